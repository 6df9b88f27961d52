import { normalQuantile } from "../../numeric/distribution/normal.ts";

/** A measure of a score with what chance leaves open. */
export interface Measure {
  readonly estimate: number;
  /** Null where it is not known. */
  readonly standardError: number | null;
  /** Limits of the interval; null where they are not known. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The lowest and the highest value that a measure can have. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/** Two-sided normal quantile of a level, 1.96 for 0.95. */
export function quantileOf(level: number): number {
  return normalQuantile((1 + level) / 2);
}

/** estimate ± z · standard error, cut at what the measure can be. Kernel; without a standard error there are no limits. */
export function waldMeasure(
  estimate: number,
  standardError: number | null,
  level: number,
  { min = -Infinity, max = Infinity }: Bounds = {},
): Measure {
  if (standardError === null || !Number.isFinite(standardError)) {
    return { estimate, standardError: null, lower: null, upper: null };
  }
  const half = quantileOf(level) * standardError;
  return { estimate, standardError, lower: Math.max(min, estimate - half), upper: Math.min(max, estimate + half) };
}

/** Interval of a share on the logit scale, which stays within 0 and 1. Kernel: estimate above 0 and below 1, standard error above 0. */
export function logitMeasure(estimate: number, standardError: number, level: number): Measure {
  const half = (quantileOf(level) * standardError) / (estimate * (1 - estimate));
  const odds = estimate / (1 - estimate);
  const [low, high] = [odds * Math.exp(-half), odds * Math.exp(half)];
  return { estimate, standardError, lower: low / (1 + low), upper: high === Infinity ? 1 : high / (1 + high) };
}

/**
 * Wilson's score interval of a share of `total`. Kernel: `total` above 0.
 *
 * @see Wilson (1927), Journal of the American Statistical Association 22, 209–212
 */
export function wilsonMeasure(estimate: number, total: number, level: number): Measure {
  const square = quantileOf(level) ** 2 / total;
  const spread = (estimate * (1 - estimate)) / total;
  const middle = estimate + square / 2;
  const half = quantileOf(level) * Math.sqrt(spread + square / (4 * total));
  return {
    estimate,
    standardError: Math.sqrt(spread),
    lower: estimate === 0 ? 0 : Math.max(0, (middle - half) / (1 + square)),
    upper: estimate === 1 ? 1 : Math.min(1, (middle + half) / (1 + square)),
  };
}

/** A measure of which a constant multiple is the one wanted. */
export function scaleMeasure({ estimate, standardError, lower, upper }: Measure, factor: number): Measure {
  const times = (value: number | null): number | null => (value === null ? null : value * factor);
  return { estimate: estimate * factor, standardError: times(standardError), lower: times(lower), upper: times(upper) };
}

/** Standard error of a mean of `total` values from the sum of its squared deviations; null where there are too few. */
export function errorOfMean(squares: number, total: number): number | null {
  return total > 1 ? Math.sqrt(squares / (total - 1) / total) : null;
}
