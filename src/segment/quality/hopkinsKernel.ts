import { normalCdf } from "../../numeric/distribution/normal.ts";
import { regularizedBetaComplement } from "../../numeric/special/regularizedBeta.ts";
import { meanAndVariance } from "../../numeric/summary/meanAndVariance.ts";
import type { ScaledMatrix } from "../scale/recipe.ts";
import { nearestDistance } from "./nearest.ts";
import { boxOf, varyingColumns } from "./referenceSets.ts";

/** Distances behind a Hopkins statistic. */
export interface HopkinsDistances {
  /** Random points of the box to the nearest row. */
  readonly fromPoints: Float64Array;
  /** Rows to the nearest other row. */
  readonly fromRows: Float64Array;
  /** Columns that vary. */
  readonly dimensions: number;
}

/** Nearest-neighbour distances of as many uniform points (drawn row by row from `next`) as there are `rows`. Kernel. */
export function hopkinsDistances(matrix: ScaledMatrix, rows: Int32Array, next: () => number): HopkinsDistances {
  const { width, values, missing } = matrix;
  const box = boxOf(values, width, missing);
  const point = new Float64Array(width);
  const fromPoints = new Float64Array(rows.length);
  const fromRows = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    for (let c = 0; c < width; c++) point[c] = box.low[c]! + (box.high[c]! - box.low[c]!) * next();
    fromPoints[i] = nearestDistance(point, 0, matrix, -1);
    fromRows[i] = nearestDistance(values, rows[i]! * width, matrix, rows[i]!);
  }
  return { fromPoints, fromRows, dimensions: varyingColumns(box) };
}

/**
 * Σ u^d / (Σ u^d + Σ w^d), through logarithms, as powers of many dimensions leave the range of doubles. Infinite distances (no row to compare with)
 * are left out; 1/2 where nothing is left.
 *
 * Kernel.
 *
 * @see Hopkins & Skellam (1954), Annals of Botany 18, 213–227; Wright (2022), The R Journal 14(3), 282–292
 */
export function hopkinsStatistic({ fromPoints, fromRows, dimensions }: HopkinsDistances): number {
  const [u, w] = [logPowerSum(fromPoints, dimensions), logPowerSum(fromRows, dimensions)];
  if (u === -Infinity && w === -Infinity) return 0.5;
  return 1 / (1 + Math.exp(w - u));
}

/**
 * Chance of a statistic as high where rows are spread by chance: the larger of that by the law Beta(m, m) and that by the observed spread of the powers.
 * The law takes distances for unbounded, and finds groups in evenly spread rows too often where there are many columns, whose box is all border
 * (measured: 23 % at the 5 % level in 20 columns; with both, at most 5 %).
 *
 * Kernel.
 */
export function hopkinsPValue(distances: HopkinsDistances, statistic: number): number {
  const { fromPoints, fromRows, dimensions } = distances;
  const byLaw = regularizedBetaComplement(statistic, fromPoints.length, fromRows.length);
  if (statistic <= 0 || statistic >= 1) return byLaw;
  const variance = relativeVariance(fromPoints, dimensions) + relativeVariance(fromRows, dimensions);
  const odds = Math.log(statistic / (1 - statistic));
  return variance > 0 ? Math.max(byLaw, normalCdf(-odds / Math.sqrt(variance))) : byLaw;
}

/** Variance of the mean of the powers, over its square. */
function relativeVariance(distances: Float64Array, power: number): number {
  const found = distances.filter((distance) => distance < Infinity);
  let largest = 0;
  for (const distance of found) if (distance > largest) largest = distance;
  if (largest === 0 || found.length < 2) return 0;
  const powers = found.map((distance) => (distance / largest) ** power);
  const { mean, variance } = meanAndVariance(powers);
  return variance / (mean * mean) / powers.length;
}

function logPowerSum(distances: Float64Array, power: number): number {
  let largest = 0;
  for (const distance of distances) if (distance > largest && distance < Infinity) largest = distance;
  if (largest === 0) return -Infinity;
  let sum = 0;
  for (const distance of distances) if (distance < Infinity) sum += (distance / largest) ** power;
  return power * Math.log(largest) + Math.log(sum);
}
