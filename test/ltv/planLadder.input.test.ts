import { describe, expect, it } from "vitest";
import * as planLadder from "../../src/ltv/planLadder/index.ts";
import { codesOf, failure } from "../failure.ts";

const moves = [
  { from: "a", to: "a", count: 8 },
  { from: "a", to: "x", count: 2 },
];
const input = { period: "month", moves, exits: ["x"] } as const;
const model = planLadder.fit(input);
const discountRate = { rate: 0, per: "year" } as const;

describe("planLadder.fit refuses", () => {
  it("every wrong row at once", () => {
    const wrong = [
      { from: "a", to: "z", count: -1 },
      { from: "x", to: "a", count: 1 },
      null,
      { from: "a", to: "a", count: NaN },
    ] as unknown as planLadder.PlanMove[];
    expect(codesOf(() => planLadder.fit({ ...input, states: ["a"], moves: wrong }))).toEqual([
      "invalid-input moves[0].to",
      "invalid-input moves[0].count",
      "invalid-input moves[1].from",
      "invalid-input moves[2]",
      "invalid-input moves[3].count",
    ]);
  });

  it.each([
    [null, ["invalid-input input"]],
    [{ ...input, period: "moon" }, ["invalid-input period"]],
    [{ ...input, exits: undefined }, ["invalid-input exits"]],
    [{ ...input, moves: 3 }, ["invalid-input moves"]],
    [{ ...input, states: ["a", "a", ""] }, ["invalid-input states[1]", "invalid-input states[2]"]],
    [{ ...input, moves: [] }, ["empty-input moves"]],
  ])("%j", (given, codes) => {
    expect(codesOf(() => planLadder.fit(given as unknown as planLadder.PlanLadderInput))).toEqual(codes);
  });

  it("a state without moves where there is no prior", () => {
    expect(codesOf(() => planLadder.fit({ ...input, states: ["a", "b"] }, { prior: 0 }))).toEqual([
      "too-few-observations moves",
    ]);
    expect(failure(() => planLadder.fit({ ...input, states: ["a", "b"] }, { prior: 0 })).issues[0]!.received).toBe(
      "none from b",
    );
  });

  it("priors that are none", () => {
    for (const prior of [-1, NaN, "weak", {}, null]) {
      expect(codesOf(() => planLadder.fit(input, { prior } as unknown as planLadder.PlanLadderFitOptions))).toEqual([
        "invalid-input options.prior",
      ]);
    }
    expect(codesOf(() => planLadder.fit(input, { impossible: [{ from: "a", to: "q" }] }))).toEqual([
      "invalid-input options.impossible[0].to",
    ]);
    expect(codesOf(() => planLadder.fit(input, { impossible: 3 as never }))).toEqual([
      "invalid-input options.impossible",
    ]);
  });
});

