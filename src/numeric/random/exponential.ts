import { positive, reject } from "./parameterCheck.ts";
import type { RandomStream } from "./stream.ts";

/**
 * A waiting time with a constant rate; the mean is 1 / rate.
 *
 * @param rate above 0, per unit of the time that comes out
 * @throws {KeizokuError} `invalid-input`
 * @example exponential(randomStream(1), 2) > 0 // => true
 */
export function exponential(stream: RandomStream, rate: number): number {
  if (!positive.holds(rate)) reject("exponential", { rate: [rate, positive] });
  return Math.min(-Math.log(stream.next()) / rate, Number.MAX_VALUE);
}
