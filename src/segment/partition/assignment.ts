/**
 * Best assignment (Hungarian method with potentials, in the shortest-path form of Jonker and Volgenant): the column of each row so that the sum of
 * costs is least.
 *
 * Kernel: `cost[row][column]`, at most as many rows as columns. The work grows with rows² · columns.
 *
 * @see Jonker & Volgenant (1987), Computing 38, 325–340
 */
export function leastCostAssignment(cost: readonly (readonly number[])[]): Int32Array {
  const rows = cost.length;
  const columns = cost[0]?.length ?? 0;
  // Places are counted from 1: column 0 holds the row that is looking for a place.
  const state: Search = {
    rowPotential: new Float64Array(rows + 1),
    columnPotential: new Float64Array(columns + 1),
    rowOf: new Int32Array(columns + 1),
    from: new Int32Array(columns + 1),
  };
  for (let row = 1; row <= rows; row++) {
    state.rowOf[0] = row;
    let column = nearestFree(cost, state);
    while (column !== 0) {
      const previous = state.from[column]!;
      state.rowOf[column] = state.rowOf[previous]!;
      column = previous;
    }
  }
  const columnOf = new Int32Array(rows);
  for (let column = 1; column <= columns; column++) {
    if (state.rowOf[column]! > 0) columnOf[state.rowOf[column]! - 1] = column - 1;
  }
  return columnOf;
}

interface Search {
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
  /** Row that holds each column; 0 where it is free. */
  readonly rowOf: Int32Array;
  /** Column before each on the path. */
  readonly from: Int32Array;
}

/** Grows the tree of cheapest alternating paths until it reaches a free column, and lifts the potentials on the way. */
function nearestFree(cost: readonly (readonly number[])[], search: Search): number {
  const { rowPotential, columnPotential, rowOf, from } = search;
  const slack = new Float64Array(rowOf.length).fill(Infinity);
  const used = new Uint8Array(rowOf.length);
  let column = 0;
  do {
    used[column] = 1;
    const row = rowOf[column]!;
    const costs = cost[row - 1]!;
    let least = Infinity;
    let next = 0;
    for (let j = 1; j < rowOf.length; j++) {
      if (used[j] === 1) continue;
      const reduced = costs[j - 1]! - rowPotential[row]! - columnPotential[j]!;
      if (reduced < slack[j]!) {
        slack[j] = reduced;
        from[j] = column;
      }
      if (slack[j]! < least) {
        least = slack[j]!;
        next = j;
      }
    }
    for (let j = 0; j < rowOf.length; j++) {
      if (used[j] === 1) {
        rowPotential[rowOf[j]!] = rowPotential[rowOf[j]!]! + least;
        columnPotential[j] = columnPotential[j]! - least;
      } else slack[j] = slack[j]! - least;
    }
    column = next;
  } while (rowOf[column] !== 0);
  return column;
}
