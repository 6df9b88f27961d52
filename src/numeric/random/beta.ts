import { positive, reject } from "./parameterCheck.ts";
import type { RandomStream } from "./stream.ts";

/** With a shape below this a gamma number can vanish, so the logarithms are drawn. */
const SMALL_SHAPE = 0.3;

/**
 * A beta distributed number between 0 and 1; the mean is alpha / (alpha + beta). Two gamma numbers make one; for small
 * shapes their logarithms do, so that nothing vanishes. Beyond the precision of a double 0 and 1 come out.
 *
 * @param alpha above 0
 * @param beta above 0
 * @throws {KeizokuError} `invalid-input`
 * @example beta(randomStream(1), 2, 3) < 1 // => true
 */
export function beta(stream: RandomStream, alpha: number, beta: number): number {
  if (!(positive.holds(alpha) && positive.holds(beta))) {
    reject("beta", { alpha: [alpha, positive], beta: [beta, positive] });
  }
  if (alpha < SMALL_SHAPE || beta < SMALL_SHAPE) {
    return 1 / (1 + Math.exp(logGammaDraw(stream, beta) - logGammaDraw(stream, alpha)));
  }
  const x = stream.samplers.gamma(alpha, 1)();
  return x / (x + stream.samplers.gamma(beta, 1)());
}

/** Logarithm of a gamma number: one of shape + 1, times a uniform number to the power 1 / shape. */
function logGammaDraw(stream: RandomStream, shape: number): number {
  return Math.log(stream.samplers.gamma(shape + 1, 1)()) + Math.log(stream.next()) / shape;
}
