import { chanceRule, reject } from "./parameterCheck.ts";
import type { RandomStream } from "./stream.ts";

/**
 * Number of the trial that brings the first success: 1, 2, 3, …; the mean is 1 / probability. A customer who leaves
 * with this chance at each renewal leaves at this one.
 *
 * @param probability of success in one trial, above 0, at most 1
 * @throws {KeizokuError} `invalid-input`
 * @example geometric(randomStream(1), 1) // => 1
 */
export function geometric(stream: RandomStream, probability: number): number {
  if (!chanceRule.holds(probability)) reject("geometric", { probability: [probability, chanceRule] });
  if (probability === 1) return 1;
  return Math.min(1 + Math.floor(Math.log(stream.next()) / Math.log1p(-probability)), Number.MAX_VALUE);
}
