import { count, probabilityRule, reject } from "./parameterCheck.ts";
import type { RandomStream } from "./stream.ts";

/**
 * How many of a number of trials succeed (d3-random).
 *
 * @param trials a whole number of at least 0
 * @param probability of one success, from 0 to 1
 * @throws {KeizokuError} `invalid-input`
 * @example binomial(randomStream(1), 7, 1) // => 7
 */
export function binomial(stream: RandomStream, trials: number, probability: number): number {
  if (!(count.holds(trials) && probabilityRule.holds(probability))) {
    reject("binomial", { trials: [trials, count], probability: [probability, probabilityRule] });
  }
  return trials === 0 ? 0 : stream.samplers.binomial(trials, probability)();
}
