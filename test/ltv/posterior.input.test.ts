import { describe, expect, it } from "vitest";
import * as sbg from "../../src/ltv/sbg/index.ts";
import { intervals } from "../../src/ltv/posterior/intervals.ts";
import { posterior } from "../../src/ltv/posterior/posterior.ts";
import { modelOfDraw } from "../../src/ltv/posterior/posteriorResult.ts";
import { codesOf, failure } from "../failure.ts";

const data = { period: "year", survivors: [1000, 631, 468, 382, 326, 289, 262, 241] } as const;
const model = sbg.fit(data);
const drawn = posterior(model, data, { seed: 1, draws: 200 });
const alive = (m: sbg.SbgModel, c: { readonly renewals: ArrayLike<number> }): Float64Array =>
  sbg.probabilityAliveAfter(m, c, { horizon: 4 });

describe("posterior refuses", () => {
  const call = (m: unknown, d: unknown, o: unknown) => () =>
    posterior(m as typeof model, d as typeof data, o as { seed: number });

  it("what is no model", () => {
    for (const wrong of [null, undefined, 3, "sbg", {}, { kind: "unknown" }, { kind: "toString" }]) {
      expect(codesOf(call(wrong, data, { seed: 1 }))).toEqual(["invalid-input model"]);
    }
    expect(codesOf(call({ ...model, fit: undefined }, data, { seed: 1 }))).toEqual(["invalid-input model.fit"]);
    const described = { ...model, covariates: { leaving: { gender: 0.3 } } };
    expect(codesOf(call(described, data, { seed: 1 }))).toEqual(["invalid-input covariates"]);
    const wrong = { ...model, covariates: { leaving: { gender: "often" } } };
    expect(codesOf(call(wrong, data, { seed: 1 }))).toEqual(["invalid-input model.covariates.leaving.gender"]);
  });

  it("columns that are none, none at all, or in another unit", () => {
    expect(failure(call(model, null, { seed: 1 })).code).toBe("invalid-input");
    expect(failure(call(model, { survivors: [] }, { seed: 1 })).code).toBe("empty-input");
    expect(codesOf(call(model, { ...data, period: "month" }, { seed: 1 }))).toEqual(["invalid-input period"]);
  });

  it("options that cannot be", () => {
    expect(codesOf(call(model, data, undefined))).toEqual(["invalid-input options"]);
    expect(codesOf(call(model, data, {}))).toEqual(["invalid-input options.seed"]);
    expect(codesOf(call(model, data, { seed: 1, draws: 5, level: 2 }))).toEqual([
      "invalid-input options.draws",
      "invalid-input options.level",
    ]);
    expect(codesOf(call(model, data, { seed: 1, prior: { gamma: { median: 1, sdLog: 1 } } }))).toEqual([
      "invalid-input options.prior.gamma",
    ]);
  });

  it("watchers and switches that are none", () => {
    const wrong = { onProgress: "x", signal: 5, exact: "yes" };
    const codes = ["invalid-input options.onProgress", "invalid-input options.signal", "invalid-input options.exact"];
    expect(codesOf(call(model, data, { seed: 1, ...wrong }))).toEqual(codes);
    expect(codesOf(() => intervals(drawn, { renewals: [0] }, alive, wrong as never))).toEqual(codes);
    expect(codesOf(call(model, data, { seed: 1, prior: null }))).toEqual(["invalid-input options.prior"]);
    expect(codesOf(call(model, data, { seed: 1, signal: null }))).toEqual(["invalid-input options.signal"]);
  });

  it("to be silent about weights without a tail that can be relied on, and gives what it has", () => {
    // Twelve customers and no prior: nothing bounds the parameters on one side, the posterior is no distribution.
    const few = { period: "year", survivors: [12, 8, 6, 5] } as const;
    const error = failure(() => posterior(sbg.fit(few), few, { seed: 1, prior: {} }));
    expect(error.code).toBe("posterior-unreliable");
    expect((error.partial as typeof drawn).kind).toBe("posterior");
  });

  it("a likelihood times prior without a maximum", () => {
    const gone = { period: "year", survivors: [5, 5, 5] } as const;
    const fitted = sbg.fit(gone, { prior: "weak" });
    expect(failure(() => posterior(fitted, gone, { seed: 1, prior: {} })).code).toBe("no-maximum");
  });

  it("to go on after the signal", () => {
    const error = failure(() => posterior(model, data, { seed: 1, signal: AbortSignal.abort() }));
    expect(error.code).toBe("aborted");
  });
});

