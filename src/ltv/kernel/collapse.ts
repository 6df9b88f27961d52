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
  const doubles = columns.map((column) => (column instanceof Float64Array ? column : Float64Array.from(column)));
  const words = doubles.map(({ buffer, byteOffset, length }) => new Uint32Array(buffer, byteOffset, 2 * length));
  // Pairs of a distinct row's number, from 1, and its hash: both in one line of the processor's cache.
  const slots = new Int32Array(2 * tableSize(rows));
  const mask = slots.length - 1;
  const firstRow = new Int32Array(rows);
  const sums = new Float64Array(rows);
  let distinct = 0;
  let customers = 0;
  for (let row = 0; row < rows; row++) {
    const weight = weights === undefined ? 1 : weights[row]!;
    if (weight === 0) continue;
    const hash = hashOf(words, row);
    let slot = (2 * hash) & mask;
    while (slots[slot] !== 0 && !(slots[slot + 1] === hash && sameRow(doubles, firstRow[slots[slot]! - 1]!, row)))
      slot = (slot + 2) & mask;
    if (slots[slot] === 0) {
      firstRow[distinct++] = row;
      slots[slot] = distinct;
      slots[slot + 1] = hash;
    }
    sums[slots[slot]! - 1]! += weight;
    customers += weight;
  }
  const gather = (column: Float64Array): Float64Array => {
    const out = new Float64Array(distinct);
    for (let i = 0; i < distinct; i++) out[i] = column[firstRow[i]!]!;
    return out;
  };
  return { columns: doubles.map(gather), weights: sums.slice(0, distinct), customers };
}

/** A power of two that leaves at least half of the table empty. */
function tableSize(rows: number): number {
  let size = 16;
  while (size < 2 * rows) size *= 2;
  return size;
}

function sameRow(columns: readonly Float64Array[], a: number, b: number): boolean {
  for (let k = 0; k < columns.length; k++) if (columns[k]![a] !== columns[k]![b]) return false;
  return true;
}

/** Of the two words of each double. */
function hashOf(words: readonly Uint32Array[], row: number): number {
  let h = 0x9e3779b9;
  for (let k = 0; k < words.length; k++) {
    const one = words[k]![2 * row]!;
    const other = words[k]![2 * row + 1]!;
    h = Math.imul(h ^ one, 0x85ebca6b);
    // −0 compares equal to 0 and so must hash equal: the bit of the sign is left out.
    h = Math.imul(h ^ (h >>> 15) ^ (other & 0x7fffffff), 0xc2b2ae35);
    h ^= h >>> 13;
  }
  return h;
}
