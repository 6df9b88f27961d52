import { type Issue, show } from "../../schema/error.ts";
import { isArrayLike } from "../../schema/arrayLike.ts";
import { columnIssues, noColumn, throwIfAny } from "./columnCheck.ts";

/**
 * Quantile of a column, interpolated between the two values nearest to (n − 1) · probability (type 7, the default of R,
 * NumPy and spreadsheets).
 *
 * @param values finite, at least one, in any order
 * @param probability from 0 (least value) to 1 (greatest)
 * @throws {KeizokuError} `empty-input`, `invalid-input`
 * @example quantile([3, 1, 2, 4], 0.5) // => 2.5
 * @example quantile([10], 0.9) // => 10
 * @see Hyndman & Fan (1996), The American Statistician 50, 361–365, definition 7
 */
export function quantile(values: ArrayLike<number>, probability: number): number {
  return quantiles(values, [probability])[0]!;
}

/**
 * Several quantiles of a column; the values are sorted once.
 *
 * @param probabilities each from 0 to 1, in any order
 * @throws {KeizokuError} `empty-input`, `invalid-input`
 * @example Array.from(quantiles([1, 2, 3, 4, 5], [0.25, 0.75])) // => [2, 4]
 */
export function quantiles(values: ArrayLike<number>, probabilities: ArrayLike<number>): Float64Array {
  throwIfAny("quantiles", [...columnIssues("values", values), ...probabilityIssues(probabilities)]);
  const sorted = Float64Array.from(values).sort();
  return Float64Array.from(probabilities, (probability) => sortedQuantile(sorted, probability));
}

/** The quantile (type 7) of values in rising order. Kernel: at least one value, the probability from 0 to 1. */
export function sortedQuantile(sorted: Float64Array, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return between(low, high, position - below);
}

/** `low` at share 0, `high` at share 1; never outside them, and without overflow. */
export function between(low: number, high: number, share: number): number {
  if (share === 0 || low === high) return low;
  return Math.min(high, Math.max(low, low * (1 - share) + high * share));
}

/** Everything that is wrong with probabilities. */
export function probabilityIssues(probabilities: unknown): Issue[] {
  if (!isArrayLike(probabilities)) return [noColumn("probabilities", probabilities)];
  const issues: Issue[] = [];
  for (let i = 0; i < probabilities.length; i++) {
    const probability = probabilities[i];
    if (typeof probability === "number" && probability >= 0 && probability <= 1) continue;
    issues.push({
      code: "invalid-input",
      path: `probabilities[${String(i)}]`,
      expected: "a number from 0 to 1",
      received: show(probability),
      fix: "Pass shares, not percent.",
    });
  }
  return issues;
}
