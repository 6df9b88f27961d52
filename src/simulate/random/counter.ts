/**
 * Random numbers by their address: a customer's key, a day and a purpose name one number, whatever else was drawn before.
 *
 * That makes worlds comparable: where a policy changes one customer, the numbers of all others stay as they are (common random
 * numbers). Whole 32-bit arithmetic only, so every engine gives the same bits. Kernels, not checked.
 *
 * @see Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3 (counter-based generators)
 */
export interface Key {
  readonly a: number;
  readonly b: number;
}

const DAYS = 0x9e3779b1;
const PURPOSES = 0x85ebca6b;
const UNIT = 2 ** -32;

/** A bijection of 32 bits in which every bit of the input moves about half of the output's (two rounds of multiply and shift). */
function mix(bits: number): number {
  let h = bits ^ (bits >>> 16);
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return h ^ (h >>> 16);
}

/** A uniform number, above 0 and below 1, of 32 bits. */
export function draw(a: number, b: number, day: number, purpose: number): number {
  const first = mix(a ^ Math.imul(day + 1, DAYS));
  const second = mix((first + b) ^ Math.imul(purpose + 1, PURPOSES));
  return ((second >>> 0) + 0.5) * UNIT;
}

/** First word of the key at place (x, y) under another key. */
export function childWordA(a: number, b: number, x: number, y: number): number {
  return mix(mix(mix(a ^ Math.imul(x + 1, DAYS)) + b) ^ Math.imul(y + 1, PURPOSES));
}

/** Second word of that key. */
export function childWordB(a: number, b: number, x: number, y: number): number {
  return mix(mix(mix(b ^ Math.imul(y + 1, DAYS)) + a) ^ Math.imul(x + 1, PURPOSES));
}