describe("questions refuse", () => {
  it("models that are none", () => {
    for (const broken of [
      null,
      undefined,
      3,
      {},
      { parameters: null },
      { parameters: { ...model.parameters, counts: [[1]] } },
    ]) {
      const given = broken as never;
      for (const ask of [
        (): unknown => planLadder.transitionProbabilities(given),
        (): unknown => planLadder.forecast(given, { a: 1 }, { periods: 1 }),
        (): unknown => planLadder.expectedPeriods(given),
        (): unknown => planLadder.stateValues(given, { revenue: { a: 1 }, discountRate }),
        (): unknown => planLadder.posteriorIntervals(given, () => 1, { seed: 1 }),
        (): unknown => planLadder.logLikelihood(given, moves),
      ]) {
        expect(failure(ask).code).toBe("invalid-input");
      }
    }
  });

  it("unknown states and revenues that are missing", () => {
    const values =
      (revenue: object): (() => unknown) =>
      () =>
        planLadder.stateValues(model, { revenue: revenue as Record<string, number>, discountRate });
    expect(codesOf(values({}))).toEqual(["invalid-input options.revenue.a"]);
    expect(codesOf(values({ a: 1, b: 2 }))).toEqual(["invalid-input options.revenue.b"]);
    expect(codesOf(values({ a: Infinity }))).toEqual(["invalid-input options.revenue.a"]);
    expect(codesOf(values(null as never))).toEqual(["invalid-input options.revenue"]);
    expect(codesOf(() => planLadder.forecast(model, { q: 1 }, { periods: 1 }))).toEqual(["invalid-input customers.q"]);
    expect(codesOf(() => planLadder.forecast(model, { a: -1 }, { periods: 1.5 }))).toEqual([
      "invalid-input options.periods",
    ]);
    expect(codesOf(() => planLadder.probabilityOfReaching(model, "q"))).toEqual(["invalid-input state"]);
    const options = { revenue: { a: 1 }, discountRate };
    expect(codesOf(() => planLadder.moveValue(model, { from: "q", to: "a" }, options))).toEqual([
      "invalid-input move.from",
    ]);
    expect(codesOf(() => planLadder.savedExitValue(model, { plan: "a", exit: "a" }, options))).toEqual([
      "invalid-input saved.exit",
    ]);
    const certain = { plan: "a", exit: "x", probability: 2 };
    expect(codesOf(() => planLadder.savedExitValue(model, certain, options))).toEqual([
      "invalid-input saved.probability",
    ]);
  });

  it("sums without an end", () => {
    const trap = planLadder.fit({ period: "month", exits: [], moves: [{ from: "a", to: "a", count: 1 }] });
    const values =
      (options: object): (() => unknown) =>
      () =>
        planLadder.stateValues(trap, { revenue: { a: 1 }, discountRate, ...options });
    expect(codesOf(values({}))).toEqual(["mean-undefined"]);
    expect(codesOf(() => planLadder.expectedPeriods(trap))).toEqual(["mean-undefined"]);
    expect(codesOf(values({ discountRate: { rate: -0.1, per: "year" } }))).toEqual([
      "invalid-input options.discountRate.rate",
    ]);
    expect(values({ horizon: 12 })()).toEqual({ a: 12 });
    expect((values({ discountRate: { rate: 0.25, per: "month" } })() as { a: number }).a).toBeCloseTo(5, 12);
  });

  it("draws that are none, and questions without one shape", () => {
    const ask =
      (options: object): (() => unknown) =>
      () =>
        planLadder.posteriorIntervals(model, () => 1, { seed: 1, ...options });
    expect(codesOf(ask({ draws: 3 }))).toEqual(["invalid-input options.draws"]);
    expect(codesOf(ask({ level: 1 }))).toEqual(["invalid-input options.level"]);
    expect(codesOf(ask({ seed: null }))).toEqual(["invalid-input seed"]);
    expect(codesOf(() => planLadder.posteriorIntervals(model, 3 as never, { seed: 1 }))).toEqual([
      "invalid-input question",
    ]);
    const simulate =
      (options: object): (() => unknown) =>
      () =>
        planLadder.simulate(model.parameters, { customers: { a: 10 }, periods: 2, seed: 1, ...options });
    expect(codesOf(simulate({ periods: 0 }))).toEqual(["invalid-input options.periods"]);
    expect(codesOf(simulate({ customers: { a: 1.5 } }))).toEqual(["invalid-input options.customers.a"]);
    expect(codesOf(simulate({ customers: {} }))).toEqual(["invalid-input options.customers"]);
    const strict = planLadder.fit(input, { prior: 0, impossible: [] });
    const plain = { ...strict.parameters, counts: [[1, 0]] };
    expect(codesOf(() => planLadder.logLikelihood(plain, moves))).toEqual(["invalid-input moves"]);
  });

  it("an answer that is no finite number, and one without any", () => {
    for (const answer of [Infinity, NaN, "x", null, undefined, Promise.resolve(1), {}, [[1], [Infinity]], 5n]) {
      expect(codesOf(() => planLadder.posteriorIntervals(model, () => answer, { seed: 1, draws: 20 }))).toEqual([
        "invalid-input question",
      ]);
    }
    const later = { calls: 0 };
    const once = (): number => (later.calls++ > 3 ? Infinity : 1);
    expect(codesOf(() => planLadder.posteriorIntervals(model, once, { seed: 1, draws: 20 }))).toEqual([
      "invalid-input question",
    ]);
  });

  it("a revenue that only the prototype has", () => {
    const named = planLadder.fit({
      period: "month",
      exits: ["valueOf"],
      moves: [
        { from: "toString", to: "toString", count: 8 },
        { from: "toString", to: "valueOf", count: 2 },
      ],
    });
    expect(codesOf(() => planLadder.stateValues(named, { revenue: {}, discountRate }))).toEqual([
      "invalid-input options.revenue.toString",
    ]);
    const { toString: on } = planLadder.stateValues(named, { revenue: { toString: 9 } as never, discountRate });
    // Of 10 moves and 1 of the prior 2.5 are exits: 9 · 11 / 2.5.
    expect(on).toBeCloseTo(39.6, 10);
  });
});

describe("what is impossible", () => {
  const impossible = [{ from: "a", to: "x" }];
  const codes = (options: planLadder.PlanLadderFitOptions, seen = moves): string[] =>
    codesOf(() => planLadder.fit({ ...input, moves: seen }, options));

  it("was neither observed nor assumed", () => {
    expect(codes({ impossible })).toEqual(["invalid-input options.impossible"]);
    const stays = [{ from: "a", to: "a", count: 8 }];
    expect(codes({ impossible, prior: moves }, stays)).toEqual(["invalid-input options.impossible"]);
    expect(failure(() => planLadder.fit(input, { impossible })).message).toContain("a to x, 2 of them in moves");
    const fitted = planLadder.fit({ ...input, moves: stays }, { impossible, prior: stays });
    expect(fitted.parameters.prior).toEqual([[8, 0]]);
    // A row that counts nobody says nothing.
    const nobody = [...stays, { from: "a", to: "x", count: 0 }];
    expect(planLadder.fit({ ...input, moves: nobody }, { impossible }).parameters.prior).toEqual([[1, 0]]);
  });
});
