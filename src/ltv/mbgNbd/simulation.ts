import { beta, exponential, gamma } from "../../numeric/random/index.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import type { PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import type { MbgNbdParameters } from "./schema.ts";

/** Rates of 0, which a gamma of a small shape rounds to, would wait forever. */
const SMALLEST_RATE = 1e-300;

/** Draws one history for each age from the story the model tells: leave or stay, the first purchase included, and buy again. */
export function simulateHistories(
  { r, alpha, a, b }: MbgNbdParameters,
  ages: ArrayLike<number>,
  stream: RandomStream,
): Record<PurchaseHistoryKey, Float64Array> {
  const frequency = new Float64Array(ages.length);
  const recency = new Float64Array(ages.length);
  for (let i = 0; i < ages.length; i++) {
    const rate = Math.max(gamma(stream, r, 1 / alpha), SMALLEST_RATE);
    const chanceToLeave = beta(stream, a, b);
    let time = 0;
    while (stream.next() >= chanceToLeave) {
      time += exponential(stream, rate);
      if (time > ages[i]!) break;
      frequency[i]! += 1;
      recency[i] = time;
    }
  }
  return { frequency, recency, age: Float64Array.from(ages) };
}
