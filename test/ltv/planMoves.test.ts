import { describe, expect, it } from "vitest";
import * as planLadder from "../../src/ltv/planLadder/index.ts";
import type { Subscription } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";

const base = { subscriptionId: null, price: null, interval: null, quantity: 1, trialUntil: null } as const;
const day = (text: string): number => Date.parse(text);
function row(
  customerId: string,
  plan: string | null,
  from: string,
  until: string | null,
  exit: Subscription["exit"] = null,
): Subscription {
  return { ...base, customerId, plan, from: day(from), until: until === null ? null : day(until), exit };
}
const options = { asOf: "2024-06-15", period: "month" } as const;
const shown = ({ moves }: planLadder.PlanMoves): string[] =>
  moves.map((m) => `${m.from} > ${m.to}: ${String(m.count)}`);

describe("planMoves", () => {
  // Looks: the first of February to June.
  const rows = [
    row("a", "basic", "2024-01-15", "2024-03-10"),
    row("a", "pro", "2024-03-10", "2024-04-20", "pause"),
    row("a", "pro", "2024-06-01", null),
    row("b", "basic", "2024-02-01", "2024-05-01", "voluntary"),
    row("b", "basic", "2024-05-20", null),
    row("c", "basic", "2024-03-05", "2024-03-25", "involuntary"),
    row("d", null, "2024-04-02", "2024-05-30"),
  ];

  it("looks at each subscription at the beginning of each period", () => {
    const found = planLadder.planMoves(rows, options);
    expect(found.states).toEqual(["basic", "pro", "unnamed", "pause", "voluntary", "involuntary", "unknown"]);
    // a: basic Feb, Mar; pro Apr; pause May; pro Jun. b: basic Feb, Mar, Apr; gone May; again basic Jun. d: unnamed May; gone Jun.
    expect(shown(found)).toEqual([
      "basic > basic: 3",
      "basic > pro: 1",
      "basic > voluntary: 1",
      "pro > pause: 1",
      "unnamed > unknown: 1",
      "pause > pro: 1",
    ]);
    expect(found.initial).toEqual({ basic: 3, pro: 0, unnamed: 1, pause: 0 });
    expect(found.current).toEqual({ basic: 1, pro: 1, unnamed: 0, pause: 0 });
    expect(found.notes.map(({ code }) => code)).toEqual(["between-looks"]);
    const model = planLadder.fit(found);
    expect(model.fit.observations).toBe(8);
    expect(planLadder.forecast(model, found.current, { periods: 1 })["basic"]![0]).toBe(1);
  });

  it("counts exits as one state, and from a date on, where asked", () => {
    const found = planLadder.planMoves(rows, { ...options, exits: "one", since: "2024-04-15" });
    expect(found.exits).toEqual(["exit"]);
    // Looks in May and June: a pause, pro; b gone before the first look, basic; d unnamed, gone.
    expect(shown(found)).toEqual(["unnamed > exit: 1", "pause > pro: 1"]);
    expect(found.initial).toEqual({ basic: 1, pro: 0, unnamed: 1, pause: 1 });
    expect(found.notes).toEqual([]);
  });

  it("counts subscriptions side by side apart", () => {
    const two = [
      { ...row("a", "phone", "2024-01-01", null), subscriptionId: "1" },
      { ...row("a", "line", "2024-02-01", "2024-04-15", "voluntary"), subscriptionId: "2" },
    ];
    expect(shown(planLadder.planMoves(two, options))).toEqual([
      "phone > phone: 5",
      "line > line: 2",
      "line > voluntary: 1",
    ]);
  });

  it("sets bad rows apart by their place in the input", () => {
    const bad = [row("p", "pause", "2024-01-01", null), row("q", "basic", "2024-03-01", "2024-02-01"), ...rows];
    const found = planLadder.planMoves(bad, options);
    expect(found.rejected.map(({ index, issues }) => `${String(index)} ${issues[0]!.code} ${issues[0]!.path}`)).toEqual(
      ["0 invalid-input plan", "1 invalid-input until"],
    );
    expect(found.moves).toEqual(planLadder.planMoves(rows, options).moves);
  });

  it("refuses what it cannot count", () => {
    const call =
      (given: unknown, more: object = {}): (() => unknown) =>
      () =>
        planLadder.planMoves(given as Subscription[], { ...options, ...more });
    expect(codesOf(call(null))).toEqual(["invalid-input subscriptions"]);
    expect(codesOf(call([]))).toEqual(["empty-input subscriptions"]);
    expect(codesOf(call([row("p", "exit", "2024-01-01", null)]))).toEqual(["invalid-input subscriptions[0].plan"]);
    expect(codesOf(call(rows, { period: "moon" }))).toEqual(["invalid-input options.period"]);
    expect(codesOf(call(rows, { exits: "two" }))).toEqual(["invalid-input options.exits"]);
    expect(codesOf(call(rows, { asOf: "soon" }))).toEqual(["invalid-instant options.asOf"]);
    expect(codesOf(call(rows, { timeZone: "Mars" }))).toEqual(["invalid-time-zone options.timeZone"]);
    expect(codesOf(call(rows, { since: "2025-01-01" }))).toEqual(["invalid-input options.since"]);
    expect(codesOf(call([row("e", "basic", "0924-01-01", null)], { period: "day" }))).toEqual([
      "too-many-periods options.period",
    ]);
    expect(codesOf(() => planLadder.planMoves(rows, null as never))).toEqual(["invalid-input options"]);
    expect(codesOf(call([null, 3]))[0]).toMatch(/^invalid-input subscriptions\[0\]/);
  });
});
