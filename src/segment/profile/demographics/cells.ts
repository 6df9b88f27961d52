import { quantiles } from "../../../numeric/summary/quantile.ts";
import type { DataColumn, NumericColumn } from "../../../schema/table/table.ts";
import { compactLabels } from "../../partition/readLabels.ts";

/** Customers in groups that are numbered from 0 without gaps. */
export interface Cells {
  readonly codes: Int32Array;
  readonly count: number;
}

/** A column as groups, and how it was cut. */
export interface BinnedColumn extends Cells {
  /** A value belongs to the group of as many cuts as lie at or below it; null for a column that was not cut. */
  readonly cuts: readonly number[] | null;
}

/** Groups of a column: its categories, its few numbers, or numbers between cuts. What is missing is a group of its own. */
export function binColumn(column: DataColumn, own: readonly number[] | undefined, groups: number): BinnedColumn {
  if (column.kind === "category") {
    return { ...compact(Int32Array.from(column.codes, (code) => code + 1)), cuts: null };
  }
  const known = knownValues(column);
  if (own === undefined && new Set(known).size <= groups) {
    const places = new Map([...new Set(known)].map((value, place) => [value, place + 1]));
    return { ...compact(codesBy(column, (value) => places.get(value)!)), cuts: null };
  }
  const cuts = own ?? quantileCuts(known, groups);
  return { ...compact(codesBy(column, (value) => 1 + cutsBelow(cuts, value))), cuts };
}

/** Groups of customers that are alike in both. */
export function crossCells(a: Cells, b: Cells): Cells {
  return compact(Float64Array.from(a.codes, (code, row) => code * b.count + b.codes[row]!));
}

/** Numbers the groups that occur without gaps. */
export function compact(codes: ArrayLike<number>): Cells {
  const { codes: compacted, labels } = compactLabels(codes);
  return { codes: compacted, count: labels.length };
}

/** The same groups for some of the rows. */
export function cellsOf({ codes, count }: Cells, rows: ArrayLike<number>): Cells {
  return { codes: Int32Array.from(rows, (row) => codes[row]!), count };
}

function knownValues({ values, missing }: NumericColumn): Float64Array {
  return Float64Array.from(values).filter((_, row) => missing?.[row] !== 1);
}

function codesBy({ values, missing }: NumericColumn, codeOf: (value: number) => number): Int32Array {
  return Int32Array.from(values, (value, row) => (missing?.[row] === 1 ? 0 : codeOf(value)));
}

function quantileCuts(known: Float64Array, groups: number): number[] {
  const probabilities = Array.from({ length: groups - 1 }, (_, g) => (g + 1) / groups);
  return [...new Set(quantiles(known, probabilities))];
}

function cutsBelow(cuts: readonly number[], value: number): number {
  let below = 0;
  while (below < cuts.length && cuts[below]! <= value) below++;
  return below;
}
