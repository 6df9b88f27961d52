import { KeizokuError } from "../../schema/error.ts";
import { lengthOf } from "../../schema/arrayLike.ts";
import { checkFinite, columnIssues, throwIfAny } from "./columnCheck.ts";
import { sum } from "./sum.ts";

/**
 * Sample covariance (divisor n − 1) of two columns.
 *
 * @param x finite, at least two values
 * @param y as many
 * @throws {KeizokuError} `empty-input`, `too-few-observations`, `invalid-input`, `not-finite` where no double holds it
 * @example covariance([1, 2, 3], [2, 4, 6]) // => 2
 */
export function covariance(x: ArrayLike<number>, y: ArrayLike<number>): number {
  checkPair("covariance", x, y);
  const result = crossProducts(x, y).xy / (x.length - 1);
  checkFinite("covariance", "x", [result]);
  return result;
}

/**
 * Pearson's correlation of two columns, from −1 to 1.
 *
 * @param x finite, at least two values, not all equal
 * @param y as many, not all equal
 * @throws {KeizokuError} `empty-input`, `too-few-observations`, `invalid-input`, `no-variation` where a column is
 * constant
 * @example correlation([1, 2, 3], [6, 4, 2]) // => -1
 */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  checkPair("correlation", x, y);
  const plain = crossProducts(x, y);
  const { xx, xy, yy } = isUsable(plain) ? plain : crossProducts(scaled(x), scaled(y));
  if (!(xx > 0 && yy > 0)) {
    const path = xx > 0 ? "y" : "x";
    const fix = "Leave constant columns out.";
    const expected = "at least two different values";
    throw new KeizokuError("correlation", [{ code: "no-variation", path, expected, received: "equal values", fix }]);
  }
  return Math.min(1, Math.max(-1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}

function checkPair(operation: string, x: ArrayLike<number>, y: ArrayLike<number>): void {
  throwIfAny(operation, [
    ...columnIssues("x", x, { atLeast: 2 }),
    ...columnIssues("y", y, { atLeast: 2, length: lengthOf(x) }),
  ]);
}

/** Whether no square left the range of a double, above or below. */
function isUsable({ xx, xy, yy }: { xx: number; xy: number; yy: number }): boolean {
  return xx > 1e-280 && yy > 1e-280 && Number.isFinite(xx) && Number.isFinite(yy) && Number.isFinite(xy);
}

/** The column divided by its largest size, which no correlation depends on. */
function scaled(values: ArrayLike<number>): Float64Array {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i]!));
  return Float64Array.from(values, (value) => (largest > 0 ? value / largest : 0));
}

/** Sums of products of the deviations from the means. */
function crossProducts(x: ArrayLike<number>, y: ArrayLike<number>): { xx: number; xy: number; yy: number } {
  const meanX = sum(x) / x.length;
  const meanY = sum(y) / y.length;
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const offX = x[i]! - meanX;
    const offY = y[i]! - meanY;
    xx += offX * offX;
    xy += offX * offY;
    yy += offY * offY;
  }
  return { xx, xy, yy };
}
