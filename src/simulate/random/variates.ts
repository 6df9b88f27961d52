import { portableExp } from "../../numeric/portable/exponential.ts";
import { portableLog } from "../../numeric/portable/logarithm.ts";
import { portableNormalQuantile } from "../../numeric/portable/normalQuantile.ts";
import { draw, type Key } from "./counter.ts";

/** Attempts of one variate lie this far apart in the numbering of purposes, of which there are fewer. */
const NEXT_ATTEMPT = 256;

/** A standard normal number. Kernel, as all of this file. */
export function normalAt(key: Key, day: number, purpose: number): number {
  return portableNormalQuantile(draw(key.a, key.b, day, purpose));
}

/** An exponential number of mean 1. */
export function exponentialAt(key: Key, day: number, purpose: number): number {
  return -portableLog(draw(key.a, key.b, day, purpose));
}

/**
 * A gamma number of the given shape and scale 1; takes the purposes `purpose` to `purpose + 2`.
 *
 * @see Marsaglia & Tsang (2000), A simple method for generating gamma variables, ACM TOMS 26(3)
 */
export function gammaAt(key: Key, day: number, purpose: number, shape: number): number {
  if (shape < 1) {
    const power = portableLog(draw(key.a, key.b, day, purpose + 2)) / shape;
    return Math.max(Number.MIN_VALUE, gammaAt(key, day, purpose, shape + 1) * portableExp(power));
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (let attempt = 0; ; attempt++) {
    const place = purpose + attempt * NEXT_ATTEMPT;
    const x = normalAt(key, day, place);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const limit = 0.5 * x * x + d - d * v + d * portableLog(v);
    if (portableLog(draw(key.a, key.b, day, place + 1)) < limit) return d * v;
  }
}

/** A beta number; takes the purposes `purpose` to `purpose + 5`. */
export function betaAt(key: Key, day: number, purpose: number, shapes: readonly [number, number]): number {
  const x = gammaAt(key, day, purpose, shapes[0]);
  return x / (x + gammaAt(key, day, purpose + 3, shapes[1]));
}

/** A Poisson count; by inversion up to a mean of 30, above that the nearest whole number of a normal one. */
export function poissonAt(key: Key, day: number, purpose: number, mean: number): number {
  const u = draw(key.a, key.b, day, purpose);
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * portableNormalQuantile(u)));
  let chance = portableExp(-mean);
  let sum = chance;
  let count = 0;
  while (u > sum && count < 200) {
    count++;
    chance *= mean / count;
    sum += chance;
  }
  return count;
}

/** The odds of `chance` moved by `shift` on the log scale, as a chance again. */
export function shiftedChance(chance: number, shift: number): number {
  if (chance <= 0 || chance >= 1) return chance;
  const odds = (chance / (1 - chance)) * portableExp(shift);
  return odds / (1 + odds);
}

/** Index of the share in which `u` falls; `ends` are running sums, the last counts as 1. */
export function pick(ends: ArrayLike<number>, u: number, start = 0, length: number = ends.length): number {
  let i = start;
  const last = start + length - 1;
  while (i < last && u >= ends[i]!) i++;
  return i - start;
}
