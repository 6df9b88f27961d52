import { normalQuantile } from "../../numeric/distribution/normal.ts";
import { studentTSurvival } from "../../numeric/distribution/studentT.ts";
import type { ProfileEstimate } from "./schema.ts";

/** Count, mean and sum of squared deviations of a group. */
export interface Spread {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
}

/** No values. */
export const noSpread: Spread = { count: 0, mean: 0, squares: 0 };

/** Spread of a column in one pass (Welford). Kernel. */
export function spreadOf(values: ArrayLike<number>): Spread {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const off = values[i]! - mean;
    mean += off / (i + 1);
    squares += off * (values[i]! - mean);
  }
  return { count: values.length, mean, squares };
}

/** Spread of two groups together. Kernel. */
export function mergeSpread(a: Spread, b: Spread): Spread {
  if (a.count === 0) return b;
  if (b.count === 0) return a;
  const count = a.count + b.count;
  const off = b.mean - a.mean;
  const mean = a.mean + (off * b.count) / count;
  return { count, mean, squares: a.squares + b.squares + (off * off * a.count * b.count) / count };
}

/** Mean squared deviation with divisor n − 1; 0 below two values. Kernel. */
export function varianceOf({ count, squares }: Spread): number {
  return count > 1 ? squares / (count - 1) : 0;
}

/**
 * Hedges' g: (mean of a − mean of b) / pooled standard deviation, times 1 − 3 / (4 df − 1), with the interval of its large-sample variance.
 *
 * Kernel. Null where neither group varies, or fewer than three values are there.
 *
 * @see Hedges & Olkin (1985), Statistical Methods for Meta-Analysis, chapter 5; Borenstein et al. (2009), Introduction to Meta-Analysis, 4.18–4.24
 */
export function hedgesG(a: Spread, b: Spread, level: number): ProfileEstimate | null {
  const degrees = a.count + b.count - 2;
  if (a.count < 1 || b.count < 1 || degrees < 1) return null;
  const deviation = Math.sqrt((a.squares + b.squares) / degrees);
  const d = (a.mean - b.mean) / deviation;
  if (deviation === 0 || !Number.isFinite(d * d)) return null;
  const correction = 1 - 3 / (4 * degrees - 1);
  const error = correction * Math.sqrt(1 / a.count + 1 / b.count + (d * d) / (2 * (a.count + b.count)));
  const half = normalQuantile((1 + level) / 2) * error;
  const value = correction * d;
  return { value, lower: value - half, upper: value + half };
}

/**
 * Chance of so large a difference of two means where there is none, two-sided: Welch's t; with one pooled variance where a group has a single value.
 * Kernel. Null where no test is possible; 0 or 1 where neither group varies.
 *
 * @see Welch (1947), Biometrika 34, 28–35
 */
export function differenceOfMeans(a: Spread, b: Spread): number | null {
  const together = a.count + b.count - 2;
  if (a.count < 1 || b.count < 1 || together < 1) return null;
  const difference = Math.abs(a.mean - b.mean);
  if (a.squares + b.squares === 0) return difference === 0 ? 1 : 0;
  if (a.count < 2 || b.count < 2) {
    const error = Math.sqrt(((a.squares + b.squares) / together) * (1 / a.count + 1 / b.count));
    return Math.min(1, 2 * studentTSurvival(difference / error, together));
  }
  const [first, second] = [varianceOf(a) / a.count, varianceOf(b) / b.count];
  const error = first + second;
  const [one, other] = [first / error, second / error];
  const degrees = 1 / ((one * one) / (a.count - 1) + (other * other) / (b.count - 1));
  return Math.min(1, 2 * studentTSurvival(difference / Math.sqrt(error), degrees));
}

/**
 * Mean of a part over the mean of all, with an interval on the log scale that takes the overlap into account (delta method; the size of the part
 * counts as given). Kernel. Null where a mean is not above 0.
 */
export function liftOfMean(part: Spread, others: Spread, level: number): ProfileEstimate | null {
  const all = mergeSpread(part, others);
  if (!(part.mean > 0 && all.mean > 0)) return null;
  const value = part.mean / all.mean;
  const outside = others.count / all.count;
  const own = (outside * others.mean) / (part.mean * all.mean);
  const other = outside / all.mean;
  const variance =
    own * own * (varianceOf(part) / part.count) + other * other * (varianceOf(others) / Math.max(1, others.count));
  return logInterval(value, variance, level);
}

/** An interval of a ratio from the variance of its logarithm. Kernel. */
export function logInterval(value: number, variance: number, level: number): ProfileEstimate | null {
  const factor = Math.exp(normalQuantile((1 + level) / 2) * Math.sqrt(variance));
  const upper = value * factor;
  return Number.isFinite(upper) ? { value, lower: value / factor, upper } : null;
}
