import { normalQuantile } from "../../numeric/distribution/normal.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { billingCounts } from "./billingCounts.ts";
import { calendarCounts, type Counts } from "./calendarCounts.ts";
import { cohortLedger, type CohortLedger, type CohortOptions } from "./cohortLedger.ts";
import { groupCustomers, type GroupLabel, type Groups } from "./grouping.ts";
import { initialAmounts, sizesOf } from "./initialAmounts.ts";
import { currencyIssue, revenueStretches, type Stretches } from "./stretches.ts";
import { triangleOf, type Cell, type RetentionTriangle } from "./triangle.ts";

/** How {@link retentionTable} counts. */
export interface RetentionTableOptions extends CohortOptions {
  /** Whose periods are the ages: the calendar's, or each customer's own from his start on; "calendar" unless given. */
  readonly clock?: "calendar" | "billing";
  /** What is retained; "customers" unless given. */
  readonly weight?: "customers" | "revenue";
  /** Share of intervals that hold the truth; 0.95 unless given. */
  readonly confidence?: number;
}

/** Retention by cohort and age: plain data. */
export interface RetentionTable {
  readonly period: TimeUnit;
  readonly clock: "calendar" | "billing";
  readonly weight: "customers" | "revenue";
  readonly asOf: number;
  readonly confidence: number;
  /** Of the revenue; null for customers, and where no row has a price. */
  readonly currency: string | null;
  /** Names of the cohorts' calendar periods (`2024-01`), without gaps. */
  readonly periods: readonly string[];
  readonly all: RetentionTriangle;
  /** One table for each group, in order of the names; null without `by`. */
  readonly groups: readonly RetentionGroup[] | null;
  /** Rows that could not be counted. */
  readonly rejected: readonly RejectedRow[];
  /** Those of `ledger.spells`, and `without-price` where rows without a price count as 0 in revenue. */
  readonly notes: readonly Note[];
}

/** The table of one group. */
export interface RetentionGroup extends RetentionTriangle {
  readonly group: GroupLabel;
}

/**
 * How much of each cohort is still there, by age: the retention triangle, by cohort, pooled and by group.
 *
 * A customer belongs to the calendar period in which his first spell starts (spells as `ledger.spells` gives them), and at age 0 everybody
 * who came counts. Later, on the calendar's clock, age a is the last moment of the a-th calendar period after the cohort's; on the billing
 * clock it is each customer's own a-th anniversary: a periods after his start, at its day of the month (or the last day of a shorter month) and time
 * of day. Who cancels at the end of his first paid month is gone at age 1 on both. A customer is there where a spell of his covers the moment. Pauses do
 * not count, returns do: a rate may rise again.
 *
 * Nothing that could not be observed at `asOf` counts as a loss. On the calendar's clock a cohort has a rate at age a once that period
 * has ended, else null. On the billing clock those of a cohort count whose a-th anniversary has come (`atRisk`); `observed` says whether these are all of
 * them. `pooled` sums the same customers over all cohorts.
 *
 * With `weight: "revenue"` the base is the recurring revenue (price × quantity per interval, in the table's period) with which a customer came, and what is
 * retained is what he pays at the age: upgrades may bring it above 1. The price counts from the first instant on, during a free trial too. Revenue has no limits.
 *
 * @returns a table without cohorts where no row begins before `asOf`; rates are null where a cohort is empty
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `too-many-periods` (over 3,000, fewer with many
 *   groups), `mixed-currencies` and `money-overflow` (revenue); the issues of the rows, where all are bad
 * @example
 * const day = (text) => Date.parse(text);
 * const row = { subscriptionId: null, plan: "basic", price: null, interval: null, quantity: 1, trialUntil: null };
 * const rows = [
 *   { ...row, customerId: "a", from: day("2024-01-10"), until: day("2024-03-10"), exit: "voluntary" },
 *   { ...row, customerId: "b", from: day("2024-01-20"), until: null, exit: null },
 *   { ...row, customerId: "c", from: day("2024-02-05"), until: null, exit: null },
 * ];
 * const table = retentionTable(rows, { asOf: "2024-04-15" });
 * table.periods // => ["2024-01", "2024-02", "2024-03", "2024-04"]
 * table.all.sizes // => [2, 1, 0, 0]
 * table.all.rate[0] // => [1, 1, 0.5, null]
 * table.all.pooled.rate // => [1, 1, 0.5, null]
 * table.all.pooled.lower[1] // => 0.4385
 * retentionTable(rows, { asOf: "2024-04-15", clock: "billing" }).all.atRisk[0] // => [2, 2, 2, 1]
 * retentionTable([], { asOf: "2024-04-15" }) // throws empty-input
 */
