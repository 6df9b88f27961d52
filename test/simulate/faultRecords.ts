import { emptyAttributes } from "../../src/schema/record/attributes.ts";
import { type BusinessRecords, type RecordName, recordDefinitions } from "../../src/simulate/records.ts";
import { read, type RecordDefinition } from "../../src/schema/index.ts";
import type { FaultyRows } from "../../src/simulate/faults/faultyRows.ts";

export const day = 86_400_000;
export const start: number = Date.UTC(2025, 0, 1, 3, 4, 5, 6);

/** A few records of each kind, by hand: every field filled once and empty once where it may be. */
export const byHand: BusinessRecords = {
  customers: [
    {
      customerId: "1",
      at: start,
      channel: "search",
      cost: { minor: 1234, currency: "EUR" },
      referredBy: "2",
      attributes: Object.assign(emptyAttributes(), { region: "北", age: 41, trial: true, note: null }),
    },
    { customerId: "2", at: start - day, channel: null, cost: null, referredBy: null, attributes: emptyAttributes() },
  ],
  subscriptions: [
    {
      subscriptionId: "s",
      customerId: "1",
      plan: "basic",
      from: start,
      until: start + 100 * day,
      price: { minor: 5, currency: "USD" },
      interval: { count: 3, unit: "month" },
      quantity: 2.5,
      trialUntil: start + 30 * day,
      exit: "voluntary",
    },
    {
      subscriptionId: null,
      customerId: "2",
      plan: null,
      from: start - 50 * day,
      until: null,
      price: { minor: 0, currency: "KWD" },
      interval: { count: 1, unit: "year" },
      quantity: 1,
      trialUntil: null,
      exit: null,
    },
  ],
  transactions: [
    {
      transactionId: "t",
      customerId: "1",
      at: start + day,
      amount: { minor: -12345, currency: "KWD" },
      items: 3,
      product: "tea",
    },
    {
      transactionId: null,
      customerId: "2",
      at: start,
      amount: { minor: Number.MAX_SAFE_INTEGER, currency: "JPY" },
      items: null,
      product: null,
    },
  ],
  activities: [
    { customerId: "1", at: start, kind: "usage", quantity: 1e-7, item: "film", otherCustomerId: null },
    { customerId: "1", at: start + 1, kind: "tie", quantity: 1, item: null, otherCustomerId: "2" },
  ],
  surveyAnswers: [{ customerId: "1", at: start, question: "nps", answer: -2, scaleMin: -5, scaleMax: 5 }],
  contacts: [
    {
      customerId: "1",
      at: start,
      channel: "phone",
      playbook: "check-in",
      agent: "a",
      outcome: "reached",
      cost: { minor: 100, currency: "JPY" },
      minutes: 12.5,
      text: 'said "so", and\nmore',
    },
    {
      customerId: "2",
      at: start,
      channel: "mail",
      playbook: null,
      agent: null,
      outcome: null,
      cost: null,
      minutes: null,
      text: null,
    },
  ],
  interviews: [
    {
      customerId: "1",
      at: start,
      statedReason: "price",
      trueReason: "no-time",
      productArea: "app",
      outcome: "saved",
    },
    { customerId: "2", at: start, statedReason: null, trueReason: null, productArea: null, outcome: null },
  ],
};

/** No records. */
export const none: BusinessRecords = {
  customers: [],
  subscriptions: [],
  transactions: [],
  activities: [],
  surveyAnswers: [],
  contacts: [],
  interviews: [],
};

/** Payments and usage, one of each an hour. */
export function hourly(count: number): BusinessRecords {
  const times = Array.from({ length: count }, (_, i) => start + i * 3_600_000);
  return {
    ...none,
    transactions: times.map((at, i) => ({
      transactionId: `t${String(i)}`,
      customerId: String(i % 7),
      at,
      amount: { minor: 1000 + i, currency: "USD" },
      items: 1,
      product: "tea",
    })),
    activities: times.map((at, i) => ({
      customerId: String(i % 7),
      at,
      kind: i % 2 === 0 ? "usage" : "visit",
      quantity: 30 + (i % 10),
      item: i % 3 === 0 ? "film" : "stage",
      otherCustomerId: null,
    })),
  };
}

/** What `read` makes of the rows of one kind. */
export function readBack(
  rows: FaultyRows["rows"],
  name: RecordName,
  options: { readonly timeZone?: string } = {},
): { rows: Record<string, unknown>[]; rejected: number[] } {
  const definition = recordDefinitions[name] as unknown as RecordDefinition<Record<string, unknown>>;
  const result = read(definition, rows[name], options);
  return { rows: result.rows, rejected: result.rejected.map(({ index }) => index) };
}
