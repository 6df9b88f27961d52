import { beta, exponential, gamma } from "../../numeric/random/index.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import type { PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import type { BgNbdParameters } from "./schema.ts";

/** Draws one history for each age from the story the model tells. Plain numbers, no checks. */
export function simulateHistories(
  { r, alpha, a, b }: BgNbdParameters,
  ages: ArrayLike<number>,
  stream: RandomStream,
): Record<PurchaseHistoryKey, Float64Array> {
  const frequency = new Float64Array(ages.length);
  const recency = new Float64Array(ages.length);
  for (let i = 0; i < ages.length; i++) {
    const rate = gamma(stream, r, 1 / alpha);
    const chanceToLeave = beta(stream, a, b);
    let time = exponential(stream, rate);
    while (time <= ages[i]!) {
      frequency[i]! += 1;
      recency[i] = time;
      if (stream.next() < chanceToLeave) break;
      time += exponential(stream, rate);
    }
  }
  return { frequency, recency, age: Float64Array.from(ages) };
}
