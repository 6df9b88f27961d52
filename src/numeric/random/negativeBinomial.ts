import { chanceRule, positive, reject } from "./parameterCheck.ts";
import { poisson } from "./poisson.ts";
import type { RandomStream } from "./stream.ts";

/**
 * Failures before the `size`-th success: 0, 1, 2, …; the mean is size · (1 − probability) / probability. A Poisson count
 * whose mean is gamma distributed, so `size` need not be whole.
 *
 * @param size above 0
 * @param probability of success in one trial, above 0, at most 1
 * @throws {KeizokuError} `invalid-input`
 * @example negativeBinomial(randomStream(1), 2.5, 1) // => 0
 */
export function negativeBinomial(stream: RandomStream, size: number, probability: number): number {
  if (!(positive.holds(size) && chanceRule.holds(probability))) {
    reject("negativeBinomial", { size: [size, positive], probability: [probability, chanceRule] });
  }
  if (probability === 1) return 0;
  const mean = stream.samplers.gamma(size, (1 - probability) / probability)();
  return poisson(stream, Math.min(mean, Number.MAX_VALUE));
}
