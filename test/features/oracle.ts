import fc from "fast-check";
import { DateTime } from "./wallTime.ts";
import type { FeatureColumn, FeatureRecords, FeatureTable } from "../../src/features/index.ts";
import { activityKinds, type Activity, type ExitKind, type Subscription } from "../../src/schema/index.ts";

export const DAY = 86_400_000;
export const START: number = Date.UTC(2024, 0, 1);

/** A cell as people read it: null where missing. */
export function cell(column: FeatureColumn, row: number): number | string | null {
  if (column.kind === "category") return column.codes[row]! < 0 ? null : column.categories[column.codes[row]!]!;
  return column.missing?.[row] === 1 ? null : column.values[row]!;
}

/** A column's cells by its name. */
export function cells(table: FeatureTable, name: string): (number | string | null)[] {
  const column = table.columns.find((one) => one.name === name)!;
  return table.customerId.map((_, row) => cell(column, row));
}

/** Rows as plain data: what a table says, whatever it is stored in. */
export function plainRows(table: FeatureTable): Record<string, unknown>[] {
  return table.customerId.map((customerId, row) => ({
    customerId,
    date: table.date[row],
    ...Object.fromEntries(table.columns.map((column) => [column.name, cell(column, row)])),
  }));
}

export function activity(customerId: string, at: number, facts: Partial<Activity> = {}): Activity {
  return { customerId, at, kind: "usage", quantity: 1, item: null, otherCustomerId: null, ...facts };
}

const month = { count: 1, unit: "month" } as const;

export function subscription(
  customerId: string,
  from: number,
  until: number | null = null,
  facts: Partial<Subscription> = {},
): Subscription {
  const terms = { plan: "basic", price: { minor: 1000, currency: "USD" }, interval: month, quantity: 1 };
  return { customerId, subscriptionId: null, ...terms, from, until, trialUntil: null, exit: null, ...facts };
}

const names = ["a", "b", "c", "d"] as const;
const instant = fc.integer({ min: 0, max: 120 * 24 }).map((hours) => START + (hours * DAY) / 24);
const name = fc.constantFrom(...names);
const item = fc.constantFrom("x", "y", null);

const activities: fc.Arbitrary<Activity> = fc
  .record({
    customerId: name,
    at: instant,
    kind: fc.constantFrom(...activityKinds),
    quantity: fc.nat(5),
    item,
    other: name,
  })
  .map(({ other, ...row }) => ({
    ...row,
    otherCustomerId: row.kind === "tie" ? (other === row.customerId ? "e" : other) : null,
  }));

const history = fc
  .array(
    fc.record({
      wait: fc.nat(20),
      length: fc.integer({ min: 1, max: 60 }),
      exit: fc.constantFrom<ExitKind | null>(null, "voluntary", "involuntary", "pause"),
      plan: fc.constantFrom("basic", "pro"),
      minor: fc.constantFrom(0, 900, 1000, 1500),
      trial: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .chain((stretches) => fc.record({ stretches: fc.constant(stretches), open: fc.boolean(), start: fc.nat(40) }));

const subscriptions = fc
  .uniqueArray(fc.record({ customerId: name, history }), { minLength: 1, selector: ({ customerId }) => customerId })
  .map((histories) =>
    histories.flatMap(({ customerId, history: { stretches, open, start } }) => {
      let day = start;
      return stretches.map(({ wait, length, exit, plan, minor, trial }, i): Subscription => {
        const from = START + (day + wait) * DAY;
        day += wait + length;
        const last = open && i === stretches.length - 1;
        const terms = { plan, price: { minor, currency: "USD" }, trialUntil: trial ? from + 7 * DAY : null };
        return subscription(customerId, from, last ? null : START + day * DAY, { ...terms, exit: last ? null : exit });
      });
    }),
  );

/** Random records of up to four customers in four months. */
export const randomRecords: fc.Arbitrary<Records> = fc.record({
  subscriptions,
  activities: fc.array(activities, { maxLength: 60 }),
  customers: fc
    .uniqueArray(fc.record({ customerId: name, at: instant, channel: item, cost: fc.nat(900) }), {
      selector: ({ customerId }) => customerId,
    })
    .map((rows) =>
      rows.map((row) => ({
        ...row,
        cost: { minor: row.cost, currency: "USD" },
        referredBy: null,
        attributes: { region: row.channel, seats: row.cost.valueOf() },
      })),
    ),
  transactions: fc.array(
    fc
      .record({ customerId: name, at: instant, amount: fc.integer({ min: -500, max: 5000 }), product: item })
      .map((row) => ({ ...row, amount: { minor: row.amount, currency: "USD" }, transactionId: null, items: null })),
    { maxLength: 20 },
  ),
  contacts: fc.array(
    fc
      .record({ customerId: name, at: instant, channel: fc.constantFrom("mail", "phone"), outcome: item })
      .map((row) => ({ ...row, playbook: null, agent: null, cost: null, minutes: null, text: null })),
    { maxLength: 15 },
  ),
  surveyAnswers: fc.array(
    fc
      .record({ customerId: name, at: instant, question: fc.constantFrom("nps", "csat"), answer: fc.nat(10) })
      .map((row) => ({ ...row, scaleMin: 0, scaleMax: 10 })),
    { maxLength: 15 },
  ),
});

/** Instants at which nothing else may fall, as well as those at which it may. */
export const randomDate: fc.Arbitrary<number> = fc
  .tuple(fc.integer({ min: 1, max: 121 }), fc.constantFrom(0, 1, 12 * 3_600_000))
  .map(([day, past]) => START + day * DAY + past);

/** Instant `days` local days earlier, by the runtime's own calendar. */
export function daysBefore(at: number, days: number, timeZone: string): number {
  return DateTime.minusDays(at, days, timeZone);
}

/** All records, activities as rows. */
export type Records = Required<Omit<FeatureRecords, "interviews">> & { readonly activities: readonly Activity[] };

/** The records as an export made just before a date holds them: later rows are not there, later ends not yet written. */
export function truncate(records: Records, date: number): Records {
  const before = <R extends { readonly at: number }>(rows: readonly R[]): R[] => rows.filter(({ at }) => at < date);
  return {
    subscriptions: records.subscriptions
      .filter(({ from }) => from < date)
      .map((row): Subscription =>
        row.until !== null && row.until >= date ? { ...row, until: null, exit: null } : row,
      ),
    customers: before(records.customers),
    transactions: before(records.transactions),
    activities: before(records.activities),
    contacts: before(records.contacts),
    surveyAnswers: before(records.surveyAnswers),
  };
}