describe("intervals refuses", () => {
  const call = (p: unknown, c: unknown, f: unknown, o?: unknown) => () =>
    intervals(p as typeof drawn, c as { renewals: number[] }, f as typeof alive, o as object);
  const customers = { renewals: [0, 1] };

  it("what is no posterior, no table, no function", () => {
    expect(codesOf(call(null, customers, null))).toEqual(["invalid-input posterior", "invalid-input predict"]);
    expect(codesOf(call(drawn, null, alive))).toEqual(["invalid-input customers"]);
    expect(codesOf(call(drawn, { name: ["a"] }, alive))).toEqual(["invalid-input customers"]);
    expect(codesOf(call(drawn, { renewals: new Float64Array(0) }, alive))).toEqual(["empty-input customers"]);
    expect(codesOf(call(drawn, { renewals: [1], age: [1, 2] }, alive))).toEqual(["invalid-input customers.age"]);
    expect(codesOf(call(drawn, { ...customers, weight: [1, -1] }, alive))).toEqual([
      "invalid-input customers.weight[1]",
    ]);
    expect(codesOf(call({ ...drawn, draws: { alpha: [1, 2], beta: [1] } }, customers, alive))).toEqual([
      "invalid-input posterior.draws.beta",
    ]);
  });

  it("options and predictions that cannot be", () => {
    expect(codesOf(call(drawn, customers, alive, { level: 0 }))).toEqual(["invalid-input options.level"]);
    expect(codesOf(call(drawn, customers, alive, { segments: ["a"] }))).toEqual(["invalid-input options.segments"]);
    expect(codesOf(call(drawn, customers, alive, { segments: ["a", NaN] }))).toEqual([
      "invalid-input options.segments[1]",
    ]);
    expect(codesOf(call(drawn, customers, () => [1]))).toEqual(["invalid-input predict"]);
    expect(codesOf(call(drawn, customers, () => [1, NaN]))).toEqual(["invalid-input predict(…)[1]"]);
    expect(codesOf(call(drawn, customers, alive, { signal: AbortSignal.abort() }))).toEqual(["aborted"]);
    expect(codesOf(call(drawn, customers, alive, { outcomes: {} }))).toEqual(["invalid-input options.seed"]);
  });

  it("columns and switches that are none", () => {
    for (const cell of [7n, null, "7", Symbol("7")]) {
      expect(codesOf(call(drawn, { renewals: [0, cell, 7] }, alive))).toEqual(["invalid-input customers.renewals[1]"]);
    }
    expect(codesOf(call(drawn, { renewals: BigInt64Array.of(0n, 7n) }, alive))).toEqual([
      "invalid-input customers.renewals[0]",
    ]);
    for (const weight of [5n, Symbol("5"), 1e308, "1"])
      expect(codesOf(call(drawn, { ...customers, weight: [1, weight] }, alive))).toEqual([
        "invalid-input customers.weight[1]",
      ]);
    for (const wrong of ["no", 0, null])
      expect(codesOf(call(drawn, customers, alive, { customers: wrong }))).toEqual(["invalid-input options.customers"]);
  });

  it("names that would change what all objects inherit", () => {
    const names = ["__proto__.polluted"];
    const foul = { ...drawn, names, draws: { [names[0]!]: [1, 2] } };
    expect(codesOf(call(foul, customers, alive))).toEqual(["invalid-input posterior.names"]);
    expect(codesOf(() => modelOfDraw(foul, 0))).toEqual(["invalid-input posterior.names"]);
    expect("polluted" in {}).toBe(false);
  });
});

describe("modelOfDraw refuses", () => {
  const of = (p: unknown, index: unknown) => () => modelOfDraw(p as typeof drawn, index as number);

  it.each<[string, unknown, unknown]>([
    ["posterior", null, 1],
    ["posterior", "x", 1],
    ["posterior.model", {}, 1],
    ["posterior.names", { ...drawn, names: "x" }, 1],
    ["posterior.names", { ...drawn, names: [7n] }, 1],
    ["index", drawn, -1],
    ["index", drawn, 0.5],
    ["index", drawn, 1n],
    ["index", drawn, "1"],
  ])("what is no %s", (path, p, index) => {
    expect(codesOf(of(p, index))).toEqual([`invalid-input ${path}`]);
  });

  it("draws that are none, and a place beyond them", () => {
    const both = (place: number): string[] =>
      ["alpha", "beta"].map((name) => `invalid-input posterior.draws.${name}[${String(place)}]`);
    expect(codesOf(of({ ...drawn, draws: null }, 1))).toEqual(both(1));
    expect(codesOf(of({ ...drawn, draws: { alpha: [1, NaN], beta: [1, 2n] } }, 1))).toEqual(both(1));
    expect(codesOf(of(drawn, 200))).toEqual(both(200));
  });
});
