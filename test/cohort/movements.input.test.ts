import { describe, expect, it } from "vitest";
import {
  movementProfiles,
  movements,
  reconcile,
  type MovementOptions,
  type MovementProfile,
} from "../../src/cohort/movements/index.ts";
import type { Subscription } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";
import { row } from "../ledger/rows.ts";

const interval = { count: 1, unit: "month" } as const;
const dollars = (minor: number): Partial<Subscription> => ({ price: { minor, currency: "USD" }, interval });
const good = row(0, null, dollars(1000));
const asOf = "1970-06-01";

describe("movements refuses", () => {
  it.each([
    ["invalid-input options", null],
    ["invalid-input options", undefined],
    ["invalid-input options", 5],
    ["invalid-instant options.asOf", {}],
    ["invalid-instant options.asOf", { asOf: "soon" }],
    ["invalid-instant options.from", { asOf, from: "1970-02-30" }],
    ["invalid-input options.from", { asOf, from: asOf }],
    ["invalid-input options.from", { asOf, from: "1971-01-01" }],
    ["invalid-input options.period", { asOf, period: "fortnight" }],
    ["invalid-input options.period", { asOf, period: null }],
    ["invalid-time-zone options.timeZone", { asOf, timeZone: "Mars/Olympus" }],
    ["invalid-input options.gap", { asOf, gap: -1 }],
    ["invalid-input options.gap", { asOf, gap: "14" }],
    ["invalid-input options.gap.count", { asOf, gap: { count: 11, unit: "year" } }],
    ["invalid-input options.gap.unit", { asOf, gap: { count: 1, unit: "moon" } }],
    ["invalid-input options.profile", { asOf, profile: "ours" }],
    ["invalid-input options.profile", { asOf, profile: "toString" }],
    ["invalid-input options.profile", { asOf, profile: null }],
    ["invalid-input options.profile.pause", { asOf, profile: { ...movementProfiles.board, pause: "holiday" } }],
    ["invalid-input options.profile.name", { asOf, profile: { ...movementProfiles.board, name: 1 } }],
    ["invalid-input options.profile.daysPerYear", { asOf, profile: { ...movementProfiles.board, daysPerYear: NaN } }],
    [
      "invalid-input options.profile.daysPerYear",
      { asOf, profile: { ...movementProfiles.board, daysPerYear: 365.24251 } },
    ],
    [
      "invalid-input options.profile.returnIsNewAfter",
      { asOf, profile: { ...movementProfiles.board, returnIsNewAfter: 0.5 } },
    ],
    ["invalid-input options.profile.gap", { asOf, profile: { ...movementProfiles.board, gap: undefined } }],
  ])("%s of %j", (code, options) => {
    expect(codesOf(() => movements([good], options as unknown as MovementOptions))).toEqual([code]);
  });

  it("all that is wrong at once", () => {
    const options = { asOf: "x", period: "x", timeZone: "x", gap: -1, profile: {} } as unknown as MovementOptions;
    const codes = codesOf(() => movements([good], options));
    expect(codes).toHaveLength(4 + Object.keys(movementProfiles.board).length);
  });

  it("what is no list, an empty one, and rows that are all bad", () => {
    expect(codesOf(() => movements(null as unknown as Subscription[], { asOf }))).toEqual([
      "invalid-input subscriptions",
    ]);
    expect(codesOf(() => movements([], { asOf }))).toEqual(["empty-input subscriptions"]);
    const bad = row(0, null, dollars(-1));
    expect(codesOf(() => movements([bad], { asOf }))).toEqual(["invalid-input subscriptions[0].price.minor"]);
  });

  it("several currencies, naming each row that is not in the first one's", () => {
    const yen = { price: { minor: 1000, currency: "JPY" }, interval };
    const rows = [good, row(0, null, { ...yen, customerId: "b" }), row(0, null, { ...yen, customerId: "c" })];
    expect(codesOf(() => movements(rows, { asOf }))).toEqual([
      "mixed-currencies subscriptions[1].price.currency",
      "mixed-currencies subscriptions[2].price.currency",
    ]);
    // What begins after asOf is not yet there.
    const later = row(1000, null, { ...yen, customerId: "b" });
    expect(movements([good, later], { asOf }).notes.map(({ code }) => code)).toEqual(["after-as-of"]);
  });

  it("sums that no number holds, but only rejects a row that alone does not", () => {
    const most = Number.MAX_SAFE_INTEGER;
    const two = [row(0, null, dollars(most)), row(0, null, { ...dollars(most), customerId: "b" })];
    expect(codesOf(() => movements(two, { asOf }))).toEqual(["money-overflow subscriptions"]);
    const huge = row(0, null, { ...dollars(1), customerId: "b", quantity: 1e300 });
    const { periods, rejected } = movements([huge, good], { asOf });
    expect(rejected.map(({ index, issues }) => [index, issues[0]!.code])).toEqual([[0, "money-overflow"]]);
    expect(periods[0]!.customers.closing).toBe(1);
    expect(codesOf(() => movements([huge], { asOf }))).toEqual(["money-overflow subscriptions[0].price.minor"]);
  });

  it("more than 3,000 periods, but not a short table of long records", () => {
    const options = { asOf: "1990-01-01", period: "day" } as const;
    expect(codesOf(() => movements([good], options))).toEqual(["too-many-periods options.period"]);
    expect(movements([good], { ...options, from: "1989-12-01" }).periods).toHaveLength(31);
  });
});

