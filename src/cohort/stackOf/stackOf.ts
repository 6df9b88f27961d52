import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { calendarCounts, type Counts } from "../retentionTable/calendarCounts.ts";
import { cohortLedger, type CohortLedger, type CohortOptions } from "../retentionTable/cohortLedger.ts";
import { groupCustomers, type GroupLabel } from "../retentionTable/grouping.ts";
import { sizesOf } from "../retentionTable/initialAmounts.ts";
import { revenueStretches } from "../retentionTable/stretches.ts";
import type { Layers, Stack } from "../stack.ts";

/** Layers from records: as `stack` gives them, with the customers acquired. */
export interface RecordedLayers extends Stack {
  /** Customers whose first spell starts in each period, whether or not they were still there at its end. */
  readonly acquired: readonly number[];
}

/** The stack of a business, as its records tell it: plain data. */
export interface RecordedStack extends RecordedLayers {
  readonly period: TimeUnit;
  readonly asOf: number;
  /** Names of the calendar periods (`2024-01`), without gaps; also those of the cohorts. */
  readonly periods: readonly string[];
  /** When each period's customers are counted: in its last millisecond; at `asOf`, where the last period still runs. */
  readonly instants: readonly number[];
  /** Whether the last period had not ended at `asOf`. */
  readonly running: boolean;
  /** Of the revenue, which is in its minor units; null where no row has a price, and where there are several. */
  readonly currency: string | null;
  /** The same for each group; they sum to the whole. Null without `by`. */
  readonly groups: readonly RecordedGroup[] | null;
  readonly rejected: readonly RejectedRow[];
  /** Those of `ledger.spells`, and `without-price` where rows without a price count as 0 in revenue. */
  readonly notes: readonly Note[];
}

/** The layers of one group. */
export interface RecordedGroup extends RecordedLayers {
  readonly group: GroupLabel;
}

/**
 * Stacks the customers of a business as its records tell: who is there at the end of each calendar period, by the period in which he first came.
 *
 * `totals` are `ledger.activeAt` at `instants`: pauses do not count, returns do, in the cohort of the first start. The newest layer
 * holds those who came in the period and are still there at its end; `acquired` is how many came. `revenue` is what the layers pay in one period (price ×
 * quantity per interval), in minor units, fractions kept; null without prices, and with prices in several currencies (note `mixed-currencies`).
 * The shape is that of `stack`, so that a plan and the records stand beside each other in `chart.milleFeuille`.
 *
 * @returns a stack without periods where no row begins before `asOf`
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `too-many-periods`, `money-overflow`; the issues of
 *   the rows, where all are bad
 * @example
 * const day = (text) => Date.parse(text);
 * const month = { count: 1, unit: "month" };
 * const row = { subscriptionId: null, plan: "basic", price: { minor: 900, currency: "USD" }, interval: month, quantity: 1, trialUntil: null };
 * const rows = [
 *   { ...row, customerId: "a", from: day("2024-01-10"), until: day("2024-03-10"), exit: "voluntary" },
 *   { ...row, customerId: "b", from: day("2024-01-20"), until: null, exit: null },
 *   { ...row, customerId: "c", from: day("2024-02-05"), until: null, exit: null },
 * ];
 * const recorded = stackOf(rows, { asOf: "2024-04-01" });
 * recorded.periods // => ["2024-01", "2024-02", "2024-03"]
 * recorded.layers // => [[2], [2, 1], [1, 1, 0]]
 * recorded.totals // => [2, 3, 2]
 * recorded.revenue.totals // => [1800, 2700, 1800]
 * stackOf(rows, { asOf: "soon" }) // throws invalid-instant
 */
export function stackOf(subscriptions: readonly Subscription[], options: CohortOptions): RecordedStack {
  const operation = "stackOf";
  const ledger = cohortLedger(operation, subscriptions, options);
  const { columns, period, labels, instants, running, rejected } = ledger;
  const groups = groupCustomers(operation, options.by, subscriptions, ledger.firstRow);
  const customers = calendarCounts(operation, ledger, { ...columns, amount: null }, groups);
  const paid = revenueStretches(operation, subscriptions, columns, period);
  const revenue = paid.currency === null ? null : calendarCounts(operation, ledger, paid.stretches, groups);
  const acquired = sizesOf(ledger, groups, null);
  const every = groups.labels.map((_, g) => g);
  const source = { ledger, acquired, customers, revenue };
  const own =
    options.by === undefined ? null : every.map((g) => ({ group: groups.labels[g]!, ...layers(source, [g]) }));
  return {
    period,
    asOf: columns.asOf,
    periods: labels,
    instants: Array.from(instants),
    running,
    currency: paid.currency,
    ...layers(source, every),
    groups: own,
    rejected,
    notes: [...ledger.notes, ...(paid.currency === null ? [] : paid.notes)],
  };
}

interface Source {
  readonly ledger: CohortLedger;
  readonly acquired: readonly (readonly number[])[];
  readonly customers: Counts;
  readonly revenue: Counts | null;
}

function layers({ ledger, acquired, customers, revenue }: Source, groups: readonly number[]): RecordedLayers {
  const periods = ledger.labels.length;
  return {
    acquired: ledger.labels.map((_, cohort) => groups.reduce((sum, g) => sum + acquired[g]![cohort]!, 0)),
    ...layersOf(customers, groups, periods),
    revenue: revenue === null ? null : layersOf(revenue, groups, periods),
  };
}

function layersOf({ values, cohorts, width }: Counts, groups: readonly number[], periods: number): Layers {
  const cell = (cohort: number, period: number): number =>
    groups.reduce((sum, g) => sum + values[(g * cohorts + cohort) * width + period]!, 0);
  const rows = Array.from({ length: periods }, (_, period) =>
    Array.from({ length: period + 1 }, (__, cohort) => cell(cohort, period)),
  );
  return { totals: rows.map((row) => row.reduce((sum, value) => sum + value, 0)), layers: rows };
}
