/**
 * A sum of doubles that comes out the same in any order and any grouping: `sum[0] + sum[1]`, the sum rounded to a double and what the
 * rounding left. Together they hold 106 bits, so nothing is lost while the largest partial sum is below 2^106 (8e31) times the last bit of the
 * smallest term: amounts of money, and logarithms, stay far inside. A kernel: finite numbers, not checked; an overflow leaves NaN.
 *
 * @see Knuth, The Art of Computer Programming 2, 4.2.2, theorem B, for the error of one addition
 */
export type ExactSum = Float64Array;

/** A sum of nothing. */
export function newSum(): ExactSum {
  return new Float64Array(2);
}

/** Makes it a sum of nothing again. */
export function reset(sum: ExactSum): void {
  sum[0] = 0;
  sum[1] = 0;
}

/** Adds a number. */
export function addTo(sum: ExactSum, value: number): void {
  const before = sum[0]!;
  const after = before + value;
  const added = after - before;
  sum[0] = after;
  sum[1]! += before - (after - added) + (value - added);
}

/** Brings a sum into the one form that equal sums share: to be called before the two numbers are stored. */
export function settle(sum: ExactSum): void {
  const rest = sum[1]!;
  sum[1] = 0;
  addTo(sum, rest);
}
