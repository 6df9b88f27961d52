import { checkNumbers } from "../../schema/columns.ts";
import type { Prior } from "../../schema/prior.ts";
import { checkTimeUnit } from "../../schema/timeUnit.ts";
import type { Estimate } from "../kernel/estimate.ts";
import { maximizeLikelihood, type FitOptions } from "../kernel/maximumLikelihood.ts";
import type { ContractData } from "./contracts.ts";
import { checkInterior, checkLearnable } from "./learnable.ts";
import { readRenewals, type RenewalCounts } from "./readRenewals.ts";
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
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations`, `no-maximum`, `not-converged`, `aborted`
 */
export function fitRenewals<P extends string>(
  { operation, names, shapes, retention, starts, weakPrior }: RenewalFamily<P>,
  data: ContractData,
  options: FitOptions<P>,
): Estimate<P> {
  const period = (data as Partial<ContractData> | null | undefined)?.period;
  checkTimeUnit(operation, "data.period", period);
  checkNumbers<never>(operation, "options", options, {});
  const counts = readRenewals(operation, data);
  const free = options.prior === undefined;
  if (free) checkLearnable(operation, names, counts);
  const odds = oddsToStay(counts);
  const estimate = maximizeLikelihood(
    {
      operation,
      names,
      rows: counts.rows,
      timeUnit: period,
      starts: starts(odds),
      weakPrior: weakPrior(odds),
      notes: [],
      value: (parameters) => renewalLogLikelihood(retention, parameters, counts),
      derivatives: (parameters, g, h) => renewalDerivatives(retention, { parameters, counts }, g, h),
    },
    options,
  );
  if (free) {
    const at = (parameters: Readonly<Record<P, number>>): number =>
      renewalLogLikelihood(
        retention,
        names.map((name) => parameters[name]),
        counts,
      );
    checkInterior(operation, estimate, shapes, at);
  }
  return estimate;
}

/** Over all renewals; half a customer either way keeps it from 0 and infinity. */
function oddsToStay({ left, stayed }: RenewalCounts): number {
  const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
  return (sum(stayed) + 0.5) / (sum(left) + 0.5);
}
