import { notNegative, reject } from "./parameterCheck.ts";
import type { RandomStream } from "./stream.ts";

/**
 * A Poisson distributed count (d3-random).
 *
 * @param mean of at least 0; 0 gives 0
 * @throws {KeizokuError} `invalid-input`
 * @example poisson(randomStream(1), 0) // => 0
 */
export function poisson(stream: RandomStream, mean: number): number {
  if (!notNegative.holds(mean)) reject("poisson", { mean: [mean, notNegative] });
  return mean === 0 ? 0 : stream.samplers.poisson(mean)();
}
