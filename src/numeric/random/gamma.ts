import { positive, reject } from "./parameterCheck.ts";
import type { RandomStream } from "./stream.ts";

/**
 * A gamma distributed number with a shape and a scale (not a rate); the mean is shape · scale (d3-random,
 * Marsaglia and Tsang's method). Shapes below 0.01 often give numbers too small for a double, which come out as 0.
 *
 * @param shape above 0
 * @param scale above 0; pass 1 / rate where a paper gives a rate
 * @throws {KeizokuError} `invalid-input`
 * @example gamma(randomStream(1), 2, 3) > 0 // => true
 */
export function gamma(stream: RandomStream, shape: number, scale: number): number {
  if (!(positive.holds(shape) && positive.holds(scale))) {
    reject("gamma", { shape: [shape, positive], scale: [scale, positive] });
  }
  return Math.min(stream.samplers.gamma(shape, scale)(), Number.MAX_VALUE);
}