export function retentionTable(subscriptions: readonly Subscription[], options: RetentionTableOptions): RetentionTable {
  const ledger = cohortLedger(operation, subscriptions, options, ownIssues);
  const { clock = "calendar", weight = "customers", confidence = 0.95, by } = options;
  const { columns, period, labels, rejected } = ledger;
  const paid = weight === "revenue" ? revenueStretches(operation, subscriptions, columns, period) : null;
  if (paid !== null && paid.currencies.length > 1) throw new KeizokuError(operation, [currencyIssue(paid.currencies)]);
  const groups = groupCustomers(operation, by, subscriptions, ledger.firstRow);
  const quantile = paid === null ? -normalQuantile((1 - confidence) / 2) : null;
  const sizes = sizesOf(ledger, groups, null);
  const stretches = paid?.stretches ?? { ...columns, amount: null };
  const source: Source = { ledger, groups, stretches, sizes, quantile };
  const cells = clock === "calendar" ? calendarCells(source) : billingCells(source);
  const own = groups.labels.map((_, g) => triangle(source, cells, [g]));
  const every = groups.labels.map((_, g) => g);
  const all = own.length === 1 ? own[0]! : triangle(source, cells, every);
  return {
    period,
    clock,
    weight,
    asOf: columns.asOf,
    confidence,
    currency: paid?.currency ?? null,
    periods: labels,
    all,
    groups: by === undefined ? null : own.map((one, g) => ({ group: groups.labels[g]!, ...one })),
    rejected,
    notes: [...ledger.notes, ...(paid?.notes ?? [])],
  };
}

const operation = "retentionTable";

function ownIssues(options: RetentionTableOptions): Issue[] {
  const { clock = "calendar", weight = "customers", confidence = 0.95 } = options;
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  const words = "Pass one of these words.";
  if (!["calendar", "billing"].includes(clock)) wrong("options.clock", '"calendar" or "billing"', clock, words);
  if (!["customers", "revenue"].includes(weight)) wrong("options.weight", '"customers" or "revenue"', weight, words);
  if (!(typeof confidence === "number" && confidence > 0 && confidence <= 1 - 1e-12)) {
    const fix = "Pass the share of intervals that hold the truth, 0.95 say.";
    wrong("options.confidence", "a number above 0 and below 1", confidence, fix);
  }
  return issues;
}

interface Source {
  readonly ledger: CohortLedger;
  readonly groups: Groups;
  readonly stretches: Stretches;
  /** Customers, `[group][cohort]`. */
  readonly sizes: readonly (readonly number[])[];
  readonly quantile: number | null;
}

/** Cells of one group. */
interface Cells {
  /** Periods after the first cohort's that have an age, the first included. */
  readonly periods: number;
  readonly cell: (group: number, cohort: number, age: number) => Cell;
}

function calendarCells({ ledger, groups, stretches, sizes }: Source): Cells {
  const present = calendarCounts(operation, ledger, stretches, groups);
  const amounts = stretches.amount === null ? sizes : sizesOf(ledger, groups, initialAmounts(ledger, stretches));
  const { length } = ledger.instants;
  const ended = ledger.running ? length - 1 : length;
  const cell = (group: number, cohort: number, age: number): Cell => {
    const base = amounts[group]![cohort]!;
    const observed = age === 0 || cohort + age < ended;
    if (!observed) return { atRisk: 0, base: 0, retained: 0, observed };
    const retained = age === 0 ? base : at(present, group, cohort, cohort + age);
    return { atRisk: sizes[group]![cohort]!, base, retained, observed };
  };
  return { periods: length, cell };
}

function billingCells({ ledger, groups, stretches, sizes }: Source): Cells {
  const initial = stretches.amount === null ? null : initialAmounts(ledger, stretches);
  const counts = billingCounts(operation, ledger, stretches, { groups, initial });
  const { length } = ledger.instants;
  const ended = ledger.running ? length - 1 : length;
  const cell = (group: number, cohort: number, age: number): Cell => {
    const atRisk = at(counts.atRisk, group, cohort, age);
    const base = at(counts.base, group, cohort, age);
    const size = sizes[group]![cohort]!;
    // Of an empty cohort: whether whoever had come could be observed.
    const observed = size > 0 ? atRisk === size : age === 0 || cohort + age < ended;
    return { atRisk, base, retained: age === 0 ? base : at(counts.present, group, cohort, age), observed };
  };
  // An anniversary may fall on `asOf` itself, where the next period begins.
  return { periods: ledger.running || length === 0 ? length : length + 1, cell };
}

function at({ values, cohorts, width }: Counts, group: number, cohort: number, step: number): number {
  return values[(group * cohorts + cohort) * width + step]!;
}

/** The triangle of some groups together. */
function triangle(
  { ledger, sizes, quantile }: Source,
  { periods, cell }: Cells,
  groups: readonly number[],
): RetentionTriangle {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return triangleOf({
    sizes: ledger.labels.map((_, cohort) => sum(groups.map((g) => sizes[g]![cohort]!))),
    ages: (cohort) => periods - cohort,
    cell: (cohort, age) => {
      const cells = groups.map((g) => cell(g, cohort, age));
      if (cells.length === 1) return cells[0]!;
      return {
        atRisk: sum(cells.map(({ atRisk }) => atRisk)),
        base: sum(cells.map(({ base }) => base)),
        retained: sum(cells.map(({ retained }) => retained)),
        observed: cells.every(({ observed }) => observed),
      };
    },
    quantile,
  });
}
