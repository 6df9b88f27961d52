import { KeizokuError } from "../../schema/error.ts";
import type { DataTable, TableInput } from "../../schema/table/table.ts";
import { readScalable } from "../scale/applyScale.ts";
import { isRowInput, scaleRow, type RowInput } from "../scale/scaleRow.ts";
import { checkModel } from "./checkModel.ts";
import { BLOCK, nearestRoom, nearestTwo, strideOf, type NearestTwo } from "./nearestTwo.ts";
import { emptyBlock, packCentroids, refill, tooFar } from "./readRows.ts";
import type { KMeansModel } from "./schema.ts";

/** How far customers are from the segments of a model, in scaled units. */
export interface SegmentDistances {
  /** Nearest segment of each row, from 0. */
  readonly segment: Int32Array;
  /** Distance to it. */
  readonly own: Float64Array;
  /** Distance to the second nearest; null where the model has one segment. */
  readonly second: Float64Array | null;
}

/**
 * Segment of each customer, from 0: that of the nearest centroid, the lowest number on ties.
 *
 * @param table the columns of the fit by name, others are not looked at; or one customer's values, which gives one number
 * @returns customers without any value are in segment 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value` (where the fit allowed none)
 * @example
 * const model = fit({ visits: [1, 2, 1, 9, 8] }, { k: 2 });
 * assign(model, { visits: [0, 100] }) // => [0, 1]
 * assign(model, { visits: 7 }) // => 1
 */
export function assign(model: KMeansModel, table: RowInput): number;
export function assign(model: KMeansModel, table: TableInput): Int32Array;
export function assign(model: KMeansModel, table: TableInput | RowInput): Int32Array | number {
  const operation = "kMeans.assign";
  checkModel(operation, model);
  if (isRowInput(table)) return assignOne(operation, model, table);
  const read = readScalable(operation, model.parameters.recipe, table);
  const labels = new Int32Array(read.rows);
  overBlocks(operation, model, read, (from, count, { label }) => {
    for (let q = 0; q < count; q++) labels[from + q] = label[q]! < 0 ? 0 : label[q]!;
  });
  return labels;
}

/**
 * Distance of each customer to his own and to the second nearest centroid: how clearly he belongs where he is.
 *
 * @param table the columns of the fit by name
 * @returns 0 for customers without any value
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`
 * @example
 * const model = fit({ visits: [1, 3, 9, 11] }, { k: 2, scale: "none" });
 * distances(model, { visits: [2, 5] }) // => { segment: [0, 0], own: [0, 3], second: [8, 5] }
 */
export function distances(model: KMeansModel, table: TableInput): SegmentDistances {
  const operation = "kMeans.distances";
  checkModel(operation, model);
  const read = readScalable(operation, model.parameters.recipe, table);
  const segment = new Int32Array(read.rows);
  const own = new Float64Array(read.rows);
  const second = model.parameters.centroids.length === 1 ? null : new Float64Array(read.rows);
  overBlocks(operation, model, read, (from, count, found) => {
    for (let q = 0; q < count; q++) {
      if (found.label[q]! < 0) continue;
      segment[from + q] = found.label[q]!;
      own[from + q] = Math.sqrt(found.best[q]!);
      if (second !== null) second[from + q] = Math.sqrt(found.second[q]!);
    }
  });
  return { segment, own, second };
}

/**
 * Customers who lie far from every centroid: farther from the nearest than the fit's upper quartile of such distances plus three interquartile
 * ranges (`outlierDistance` of the model).
 *
 * @param table the columns of the fit by name
 * @returns numbers of their rows, ascending
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`
 * @example
 * const model = fit({ visits: [1, 2, 3, 4, 11, 12, 13, 14] }, { k: 2 });
 * outliers(model, { visits: [2, 40, 12] }) // => [1]
 */
export function outliers(model: KMeansModel, table: TableInput): Int32Array {
  const operation = "kMeans.outliers";
  checkModel(operation, model);
  const { recipe, outlierDistance } = model.parameters;
  const read = readScalable(operation, recipe, table);
  const rows: number[] = [];
  overBlocks(operation, model, read, (from, count, { label, best }) => {
    for (let q = 0; q < count; q++) if (label[q]! >= 0 && Math.sqrt(best[q]!) > outlierDistance) rows.push(from + q);
  });
  return Int32Array.from(rows);
}

type Take = (from: number, count: number, found: NearestTwo) => void;

/** Scales and measures a table block by block: nothing of its size is held but what `take` keeps. */
function overBlocks(operation: string, { parameters }: KMeansModel, table: DataTable, take: Take): void {
  const { recipe, columns, centroids } = parameters;
  const packed = packCentroids(centroids, strideOf(columns.length));
  const found = nearestRoom();
  const list = Int32Array.from({ length: BLOCK }, (_, q) => q);
  const room = emptyBlock(recipe, table, BLOCK);
  for (let from = 0; from < table.rows; from += BLOCK) {
    const block = refill(room, recipe, table, from);
    nearestTwo(block, list, block.rows, packed, found);
    for (let q = 0; q < block.rows; q++) {
      if (found.label[q]! >= 0 && !(found.best[q]! < Infinity))
        throw new KeizokuError(operation, [tooFar(`row ${String(from + q)}`)]);
    }
    take(from, block.rows, found);
  }
}

function assignOne(operation: string, { parameters }: KMeansModel, row: RowInput): number {
  const { recipe, centroids } = parameters;
  const { values, missing } = scaleRow(operation, recipe, row);
  let nearest = Infinity;
  let segment = -1;
  let known = missing === null;
  for (let j = 0; j < centroids.length; j++) {
    const centroid = centroids[j]!;
    let distance = 0;
    for (let i = 0; i < centroid.length; i++) {
      if (missing !== null && missing[i] === 1) continue;
      known = true;
      distance += (values[i]! - centroid[i]!) * (values[i]! - centroid[i]!);
    }
    if (distance < nearest) {
      nearest = distance;
      segment = j;
    }
  }
  if (segment < 0 && known) throw new KeizokuError(operation, [tooFar("")]);
  return Math.max(0, segment);
}
