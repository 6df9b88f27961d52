import { describe, expect, it } from "vitest";
import { breakEvenConversion, trialPayback, trials, type TrialOptions } from "../../src/cohort/trials/index.ts";
import type { Customer, Subscription } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";

const row: Subscription = {
  subscriptionId: null,
  customerId: "a",
  plan: null,
  from: 0,
  until: null,
  price: null,
  interval: null,
  quantity: 1,
  trialUntil: 864e5,
  exit: null,
};
const options = { asOf: "1970-03-01" };
const customer = { at: 0, channel: null, referredBy: null, attributes: {} };

describe("trials refuses", () => {
  it("what is no list of subscriptions, and lists without a good row", () => {
    expect(codesOf(() => trials(null as never, options))).toEqual(["invalid-input subscriptions"]);
    expect(codesOf(() => trials([], options))).toEqual(["empty-input subscriptions"]);
    expect(codesOf(() => trials([{ ...row, until: -1 }], options))).toEqual(["invalid-input subscriptions[0].until"]);
  });

  it("wrong options", () => {
    const codes = (given: unknown): string[] => codesOf(() => trials([row], given as TrialOptions));
    expect(codes(undefined)).toEqual(["invalid-input options"]);
    expect(codes({})).toEqual(["invalid-instant options.asOf"]);
    expect(codes({ ...options, period: "fortnight" })).toEqual(["invalid-input options.period"]);
    expect(codes({ ...options, timeZone: "Mars" })).toEqual(["invalid-time-zone options.timeZone"]);
    expect(codes({ ...options, confidence: 95 })).toEqual(["invalid-input options.confidence"]);
    expect(codes({ ...options, gap: -1 })).toEqual(["invalid-input options.gap"]);
    expect(codes({ ...options, customers: 3 })).toEqual(["invalid-input options.customers"]);
  });

  it("more than 3,000 periods of cohorts", () => {
    const later = { ...row, customerId: "b", from: 864e5 * 4000, trialUntil: 864e5 * 4001 };
    const long = { asOf: "1990-01-01", period: "day" } as const;
    expect(codesOf(() => trials([row, later], long))).toEqual(["too-many-periods options.period"]);
  });

  it("costs in two currencies, and costs beyond exact numbers", () => {
    const costs = (a: number, b: number, currency = "EUR"): Customer[] => [
      { ...customer, customerId: "a", cost: { minor: a, currency: "EUR" } },
      { ...customer, customerId: "b", cost: { minor: b, currency } },
    ];
    const rows = [row, { ...row, customerId: "b" }];
    expect(codesOf(() => trials(rows, { ...options, customers: costs(1, 2, "USD") }))).toEqual([
      "mixed-currencies options.customers[1].cost.currency",
    ]);
    const most = Number.MAX_SAFE_INTEGER;
    expect(codesOf(() => trials(rows, { ...options, customers: costs(most, most) }))).toEqual([
      "money-overflow options.customers",
    ]);
  });

  it("no good row for a bad one: subscriptions and customers are listed apart", () => {
    const rows = [row, null as never, { ...row, customerId: "" }];
    const customers = [
      { ...customer, customerId: "a", cost: { minor: 5, currency: "EUR" } },
      { ...customer, customerId: "a", cost: { minor: 6, currency: "EUR" } },
      null,
      { ...customer, customerId: "", cost: null },
      { ...customer, customerId: "c", cost: { minor: -1, currency: "EUR" } },
      { ...customer, customerId: "d", cost: { minor: 1.5, currency: "XXX" } },
    ] as Customer[];
    const report = trials(rows, { ...options, customers });
    expect(report.all.started).toBe(1);
    expect(report.all.cost!.total).toBe(5);
    expect(report.rejected.map(({ index }) => index)).toEqual([1, 2]);
    expect(
      report.rejectedCustomers.map(({ index, issues }) => [
        index,
        ...issues.map(({ code, path }) => `${code} ${path}`),
      ]),
    ).toEqual([
      [1, "duplicate-row customerId"],
      [2, "invalid-input "],
      [3, "invalid-input customerId"],
      [4, "invalid-input cost.minor"],
      [5, "invalid-input cost.minor", "unknown-currency cost.currency"],
    ]);
  });
});

describe("the money of trials refuses", () => {
  it("wrong numbers, all at once", () => {
    expect(codesOf(() => breakEvenConversion(null as never))).toEqual(["invalid-input economics"]);
    const wrong = { acquisitionCost: -1, servingCost: NaN, customerValue: Infinity, conversion: 2 };
    expect(codesOf(() => breakEvenConversion(wrong))).toEqual([
      "invalid-input economics.acquisitionCost",
      "invalid-input economics.servingCost",
      "invalid-input economics.customerValue",
      "invalid-input economics.conversion",
    ]);
    expect(codesOf(() => trialPayback(undefined as never))).toEqual(["invalid-input input"]);
    const input = { acquisitionCost: 1, conversion: 0.5, monthlyMargin: 1, retention: 0.5 };
    expect(codesOf(() => trialPayback({ ...input, freeMonths: -1, horizonMonths: 0 }))).toEqual([
      "invalid-input input.freeMonths",
      "invalid-input input.horizonMonths",
    ]);
    expect(codesOf(() => trialPayback({ ...input, retention: 1.2 }))).toEqual(["invalid-input input.retention"]);
    expect(codesOf(() => trialPayback({ ...input, retention: { survival: [1, 0.5] } }))).toEqual([
      "invalid-input input.retention.survival",
    ]);
    expect(codesOf(() => trialPayback({ ...input, conversion: null as never }))).toEqual([
      "invalid-input input.conversion",
    ]);
  });
});
