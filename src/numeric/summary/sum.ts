/**
 * Sum with compensation for rounding (Neumaier): as exact as if added in twice the precision.
 *
 * @param values of any size and sign; none give 0; a value that is not finite makes the sum not finite
 * @example sum([1, 1e100, 1, -1e100]) // => 2
 * @example sum([]) // => 0
 * @see Neumaier (1974), Zeitschrift für Angewandte Mathematik und Mechanik 54, 39–51
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  const count = values.length;
  for (let i = 0; i < count; i++) {
    const value = values[i]!;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  /* An infinite total has no rounding to give back: Infinity − Infinity must not turn it into NaN. */
  return Number.isFinite(lost) ? total + lost : total;
}
