import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { noColumn, throwIfAny } from "./columnCheck.ts";

/**
 * Sum with compensation for rounding (Neumaier): as exact as if added in twice the precision.
 *
 * @param values of any size and sign; none give 0; a value that is not finite makes the sum not finite
 * @throws {KeizokuError} `invalid-input` where it is no column, or a value no number
 * @example sum([1, 1e100, 1, -1e100]) // => 2
 * @example sum([]) // => 0
 * @see Neumaier (1974), Zeitschrift für Angewandte Mathematik und Mechanik 54, 39–51
 */
export function sum(values: ArrayLike<number>): number {
  if (!isArrayLike(values)) throw new KeizokuError("sum", [noColumn("values", values)]);
  let total = 0;
  let lost = 0;
  const count = values.length;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    if (typeof (value as unknown) !== "number") throwIfAny("sum", noNumber(value, i));
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  /* An infinite total has no rounding to give back: Infinity − Infinity must not turn it into NaN. */
  return Number.isFinite(lost) ? total + lost : total;
}

function noNumber(received: unknown, i: number): Issue[] {
  const fix = "Leave such values out, or repair them.";
  const path = `values[${String(i)}]`;
  return [{ code: "invalid-input", path, expected: "a number", received: show(received), fix }];
}
