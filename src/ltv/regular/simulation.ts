import { beta, gamma } from "../../numeric/random/index.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import type { PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import type { RegularLaw } from "./law.ts";

/** Rates of 0, which a gamma of a small shape rounds to, would wait forever; gaps of 0 have no logarithm. */
const SMALLEST = 1e-300;

/** Draws one history for each age from the story the model tells. Plain numbers, no checks. */
export function simulateHistories(
  { k, r, alpha, a, b, first }: RegularLaw,
  ages: ArrayLike<number>,
  stream: RandomStream,
): Record<PurchaseHistoryKey | "sumLogGaps", Float64Array> {
  const frequency = new Float64Array(ages.length);
  const recency = new Float64Array(ages.length);
  const sumLogGaps = new Float64Array(ages.length);
  for (let i = 0; i < ages.length; i++) {
    const rate = Math.max(gamma(stream, r, 1 / alpha), SMALLEST);
    const chanceToLeave = beta(stream, a, b);
    let time = 0;
    for (let occasions = first; occasions === 0 || stream.next() >= chanceToLeave; occasions++) {
      const gap = Math.max(gamma(stream, k, 1 / rate), SMALLEST);
      time += gap;
      if (time > ages[i]!) break;
      frequency[i]! += 1;
      recency[i] = time;
      sumLogGaps[i]! += Math.log(gap);
    }
  }
  return { frequency, recency, age: Float64Array.from(ages), sumLogGaps };
}
