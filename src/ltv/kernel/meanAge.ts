import type { CollapsedRows } from "./collapse.ts";

/** Mean of the third column, the age; 1 where all are 0. A scale for starting points and priors. */
export function meanAge(rows: CollapsedRows): number {
  let sum = 0;
  for (let i = 0; i < rows.weights.length; i++) sum += rows.weights[i]! * rows.columns[2]![i]!;
  return sum / rows.customers || 1;
}
