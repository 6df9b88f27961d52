import { describe, expect, it } from "vitest";
import type { PurchaseHistories, PurchaseHistory } from "../../src/ltv/kernel/purchaseHistory.ts";
import type { FitReport } from "../../src/schema/index.ts";
import { codesOf, failure } from "../failure.ts";

interface FitOptions {
  readonly timeUnit?: "week";
  readonly prior?: "weak";
  readonly signal?: AbortSignal;
  readonly maxIterations?: number;
  readonly onProgress?: (progress: { readonly logLikelihood: number }) => void;
}

/** What is given to a model of repeat purchases here; P are its parameters. */
export interface FittedModule<P> {
  readonly fit: (
    columns: PurchaseHistories & { readonly unit?: "day" },
    options?: FitOptions,
  ) => { readonly parameters: P; readonly fit: FitReport };
  readonly simulate: (
    parameters: P,
    options: { readonly customers: number; readonly age: number; readonly seed: number },
  ) => Record<keyof PurchaseHistory, Float64Array>;
  readonly [prediction: string]: unknown;
}

const week = { timeUnit: "week" } as const;
const good = { frequency: [0, 1, 2, 3, 1], recency: [0, 2, 5, 8, 4], age: [10, 10, 9, 12, 11] };
const repeat = (value: number, times: number): number[] => new Array<number>(times).fill(value);

/** Tables without a maximum, each for its own reason. */
const hopeless: Readonly<Record<string, PurchaseHistories>> = {
  "nobody bought again": { frequency: repeat(0, 5), recency: repeat(0, 5), age: [9, 8, 7, 6, 5] },
  "all customers alike": { frequency: repeat(3, 6), recency: repeat(8, 6), age: repeat(10, 6) },
  "nobody ever stops": { frequency: [1, 2, 3, 5, 8, 13], recency: repeat(10, 6), age: repeat(10, 6) },
};

