import { expect, it } from "vitest";
import type { PurchaseHistories } from "../../src/ltv/kernel/purchaseHistory.ts";
import type { FitReport } from "../../src/schema/index.ts";
import { codesOf, failure } from "../failure.ts";

type Call = (...given: readonly unknown[]) => unknown;

/** A module under test, its parameters, and tables whose likelihood has no maximum. */
export interface InputCase {
  readonly module: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, number>>;
  readonly hopeless: Readonly<Record<string, PurchaseHistories>>;
  /** A customer seen for 100,000 units of time, and one who bought 20,000 times, among others. */
  readonly extreme: PurchaseHistories;
}

const week = { timeUnit: "week" } as const;
const good = { frequency: [0, 1, 2, 3, 7], recency: [0, 2, 5, 8, 9], age: [10, 10, 9, 12, 11] };
const customer = { frequency: 1, recency: 2, age: 3 };
const rateOf = (rate: number): { discountRate: unknown } => ({ discountRate: { rate, per: "year" } });

/** What a model of repeat purchases of any number of parameters, over time or over opportunities, must refuse. */
export function refuseInput({ module, parameters, hopeless, extreme }: InputCase): void {
  const run =
    (name: string, ...given: readonly unknown[]): (() => unknown) =>
    () =>
      (module[name] as Call)(...given);
  const codes = (name: string, ...given: readonly unknown[]): string[] => codesOf(run(name, ...given));
  const fit = (columns: unknown, options: unknown): { readonly parameters: object; readonly fit: FitReport } =>
    run("fit", columns, options)() as { readonly parameters: object; readonly fit: FitReport };
  const model = { parameters, fit: week };
  const first = Object.keys(parameters)[0]!;

  it("wrong values of all columns at once", () => {
    const columns = { frequency: [-1, 0.5, 2, 0], recency: [0, 5, 50, 3], age: [10, 10, 40, NaN] };
    const paths = ["frequency[0]", "frequency[1]", "recency[2]", "recency[3]", "age[3]"];
    expect(codes("fit", columns, week)).toEqual(paths.map((path) => `invalid-input ${path}`));
    expect(codes("logLikelihood", parameters, columns)).toEqual(paths.map((path) => `invalid-input ${path}`));
    const weighted = { ...good, weight: [1, 1, -1, 1, 1] };
    expect(codes("fit", weighted, week)).toEqual(["invalid-input weight[2]"]);
  });

  it("tables, options, units and priors that are none", () => {
    for (const none of [null, undefined, 3, "text", []])
      expect(failure(run("fit", none, week)).code).toBe("invalid-input");
    const nobody = { frequency: [], recency: [], age: [] };
    expect(codes("fit", nobody, week)).toEqual(["empty-input frequency"]);
    expect(codes("fit", good)).toEqual(["invalid-input options.timeUnit"]);
    expect(codes("fit", good, null)).toEqual(["invalid-input options"]);
    expect(codes("fit", { ...good, unit: "day" }, week)).toEqual(["invalid-input options.timeUnit"]);
    expect(fit({ ...good, unit: "day" }, { prior: "weak" }).fit.timeUnit).toBe("day");
    expect(codes("fit", good, { ...week, prior: { [first]: { median: -1, sdLog: 1 } } })).toEqual([
      `invalid-input options.prior.${first}.median`,
    ]);
  });

  it("one customer, and tables whose likelihood has no maximum, unless a weak prior helps", () => {
    expect(failure(run("fit", { frequency: [1], recency: [5], age: [10] }, week)).code).toBe("too-few-observations");
    for (const [why, table] of Object.entries(hopeless)) {
      expect(failure(run("fit", table, week)).code, why).toBe("no-maximum");
      const held = fit(table, { ...week, prior: "weak" });
      const values = Object.values(held.parameters) as number[];
      expect(
        values.map((value) => value > 0 && value < 1e6),
        why,
      ).toEqual(values.map(() => true));
      expect(held.fit.standardErrors, why).not.toBeNull();
    }
  });

  it("to go on after an abort, or beyond the steps allowed", () => {
    const customers = run("simulate", parameters, { customers: 500, age: 39, seed: 1 })();
    const stop = new AbortController();
    stop.abort();
    expect(failure(run("fit", customers, { ...week, signal: stop.signal })).code).toBe("aborted");
    const short = failure(run("fit", customers, { ...week, maxIterations: 1 }));
    expect(short.code).toBe("not-converged");
    expect(short.partial).toHaveProperty(`parameters.${first}`);
  });

  it("models and parameters that are none, in every prediction", () => {
    const given = { probabilityAlive: customer, newCustomerPurchases: { horizon: 3 } };
    for (const [name, input] of Object.entries(given)) {
      for (const none of [null, undefined, {}, { parameters: null }]) {
        expect(codes(name, none, input)).toEqual(["invalid-input model"]);
      }
      const wrong = { parameters: Object.fromEntries(Object.keys(parameters).map((key) => [key, 0])) };
      const paths = Object.keys(parameters).map((key) => `invalid-input model.parameters.${key}`);
      expect(codes(name, wrong, input)).toEqual(paths);
    }
    expect(codes("logLikelihood", { ...parameters, [first]: NaN }, customer)).toEqual([
      `invalid-input parameters.${first}`,
    ]);
    expect(codes("simulate", null, { customers: 1, age: 1, seed: 1 })).toEqual(["invalid-input parameters"]);
  });

  it("customers, horizons, counts and discounts out of range", () => {
    expect(codes("probabilityAlive", model, { ...customer, recency: 4 })).toEqual(["invalid-input recency"]);
    for (const name of ["expectedPurchases", "probabilityAliveAfter"]) {
      expect(codes(name, model, customer, { horizon: -1 })).toEqual(["invalid-input options.horizon"]);
      expect(codes(name, model, customer)).toEqual(["invalid-input options"]);
      expect(failure(run(name, model, null, { horizon: 1 })).code).toBe("invalid-input");
    }
    expect(codes("logProbabilityOfPurchases", model, { count: 1, horizon: 0 })).toEqual(["invalid-input count"]);
    expect(run("probabilityOfPurchases", model, { count: [0, 1], horizon: [0, 0] })()).toEqual(Float64Array.of(1, 0));
    expect(run("logProbabilityOfPurchases", model, { count: 0, horizon: 0 })()).toBe(0);
    const discounted = (options: unknown, of: unknown = model): string[] =>
      codes("residualValue", of, customer, options);
    expect(discounted(null)).toEqual(["invalid-input options"]);
    expect(discounted(rateOf(0))).toEqual(["invalid-input options.discountRate.rate"]);
    expect(discounted({ ...rateOf(-0.5), horizon: 3 })).toEqual(["invalid-input options.discountRate.rate"]);
    expect(discounted({ ...rateOf(0.1), horizon: -3 })).toEqual(["invalid-input options.horizon"]);
    expect(discounted(rateOf(0.1), { parameters })).toEqual(["invalid-input model.fit.timeUnit"]);
  });

  it("simulations of nobody, or with ages that are none", () => {
    expect(codes("simulate", parameters, { customers: 0, age: 1, seed: 1 })).toEqual([
      "invalid-input options.customers",
    ]);
    expect(codes("simulate", parameters, { customers: 2, age: [1, -1], seed: 1 })).toEqual(["invalid-input age[1]"]);
    expect(codes("simulate", parameters, null)).toEqual(["invalid-input options"]);
  });

  it("but not a frequency of 20,000 or an age of 100,000", () => {
    const fitted = fit(extreme, { ...week, prior: "weak" });
    expect(Number.isFinite(fitted.fit.logLikelihood)).toBe(true);
    for (const options of [{ horizon: 365 }, { ...rateOf(0.1) }]) {
      const name = "horizon" in options ? "expectedPurchases" : "residualValue";
      const expected = run(name, fitted, extreme, options)() as Float64Array;
      expect(expected.every((value) => value >= 0 && value < Infinity)).toBe(true);
    }
  });
}
