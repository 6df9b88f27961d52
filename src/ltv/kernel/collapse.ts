/** Distinct rows of a table with the number of customers behind each. */
export interface CollapsedRows {
  /** One array a column, in the order the columns were given. */
  readonly columns: readonly Float64Array[];
  /** Customers (or weight) behind each distinct row. */
  readonly weights: Float64Array;
  /** Sum of the weights. */
  readonly customers: number;
}

/**
 * Collapses identical rows into weighted ones, in order of first appearance. A likelihood is a sum over customers, so nothing
 * is lost and a million customers cost what their distinct rows cost. Open addressing on a hash of the doubles; O(rows).
 */
export function collapse(columns: readonly ArrayLike<number>[], weights?: ArrayLike<number>): CollapsedRows {
  const rows = columns[0]!.length;
  const capacity = tableSize(rows);
  const slots = new Int32Array(capacity);
  const firstRow = new Int32Array(rows);
  const sums = new Float64Array(rows);
  const hash = rowHasher(columns);
  let distinct = 0;
  let customers = 0;
  for (let row = 0; row < rows; row++) {
    const weight = weights === undefined ? 1 : weights[row]!;
    if (weight === 0) continue;
    let slot = hash(row) & (capacity - 1);
    while (slots[slot]! !== 0 && !sameRow(columns, firstRow[slots[slot]! - 1]!, row))
      slot = (slot + 1) & (capacity - 1);
    if (slots[slot]! === 0) {
      firstRow[distinct] = row;
      slots[slot] = ++distinct;
    }
    sums[slots[slot]! - 1]! += weight;
    customers += weight;
  }
  const gather = (column: ArrayLike<number>): Float64Array => {
    const out = new Float64Array(distinct);
    for (let i = 0; i < distinct; i++) out[i] = column[firstRow[i]!]!;
    return out;
  };
  return { columns: columns.map(gather), weights: sums.slice(0, distinct), customers };
}

/** A power of two that leaves at least half of the table empty. */
function tableSize(rows: number): number {
  let size = 16;
  while (size < 2 * rows) size *= 2;
  return size;
}

function sameRow(columns: readonly ArrayLike<number>[], a: number, b: number): boolean {
  for (const column of columns) if (column[a]! !== column[b]!) return false;
  return true;
}

function rowHasher(columns: readonly ArrayLike<number>[]): (row: number) => number {
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  return (row) => {
    let h = 0x9e3779b9;
    for (const column of columns) {
      // Adding 0 turns −0 into 0, which compares equal and so must hash equal.
      double[0] = column[row]! + 0;
      h = Math.imul(h ^ words[0]!, 0x85ebca6b);
      h = Math.imul(h ^ (h >>> 15) ^ words[1]!, 0xc2b2ae35);
      h ^= h >>> 13;
    }
    return h;
  };
}
