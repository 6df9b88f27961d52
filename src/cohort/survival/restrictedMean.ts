import { normalCdf } from "../../numeric/distribution/normal.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { curveFrom } from "./checkCurve.ts";
import { checkHorizon, type HorizonOptions } from "./horizon.ts";
import { areaUnder } from "./meanKernel.ts";
import { checkConfidence, quantileOf } from "./options.ts";
import type { SurvivalColumns } from "./rows.ts";
import type { SurvivalCurve } from "./survivalCurve.ts";

/** Up to when to average. */
export interface RestrictedMeanOptions extends HorizonOptions {
  /** 0.95, or that of the curve, by default. */
  readonly confidence?: number;
}

/** Mean time within a horizon, in the unit of the durations. */
export interface RestrictedMean {
  readonly horizon: number;
  readonly mean: number;
  /** 0 where nobody left before the horizon. */
  readonly standardError: number;
  /** mean ± quantile × standard error, cut to 0 and the horizon. */
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  readonly notes: readonly Note[];
}

/**
 * Mean time that a customer stays within a horizon: the area under the curve. Unlike the mean without horizon it needs no guess about
 * times that nobody has reached, and unlike the median it always exists.
 *
 * Of a conditional curve it is the mean time after the curve's start. The standard error is that of the estimate (not the spread of the
 * customers), without a correction for small samples.
 *
 * @param of a curve, or columns, of which the Kaplan-Meier curve is taken
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `beyond-last-time` (unless nobody is left there, or `beyond` is "hold": then a note)
 * @example
 * const { mean, standardError } = restrictedMean({ duration: [1, 2, 2, 3], event: [1, 1, 0, 0] }, { horizon: 3 });
 * mean // => 2.25
 * standardError // => 0.4146
 * @see Irwin (1949), Journal of Hygiene 47, 188–189; Klein & Moeschberger (2003), Survival Analysis, 4.5
 */
export function restrictedMean(of: SurvivalCurve | SurvivalColumns, options: RestrictedMeanOptions): RestrictedMean {
  const operation = "restrictedMean";
  const curve = curveFrom(operation, "of", of);
  return freezeDeep(meanOf(operation, curve, options));
}

function meanOf(operation: string, curve: SurvivalCurve, options: RestrictedMeanOptions): RestrictedMean {
  const confidence = checkConfidence(operation, options, curve.confidence);
  const { horizon } = options;
  const ended = curve.survival.at(-1) === 0;
  const beyond = checkHorizon(operation, options, { start: curve.start, last: curve.time.at(-1)!, ended });
  const { area: mean, variance } = areaUnder(curve, horizon);
  const standardError = Math.sqrt(variance);
  const spread = quantileOf(confidence) * standardError;
  const lower = Math.max(0, mean - spread);
  const upper = Math.min(horizon - curve.start, mean + spread);
  return { horizon, mean, standardError, lower, upper, confidence, notes: [...curve.notes, ...beyond] };
}

/** Two restricted means compared. */
export interface RestrictedMeanDifference {
  readonly horizon: number;
  readonly a: RestrictedMean;
  readonly b: RestrictedMean;
  /** Mean of a less mean of b. */
  readonly difference: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /** Difference by its standard error; null where that is 0 (nobody left, in either). */
  readonly z: number | null;
  /** Two-sided; null with `z`. */
  readonly pValue: number | null;
  /** Mean of a by mean of b, with the standard error of its logarithm; null where a mean is 0. */
  readonly ratio: number | null;
  readonly logRatioStandardError: number | null;
  readonly notes: readonly Note[];
}

/**
 * How much longer the customers of one group stay than those of another, within a horizon: with test and interval, and without
 * the assumption of proportional risks.
 *
 * @param a curve or columns of one group
 * @param b of another, with other customers
 * @throws {KeizokuError} as `restrictedMean`
 * @example
 * const plan = { duration: [2, 3, 4, 4], event: [1, 0, 1, 0] };
 * const other = { duration: [1, 1, 2, 4], event: [1, 1, 1, 0] };
 * const { difference, standardError, pValue } = restrictedMeanDifference(plan, other, { horizon: 4 });
 * difference // => 1.5
 * standardError // => 0.7500
 * pValue // => 0.0455
 * @see Royston & Parmar (2013), BMC Medical Research Methodology 13, 152
 */
export function restrictedMeanDifference(
  a: SurvivalCurve | SurvivalColumns,
  b: SurvivalCurve | SurvivalColumns,
  options: RestrictedMeanOptions,
): RestrictedMeanDifference {
  const operation = "restrictedMeanDifference";
  const confidence = checkConfidence(operation, options);
  const one = meanOf(operation, curveFrom(operation, "a", a), { ...options, confidence });
  const other = meanOf(operation, curveFrom(operation, "b", b), { ...options, confidence });
  const difference = one.mean - other.mean;
  const standardError = Math.hypot(one.standardError, other.standardError);
  const spread = quantileOf(confidence) * standardError;
  const z = standardError > 0 ? difference / standardError : null;
  const defined = one.mean > 0 && other.mean > 0;
  return freezeDeep({
    horizon: options.horizon,
    a: one,
    b: other,
    difference,
    standardError,
    lower: difference - spread,
    upper: difference + spread,
    confidence,
    z,
    pValue: z === null ? null : 2 * normalCdf(-Math.abs(z)),
    ratio: defined ? one.mean / other.mean : null,
    logRatioStandardError: defined ? Math.hypot(one.standardError / one.mean, other.standardError / other.mean) : null,
    notes: [],
  });
}
