import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buyingModules, isPredictive, type PredictiveModel } from "../../../src/ltv/buying/families.ts";
import { overdue } from "../../../src/ltv/buying/overdue.ts";
import { predictiveInterval } from "../../../src/ltv/buying/predictiveInterval.ts";
import { predictiveProbability } from "../../../src/ltv/buying/predictiveProbability.ts";
import { codesOf, failure } from "../../failure.ts";
import { buyingModels } from "./models.ts";

const horizon = 20;

/** A customer who is at most 60 old. */
const customer = fc
  .record({
    frequency: fc.integer({ min: 0, max: 12 }),
    age: fc.integer({ min: 13, max: 60 }),
    share: fc.double({ min: 0.3, max: 1, noNaN: true }),
  })
  .map(({ frequency, age, share }) => ({
    frequency,
    recency: frequency === 0 ? 0 : Math.max(frequency, Math.floor(age * share)),
    age,
  }));

const chances = (
  model: PredictiveModel,
  one: { frequency: number; recency: number; age: number },
  most: number,
): Float64Array => {
  const each = (value: number): number[] => new Array<number>(most + 1).fill(value);
  const count = each(0).map((_, n) => n);
  return predictiveProbability(model, {
    frequency: each(one.frequency),
    recency: each(one.recency),
    age: each(one.age),
    horizon: each(horizon),
    count,
  });
};

describe.each(buyingModels.filter(isPredictive))("the predictive law of $kind", (model) => {
  it("is a law whose mean is the expected purchases", () => {
    fc.assert(
      fc.property(customer, (one) => {
        const law = chances(model, one, 250);
        const columns = { frequency: [one.frequency], recency: [one.recency], age: [one.age] };
        const mean = buyingModules[model.kind].expectedPurchases(model, columns, { horizon })[0]!;
        expect(law.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 8);
        expect(law.reduce((sum, p, n) => sum + n * p, 0)).toBeCloseTo(mean, 6);
      }),
      { numRuns: 25 },
    );
  });

  it("puts at least the level between the limits, and no more than half the rest on either side", () => {
    fc.assert(
      fc.property(customer, fc.constantFrom(0.5, 0.8, 0.95), (one, level) => {
        const columns = { frequency: [one.frequency], recency: [one.recency], age: [one.age] };
        const { lower, upper, mass } = predictiveInterval(model, columns, { horizon, level });
        const law = chances(model, one, 250);
        const sum = (from: number, to: number): number => law.slice(from, to).reduce((total, p) => total + p, 0);
        expect(mass[0]).toBeGreaterThanOrEqual(level - 1e-9);
        expect(mass[0]).toBeCloseTo(sum(lower[0]!, upper[0]! + 1), 8);
        expect(sum(0, lower[0]!)).toBeLessThanOrEqual((1 - level) / 2 + 1e-9);
        expect(1 - sum(0, upper[0]! + 1)).toBeLessThanOrEqual((1 - level) / 2 + 1e-8);
      }),
      { numRuns: 25 },
    );
  });

  it("is certain of no purchase without time", () => {
    const one = { frequency: 3, recency: 9, age: 20, horizon: 0 };
    expect(predictiveProbability(model, { ...one, count: 0 })).toBe(1);
    expect(predictiveInterval(model, { frequency: [3], recency: [9], age: [20] }, { horizon: 0 }).upper[0]).toBe(0);
  });
});

describe("a model with covariates", () => {
  const base = buyingModels[0] as PredictiveModel;
  const described = { ...base, covariates: { purchase: { gender: 0.5 }, dropout: { gender: 0.2 } } } as PredictiveModel;
  const { r, alpha, a, b } = base.parameters as { r: number; alpha: number; a: number; b: number };
  const woman = {
    ...base,
    parameters: { r, alpha: alpha * Math.exp(-0.5), a: a * Math.exp(0.2), b: b * Math.exp(0.2) },
  } as PredictiveModel;
  const columns = { frequency: [3, 3], recency: [9, 9], age: [20, 20] };

  it("asks each customer's own law", () => {
    const { upper, mass } = predictiveInterval(described, { ...columns, covariates: { gender: [0, 1] } }, { horizon });
    const ofMan = predictiveInterval(base, columns, { horizon });
    const ofWoman = predictiveInterval(woman, columns, { horizon });
    expect([upper[0], upper[1]]).toEqual([ofMan.upper[0], ofWoman.upper[0]]);
    expect(mass[1]).toBeCloseTo(ofWoman.mass[0]!, 10);
    const one = { frequency: 3, recency: 9, age: 20, count: 1, horizon };
    expect(predictiveProbability(described, { ...one, covariates: { gender: 1 } })).toBeCloseTo(
      predictiveProbability(woman, one),
      12,
    );
    expect(overdue(described, { ...one, covariates: { gender: 1 } }).chance).toBeCloseTo(
      overdue(woman, one).chance,
      12,
    );
  });

  it("needs their covariates", () => {
    expect(failure(() => predictiveInterval(described, columns, { horizon })).code).toBe("invalid-input");
  });
});