describe("movements counts the good rows", () => {
  it("and lists the bad ones", () => {
    const rows = [
      row(5, 2, dollars(100)),
      good,
      row(3, 8, dollars(200)),
      null as unknown as Subscription,
      row(0, null, { ...dollars(-5), customerId: "b" }),
    ];
    const { periods, rejected } = movements(rows, { asOf });
    expect(rejected.map(({ index, issues }) => [index, issues[0]!.code])).toEqual([
      [0, "invalid-input"],
      [2, "overlapping-rows"],
      [3, "invalid-input"],
      [4, "invalid-input"],
    ]);
    expect(periods[0]!.revenue).toMatchObject({ new: 1000, closing: 1000 });
  });

  it("with a price that is not known as a customer without revenue, with a note", () => {
    const { periods, notes, currency } = movements([row(0, null)], { asOf });
    expect(periods[0]!.customers.closing).toBe(1);
    expect(periods[0]!.revenue.closing).toBe(0);
    expect(notes.map(({ code }) => code)).toEqual(["unknown-price"]);
    expect(currency).toBeNull();
  });

  it("of which there may be none yet", () => {
    const later = [row(1000, null, dollars(5))];
    expect(movements(later, { asOf }).periods).toEqual([]);
    const { periods } = movements(later, { asOf, from: "1970-04-10" });
    expect(periods.map(({ label, revenue }) => [label, revenue.closing])).toEqual([
      ["1970-04", 0],
      ["1970-05", 0],
    ]);
    expect(Object.values(periods[0]!.metrics).every((value) => value === null)).toBe(true);
  });

  it("who are all gone on day one", () => {
    const { periods, notes } = movements([row(0, 0, { ...dollars(5), exit: "voluntary" })], { asOf });
    expect(periods.every(({ customers }) => customers.new === 0)).toBe(true);
    expect(notes.map(({ code }) => code)).toEqual(["zero-length"]);
  });
});

describe("reconcile refuses", () => {
  it("what is wrong with either profile and with the options, at once", () => {
    const wrong = { ...movementProfiles.board, trial: 5 } as unknown as MovementProfile;
    expect(codesOf(() => reconcile([good], "board", wrong, { asOf, gap: -1 }))).toEqual([
      "invalid-input b.trial",
      "invalid-input options.gap",
    ]);
    expect(
      codesOf(() => reconcile([good], null as unknown as "board", "board", null as unknown as { asOf: string })),
    ).toEqual(["invalid-input a", "invalid-input options"]);
  });
});
