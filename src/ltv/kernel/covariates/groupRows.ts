import type { CollapsedRows } from "../collapse.ts";

/** Rows with the same covariates. */
export interface RowGroup {
  /** Value of each covariate. */
  readonly values: Float64Array;
  /** The other columns. */
  readonly rows: CollapsedRows;
}

/** Splits collapsed rows by their last columns, which are covariates; in order of first appearance, O(rows). */
export function groupRows({ columns, weights }: CollapsedRows, others: number): RowGroup[] {
  const covariates = columns.slice(others);
  const members = new Map<string, number[]>();
  for (let row = 0; row < weights.length; row++) {
    const key = covariates.map((column) => column[row]!).join();
    const known = members.get(key);
    if (known === undefined) members.set(key, [row]);
    else known.push(row);
  }
  return Array.from(members.values(), (indices) => {
    const gather = (column: Float64Array): Float64Array => Float64Array.from(indices, (row) => column[row]!);
    const own = gather(weights);
    const rows = {
      columns: columns.slice(0, others).map(gather),
      weights: own,
      customers: own.reduce((sum, weight) => sum + weight, 0),
    };
    return { values: Float64Array.from(covariates, (column) => column[indices[0]!]!), rows };
  });
}
