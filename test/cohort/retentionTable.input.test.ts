import { describe, expect, it } from "vitest";
import { retentionTable, type RetentionTableOptions } from "../../src/cohort/retentionTable/retentionTable.ts";
import type { Subscription } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";
import { DAY, row } from "../ledger/rows.ts";

const asOf = 100 * DAY;
const rows = [row(0, 10), row(5, null, { customerId: "b" })];

describe("retentionTable refuses", () => {
  it.each([
    ["no options", null, ["invalid-input options"]],
    ["no asOf", {}, ["invalid-instant options.asOf"]],
    [
      "every wrong option at once",
      { asOf: "x", timeZone: "Edo", period: "moon", clock: "sun", weight: "kg", confidence: 1, by: 3, gap: -1 },
      [
        "invalid-instant options.asOf",
        "invalid-input options.gap",
        "invalid-time-zone options.timeZone",
        "invalid-input options.period",
        "invalid-input options.by",
        "invalid-input options.clock",
        "invalid-input options.weight",
        "invalid-input options.confidence",
      ],
    ],
    [
      "null for words",
      { asOf, period: null, clock: null, weight: null, confidence: null, by: null },
      [
        "invalid-input options.period",
        "invalid-input options.by",
        "invalid-input options.clock",
        "invalid-input options.weight",
        "invalid-input options.confidence",
      ],
    ],
    ["a grouping without customers", { asOf, by: { attribute: "x" } }, ["invalid-input options.by"]],
    [
      "a customer that is none",
      { asOf, by: { customers: [null], attribute: "x" } },
      ["invalid-input options.by.customers[0]"],
    ],
    ["a label that is none", { asOf, by: () => ({}) }, ["invalid-input options.by(subscriptions[0])"]],
  ])("%s", (_, options, codes) => {
    expect(codesOf(() => retentionTable(rows, options as unknown as RetentionTableOptions))).toEqual(codes);
  });

  it.each([null, undefined, "x", 3, {}])("%j for subscriptions", (given) => {
    expect(codesOf(() => retentionTable(given as unknown as Subscription[], { asOf }))).toEqual([
      "invalid-input subscriptions",
    ]);
  });

  it("no rows, only bad rows", () => {
    expect(codesOf(() => retentionTable([], { asOf }))).toEqual(["empty-input subscriptions"]);
    expect(codesOf(() => retentionTable([row(5, 1)], { asOf }))).toEqual(["invalid-input subscriptions[0].until"]);
  });

  it("too many periods, also by way of groups", () => {
    expect(codesOf(() => retentionTable([row(-700_000, null)], { asOf }))).toEqual(["too-many-periods options.period"]);
    expect(retentionTable([row(-700_000, null)], { asOf, period: "year" }).periods).toHaveLength(1918);
    const many = Array.from({ length: 30 }, (_, i) =>
      row(i === 0 ? -80_000 : 0, null, { customerId: String(i), plan: String(i) }),
    );
    expect(codesOf(() => retentionTable(many, { asOf, by: "plan" }))).toEqual(["too-many-periods options.period"]);
    const lots = Array.from({ length: 1001 }, (_, i) => row(0, null, { customerId: String(i), plan: String(i) }));
    expect(codesOf(() => retentionTable(lots, { asOf, by: "plan" }))).toEqual(["invalid-input options.by"]);
  });

  it("money of two currencies, and more than whole numbers hold", () => {
    const priced = (currency: string, minor: number, customerId: string): Subscription =>
      row(0, null, { customerId, price: { minor, currency }, interval: { count: 1, unit: "day" } });
    const mixed = [priced("USD", 1, "a"), priced("JPY", 1, "b")];
    expect(codesOf(() => retentionTable(mixed, { asOf, weight: "revenue" }))).toEqual([
      "mixed-currencies subscriptions",
    ]);
    expect(retentionTable(mixed, { asOf }).notes.map(({ code }) => code)).toEqual(["mixed-currencies"]);
    const large = [priced("USD", Number.MAX_SAFE_INTEGER, "a")];
    expect(codesOf(() => retentionTable(large, { asOf, weight: "revenue" }))).toEqual(["money-overflow subscriptions"]);
  });
});

describe("retentionTable sets apart", () => {
  it("bad rows, and counts the good ones", () => {
    const given = [...rows, row(7, 3, { customerId: "c" }), row(2, 8), null as unknown as Subscription];
    const table = retentionTable(given, { asOf });
    expect(table.rejected.map(({ index, issues }) => `${String(index)} ${issues[0]!.code}`)).toEqual([
      "2 invalid-input",
      "3 overlapping-rows",
      "4 invalid-input",
    ]);
    expect(table.all.sizes).toEqual([2, 0, 0, 0]);
  });
});
