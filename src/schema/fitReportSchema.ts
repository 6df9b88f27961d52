import * as z from "zod/mini";
import type { FitReport, Note } from "./fitReport.ts";
import type { LogNormalPrior } from "./prior.ts";
import { timeUnits } from "./timeUnit.ts";

/**
 * Checks the report of a fit: finite numbers, a square covariance and standard errors for exactly these parameters.
 *
 * @param parameters names in the order of the covariance
 * @param coefficients names of coefficients of covariates, which come after them: `purchase.gender`
 * @example
 * fitReportSchema(["alpha", "beta"]).safeParse({}).success // => false
 */
export function fitReportSchema<P extends string>(
  parameters: readonly P[],
  coefficients: readonly string[] = [],
): z.ZodMiniType<FitReport<P>> {
  const count = z.int().check(z.gte(0));
  const names = [...parameters, ...coefficients];
  const row = z.array(z.number()).check(z.length(names.length));
  const strength = z.number().check(z.gte(0));
  const errors = Object.fromEntries(names.map((name) => [name, strength]));
  const priors = Object.fromEntries(parameters.map((name) => [name, z.optional(logNormalSchema())]));
  const schema = z.object({
    logLikelihood: z.number(),
    aic: z.number(),
    bic: z.number(),
    observations: z.number().check(z.gte(0)),
    distinctRows: count,
    iterations: count,
    gradientNorm: z.number().check(z.gte(0)),
    method: z.enum(["newton", "bfgs", "nelder-mead", "closed-form"]),
    prior: z.nullable(z.object(priors)),
    ...(coefficients.length === 0 ? {} : { ridge: z.optional(z.record(z.string(), strength)) }),
    covariance: z.nullable(z.array(row).check(z.length(names.length))),
    standardErrors: z.nullable(z.object(errors)),
    timeUnit: z.nullable(z.enum(timeUnits)),
    notes: z.array(noteSchema()),
  });
  return schema as unknown as z.ZodMiniType<FitReport<P>>;
}

function logNormalSchema(): z.ZodMiniType<LogNormalPrior> {
  const positive = z.number().check(z.positive());
  return z.object({ median: positive, sdLog: positive });
}

function noteSchema(): z.ZodMiniType<Note> {
  return z.object({ code: z.string(), message: z.string() });
}
