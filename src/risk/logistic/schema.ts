import * as z from "zod/mini";
import type { Note } from "../../schema/fitReport.ts";
import type { ModelFamily } from "../../schema/model.ts";
import type { DesignRecipe } from "../design/recipe.ts";
import { designRecipeSchema } from "../design/recipeSchema.ts";

/** What scores customers. */
export interface LogisticParameters {
  /** How raw columns become those of the regression. */
  readonly design: DesignRecipe;
  /** Log odds where every column of the design is 0. */
  readonly intercept: number;
  /** Log odds by one unit of each column of the design; 0 for columns that were left out. */
  readonly coefficients: readonly number[];
  /** Mean of each column of the design in the fit: the customer that contributions are told against. */
  readonly means: readonly number[];
}

/** A coefficient as people read it. */
export interface LogisticCoefficient {
  /** `intercept`, or a column of the design. */
  readonly name: string;
  readonly estimate: number;
  /** Null under a lasso, and for columns that were left out. */
  readonly standardError: number | null;
  /** Wald interval at the level of the fit. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** estimate / standardError; null under a penalty but Firth's. */
  readonly z: number | null;
  /** Two-sided: Wald's; under Firth's penalty that of the penalised likelihood ratio. Null under other penalties. */
  readonly p: number | null;
  /** exp of the estimate and of its interval; null where a number cannot hold it. */
  readonly oddsRatio: number | null;
  readonly oddsRatioLower: number | null;
  readonly oddsRatioUpper: number | null;
  /** Why a column was left out: it does not vary, or follows from others. */
  readonly leftOut: "constant" | "collinear" | null;
}

/** Which penalty was taken. */
export interface FittedPenalty {
  readonly kind: "ridge" | "lasso" | "elastic-net" | "firth";
  /** Share of the lasso; null for Firth's. */
  readonly alpha: number | null;
  /** On the scale that the kind states; null for Firth's. */
  readonly lambda: number | null;
}

/** How λ was chosen. */
export interface CrossValidation {
  readonly folds: number;
  readonly seed: number | string;
  readonly select: "minimum" | "one-standard-error";
  /** Penalties that were tried, falling. */
  readonly lambdas: readonly number[];
  /** Mean deviance of a row that was held out, over the folds, and its standard error. */
  readonly deviance: readonly number[];
  readonly standardErrors: readonly number[];
  readonly nonzero: readonly number[];
}

/** How the coefficients were found. */
export interface LogisticFit {
  /** Rows of some weight, their weight, and that of the events. */
  readonly observations: number;
  readonly weight: number;
  readonly events: number;
  readonly logLikelihood: number;
  /** With the intercept (and the offset) alone. */
  readonly nullLogLikelihood: number;
  readonly deviance: number;
  /** Null under a penalty. */
  readonly aic: number | null;
  readonly bic: number | null;
  /** 1 − logLikelihood / nullLogLikelihood. */
  readonly mcFaddenR2: number;
  /** Against the intercept alone; penalised under Firth's penalty, null under others. */
  readonly likelihoodRatio: {
    readonly statistic: number;
    readonly degreesOfFreedom: number;
    readonly p: number;
  } | null;
  readonly level: number;
  readonly coefficients: readonly LogisticCoefficient[];
  /** Of the intercept and the columns of the design, zeros where one was left out; null under a lasso. */
  readonly covariance: readonly (readonly number[])[] | null;
  readonly method: "newton" | "firth" | "coordinate-descent";
  readonly iterations: number;
  readonly penalty: FittedPenalty | null;
  readonly crossValidation: CrossValidation | null;
  readonly notes: readonly Note[];
}

/** A logistic regression: plain data, no customer in it. */
export interface LogisticModel {
  readonly kind: "logistic";
  readonly version: 1;
  readonly parameters: LogisticParameters;
  readonly fit: LogisticFit;
}

/** Shape of a stored model. */
export const logisticModelSchema: z.ZodMiniType<LogisticModel> = /* @__PURE__ */ makeSchema();

function makeSchema(): z.ZodMiniType<LogisticModel> {
  const numbers = z.array(z.number());
  const parameters = z.object({
    design: designRecipeSchema(),
    intercept: z.number(),
    coefficients: numbers,
    means: numbers,
  });
  const shape = { kind: z.literal("logistic"), version: z.literal(1), parameters, fit: fitSchema() };
  const fits = z.refine(
    (model) => {
      const { design, coefficients, means } = (model as LogisticModel).parameters;
      return coefficients.length === design.columns.length && means.length === design.columns.length;
    },
    { error: "a coefficient and a mean for each column of the design" },
  );
  return (z.object(shape) as unknown as z.ZodMiniType<LogisticModel>).check(fits);
}

function fitSchema(): z.ZodMiniType<object> {
  const count = z.int().check(z.gte(0));
  const positive = z.number().check(z.gte(0));
  const some = z.nullable(z.number());
  const coefficient = z.object({
    name: z.string(),
    estimate: z.number(),
    standardError: some,
    lower: some,
    upper: some,
    z: some,
    p: some,
    oddsRatio: some,
    oddsRatioLower: some,
    oddsRatioUpper: some,
    leftOut: z.nullable(z.enum(["constant", "collinear"])),
  });
  const penalty = z.object({
    kind: z.enum(["ridge", "lasso", "elastic-net", "firth"]),
    alpha: some,
    lambda: some,
  });
  const crossValidation = z.object({
    folds: count,
    seed: z.union([z.number(), z.string()]),
    select: z.enum(["minimum", "one-standard-error"]),
    lambdas: z.array(positive),
    deviance: z.array(z.number()),
    standardErrors: z.array(positive),
    nonzero: z.array(count),
  });
  return z.object({
    observations: count,
    weight: positive,
    events: positive,
    logLikelihood: z.number(),
    nullLogLikelihood: z.number(),
    deviance: z.number(),
    aic: some,
    bic: some,
    mcFaddenR2: z.number(),
    likelihoodRatio: z.nullable(z.object({ statistic: z.number(), degreesOfFreedom: count, p: positive })),
    level: positive,
    coefficients: z.array(coefficient),
    covariance: z.nullable(z.array(z.array(z.number()))),
    method: z.enum(["newton", "firth", "coordinate-descent"]),
    iterations: count,
    penalty: z.nullable(penalty),
    crossValidation: z.nullable(crossValidation),
    notes: z.array(z.object({ code: z.string(), message: z.string() })),
  });
}

/** What `readModel` needs to know of the family. */
export const logisticFamily: ModelFamily<LogisticModel> = { kind: "logistic", version: 1, schema: logisticModelSchema };
