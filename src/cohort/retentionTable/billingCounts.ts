import { dayNumbers } from "../../calendar/dayNumbers.ts";
import { localDayAt } from "../../calendar/zone.ts";
import { anniversary, firstAnniversary, startAt } from "./anniversary.ts";
import { accumulate, emptyCounts, type Counts } from "./calendarCounts.ts";
import type { CohortLedger } from "./cohortLedger.ts";
import { dayTable } from "./dayTable.ts";
import type { Groups } from "./grouping.ts";
import type { Stretches } from "./stretches.ts";
import { closedBy } from "./closedBy.ts";

/** What is there of each cohort at its customers' own anniversaries, and what could be observed to them. */
export interface BillingCounts {
  readonly present: Counts;
  /** Customers whose anniversary is at or before `asOf`. */
  readonly atRisk: Counts;
  /** What they came with. */
  readonly base: Counts;
}

/**
 * Counts at the k-th anniversary of each customer's start, k periods later on the local calendar and at its time of day. `initial` is what
 * each customer number came with. O(stretches + cells); calendar arithmetic on day numbers, by tables.
 */
export function billingCounts(
  operation: string,
  ledger: CohortLedger,
  stretches: Stretches,
  { groups, initial }: { readonly groups: Groups; readonly initial: Float64Array | null },
): BillingCounts {
  const { cohort, columns, instants } = ledger;
  const cohorts = instants.length;
  const count = groups.labels.length;
  const make = (): Counts => emptyCounts(operation, count, cohorts, cohorts + 2);
  const counts = { present: make(), atRisk: make(), base: make() };
  if (cohorts === 0) return counts;
  const { customer, from, until, amount } = stretches;
  const { width, values: present } = counts.present;
  const { asOf } = columns;
  const { zone } = ledger;
  const days = dayNumbers(from, zone.name);
  const lastDays = dayNumbers(closedBy(until, asOf), zone.name);
  const dayAfter = localDayAt(zone, asOf + 1);
  const own = anniversary(dayTable(zone, localDayAt(zone, ledger.boundaries[0]!), dayAfter), ledger.period);
  let who = -1;
  let base = 0;
  let known = 0;
  for (let s = 0; s < from.length; s++) {
    if (customer[s]! !== who) {
      who = customer[s]!;
      base = (groups.code[who]! * cohorts + cohort[who]!) * width;
      startAt(own, from[s]!, days[s]!);
      // A customer's first stretch begins with his first spell. Ages that could be observed: 0 to known - 1. No anniversary lies past the table but by a clock change at midnight.
      known = Math.min(firstAnniversary(own, asOf + 1, dayAfter), width - 1 - cohort[who]!);
      counts.atRisk.values[base]!++;
      counts.atRisk.values[base + known]!--;
      const came = initial === null ? 1 : initial[who]!;
      counts.base.values[base]! += came;
      counts.base.values[base + known]! -= came;
    }
    const first = firstAnniversary(own, from[s]!, days[s]!);
    const end = until[s]! > asOf ? known : Math.min(known, firstAnniversary(own, until[s]!, lastDays[s]!));
    if (end <= first) continue;
    const one = amount === null ? 1 : amount[s]!;
    present[base + first]! += one;
    present[base + end]! -= one;
  }
  for (const one of Object.values(counts)) accumulate(one);
  return counts;
}
