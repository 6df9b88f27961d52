import { checkFinite, columnIssues, throwIfAny } from "./columnCheck.ts";
import { checkMoments, type Moments } from "./moments.ts";
import { KeizokuError } from "../../schema/error.ts";

/** Mean and spread of a column. */
export interface MeanAndVariance {
  readonly count: number;
  readonly mean: number;
  /** Mean squared deviation with divisor count − 1; 0 for a single value. */
  readonly variance: number;
}

/**
 * Mean and sample variance in one pass over the values (Welford).
 *
 * @param values finite, at least one
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `not-finite` where no double holds them
 * @example meanAndVariance([2, 4, 4, 4, 5, 5, 7, 9]).mean // => 5
 * @example meanAndVariance([2, 4, 4, 4, 5, 5, 7, 9]).variance // => 4.5714
 * @see Welford (1962), Technometrics 4, 419–420
 */
export function meanAndVariance(values: ArrayLike<number>): MeanAndVariance {
  throwIfAny("meanAndVariance", columnIssues("values", values));
  let mean = 0;
  let m2 = 0;
  for (let i = 0; i < values.length; i++) {
    const off = values[i]! - mean;
    mean += off / (i + 1);
    m2 += off * (values[i]! - mean);
  }
  const count = values.length;
  checkFinite("meanAndVariance", "values", [mean, m2]);
  return { count, mean, variance: count > 1 ? m2 / (count - 1) : 0 };
}

/**
 * Sample variance (divisor count − 1) from moments.
 *
 * @throws {KeizokuError} `too-few-observations` below two values
 * @example variance(moments([1, 2, 3, 4])) // => 1.6667
 */
export function variance(of: Moments): number {
  const count = atLeast("variance", of, 2);
  return of.m2 / (count - 1);
}

/**
 * Sample standard deviation (divisor count − 1) from moments.
 *
 * @throws {KeizokuError} `too-few-observations` below two values
 * @example standardDeviation(moments([1, 2, 3, 4])) // => 1.2910
 */
export function standardDeviation(of: Moments): number {
  const count = atLeast("standardDeviation", of, 2);
  return Math.sqrt(of.m2 / (count - 1));
}

/**
 * Skewness √n · m3 / m2^1.5: 0 for a symmetric column, and for one without spread.
 *
 * @throws {KeizokuError} `too-few-observations` without values
 * @example skewness(moments([1, 2, 3])) // => 0
 */
export function skewness(of: Moments): number {
  const count = atLeast("skewness", of, 1);
  return of.m2 > 0 ? (Math.sqrt(count) * (of.m3 / of.m2)) / Math.sqrt(of.m2) : 0;
}

/**
 * Excess kurtosis n · m4 / m2² − 3: 0 for a normal distribution, and for a column without spread.
 *
 * @throws {KeizokuError} `too-few-observations` without values
 * @example excessKurtosis(moments([0, 1])) // => -2
 */
export function excessKurtosis(of: Moments): number {
  const count = atLeast("excessKurtosis", of, 1);
  return of.m2 > 0 ? (count * (of.m4 / of.m2)) / of.m2 - 3 : 0;
}

function atLeast(operation: string, of: Moments, fewest: number): number {
  checkMoments(operation, "of", of);
  const { count } = of;
  if (count >= fewest) return count;
  const fix = "Summarise more values.";
  const expected = `moments of at least ${String(fewest)} values`;
  const received = `moments of ${String(count)}`;
  throw new KeizokuError(operation, [{ code: "too-few-observations", path: "of", expected, received, fix }]);
}
