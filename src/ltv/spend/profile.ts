import { brentRoot } from "../../numeric/optimize/brentRoot.ts";
import type { SpendGroups } from "./groups.ts";
import { gapsAround, groupValue, logMinusDigamma } from "./kernel.ts";

/** What the likelihood comes to once the ratio of the variances is set: mean and scale follow. */
export interface Profile {
  /** τ² / (τ² + σ²), 0 and 1 included. */
  readonly share: number;
  /** 1 − share, with all its digits. */
  readonly rest: number;
  readonly mean: number;
  /** (τ² + σ²) / m². */
  readonly scale: number;
  /** ln L, without Σ ln z. */
  readonly value: number;
  /** Its derivative in the share. */
  readonly slope: number;
}

/** The best mean and scale where σ²/τ² is `rest`/`share`. A kernel: the values are not all equal. */
export function profileAt(share: number, rest: number, groups: SpendGroups): Profile {
  const { frequency, weights, means } = groups;
  const n = weights.length;
  const part = frequency.map((count) => share + rest / count);
  let total = 0;
  let mean = 0;
  for (let g = 0; g < n; g++) {
    total += weights[g]! / part[g]!;
    mean += (weights[g]! / part[g]! / total) * (means[g]! - mean);
  }
  const gaps = weights.map((_, g) => gapsAround(mean, groups, g));
  const scale = bestScale(part, gaps, groups);
  let value = 0;
  let slope = 0;
  for (let g = 0; g < n; g++) {
    const alpha = 1 / (scale * part[g]!);
    const inAlpha = weights[g]! * logMinusDigamma(alpha) - gaps[g]!;
    value += groupValue(alpha, weights[g]!, gaps[g]!);
    slope -= (inAlpha * alpha * (1 - 1 / frequency[g]!)) / part[g]!;
  }
  return { share, rest, mean, scale, value, slope };
}

/**
 * The root of Σ α (w (ln α − ψ(α)) − gaps) in the scale, α = 1 / (scale · part). It lies between Q and 2Q with Q = Σ(gaps / part) / Σw, as
 * α (ln α − ψ(α)) lies between ½ and 1.
 */
function bestScale(part: Float64Array, gaps: Float64Array, { weights, customers }: SpendGroups): number {
  let least = 0;
  for (let g = 0; g < part.length; g++) least += gaps[g]! / part[g]! / customers;
  const slope = (log: number): number => {
    let sum = 0;
    for (let g = 0; g < part.length; g++) {
      const alpha = Math.exp(-log) / part[g]!;
      sum += alpha * (gaps[g]! - weights[g]! * logMinusDigamma(alpha));
    }
    return sum;
  };
  const low = Math.log(least) - 1e-6;
  return Math.exp(brentRoot(slope, low, low + Math.LN2 + 2e-6).x);
}
