import { lengthOf } from "../../schema/arrayLike.ts";
import { show } from "../../schema/error.ts";
import { columnIssues, throwIfAny } from "./columnCheck.ts";
import { between, probabilityIssues } from "./quantile.ts";

/**
 * Quantiles of values that stand for several customers each.
 *
 * A weight says how often its value occurs: whole weights give exactly the quantiles (type 7) of the column with each
 * value repeated that often. With fractions the same rule is read from the running sum of the weights W: the position
 * is (W − 1) · probability, the value at a position is the first whose running sum exceeds it.
 *
 * @param values finite, at least one, in any order
 * @param weights one for each value, of at least 0, not all 0
 * @param probabilities each from 0 to 1
 * @throws {KeizokuError} `empty-input`, `invalid-input`
 * @example Array.from(weightedQuantiles([1, 2, 3], [1, 2, 1], [0.25, 0.5, 1])) // => [1.75, 2, 3]
 * @see Hyndman & Fan (1996), The American Statistician 50, 361–365, definition 7
 */
export function weightedQuantiles(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
  probabilities: ArrayLike<number>,
): Float64Array {
  throwIfAny("weightedQuantiles", [
    ...columnIssues("values", values),
    ...columnIssues("weights", weights, { notNegative: true, length: lengthOf(values) }),
    ...probabilityIssues(probabilities),
  ]);
  const { sorted, ends } = cumulated(values, weights);
  const total = ends.at(-1) ?? 0;
  if (!(total > 0 && total < Infinity)) {
    const fix = "Pass at least one weight above 0, and a finite sum.";
    const expected = "weights with a finite sum above 0";
    throwIfAny("weightedQuantiles", [
      { code: "invalid-input", path: "weights", expected, received: `a sum of ${show(total)}`, fix },
    ]);
  }
  return Float64Array.from(probabilities, (probability) => {
    const position = Math.max(0, (total - 1) * probability);
    const below = Math.floor(position);
    return between(sorted[indexAt(ends, below)]!, sorted[indexAt(ends, below + 1)]!, position - below);
  });
}

/** Values with a weight, in rising order, and the running sums of their weights. */
function cumulated(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
): { sorted: Float64Array; ends: Float64Array } {
  const order = Uint32Array.from(values, (_, i) => i)
    .filter((i) => weights[i]! > 0)
    .sort((i, j) => values[i]! - values[j]!);
  let total = 0;
  const ends = Float64Array.from(order, (i) => (total += weights[i]!));
  return { sorted: Float64Array.from(order, (i) => values[i]!), ends };
}

/** First index whose running sum exceeds a position; the last where none does. */
function indexAt(ends: Float64Array, position: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle]! > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
