import { describe, expect, it } from "vitest";
import * as planLadder from "../../src/ltv/planLadder/index.ts";
import { planLadderFamily } from "../../src/ltv/planLadder/schema.ts";
import { readModel } from "../../src/schema/index.ts";
import { relativeError } from "../fixture.ts";

const truth = {
  states: ["basic", "pro", "pause", "voluntary", "involuntary"],
  exits: ["voluntary", "involuntary"],
  counts: [
    [0.88, 0.05, 0.02, 0.03, 0.02],
    [0.03, 0.93, 0.01, 0.02, 0.01],
    [0.3, 0.1, 0.5, 0.1, 0],
  ],
  prior: [
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ],
};
const known = { parameters: truth, fit: { timeUnit: "month" as const } };
const money = { revenue: { basic: 10, pro: 30, pause: 0 }, discountRate: { rate: 0.01, per: "month" } } as const;

describe("a ladder of plans", () => {
  it("of one plan and one exit is the geometric lifetime value", () => {
    // Retention r, discount d a period, margin m before each period: m (1 + d) / (1 + d − r), Gupta & Lehmann (2003).
    for (const r of [0.2, 0.9, 0.999]) {
      for (const d of [0.01, 0.2]) {
        const parameters = { states: ["on", "off"], exits: ["off"], counts: [[r, 1 - r]], prior: [[0, 0]] };
        const options = { revenue: { on: 7 }, discountRate: { rate: d, per: "month" as const } };
        const { on } = planLadder.stateValues({ parameters, fit: { timeUnit: "month" } }, options);
        expect(relativeError(on!, (7 * (1 + d)) / (1 + d - r))).toBeLessThan(1e-13);
      }
    }
  });

  it("keeps its digits where customers leave once in a billion periods", () => {
    const parameters = { states: ["on", "off"], exits: ["off"], counts: [[1e15, 1]], prior: [[0, 0]] };
    expect(relativeError(planLadder.expectedPeriods({ parameters })[0]!.untilExit, 1e15 + 1)).toBeLessThan(1e-14);
  });

  it("converts rates: 12.68 % a year is 1 % a month", () => {
    const yearly = { ...money, discountRate: { rate: 1.01 ** 12 - 1, per: "year" as const } };
    expect(planLadder.stateValues(known, yearly)["pro"]).toBeCloseTo(planLadder.stateValues(known, money)["pro"]!, 9);
  });

  it("is worth what simulated customers pay", () => {
    const values = planLadder.stateValues(known, money);
    for (const start of ["basic", "pro", "pause"] as const) {
      const { customers } = planLadder.simulate(truth, { customers: { [start]: 400_000 }, periods: 600, seed: start });
      let paid = 0;
      for (let t = 0; t <= 600; t++) {
        paid += ((10 * customers["basic"]![t]! + 30 * customers["pro"]![t]!) / 400_000) * 1.01 ** -t;
      }
      expect(relativeError(paid, values[start]!)).toBeLessThan(0.01);
    }
  });

  it("is found again from its own moves", () => {
    const drawn = planLadder.simulate(truth, { customers: { basic: 4000, pro: 1000 }, periods: 24, seed: 2 });
    const model = planLadder.fit({ period: "month", ...drawn });
    expect(model.parameters.states).toEqual(truth.states);
    const matrix = planLadder.transitionMatrix(known);
    for (const { from, to, probability, lower, upper } of planLadder.transitionProbabilities(model, {
      level: 0.9999,
    })) {
      const p = matrix[truth.states.indexOf(from)]![truth.states.indexOf(to)]!;
      if (p > 0) expect(p > lower && p < upper, `${from} to ${to}: ${String(p)}, ${String(probability)}`).toBe(true);
    }
    expect(model.fit.observations).toBe(drawn.moves.reduce((sum, { count }) => sum + count, 0));
    expect(planLadder.simulate(truth, { customers: { basic: 4000, pro: 1000 }, periods: 24, seed: 2 })).toEqual(drawn);
  });

  it("covers the true value with its intervals about as often as it says", () => {
    const value = planLadder.moveValue(known, { from: "basic", to: "pro" }, money);
    let covered = 0;
    for (let seed = 0; seed < 60; seed++) {
      const drawn = planLadder.simulate(truth, { customers: { basic: 400, pro: 200 }, periods: 12, seed });
      const model = planLadder.fit({ period: "month", ...drawn });
      const { lower, upper } = planLadder.posteriorIntervals(
        model,
        (m) => planLadder.moveValue(m, { from: "basic", to: "pro" }, money),
        { draws: 200, level: 0.8, seed },
      );
      if (lower <= value && value <= upper) covered++;
    }
    // Binomial(60, 0.8): mean 48, standard deviation 3.1.
    expect(covered).toBeGreaterThan(38);
    expect(covered).toBeLessThan(58);
  });

  it("gives intervals in the shape of the answer", () => {
    const model = planLadder.fit({ period: "month", exits: ["b"], moves: [{ from: "a", to: "b", count: 3 }] });
    const ask = (m: typeof model): object => ({ ahead: planLadder.forecast(m, { a: 9 }, { periods: 2 }), name: "a" });
    const { lower, median, upper } = planLadder.posteriorIntervals(model, ask, {
      seed: 1,
      draws: 50,
    }) as unknown as Record<string, { ahead: Record<string, Float64Array>; name: string }>;
    expect([lower!.name, lower!.ahead["a"]!.length, median!.ahead["a"]![0]]).toEqual(["a", 3, 9]);
    expect(lower!.ahead["b"]![2]!).toBeLessThan(upper!.ahead["b"]![2]!);
  });

  it("weighs its prior as one move a state by default", () => {
    const moves = [
      { from: "a", to: "a", count: 7 },
      { from: "b", to: "b", count: 0 },
    ];
    const model = planLadder.fit({ period: "year", moves, exits: ["x"], states: ["a", "b"] });
    // (7 + 1/3) / 8, and a state never seen: thirds.
    const thirds = [1 / 3, 1 / 3, 1 / 3];
    const expected = [[(7 + 1 / 3) / 8, 1 / 24, 1 / 24], thirds, [0, 0, 1]];
    planLadder.transitionMatrix(model).forEach((line, i) => {
      line.forEach((p, j) => expect(p).toBeCloseTo(expected[i]![j]!, 14));
    });
    expect(model.fit.notes.map(({ code }) => code)).toEqual(["unobserved-state", "no-exit-observed"]);
    expect(model.fit.logLikelihood).toBeCloseTo(7 * Math.log((7 + 1 / 3) / 8), 12);
    const impossible = [{ from: "a", to: "b" }];
    const without = planLadder.fit({ period: "year", moves, exits: ["x"], states: ["a", "b"] }, { impossible });
    expect(without.parameters.prior[0]).toEqual([1 / 2, 0, 1 / 2]);
    const lastYear = planLadder.fit(
      { period: "year", moves, exits: ["x"] },
      { prior: [{ from: "b", to: "x", count: 2 }] },
    );
    expect(planLadder.probabilityOfReaching(lastYear, "x")).toEqual({ a: 0, b: 1, x: 1 });
  });

  it("values a saved exit, and what a lost customer is still worth", () => {
    const options = { ...money, revenue: { ...money.revenue, voluntary: 5 } };
    const values = planLadder.stateValues(known, options);
    const saved = planLadder.savedExitValue(known, { plan: "pro", exit: "voluntary", probability: 0.25 }, options);
    expect(saved).toBeCloseTo(0.25 * (values["pro"]! - 5), 10);
    expect(values["involuntary"]).toBe(0);
    // 5 once, at the first moment out: V = r + δ(P V + p 5).
    const by = (name: string): number => values[name]!;
    const next = 0.88 * by("basic") + 0.05 * by("pro") + 0.02 * by("pause") + 0.03 * 5;
    expect(by("basic")).toBeCloseTo(10 + next / 1.01, 9);
    const far = planLadder.stateValues(known, { ...options, horizon: 5000 });
    expect(far["basic"]).toBeCloseTo(by("basic"), 8);
  });

  it("is plain data that comes back checked", () => {
    const model = planLadder.fit({
      period: "month",
      ...planLadder.simulate(truth, { customers: { pro: 99 }, periods: 5, seed: 1 }),
    });
    const back = readModel(JSON.stringify(model), [planLadderFamily]);
    expect(back).toEqual(model);
    expect(planLadder.stateValues(back, money)).toEqual(planLadder.stateValues(model, money));
    expect(() => readModel({ ...model, parameters: { ...truth, exits: ["pro"] } }, [planLadderFamily])).toThrow(
      "invalid-model",
    );
  });
});
