import { chiSquareSurvival } from "../numeric/distribution/chiSquare.ts";
import { KeizokuError, show, type Issue } from "../schema/error.ts";
import type { FitReport } from "../schema/fitReport.ts";
import { coefficientIssues } from "./kernel/covariates/coefficientIssues.ts";
import { coefficientNames, type CovariateRow } from "./kernel/covariates/covariates.ts";

/** A fitted model that may have covariates. */
export interface CovariateModel {
  readonly kind: string;
  readonly parameters: object;
  readonly fit: FitReport;
  readonly covariates?: Readonly<Record<string, CovariateRow>>;
}

/** What the data say against the smaller model. */
export interface LikelihoodRatio {
  /** Twice the difference of the log-likelihoods, at least 0. */
  readonly statistic: number;
  /** Coefficients that the larger model has beyond the smaller one. */
  readonly degreesOfFreedom: number;
  /** Chance of such a statistic or a larger one where those coefficients are 0, for many customers. */
  readonly pValue: number;
}

/** Log-likelihoods beyond this are none, and twice their difference may be no double. */
const LARGEST = 1e300;

/** Log-likelihoods this close, relative, differ by the searches' tolerance. */
const SAME = 1e-9;

/**
 * Likelihood-ratio test of a model against the same model with more covariates: does what they add exceed chance?
 *
 * @param restricted fitted to the same customers as `full`, without some of its coefficients
 * @param full both by plain maximum likelihood: no prior, no ridge
 * @throws {KeizokuError} `invalid-input` (models of two families, not nested, of other customers, with a prior or a ridge)
 * @example
 * const fit = { observations: 500, timeUnit: "week", prior: null };
 * const restricted = { kind: "bg-nbd", version: 1, parameters: {}, fit: { ...fit, logLikelihood: -1204.2 } };
 * const full = { ...restricted, covariates: { purchase: { gender: 0.3 }, dropout: {} }, fit: { ...fit, logLikelihood: -1201.4 } };
 * likelihoodRatioTest(restricted, full) // => { statistic: 5.6, degreesOfFreedom: 1, pValue: 0.018 }
 * @see Wilks (1938), Annals of Mathematical Statistics 9(1), 60–62
 */
export function likelihoodRatioTest(restricted: CovariateModel, full: CovariateModel): LikelihoodRatio {
  const models = { restricted, full };
  const issues = (["restricted", "full"] as const).flatMap((path) => modelIssues(path, models[path]));
  if (issues.length === 0) issues.push(...nestingIssues(restricted, full));
  if (issues.length > 0) throw new KeizokuError("likelihoodRatioTest", issues);
  const degreesOfFreedom = coefficientNames(full.covariates).length - coefficientNames(restricted.covariates).length;
  const statistic = Math.max(0, 2 * (full.fit.logLikelihood - restricted.fit.logLikelihood));
  return { statistic, degreesOfFreedom, pValue: chiSquareSurvival(statistic, degreesOfFreedom) };
}

function modelIssues(path: string, model: CovariateModel | null | undefined): Issue[] {
  const report = model?.fit as Partial<FitReport> | null | undefined;
  if (typeof report?.logLikelihood !== "number" || !(Math.abs(report.logLikelihood) <= LARGEST)) {
    return [wrong(path, "a fitted model", model, "Pass two models as fit returned them.")];
  }
  const fix = "Fit both models without it: only estimates by plain maximum likelihood can be compared so.";
  const issues = coefficientIssues(`${path}.covariates`, model!.covariates);
  if (!Number.isFinite(report.observations) || !(report.observations! >= 0)) {
    const counted = "Pass two models as fit returned them.";
    issues.push(wrong(`${path}.fit.observations`, "a finite number of at least 0", report.observations, counted));
  }
  if ((report.prior ?? null) !== null) issues.push(wrong(`${path}.fit.prior`, "no prior", report.prior, fix));
  if (report.ridge !== undefined) issues.push(wrong(`${path}.fit.ridge`, "no ridge", report.ridge, fix));
  return issues;
}

function nestingIssues(restricted: CovariateModel, full: CovariateModel): Issue[] {
  const issues: Issue[] = [];
  const same = (path: string, a: unknown, b: unknown, equal: boolean): void => {
    if (!equal) issues.push(wrong(path, `${show(a)}, as restricted has`, b, "Fit both models to the same customers."));
  };
  const { fit: a } = restricted;
  const { fit: b } = full;
  same("full.kind", restricted.kind, full.kind, restricted.kind === full.kind);
  same("full.fit.timeUnit", a.timeUnit, b.timeUnit, a.timeUnit === b.timeUnit);
  const close = Math.abs(a.observations - b.observations) <= SAME * a.observations;
  same("full.fit.observations", a.observations, b.observations, close);
  const more = coefficientNames(full.covariates);
  const missing = coefficientNames(restricted.covariates).filter((name) => !more.includes(name));
  const fix = "Pass first the model with fewer covariates, all of which the other has too.";
  if (missing.length > 0) {
    issues.push(
      wrong("full.covariates", `all covariates of restricted (${missing.join(", ")}, too)`, more.join(", "), fix),
    );
  } else if (more.length <= coefficientNames(restricted.covariates).length) {
    issues.push(wrong("full.covariates", "more covariates than restricted has", more.join(", "), fix));
  }
  const tolerance = SAME * (1 + Math.abs(a.logLikelihood));
  if (issues.length === 0 && b.logLikelihood < a.logLikelihood - tolerance) {
    const expected = `at least ${show(a.logLikelihood)}, as restricted reaches`;
    issues.push(wrong("full.fit.logLikelihood", expected, b.logLikelihood, "Fit both models to the same customers."));
  }
  return issues;
}

function wrong(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
