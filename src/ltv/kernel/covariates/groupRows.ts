import type { CollapsedRows } from "../collapse.ts";
import { membersOf, numberDistinct } from "../numberDistinct.ts";

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
  return Array.from(membersOf(numberDistinct(covariates)), (indices) => {
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
