import { KeizokuError } from "../../schema/error.ts";
import { compactLabels, labelIssues, type CompactLabels, type Labels } from "./readLabels.ts";

/** Two partitions of the same rows, and how many rows each pair of labels shares. */
export interface CrossTable {
  readonly rows: number;
  readonly a: CompactLabels;
  readonly b: CompactLabels;
  /** Pairs that occur: place in `a.labels`, place in `b.labels`, rows. */
  readonly cells: { readonly a: Int32Array; readonly b: Int32Array; readonly count: Float64Array };
}

/** A table of at most this many cells is counted in place, a larger one in a map of the pairs that occur. */
const DENSE = 1 << 22;

/**
 * Counts the pairs of labels.
 *
 * @throws {KeizokuError} `invalid-input` (labels of another length, negative, fractional), `empty-input`
 */
export function crossLabels(operation: string, a: Labels, b: Labels): CrossTable {
  const issues = labelIssues("a", a);
  const rows = issues.length === 0 ? a.length : undefined;
  issues.push(...labelIssues("b", b, { rows }));
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const [left, right] = [compactLabels(a), compactLabels(b)];
  return { rows: a.length, a: left, b: right, cells: countCells(left, right) };
}

function countCells(a: CompactLabels, b: CompactLabels): CrossTable["cells"] {
  const width = b.labels.length;
  const counts = a.labels.length * width <= DENSE ? denseCounts(a, b) : sparseCounts(a, b);
  const cells = { a: new Int32Array(counts.length), b: new Int32Array(counts.length) };
  const count = new Float64Array(counts.length);
  counts.forEach(([key, rows], place) => {
    cells.a[place] = Math.floor(key / width);
    cells.b[place] = key % width;
    count[place] = rows;
  });
  return { ...cells, count };
}

function denseCounts(a: CompactLabels, b: CompactLabels): [number, number][] {
  const width = b.labels.length;
  const table = new Float64Array(a.labels.length * width);
  for (let i = 0; i < a.codes.length; i++) {
    const key = a.codes[i]! * width + b.codes[i]!;
    table[key] = table[key]! + 1;
  }
  const found: [number, number][] = [];
  for (let key = 0; key < table.length; key++) if (table[key]! > 0) found.push([key, table[key]!]);
  return found;
}

function sparseCounts(a: CompactLabels, b: CompactLabels): [number, number][] {
  const table = new Map<number, number>();
  for (let i = 0; i < a.codes.length; i++) {
    const key = a.codes[i]! * b.labels.length + b.codes[i]!;
    table.set(key, (table.get(key) ?? 0) + 1);
  }
  return [...table].sort(([x], [y]) => x - y);
}
