import type { Prior } from "../../schema/prior.ts";
import { checkTimeUnit } from "../../schema/timeUnit.ts";
import type { GroupKernel } from "../kernel/covariates/groupedLikelihood.ts";
import type { Estimate } from "../kernel/estimate.ts";
import { parameterCount, type LikelihoodProblem } from "../kernel/likelihoodProblem.ts";
import { leavingConvention, type ContractProcess } from "../kernel/covariates/convention.ts";
import type { CovariateFitOptions } from "../kernel/covariates/covariates.ts";
import { estimateWith, withCovariates } from "../kernel/covariates/withCovariates.ts";
import type { FitOptions } from "../kernel/maximumLikelihood.ts";
import { checkNumbers } from "../../schema/columns.ts";
import type { ContractData } from "./contracts.ts";
import { readDescribed } from "./describedRenewals.ts";
import { checkInterior, checkLearnable } from "./learnable.ts";
import { countRenewals, type RenewalCounts } from "./readRenewals.ts";
import { renewalDerivatives, renewalLogLikelihood, type RetentionKernel } from "./renewalLikelihood.ts";

/** A model of renewals, as far as fitting goes. */
export interface RenewalFamily<P extends string> {
  readonly operation: string;
  readonly names: readonly P[];
  /** The two shapes of θ's beta distribution. */
  readonly shapes: readonly [P, P];
  readonly retention: RetentionKernel;
  /** Starting points, given the odds to stay at a renewal. */
  readonly starts: (odds: number) => number[][];
  readonly weakPrior: (odds: number) => Prior<P>;
}

/**
 * Fits a model of renewals to cohorts or to single customers.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `constant-covariate`, `collinear-covariates`, `too-few-observations`, `no-maximum`,
 * `not-converged`, `aborted`
 */
export function fitRenewals<P extends string>(
  { operation, names, shapes, retention, starts, weakPrior }: RenewalFamily<P>,
  data: ContractData,
  options: FitOptions<P> & CovariateFitOptions<ContractProcess>,
): Estimate<P> {
  const period = (data as Partial<ContractData> | null | undefined)?.period;
  checkTimeUnit(operation, "data.period", period);
  checkNumbers<never>(operation, "options", options, {});
  const { counts, selection } = readDescribed(operation, data, options);
  const free = options.prior === undefined;
  if (free) checkLearnable(operation, names, counts);
  const odds = oddsToStay(counts);
  const kernel: GroupKernel<RenewalCounts> = {
    logLikelihood: (parameters, group) => renewalLogLikelihood(retention, parameters, group),
    derivatives: (parameters, group, g, h) => renewalDerivatives(retention, { parameters, counts: group }, g, h),
  };
  const problem = withCovariates(
    {
      operation,
      names,
      rows: counts.rows,
      timeUnit: period,
      starts: starts(odds),
      weakPrior: weakPrior(odds),
      notes: [],
      value: (parameters) => kernel.logLikelihood(parameters, counts),
      derivatives: (parameters, g, h) => kernel.derivatives(parameters, counts, g, h),
    },
    selection,
    { kernel, prepare: countRenewals, convention: leavingConvention },
  );
  const estimate = estimateWith(problem, options);
  if (free) checkInterior(operation, estimate, shapes, likelihoodAt(problem, estimate));
  return estimate;
}

/** The likelihood at other parameters, the coefficients as they were estimated. */
function likelihoodAt<P extends string>(
  problem: LikelihoodProblem<P>,
  { covariates = {} }: Estimate<P>,
): (parameters: Readonly<Record<P, number>>) => number {
  const { names, regression } = problem;
  const coefficients = Object.values(covariates).flatMap((row) => Object.values(row));
  return (parameters) => {
    const natural = Float64Array.from(names.slice(0, parameterCount(problem)), (name) => parameters[name as P]);
    if (regression === undefined) return problem.value(natural);
    return regression.likelihood.value(Float64Array.from([...natural.map(Math.log), ...coefficients]));
  };
}

/** Over all renewals; half a customer either way keeps it from 0 and infinity. */
function oddsToStay({ left, stayed }: RenewalCounts): number {
  const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
  return (sum(stayed) + 0.5) / (sum(left) + 0.5);
}
