import { describe, expect, it } from "vitest";
import { activeAt, atRisk, spells, statusAt, type Spells } from "../../src/ledger/index.ts";
import type { Subscription } from "../../src/schema/index.ts";
import { codesOf, failure } from "../failure.ts";
import { DAY, row } from "./rows.ts";

const asOf = 100 * DAY;
const good = row(0, 10);

/** `code path` of what is rejected beside a good row. */
function rejected(...rows: readonly unknown[]): string[] {
  const given = [row(0, 10, { customerId: "good" }), ...rows] as Subscription[];
  const found = spells(given, { asOf });
  expect(found.spells.some(({ customerId }) => customerId === "good")).toBe(true);
  return found.rejected.flatMap(({ index, issues }) =>
    issues.map(({ code, path }) => `${String(index)} ${code} ${path}`.trim()),
  );
}

describe("spells sets apart", () => {
  const price = { minor: 5, currency: "USD" };
  it.each([
    ["until before from", row(10, 5), ["1 invalid-input until"]],
    ["a trial that ends before it begins", { ...good, from: DAY, trialUntil: 0 }, ["1 invalid-input trialUntil"]],
    ["an exit of an open row", row(0, null, { exit: "pause" }), ["1 invalid-input exit"]],
    [
      "a price below 0",
      { ...good, price: { ...price, minor: -1 }, interval: { count: 1, unit: "month" } },
      ["1 invalid-input price.minor"],
    ],
    ["a price without an interval", { ...good, price }, ["1 missing-field interval"]],
    ["an unknown currency", { ...good, price: { minor: 1, currency: "YEN" } }, ["1 unknown-currency price.currency"]],
    ["part of a cent", { ...good, price: { minor: 0.5, currency: "USD" } }, ["1 invalid-input price.minor"]],
    ["a price as a number", { ...good, price: 9.8 }, ["1 invalid-input price"]],
    ["an interval as a text", { ...good, interval: "month" }, ["1 invalid-input interval"]],
    [
      "dates",
      { ...good, from: new Date(0), until: "1970-01-11" },
      ["1 invalid-instant from", "1 invalid-instant until"],
    ],
    [
      "NaN and a year beyond",
      { ...good, from: NaN, trialUntil: 1e17 },
      ["1 invalid-instant from", "1 invalid-instant trialUntil"],
    ],
    ["a negative quantity", { ...good, quantity: -1 }, ["1 invalid-input quantity"]],
    ["another exit", { ...good, exit: "bored" }, ["1 invalid-input exit"]],
    ["no id", { ...good, customerId: "" }, ["1 invalid-input customerId"]],
    [
      "a number for an id",
      { ...good, customerId: 7, subscriptionId: 1 },
      ["1 invalid-input customerId", "1 invalid-input subscriptionId"],
    ],
    ["a field that is not there", { ...good, plan: undefined }, ["1 invalid-input plan"]],
    ["no object", null, ["1 invalid-input"]],
    ["a symbol", Symbol("row"), ["1 invalid-input"]],
  ])("%s", (_, wrong, codes) => {
    expect(rejected(wrong)).toEqual(codes);
  });

  it("a row that overlaps an earlier one of its subscription, and only of its own", () => {
    expect(rejected(row(5, 15), row(0, 10), row(10, 20))).toEqual(["1 overlapping-rows from"]);
    expect(rejected(row(0, null), row(5, 15))).toEqual(["2 overlapping-rows from"]);
    expect(rejected(row(0, 10), row(0, 12))).toEqual(["2 overlapping-rows from"]);
    expect(rejected(row(0, 10), row(5, 15, { subscriptionId: "x" }))).toEqual([]);
  });

  it("a row given twice", () => {
    expect(rejected(good, { ...good }, row(3, 3, { customerId: "b" }), row(3, 3, { customerId: "b" }))).toEqual([
      "2 duplicate-row",
      "4 duplicate-row",
    ]);
  });

  it("nothing of prices in two currencies, but says so", () => {
    const interval = { count: 1, unit: "month" } as const;
    const found = spells(
      [row(0, 10, { price, interval }), row(10, 20, { price: { minor: 5, currency: "EUR" }, interval })],
      { asOf },
    );
    expect(found.rejected).toEqual([]);
    expect(found.spells).toHaveLength(1);
    expect(found.notes.map(({ code }) => code)).toEqual(["mixed-currencies"]);
  });
});

