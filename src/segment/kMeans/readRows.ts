import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { DataTable } from "../../schema/table/table.ts";
import { holesOf, scaledNames, scaleRows } from "../scale/applyScale.ts";
import type { ScaleRecipe } from "../scale/recipe.ts";
import { strideOf, type RowBlock } from "./nearestTwo.ts";

/** Scaled values beyond this have squares that a number cannot hold. */
const LIMIT = 1e100;

/** Scales a checked table into the layout of the kernels. */
export function blockOf(recipe: ScaleRecipe, table: DataTable): RowBlock {
  return refill(emptyBlock(recipe, table, table.rows), recipe, table, 0);
}

/** Room for some rows of a table at a time. */
export function emptyBlock(recipe: ScaleRecipe, table: DataTable, rows: number): RowBlock {
  const width = scaledNames(recipe).length;
  const stride = strideOf(width);
  const values = new Float64Array(rows * stride);
  return { rows, width, stride, values, missing: holesOf(recipe, table, values.length) };
}

/** Scales rows from `from` on into the room, as many as it takes. */
export function refill(room: RowBlock, recipe: ScaleRecipe, table: DataTable, from: number): RowBlock {
  const { stride, values, missing } = room;
  const to = Math.min(table.rows, from + room.rows);
  if (from > 0) {
    values.fill(0);
    missing?.fill(0);
  }
  scaleRows(recipe, table, { from, to, stride, values, missing });
  return { ...room, rows: to - from };
}

/** @throws {KeizokuError} `invalid-input` where a scaled value is too large to take distances of */
export function checkMagnitude(operation: string, { values, stride, rows }: RowBlock, names: readonly string[]): void {
  if (largest(values) <= LIMIT) return;
  const issues: Issue[] = [];
  for (let row = 0; row < rows && issues.length === 0; row++) {
    for (let i = 0; i < names.length; i++) {
      if (Math.abs(values[row * stride + i]!) <= LIMIT) continue;
      issues.push(tooFar(`${names[i]!}[${String(row)}]`));
    }
  }
  throw new KeizokuError(operation, issues);
}

/** A value that distances cannot be taken of. */
export function tooFar(path: string): Issue {
  const expected = "a value whose squared distances a number can hold";
  return { code: "invalid-input", path, expected, received: "a larger one", fix: "Check the value and its unit." };
}

function largest(values: Float64Array): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (!(size <= most)) most = size;
  }
  return most;
}

/** Whether a row has no value at all. */
export function isUnknown({ missing, stride, width }: RowBlock, row: number): boolean {
  if (missing === null) return false;
  for (let i = row * stride; i < row * stride + width; i++) if (missing[i] !== 1) return false;
  return true;
}

/** Centroids in the layout of the rows. */
export function packCentroids(centroids: readonly ArrayLike<number>[], stride: number): Float64Array {
  const packed = new Float64Array(centroids.length * stride);
  for (let j = 0; j < centroids.length; j++) packed.set(centroids[j]!, j * stride);
  return packed;
}

/** Whether there are at least `least` different rows among those that count; alike are rows with the same values and the same ones missing. */
export function countDistinct(block: RowBlock, weights: Float64Array | null, least: number): number {
  const { values, missing, stride } = block;
  const kinds = new Map<number, number[]>();
  let found = 0;
  for (let row = 0; row < block.rows && found < least; row++) {
    if (weights !== null && weights[row] === 0) continue;
    const at = row * stride;
    let sum = 0;
    for (let i = 0; i < stride; i++) sum = (sum * 31 + values[at + i]!) % 1e9;
    const alike = kinds.get(sum);
    if (alike === undefined) kinds.set(sum, [row]);
    else if (
      alike.some(
        (other) =>
          areAlike(values, at, other * stride, stride) &&
          (missing === null || areAlike(missing, at, other * stride, stride)),
      )
    )
      continue;
    else alike.push(row);
    found++;
  }
  return found;
}

function areAlike(values: ArrayLike<number>, one: number, other: number, count: number): boolean {
  for (let i = 0; i < count; i++) if (values[one + i] !== values[other + i]) return false;
  return true;
}
