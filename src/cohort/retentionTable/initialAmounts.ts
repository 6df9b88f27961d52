import type { CohortLedger } from "./cohortLedger.ts";
import type { Groups } from "./grouping.ts";
import type { Stretches } from "./stretches.ts";

/** What each customer number came with: the amounts that begin with his first spell. One who came and left at once came with his price. */
export function initialAmounts({ columns, firstSpell }: CohortLedger, stretches: Stretches): Float64Array {
  const { customer, from, until, amount } = stretches;
  const initial = new Float64Array(firstSpell.length);
  for (let s = 0; s < from.length; s++) {
    const who = customer[s]!;
    const spell = firstSpell[who]!;
    const begin = columns.from[spell]!;
    if (from[s]! !== begin || (until[s]! === begin && columns.until[spell]! > begin)) continue;
    initial[who]! += amount === null ? 1 : amount[s]!;
  }
  return initial;
}

/** Customers of each group and cohort, or the sum of what they came with: `[group][cohort]`. */
export function sizesOf(ledger: CohortLedger, groups: Groups, initial: Float64Array | null): number[][] {
  const sizes = groups.labels.map(() => new Array<number>(ledger.labels.length).fill(0));
  const { cohort } = ledger;
  for (let who = 0; who < cohort.length; who++) {
    if (cohort[who]! < 0) continue;
    sizes[groups.code[who]!]![cohort[who]!]! += initial === null ? 1 : initial[who]!;
  }
  return sizes;
}
