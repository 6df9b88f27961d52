import { exponential, gamma, poisson } from "../../numeric/random/index.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import type { PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import type { ParetoNbdParameters } from "./schema.ts";

/** Rates of 0, which a gamma of a small shape rounds to, would wait forever. */
const SMALLEST_RATE = 1e-300;

/**
 * Draws one history for each age from the story the model tells: given their number, purchases lie uniformly in the time that a
 * customer is there, so that only the latest has to be drawn. Plain numbers, no checks.
 */
export function simulateHistories(
  { r, alpha, s, beta }: ParetoNbdParameters,
  ages: ArrayLike<number>,
  stream: RandomStream,
): Record<PurchaseHistoryKey, Float64Array> {
  const frequency = new Float64Array(ages.length);
  const recency = new Float64Array(ages.length);
  for (let i = 0; i < ages.length; i++) {
    const rate = gamma(stream, r, 1 / alpha);
    const rateOfLeaving = Math.max(gamma(stream, s, 1 / beta), SMALLEST_RATE);
    const there = Math.min(ages[i]!, exponential(stream, rateOfLeaving));
    const purchases = poisson(stream, rate * there);
    frequency[i] = purchases;
    if (purchases > 0) recency[i] = there * stream.next() ** (1 / purchases);
  }
  return { frequency, recency, age: Float64Array.from(ages) };
}