describe("customers of a model of opportunities", () => {
  const model = buyingModels.find(({ kind }) => kind === "bg-bb") as PredictiveModel;
  const calls: Readonly<Record<string, (one: { frequency: number; recency: number; age: number }) => unknown>> = {
    overdue: (one) => overdue(model, one),
    predictiveProbability: (one) => predictiveProbability(model, { ...one, count: 1, horizon: 2 }),
  };
  it.each(Object.keys(calls))("%s: whole, and none above the next", (name) => {
    const codes = (frequency: number, recency: number, age: number): string[] =>
      codesOf(() => calls[name]!({ frequency, recency, age }));
    expect(codes(5, 3, 9)).toEqual(["invalid-input frequency"]);
    expect(codes(1, 1.5, 9)).toEqual(["invalid-input recency"]);
    expect(codes(1, 2, 9.5)).toEqual(["invalid-input age"]);
  });

  it("have intervals of whole horizons, which no count exceeds", () => {
    const columns = { frequency: [5, 2], recency: [3, 2], age: [9, 2.5] };
    expect(codesOf(() => predictiveInterval(model, columns, { horizon: 2 }))).toEqual([
      "invalid-input frequency[0]",
      "invalid-input age[1]",
    ]);
    const good = { frequency: [9], recency: [9], age: [9] };
    expect(codesOf(() => predictiveInterval(model, good, { horizon: 2.5 }))).toEqual(["invalid-input options.horizon"]);
    expect(predictiveInterval(model, good, { horizon: 2, level: 0.999 }).upper[0]).toBe(2);
    const half = { frequency: 9, recency: 9, age: 9, count: 1, horizon: 2.5 };
    expect(codesOf(() => predictiveProbability(model, half))).toEqual(["invalid-input horizon"]);
    expect(predictiveProbability(model, { ...half, count: 4, horizon: 3 })).toBe(0);
  });
});

describe("a covariate with the name of a prototype's member", () => {
  const base = buyingModels[0]!;
  const model = { ...base, covariates: { purchase: { toString: 0.5 }, dropout: {} } } as PredictiveModel;
  const one = { frequency: 3, recency: 9, age: 20 };

  it("is missing where it was not passed", () => {
    for (const covariates of [undefined, {}, { valueOf: 1 }]) {
      const { issues } = failure(() => overdue(model, { ...one, covariates } as never));
      expect(issues).toMatchObject([{ path: "covariates.toString", received: "undefined" }]);
    }
    expect(overdue(model, { ...one, covariates: { toString: 0 } } as never)).toEqual(overdue(base, one));
  });
});

describe("bad input", () => {
  const model = buyingModels[0] as PredictiveModel;
  const one = { frequency: 3, recency: 9, age: 20 };
  const many = { frequency: [3], recency: [9], age: [20] };
  it.each([
    ["no model", () => predictiveProbability(null as never, { ...one, count: 1, horizon: 2 })],
    [
      "a model of regular timing",
      () =>
        predictiveProbability(buyingModels.find((m) => !isPredictive(m)) as never, { ...one, count: 1, horizon: 2 }),
    ],
    ["another kind", () => predictiveProbability({ ...model, kind: "sbg" } as never, { ...one, count: 1, horizon: 2 })],
    [
      "a prototype's name",
      () => predictiveProbability({ ...model, kind: "toString" } as never, { ...one, count: 1, horizon: 2 }),
    ],
    ["half a purchase", () => predictiveProbability(model, { ...one, count: 0.5, horizon: 2 })],
    ["a level of 1", () => predictiveInterval(model, many, { horizon: 2, level: 1 })],
    ["no options", () => predictiveInterval(model, many, null as never)],
    ["a horizon below 0", () => predictiveInterval(model, many, { horizon: -1 })],
  ])("%s", (_, call) => {
    expect(failure(call).code).toBe("invalid-input");
  });
});
