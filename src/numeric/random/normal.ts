import { finite, notNegative, reject } from "./parameterCheck.ts";
import type { RandomStream } from "./stream.ts";

/**
 * A normally distributed number (d3-random, polar method).
 *
 * @param mean default 0
 * @param standardDeviation default 1; 0 gives the mean
 * @throws {KeizokuError} `invalid-input`
 * @example normal(randomStream(1), 3, 0) // => 3
 */
export function normal(stream: RandomStream, mean = 0, standardDeviation = 1): number {
  if (!(finite.holds(mean) && notNegative.holds(standardDeviation))) {
    reject("normal", { mean: [mean, finite], standardDeviation: [standardDeviation, notNegative] });
  }
  return mean + standardDeviation * stream.samplers.standardNormal();
}
