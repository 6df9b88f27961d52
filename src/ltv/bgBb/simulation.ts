import { beta } from "../../numeric/random/index.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import type { PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import type { BgBbParameters } from "./schema.ts";

/** Draws one history for each number of opportunities from the story the model tells. Plain numbers, no checks. */
export function simulateHistories(
  parameters: BgBbParameters,
  ages: ArrayLike<number>,
  stream: RandomStream,
): Record<PurchaseHistoryKey, Float64Array> {
  const frequency = new Float64Array(ages.length);
  const recency = new Float64Array(ages.length);
  for (let i = 0; i < ages.length; i++) {
    const chanceToBuy = beta(stream, parameters.alpha, parameters.beta);
    const chanceToLeave = beta(stream, parameters.gamma, parameters.delta);
    for (let opportunity = 1; opportunity <= ages[i]!; opportunity++) {
      if (stream.next() < chanceToLeave) break;
      if (stream.next() >= chanceToBuy) continue;
      frequency[i]! += 1;
      recency[i] = opportunity;
    }
  }
  return { frequency, recency, age: Float64Array.from(ages) };
}
