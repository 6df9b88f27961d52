import { KeizokuError } from "../../schema/error.ts";
import { crossLabels, type CrossTable } from "./crossTable.ts";
import type { Labels } from "./readLabels.ts";

/** How many rows each pair of labels shares. */
export interface ContingencyTable {
  readonly rows: number;
  /** Labels of the first partition that occur, in rising order: what the rows of `counts` stand for. */
  readonly a: readonly number[];
  /** Labels of the second: the columns of `counts`. */
  readonly b: readonly number[];
  readonly counts: readonly (readonly number[])[];
  /** Rows of each label of the first partition. */
  readonly sizesOfA: readonly number[];
  readonly sizesOfB: readonly number[];
}

/** A table with more cells than this is nothing to look at, and would fill the memory. */
const MOST_CELLS = 4_000_000;

/**
 * Cross table of two partitions of the same rows: old segments against new ones, segments against regions.
 *
 * @param a label of each row, whole numbers from 0; labels that do not occur take no row in the table
 * @param b another label of each row
 * @throws {KeizokuError} `invalid-input`, `empty-input`; `too-many-segments` above 4,000,000 cells
 * @example contingencyTable([0, 0, 1, 1], [0, 1, 1, 1]).counts // => [[1, 1], [0, 2]]
 */
export function contingencyTable(a: Labels, b: Labels): ContingencyTable {
  const table = crossLabels("contingencyTable", a, b);
  checkCells("contingencyTable", table);
  const { labels: labelsOfA, sizes: sizesOfA } = table.a;
  const { labels: labelsOfB, sizes: sizesOfB } = table.b;
  return {
    rows: table.rows,
    a: labelsOfA,
    b: labelsOfB,
    counts: denseTable(table),
    sizesOfA: Array.from(sizesOfA),
    sizesOfB: Array.from(sizesOfB),
  };
}

/** The counts as rows of columns. */
export function denseTable({ a, b, cells }: CrossTable): number[][] {
  const counts = a.labels.map(() => new Array<number>(b.labels.length).fill(0));
  for (let c = 0; c < cells.count.length; c++) counts[cells.a[c]!]![cells.b[c]!] = cells.count[c]!;
  return counts;
}

/** @throws {KeizokuError} `too-many-segments` */
export function checkCells(operation: string, { a, b }: CrossTable): void {
  const cells = a.labels.length * b.labels.length;
  if (cells <= MOST_CELLS) return;
  const received = `${String(a.labels.length)} × ${String(b.labels.length)} labels`;
  const expected = `labels whose table has at most ${String(MOST_CELLS)} cells`;
  const fix = "Pass segments, not numbers that differ from customer to customer.";
  throw new KeizokuError(operation, [{ code: "too-many-segments", path: "b", expected, received, fix }]);
}
