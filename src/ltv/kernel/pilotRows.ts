import type { CollapsedRows } from "./collapse.ts";
import type { LikelihoodProblem } from "./likelihoodProblem.ts";

/** Distinct rows above which a search on a sample costs little beside one on all. */
const MANY = 4000;

/** Customers in the sample: one in so many distinct rows. */
const SHARE = 8;

/**
 * A sample of customers for a first search: every so many of them in the order of the rows, so that the same table gives the same sample and a
 * row is in it as often as its weight asks. Null where there are so few distinct rows that a search on all is as quick. O(rows).
 */
export function pilotRows({ columns, weights, customers }: CollapsedRows): CollapsedRows | null {
  if (weights.length <= MANY) return null;
  const step = (SHARE * customers) / weights.length;
  const rows: number[] = [];
  const times: number[] = [];
  let [reached, before] = [0.5 * step, 0];
  for (let row = 0; row < weights.length; row++) {
    reached += weights[row]!;
    const sampled = Math.floor(reached / step);
    if (sampled > before) {
      rows.push(row);
      times.push(sampled - before);
    }
    before = sampled;
  }
  const gather = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]!);
  return { columns: columns.map(gather), weights: Float64Array.from(times), customers: before };
}

/** A problem on a sample of the rows, which has its own on a sample of the sample; nothing where the rows are few. */
export function pilotsOf<P extends string>(
  rows: CollapsedRows,
  problemOver: (rows: CollapsedRows) => LikelihoodProblem<P>,
): { readonly pilot?: LikelihoodProblem<P> } {
  const few = pilotRows(rows);
  return few === null ? {} : { pilot: { ...problemOver(few), ...pilotsOf(few, problemOver) } };
}
