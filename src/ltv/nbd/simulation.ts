import { gamma, poisson } from "../../numeric/random/index.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import type { PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import type { NbdParameters } from "./schema.ts";

/**
 * Draws one history for each age from the story the model tells. Given their number, the purchases are spread evenly over the time: the
 * last of x comes at the largest of x uniform numbers, the x-th root of one. Plain numbers, no checks.
 */
export function simulateHistories(
  { r, alpha }: NbdParameters,
  ages: ArrayLike<number>,
  stream: RandomStream,
): Record<PurchaseHistoryKey, Float64Array> {
  const frequency = new Float64Array(ages.length);
  const recency = new Float64Array(ages.length);
  for (let i = 0; i < ages.length; i++) {
    const x = poisson(stream, gamma(stream, r, 1 / alpha) * ages[i]!);
    frequency[i] = x;
    if (x > 0) recency[i] = ages[i]! * stream.next() ** (1 / x);
  }
  return { frequency, recency, age: Float64Array.from(ages) };
}