/** Wrong input, and data that say nothing, for any model of repeat purchases. */
export function refuseWrongInput<P extends object>(module: FittedModule<P>, parameters: P): void {
  const { fit, simulate } = module;
  const model = { parameters, fit: week };
  const names = Object.keys(parameters);
  const call =
    (name: string, ...given: readonly unknown[]): (() => unknown) =>
    () =>
      (module[name] as (...all: readonly unknown[]) => unknown)(...given);

  it("every wrong value at once, each with its path", () => {
    const columns = { frequency: [-1, 1.5, NaN, 2, 0], recency: [0, 1, 1, 50, 3], age: [10, 10, Infinity, 40, 10] };
    const paths = ["frequency[0]", "frequency[1]", "frequency[2]", "recency[3]", "recency[4]", "age[2]"];
    expect(codesOf(call("fit", columns, week))).toEqual(paths.map((path) => `invalid-input ${path}`));
  });

  it("no columns, an empty table, unknown units, options that are none", () => {
    for (const none of [null, undefined, 3, "text"])
      expect(failure(call("fit", none, week)).code).toBe("invalid-input");
    expect(failure(call("fit", { frequency: [], recency: [], age: [] }, week)).code).toBe("empty-input");
    expect(codesOf(call("fit", good))).toEqual(["invalid-input options.timeUnit"]);
    expect(codesOf(call("fit", good, { timeUnit: "fortnight" }))).toEqual(["invalid-input options.timeUnit"]);
    expect(codesOf(call("fit", { ...good, unit: "day" }, week))).toEqual(["invalid-input options.timeUnit"]);
    expect(codesOf(call("fit", good, null))).toEqual(["invalid-input options"]);
    expect(fit({ ...good, unit: "day" }, { prior: "weak" }).fit.timeUnit).toBe("day");
  });

  it("too few customers, and those who leave the likelihood without a maximum, unless a weak prior helps", () => {
    expect(failure(call("fit", { frequency: [1], recency: [5], age: [10] }, week)).code).toBe("too-few-observations");
    for (const [why, table] of Object.entries(hopeless)) {
      expect(failure(call("fit", table, week)).code, why).toBe("no-maximum");
      const held = fit(table, { ...week, prior: "weak" });
      const values = Object.values(held.parameters) as number[];
      expect(
        values.every((value) => Number.isFinite(value) && value > 0),
        why,
      ).toBe(true);
      expect(held.fit.standardErrors, why).not.toBeNull();
    }
  });

  it("to go on after an abort or beyond the steps allowed, with the estimate so far", () => {
    const customers = simulate(parameters, { customers: 500, age: 39, seed: 1 });
    const stop = new AbortController();
    stop.abort();
    expect(failure(call("fit", customers, { ...week, signal: stop.signal })).code).toBe("aborted");
    const short = failure(call("fit", customers, { ...week, maxIterations: 1 }));
    expect(short.code).toBe("not-converged");
    expect(short.partial).toHaveProperty(`parameters.${names[0]!}`);
    const steps: number[] = [];
    fit(customers, { ...week, prior: "weak", onProgress: ({ logLikelihood }) => steps.push(logLikelihood) });
    expect(steps.at(-1)).toBeGreaterThanOrEqual(steps[0]!);
  });

  describe("in predictions", () => {
    const customer = { frequency: 1, recency: 2, age: 3 };
    const ahead = { horizon: 3 };

    it("models and parameters that are none", () => {
      for (const none of [null, undefined, {}, { parameters: null }]) {
        expect(codesOf(call("probabilityAlive", none, customer))).toEqual(["invalid-input model"]);
      }
      const wrong = { parameters: { ...parameters, [names[0]!]: -1, [names[3]!]: NaN } };
      const paths = [names[0], names[3]].map((name) => `invalid-input model.parameters.${name!}`);
      expect(codesOf(call("newCustomerPurchases", wrong, ahead))).toEqual(paths);
      expect(codesOf(call("logLikelihood", { ...parameters, [names[0]!]: 0 }, customer))).toEqual([
        `invalid-input parameters.${names[0]!}`,
      ]);
    });

    it("customers, horizons and counts out of range", () => {
      const late = { ...customer, recency: 4 };
      expect(codesOf(call("probabilityAlive", model, late))).toEqual(["invalid-input recency"]);
      for (const name of ["expectedPurchases", "probabilityAliveAfter"]) {
        expect(codesOf(call(name, model, customer, { horizon: -1 }))).toEqual(["invalid-input options.horizon"]);
        expect(failure(call(name, model, customer, undefined)).code).toBe("invalid-input");
        expect(failure(call(name, model, null, ahead)).code).toBe("invalid-input");
      }
      const nowhere = { count: 1, horizon: 0 };
      expect(codesOf(call("logProbabilityOfPurchases", model, nowhere))).toEqual(["invalid-input count"]);
      expect(call("probabilityOfPurchases", model, nowhere)()).toBe(0);
      expect(call("probabilityOfPurchases", model, { count: 0, horizon: 0 })()).toBe(1);
      expect(call("newCustomerPurchases", model, { horizon: 0 })()).toBe(0);
    });

    it("discounting without end at no rate, without a unit of time, or without options", () => {
      const free = { discountRate: { rate: 0, per: "year" } };
      const name = "residualValue";
      expect(codesOf(call(name, model, customer, free))).toEqual(["invalid-input options.discountRate.rate"]);
      const timeless = { parameters, fit: { timeUnit: null } };
      expect(codesOf(call(name, timeless, customer, free))).toEqual(["invalid-input model.fit.timeUnit"]);
      expect(failure(call(name, { parameters }, customer, free)).code).toBe("invalid-input");
      expect(codesOf(call(name, model, customer, null))).toEqual(["invalid-input options"]);
      expect(codesOf(call(name, model, customer, { ...free, horizon: -2 }))).toEqual(["invalid-input options.horizon"]);
    });
  });

  it("in simulations, numbers of customers and ages", () => {
    const draw = (options: unknown): string[] => codesOf(call("simulate", parameters, options));
    expect(draw({ customers: 0, age: 1, seed: 1 })).toEqual(["invalid-input options.customers"]);
    expect(draw({ customers: 1e12, age: 1, seed: 1 })).toEqual(["invalid-input options.customers"]);
    expect(draw({ customers: 2, age: [1, -1], seed: 1 })).toEqual(["invalid-input age[1]"]);
    expect(draw({ customers: 3, age: [1, 2], seed: 1 })).toEqual(["invalid-input options.age"]);
    expect(draw({ customers: 3, age: 2, seed: null })[0]).toMatch(/^invalid-input/);
    expect(draw(null)).toEqual(["invalid-input options"]);
  });

  it("but not a frequency of 20,000 or an age of 100,000 days", () => {
    const ordinary = simulate(parameters, { customers: 300, age: 39, seed: 5 });
    const columns = {
      frequency: [...ordinary.frequency, 20_000, 3],
      recency: [...ordinary.recency, 99_990, 1e-3],
      age: [...ordinary.age, 100_000, 100_000],
    };
    const fitted = fit(columns, { ...week, prior: "weak" });
    expect(Number.isFinite(fitted.fit.logLikelihood)).toBe(true);
    const expected = call("expectedPurchases", fitted, columns, { horizon: 365 })() as Float64Array;
    expect(expected.every(Number.isFinite)).toBe(true);
  });
}
