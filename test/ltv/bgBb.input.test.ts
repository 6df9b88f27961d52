import { describe, expect, it } from "vitest";
import * as bgBb from "../../src/ltv/bgBb/index.ts";
import { codesOf } from "../failure.ts";
import { refuseInput } from "./baselineInput.ts";
import { donations } from "./donations.ts";

const parameters = { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 };
const model = { parameters, fit: { timeUnit: "year" as const } };
const repeat = (value: number, times: number): number[] => new Array<number>(times).fill(value);

describe("BG/BB refuses", () => {
  refuseInput({
    module: { ...bgBb },
    parameters,
    hopeless: {
      "nobody bought again": { frequency: repeat(0, 5), recency: repeat(0, 5), age: [9, 8, 7, 6, 5] },
      "all customers alike": { frequency: repeat(3, 6), recency: repeat(8, 6), age: repeat(10, 6) },
      "nobody ever stops": { frequency: [1, 2, 3, 5, 8, 10], recency: repeat(10, 6), age: repeat(10, 6) },
      "all always buy": { frequency: repeat(10, 6), recency: repeat(10, 6), age: repeat(10, 6) },
      "no opportunity yet": { frequency: repeat(0, 6), recency: repeat(0, 6), age: repeat(0, 6) },
      "one opportunity": { frequency: [1, 1, 0, 0, 1], recency: [1, 1, 0, 0, 1], age: repeat(1, 5) },
    },
    extreme: {
      frequency: [...donations.frequency, 20_000, 3],
      recency: [...donations.recency, 99_990, 1000],
      age: [...donations.age, 100_000, 100_000],
    },
  });

  it("fractions of opportunities, and more purchases than opportunities", () => {
    const columns = { frequency: [1, 3, 1], recency: [1.5, 2, 1], age: [3, 3, 2.5] };
    expect(codesOf(() => bgBb.probabilityAlive(model, columns))).toEqual(
      ["frequency[1]", "recency[0]", "age[2]"].map((path) => `invalid-input ${path}`),
    );
    const customer = { frequency: 1, recency: 2, age: 3 };
    const half = { horizon: 2.5 };
    for (const name of ["expectedPurchases", "probabilityAliveAfter"] as const) {
      expect(codesOf(() => bgBb[name](model, customer, half))).toEqual(["invalid-input options.horizon"]);
    }
    expect(codesOf(() => bgBb.newCustomerPurchases(model, half))).toEqual(["invalid-input horizon"]);
    const discounted = { ...half, discountRate: { rate: 0.1, per: "year" as const } };
    expect(codesOf(() => bgBb.residualValue(model, customer, discounted))).toEqual(["invalid-input options.horizon"]);
    const ages = { customers: 2, age: [1, 1.5], seed: 1 };
    expect(codesOf(() => bgBb.simulate(parameters, ages))).toEqual(["invalid-input age[1]"]);
    const many = { count: 4, horizon: 3 };
    expect(codesOf(() => bgBb.logProbabilityOfPurchases(model, many))).toEqual(["invalid-input count"]);
    expect(bgBb.probabilityOfPurchases(model, many)).toBe(0);
  });

  it("more opportunities than a million, which no one has", () => {
    const old = { frequency: 0, recency: 0, age: 1_000_001 };
    expect(codesOf(() => bgBb.probabilityAlive(model, old))).toEqual(["invalid-input age"]);
    expect(bgBb.probabilityAlive(model, { ...old, age: 1_000_000 })).toBeLessThan(1e-3);
    const far = { horizon: 1_000_001 };
    expect(codesOf(() => bgBb.newCustomerPurchases(model, far))).toEqual(["invalid-input horizon"]);
    expect(codesOf(() => bgBb.probabilityOfPurchases(model, { ...far, count: 1 }))).toEqual(["invalid-input horizon"]);
    const customer = { frequency: 1, recency: 2, age: 3 };
    const paths = ["invalid-input options.horizon"];
    expect(codesOf(() => bgBb.expectedPurchases(model, customer, far))).toEqual(paths);
    const discounted = { ...far, discountRate: { rate: 0.1, per: "year" as const } };
    expect(codesOf(() => bgBb.residualValue(model, customer, discounted))).toEqual(paths);
  });

  it("log odds of who bought at the last opportunity, for columns with the rows that are wrong", () => {
    const last = { frequency: 2, recency: 6, age: 6 };
    expect(codesOf(() => bgBb.logOddsAlive(model, last))).toEqual(["invalid-input recency"]);
    const columns = { frequency: [2, 0, 1], recency: [6, 0, 5], age: [6, 0, 6] };
    const paths = ["invalid-input recency[0]", "invalid-input recency[1]"];
    expect(codesOf(() => bgBb.logOddsAlive(model, columns))).toEqual(paths);
    expect(codesOf(() => bgBb.logOddsAlive(model, null as never))).toEqual(["invalid-input"]);
    expect(bgBb.probabilityAlive(model, last)).toBe(1);
  });
});
