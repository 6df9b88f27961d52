/** Which rows of a table are the same. */
export interface DistinctRows {
  /** A row of the table for each distinct row. */
  readonly firstOf: Int32Array;
  /** The distinct row of each row. */
  readonly distinctOf: Int32Array;
}

/** Numbers distinct rows in order of first appearance. Open addressing on a hash of the doubles; O(rows). */
export function numberDistinct(columns: readonly ArrayLike<number>[]): DistinctRows {
  const rows = columns[0]!.length;
  const mask = 2 ** Math.ceil(Math.log2(2 * rows + 16)) - 1;
  const slots = new Int32Array(mask + 1);
  const firstOf = new Int32Array(rows);
  const distinctOf = new Int32Array(rows);
  const double = new Float64Array(1);
  const words = new Uint32Array(double.buffer);
  let distinct = 0;
  for (let row = 0; row < rows; row++) {
    let hash = 0x9e3779b9;
    for (const column of columns) {
      double[0] = column[row]!;
      hash = Math.imul(hash ^ words[1]!, 0x85ebca6b);
      hash = Math.imul(hash ^ (hash >>> 15) ^ words[0]!, 0xc2b2ae35);
      hash ^= hash >>> 13;
    }
    let slot = hash & mask;
    while (slots[slot] !== 0 && !equal(columns, firstOf[slots[slot]! - 1]!, row)) slot = (slot + 1) & mask;
    if (slots[slot] === 0) {
      firstOf[distinct] = row;
      slots[slot] = ++distinct;
    }
    distinctOf[row] = slots[slot]! - 1;
  }
  return { firstOf: firstOf.slice(0, distinct), distinctOf };
}

function equal(columns: readonly ArrayLike<number>[], a: number, b: number): boolean {
  for (const column of columns) if (!Object.is(column[a], column[b])) return false;
  return true;
}

/** The rows of each distinct row, in order. O(rows). */
export function* membersOf({ firstOf, distinctOf }: DistinctRows): Generator<Int32Array> {
  const ends = new Int32Array(firstOf.length);
  for (const distinct of distinctOf) ends[distinct]! += 1;
  for (let d = 1; d < ends.length; d++) ends[d]! += ends[d - 1]!;
  const sorted = new Int32Array(distinctOf.length);
  const next = ends.slice();
  for (let row = distinctOf.length - 1; row >= 0; row--) sorted[--next[distinctOf[row]!]!] = row;
  for (let d = 0; d < ends.length; d++) yield sorted.subarray(next[d]!, ends[d]!);
}
