import { digamma } from "../../numeric/special/digamma.ts";
import { logGamma } from "../../numeric/special/logGamma.ts";
import { trigamma } from "../../numeric/special/trigamma.ts";

/** Counts below this are summed one by one (cheap and exact), larger ones by differences of logGamma. */
const SUMMED = 512;

/** Weighted counts prepared for {@link sumLogRisingFactorial}. */
export interface RisingCounts {
  /** `tail[j]`: weight of the rows whose count exceeds j, for j below 512. */
  readonly tail: Float64Array;
  /** Distinct counts above 512 and the weight of each. */
  readonly large: readonly { readonly count: number; readonly weight: number }[];
}

/** Prepares whole, non-negative counts; O(rows). */
export function risingCounts(counts: Float64Array, weights: Float64Array): RisingCounts {
  let longest = 0;
  const large = new Map<number, number>();
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count > SUMMED) large.set(count, (large.get(count) ?? 0) + weights[i]!);
    if (count > longest) longest = count;
  }
  const tail = new Float64Array(Math.min(longest, SUMMED));
  for (let i = 0; i < counts.length; i++) if (counts[i]! > 0) tail[Math.min(counts[i]!, SUMMED) - 1]! += weights[i]!;
  for (let j = tail.length - 2; j >= 0; j--) tail[j]! += tail[j + 1]!;
  return { tail, large: Array.from(large, ([count, weight]) => ({ count, weight })) };
}

/**
 * Σ w · ln (c)ₓ with (c)ₓ = Γ(c + x) / Γ(c), and its first two derivatives in c, into `out[0..2]`. c > 0, not checked.
 * As a sum over whole counts it has no cancellation, however small c is.
 */
export function sumLogRisingFactorial(c: number, counts: RisingCounts, out: Float64Array): void {
  let value = 0;
  let first = 0;
  let second = 0;
  const { tail, large } = counts;
  for (let j = 0; j < tail.length; j++) {
    const weight = tail[j]!;
    const inverse = 1 / (c + j);
    value += weight * Math.log(c + j);
    first += weight * inverse;
    second -= weight * inverse * inverse;
  }
  if (large.length > 0) {
    const base = [logGamma(c + SUMMED), digamma(c + SUMMED), trigamma(c + SUMMED)] as const;
    for (const { count, weight } of large) {
      value += weight * (logGamma(c + count) - base[0]);
      first += weight * (digamma(c + count) - base[1]);
      second += weight * (trigamma(c + count) - base[2]);
    }
  }
  out[0] = value;
  out[1] = first;
  out[2] = second;
}
