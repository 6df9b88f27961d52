import { periodIndices } from "../../calendar/periodIndex.ts";
import { closedBy } from "./closedBy.ts";
import type { Groups } from "./grouping.ts";
import { tooMany, type CohortLedger } from "./cohortLedger.ts";
import type { Stretches } from "./stretches.ts";

/** Sums by group, cohort and step: `values[(group * cohorts + cohort) * width + step]`. */
export interface Counts {
  readonly values: Float64Array;
  readonly cohorts: number;
  /** Steps of a cohort, one to spare included. */
  readonly width: number;
}

/** Cells that one table may have, over all groups. */
const MOST_CELLS = 2e7;

/** Zeros for all groups. */
export function emptyCounts(operation: string, groups: number, cohorts: number, width: number): Counts {
  if (groups * cohorts * width > MOST_CELLS) {
    throw tooMany(operation, `${String(cohorts)} periods of ${String(groups)} groups`);
  }
  return { values: new Float64Array(groups * cohorts * width), cohorts, width };
}

/** Turns steps up and down into what stands at each step. A kernel. */
export function accumulate({ values, width }: Counts): void {
  for (let i = 0; i < values.length; i++) if (i % width !== 0) values[i]! += values[i - 1]!;
}

/**
 * What of each group and cohort is there at the last moment of each calendar period. O(stretches + cells): each stretch adds its
 * amount at the first such moment in it, and takes it off after the last.
 */
export function calendarCounts(
  operation: string,
  ledger: CohortLedger,
  stretches: Stretches,
  { labels, code }: Groups,
): Counts {
  const { boundaries, instants, cohort, columns } = ledger;
  const cohorts = instants.length;
  const counts = emptyCounts(operation, labels.length, cohorts, cohorts + 1);
  if (cohorts === 0) return counts;
  const { customer, from, until, amount } = stretches;
  const { values, width } = counts;
  const begins = from === columns.from ? ledger.startPeriod : periodIndices(boundaries, from);
  const ends = periodIndices(boundaries, closedBy(until, columns.asOf));
  for (let s = 0; s < from.length; s++) {
    let first = begins[s]!;
    // Only a start within a period's last millisecond lies after its last moment.
    if (first < cohorts && instants[first]! < from[s]!) first++;
    let end = Math.min(ends[s]!, cohorts);
    if (end < cohorts && instants[end]! < until[s]!) end++;
    if (end <= first) continue;
    const who = customer[s]!;
    const base = (code[who]! * cohorts + cohort[who]!) * width;
    const one = amount === null ? 1 : amount[s]!;
    values[base + first]! += one;
    values[base + end]! -= one;
  }
  accumulate(counts);
  return counts;
}
