import { log1pMinus } from "../../numeric/special/log1pMinus.ts";

/** Customers by number of purchases: all that the likelihood needs of a million rows. */
export interface SpendGroups {
  /** Numbers of purchases, each once. */
  readonly frequency: Float64Array;
  /** Customers of each. */
  readonly weights: Float64Array;
  /** Mean of their mean values. */
  readonly means: Float64Array;
  /** Σ weight · (z / mean − 1 − ln(z / mean)) over their mean values z: 0 where all are equal. */
  readonly gaps: Float64Array;
  /** Sum of the weights. */
  readonly customers: number;
  /** Σ weight · ln z. */
  readonly logs: number;
  readonly distinctRows: number;
}

/** Groups distinct rows of frequency and mean value. A kernel: both above 0; O(rows). */
export function spendGroups([frequency, value]: readonly Float64Array[], weights: Float64Array): SpendGroups {
  const index = new Map<number, number>();
  const group = Int32Array.from(frequency!, (n) => {
    if (!index.has(n)) index.set(n, index.size);
    return index.get(n)!;
  });
  const sums = new Float64Array(index.size);
  const means = new Float64Array(index.size);
  const gaps = new Float64Array(index.size);
  let customers = 0;
  let logs = 0;
  for (let i = 0; i < weights.length; i++) {
    const g = group[i]!;
    sums[g]! += weights[i]!;
    means[g]! += (weights[i]! / sums[g]!) * (value![i]! - means[g]!);
    customers += weights[i]!;
    logs += weights[i]! * Math.log(value![i]!);
  }
  for (let i = 0; i < weights.length; i++) gaps[group[i]!]! += weights[i]! * gapOf(value![i]!, means[group[i]!]!);
  const distinctRows = weights.length;
  return { frequency: Float64Array.from(index.keys()), weights: sums, means, gaps, customers, logs, distinctRows };
}

/** z/m − 1 − ln(z/m), without cancellation near 0; half the deviance of a gamma distribution. A kernel: both above 0. */
export function gapOf(value: number, mean: number): number {
  const off = (value - mean) / mean;
  // Far below the mean 1 + off has lost the digits of z.
  return off > -0.9 ? -log1pMinus(off) : off - Math.log(value) + Math.log(mean);
}