describe("spells refuses", () => {
  it("no rows", () => {
    expect(codesOf(() => spells([], { asOf }))).toEqual(["empty-input subscriptions"]);
  });

  it("only bad rows, with their issues", () => {
    expect(codesOf(() => spells([row(10, 5), { ...good, quantity: NaN }], { asOf }))).toEqual([
      "invalid-input subscriptions[0].until",
      "invalid-input subscriptions[1].quantity",
    ]);
    const many = Array.from({ length: 2000 }, () => row(10, 5));
    expect(failure(() => spells(many, { asOf })).issues).toHaveLength(1001);
  });

  it.each([null, undefined, "rows", 7, {}])("%j for rows", (rows) => {
    expect(codesOf(() => spells(rows as never, { asOf }))).toEqual(["invalid-input subscriptions"]);
  });

  it.each([
    [null, ["invalid-input options"]],
    [undefined, ["invalid-input options"]],
    [{}, ["invalid-instant options.asOf"]],
    [{ asOf: "soon" }, ["invalid-instant options.asOf"]],
    [{ asOf, gap: -1 }, ["invalid-input options.gap"]],
    [{ asOf, gap: 1.5 }, ["invalid-input options.gap"]],
    [{ asOf, gap: 3654 }, ["invalid-input options.gap"]],
    [{ asOf, gap: null }, ["invalid-input options.gap"]],
    [{ asOf, gap: "week" }, ["invalid-input options.gap"]],
    [{ asOf, gap: { count: 1, unit: "hour" } }, ["invalid-input options.gap.unit"]],
    [{ asOf, gap: { count: 11, unit: "year" } }, ["invalid-input options.gap.count"]],
    [{ asOf, by: "plan" }, ["invalid-input options.by"]],
    [{ asOf, timeZone: "Asia/Edo" }, ["invalid-time-zone options.timeZone"]],
    [
      { gap: -1, by: 1, timeZone: 9 },
      [
        "invalid-instant options.asOf",
        "invalid-input options.gap",
        "invalid-input options.by",
        "invalid-time-zone options.timeZone",
      ],
    ],
  ])("%j for options", (options, codes) => {
    expect(codesOf(() => spells([good], options as never))).toEqual(codes);
  });
});

describe("activeAt and statusAt refuse", () => {
  const history = spells([good], { asOf });
  const [spell] = history.spells;

  it.each([
    [null, "spells"],
    [undefined, "spells"],
    [[], "spells"],
    [{ asOf: NaN, spells: [] }, "spells"],
    [{ asOf, spells: [null] }, "spells.spells[0]"],
    [{ asOf, spells: [{ ...spell, customerId: 1 }] }, "spells.spells[0].customerId"],
    [{ asOf, spells: [{ ...spell, from: NaN }] }, "spells.spells[0].from"],
    [{ asOf, spells: [{ ...spell, until: -1 }] }, "spells.spells[0].until"],
    [{ asOf, spells: [{ ...spell, exit: null }] }, "spells.spells[0].exit"],
    [{ asOf, spells: [{ ...spell, until: null }] }, "spells.spells[0].exit"],
  ])("spells that are none: %j", (given, path) => {
    expect(failure(() => activeAt(given as unknown as Spells, [0])).issues[0]!.path).toBe(path);
    expect(failure(() => statusAt(given as unknown as Spells, 0)).issues[0]!.path).toBe(path);
  });

  it("instants that are none, or after asOf", () => {
    expect(codesOf(() => activeAt(history, ["soon", asOf, asOf + 1]))).toEqual([
      "invalid-instant instants[0]",
      "invalid-input instants[2]",
    ]);
    expect(codesOf(() => activeAt(history, null as never))).toEqual(["invalid-input instants"]);
    expect(codesOf(() => activeAt(history, new BigInt64Array(1) as never))).toEqual(["invalid-input instants"]);
    expect(codesOf(() => statusAt(history, NaN))).toEqual(["invalid-instant instant"]);
    expect(codesOf(() => statusAt(history, asOf + 1))).toEqual(["invalid-input instant"]);
    expect(codesOf(() => statusAt(history, 0, { timeZone: "Edo" }))).toEqual(["invalid-time-zone options.timeZone"]);
    expect(activeAt(history, [])).toHaveLength(0);
  });
});

describe("atRisk refuses", () => {
  it.each([null, undefined, 1, {}, { from: 0 }, { from: "0", until: null }, { from: NaN, until: 1 }])("%j", (spell) => {
    expect(codesOf(() => atRisk(spell as never, 0))).toEqual(["invalid-input spell"]);
  });

  it("instants and zones that are none", () => {
    const spell = { from: 0, until: null };
    expect(codesOf(() => atRisk(spell, null as never))).toEqual(["invalid-instant instant"]);
    expect(codesOf(() => atRisk(spell, 0, { timeZone: "Edo" }))).toEqual(["invalid-time-zone options.timeZone"]);
  });
});
