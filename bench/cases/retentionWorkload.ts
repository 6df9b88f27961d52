import { retentionTable, type RetentionTableOptions } from "../../src/cohort/retentionTable/retentionTable.ts";
import { stackOf } from "../../src/cohort/stackOf/stackOf.ts";
import { spellColumns } from "../../src/ledger/spellColumns.ts";
import type { Subscription } from "../../src/schema/index.ts";
import type { Measurement } from "../harness/benchCase.ts";
import { measure } from "../harness/measure.ts";
import { uniformOf } from "../harness/simulate.ts";

const SPELLS = 1_000_000;
const MONTHS = 60;
const DAY = 86_400_000;
const START = Date.UTC(2019, 0, 1);
const END = Date.UTC(2024, 0, 1);

/** What each run does, by name. */
const runs: Readonly<Record<string, (rows: readonly Subscription[]) => number>> = {
  spells: (rows) => spellColumns("bench", rows, { asOf: END }).columns.from.length,
  calendar: (rows) => table(rows, {}),
  billing: (rows) => table(rows, { clock: "billing" }),
  "billing-tokyo": (rows) => table(rows, { clock: "billing", timeZone: "Asia/Tokyo" }),
  "billing-new-york": (rows) => table(rows, { clock: "billing", timeZone: "America/New_York" }),
  revenue: (rows) => table(rows, { weight: "revenue" }),
  "by-plan": (rows) => table(rows, { by: "plan" }),
  stackOf: (rows) => stackOf(rows, { asOf: END }).totals.at(-1)!,
};

/** The first call of a process and later ones. */
export function workload(name: string): Measurement {
  const rows = simulateRows();
  return measure({ warmUp: 0, timed: 3 }, () => {
    const result = runs[name]!(rows);
    return () => ({ result });
  });
}

function table(rows: readonly Subscription[], options: Omit<RetentionTableOptions, "asOf">): number {
  return retentionTable(rows, { asOf: END, ...options }).all.pooled.rate[12]!;
}

/** Customers with one spell, a fifth of them with a return; lives of 20 months on the average. */
function simulateRows(): Subscription[] {
  const uniform = uniformOf(1);
  const rows: Subscription[] = [];
  const interval = { count: 1, unit: "month" } as const;
  const price = [900, 1900, 2900].map((minor) => ({ minor, currency: "USD" }));
  for (let customer = 0; rows.length < SPELLS; customer++) {
    let from = START + Math.floor(uniform() * MONTHS * 30.4 * DAY);
    const tier = Math.floor(uniform() * 3);
    const terms = { subscriptionId: null, price: price[tier]!, interval, quantity: 1, trialUntil: null };
    for (let spell = 0; rows.length < SPELLS && from < END && spell < 2; spell++) {
      const until = from + Math.floor(-20 * 30.4 * DAY * Math.log(1 - uniform()));
      const ended = until < END;
      const plan = ["basic", "plus", "pro"][tier]!;
      const times = { from, until: ended ? until : null, exit: ended ? ("voluntary" as const) : null };
      rows.push({ customerId: `c${String(customer)}`, plan, ...terms, ...times });
      if (uniform() > 0.2) break;
      from = until + Math.floor(uniform() * 90 * DAY);
    }
  }
  return rows;
}
