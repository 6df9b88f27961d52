import type { RandomStream } from "../../numeric/random/stream.ts";

/**
 * Indices of `count` draws of equal weight from weighted ones, by systematic resampling: each index comes up its expected number of times,
 * rounded down or up. One random number.
 *
 * @param weights sum to 1
 * @see Kitagawa (1996), J. Computational and Graphical Statistics 5(1), 1–25
 */
export function systematicResample(stream: RandomStream, weights: Float64Array, count: number): Uint32Array {
  const chosen = new Uint32Array(count);
  const offset = stream.next();
  let next = 0;
  let cumulated = 0;
  for (let i = 0; i < weights.length; i++) {
    cumulated += weights[i]! * count;
    while (next < count && next + offset < cumulated) chosen[next++] = i;
  }
  // Rounding may leave the last ones out.
  let last = weights.length - 1;
  while (last > 0 && weights[last] === 0) last--;
  while (next < count) chosen[next++] = last;
  return chosen;
}
