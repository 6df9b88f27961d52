import { MISSING } from "../gower/rowMeasure.ts";
import type { MixedCost } from "./kernel.ts";
import type { WeightedRows } from "./prototypes.ts";

/** How gamma is found: a mean over the columns of numbers over a mean over those of categories, or half a standard deviation. */
export type GammaRule = "szepannek" | "huang";

/**
 * What a differing category costs beside squared distances. `szepannek`: mean variance of the scaled numbers / mean chance that two rows drawn with
 * replacement differ in a category. `huang`: half the mean standard deviation of the scaled numbers. 1 where a mean is 0 or has no column.
 *
 * @see Szepannek (2018), The R Journal 10(2), 200–208; Huang (1997), PAKDD, 21–34
 */
export function gammaOf(rule: GammaRule, rows: WeightedRows, cost: Omit<MixedCost, "gamma">): number {
  const variances = Array.from({ length: cost.numbers }, (_, c) => variance(rows, c));
  if (rule === "huang") return orOne(0.5 * mean(variances.map(Math.sqrt)));
  const differing = Array.from(cost.categoryCounts, (codes, c) => chanceToDiffer(rows, cost.numbers + c, codes));
  return orOne(mean(variances) / mean(differing));
}

function orOne(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 1;
}

/** NaN of none. */
function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Divisor: the sum of the weights. */
function variance({ rows, width, values, weights }: WeightedRows, column: number): number {
  let [total, centre, squares] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const value = values[row * width + column]!;
    if (value === MISSING) continue;
    total += weights[row]!;
    const step = value - centre;
    centre += (weights[row]! / total) * step;
    squares += weights[row]! * step * (value - centre);
  }
  return total === 0 ? 0 : squares / total;
}

function chanceToDiffer({ rows, width, values, weights }: WeightedRows, column: number, codes: number): number {
  const counts = new Float64Array(codes);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    const code = values[row * width + column]!;
    if (code < 0) continue;
    counts[code]! += weights[row]!;
    total += weights[row]!;
  }
  return counts.reduce((left, count) => left - (count / total) ** 2, 1);
}
