import { checkNumbers } from "../schema/columns.ts";
import { normalCdf, normalQuantile } from "../numeric/distribution/normal.ts";
import { KeizokuError, show, type Issue } from "../schema/error.ts";
import { coefficientIssues, isRecord } from "./kernel/covariates/coefficientIssues.ts";
import type { CovariateModel } from "./likelihoodRatioTest.ts";

/** What a covariate does to a process, and how sure that is. */
export interface CovariateEffect {
  readonly process: string;
  readonly covariate: string;
  readonly coefficient: number;
  /** e^coefficient: one unit more of the covariate multiplies by this what the process's covariates act on. */
  readonly factor: number;
  /** Null where the fit has no standard errors, like all that follows. */
  readonly standardError: number | null;
  /** coefficient / standardError. */
  readonly z: number | null;
  /** Two-sided, for a coefficient of 0. */
  readonly pValue: number | null;
  /** Ends of the coefficient's interval. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * The coefficients of a model's covariates with their intervals, in the order of the fit's covariance.
 *
 * @param options `confidence` of the intervals, above 0 and below 1; 0.95 by default
 * @returns one entry a coefficient; none for a model without covariates
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const fit = { standardErrors: { "purchase.gender": 0.1 } };
 * const model = { kind: "bg-nbd", version: 1, parameters: {}, covariates: { purchase: { gender: 0.25 }, dropout: {} }, fit };
 * covariateEffects(model)[0].factor // => 1.284
 * covariateEffects(model)[0].pValue // => 0.0124
 * covariateEffects(model)[0].lower // => 0.054
 */
export function covariateEffects(
  model: CovariateModel,
  options: { readonly confidence?: number } = {},
): CovariateEffect[] {
  const operation = "covariateEffects";
  const given = model as Partial<CovariateModel> | null | undefined;
  if (typeof given?.fit !== "object" || (given.fit as unknown) === null) {
    const fix = "Pass a model as fit returned it.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "model", expected: "a fitted model", received: show(model), fix },
    ]);
  }
  const issues = [...coefficientIssues("model.covariates", model.covariates), ...errorIssues(model.fit.standardErrors)];
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  checkNumbers<never>(operation, "options", options, {});
  const { confidence = 0.95 } = options;
  const rule = { above: 0, max: 1 - 1e-12, fix: "Pass a confidence such as 0.95." };
  checkNumbers(operation, "options", { confidence }, { confidence: rule });
  const width = -normalQuantile((1 - confidence) / 2);
  return Object.entries(model.covariates ?? {}).flatMap(([process, row]) =>
    Object.entries(row).map(([covariate, coefficient]) => {
      const error = model.fit.standardErrors?.[`${process}.${covariate}`] ?? null;
      return { process, covariate, coefficient, factor: Math.exp(coefficient), ...judged(coefficient, error, width) };
    }),
  );
}

/** What is wrong with standard errors; 0 stands for none. */
function errorIssues(standardErrors: unknown): Issue[] {
  const fix = "Pass the report of a fit as it is.";
  const wrong = (path: string, expected: string, received: unknown): Issue => {
    return { code: "invalid-input", path: `model.fit.standardErrors${path}`, expected, received: show(received), fix };
  };
  if (standardErrors === undefined || standardErrors === null) return [];
  if (!isRecord(standardErrors)) return [wrong("", "standard errors by name, or null", standardErrors)];
  return Object.entries(standardErrors).flatMap(([name, error]) => {
    const inside = typeof error === "number" && (error === 0 || (error >= 1e-100 && error <= 1e100));
    return inside ? [] : [wrong(`.${name}`, "0 or a number from 1e-100 to 1e100", error)];
  });
}

function judged(
  coefficient: number,
  standardError: number | null,
  width: number,
): Pick<CovariateEffect, "standardError" | "z" | "pValue" | "lower" | "upper"> {
  if (standardError === null || !(standardError > 0)) {
    return { standardError, z: null, pValue: null, lower: null, upper: null };
  }
  const z = coefficient / standardError;
  const reach = width * standardError;
  return {
    standardError,
    z,
    pValue: 2 * normalCdf(-Math.abs(z)),
    lower: coefficient - reach,
    upper: coefficient + reach,
  };
}
