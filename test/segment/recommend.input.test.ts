import { describe, expect, it } from "vitest";
import { readModel } from "../../src/schema/index.ts";
import {
  evaluateRecommendations,
  itemAffinity,
  itemAffinityFamily,
  recommend,
  similarCustomers,
  similarItems,
} from "../../src/segment/recommend/index.ts";
import { codesOf } from "../failure.ts";

const given = (value: unknown): never => value as never;
const nothing = [null, undefined, 3, "tea"];
const model = itemAffinity.fit([["a", "b"], ["a"]]);
const rows = [
  { customerId: 1, item: "a", at: 0 },
  { customerId: 1, item: "b", at: 86_400_000 },
];

describe("what is no interactions, no model", () => {
  it.each(nothing)("%s", (value) => {
    expect(codesOf(() => itemAffinity.fit(given(value)))).toEqual(["invalid-input interactions"]);
    expect(codesOf(() => recommend(given(value), [["a"]]))).toEqual(["invalid-input model"]);
    expect(codesOf(() => recommend(model, given(value)))).toEqual(["invalid-input customers"]);
    expect(codesOf(() => similarItems(given(value), "a"))).toEqual(["invalid-input model"]);
    expect(codesOf(() => similarCustomers(given(value), "a"))).toEqual(["invalid-input interactions"]);
    expect(codesOf(() => evaluateRecommendations(given(value), { splitAt: 0 }))).toEqual([
      "invalid-input interactions",
    ]);
  });

  it("options that are none", () => {
    expect(codesOf(() => itemAffinity.fit([["a"]], given(null)))).toEqual(["invalid-input options"]);
    expect(codesOf(() => recommend(model, [["a"]], given(null)))).toEqual(["invalid-input options"]);
    expect(codesOf(() => similarCustomers([["a"]], "0", given(null)))).toEqual(["invalid-input options"]);
    expect(codesOf(() => similarItems(model, "a", given(null)))).toEqual(["invalid-input options"]);
    expect(codesOf(() => evaluateRecommendations(rows, given(undefined)))).toEqual(["invalid-input options"]);
  });
});

describe("wrong options", () => {
  it.each([
    [{ similarity: "pearson" }, "invalid-input options.similarity"],
    [{ shrinkage: -1 }, "invalid-input options.shrinkage"],
    [{ neighbours: 0 }, "invalid-input options.neighbours"],
    [{ minTogether: 0.5 }, "invalid-input options.minTogether"],
    [{ timeDecay: 3 }, "invalid-input options.timeDecay"],
    [{ timeDecay: { halfLifeDays: 0 } }, "invalid-input options.timeDecay.halfLifeDays"],
    [{ timeDecay: { halfLifeDays: 1, asOf: "soon" } }, "invalid-instant options.timeDecay.asOf"],
  ])("of fit: %o", (options, expected) => {
    expect(codesOf(() => itemAffinity.fit(rows, given(options)))).toEqual([expected]);
  });

  it.each(["n", "owned", "minSupport", "reasons", "fill", "available", "unavailable"])("of recommend: %s", (name) => {
    expect(codesOf(() => recommend(model, [["a"]], given({ [name]: -1 })))).toEqual([`invalid-input options.${name}`]);
  });

  it.each(["n", "playlist", "weighting", "minShared"])("of similarCustomers: %s", (name) => {
    expect(codesOf(() => similarCustomers([["a"]], "0", given({ [name]: -1 })))).toEqual([
      `invalid-input options.${name}`,
    ]);
  });

  it.each(["n", "resamples", "level", "onlyNew", "coldCustomers", "models"])(
    "of evaluateRecommendations: %s",
    (name) => {
      const options = { splitAt: 1, [name]: -1 };
      expect(codesOf(() => evaluateRecommendations(rows, given(options)))).toEqual([`invalid-input options.${name}`]);
    },
  );

  it("of evaluateRecommendations: the split, a model's own options", () => {
    expect(codesOf(() => evaluateRecommendations(rows, given({})))).toEqual(["invalid-instant options.splitAt"]);
    const models = [{ name: "x", options: { shrinkage: -1 } }];
    expect(codesOf(() => evaluateRecommendations(rows, { splitAt: 1, models }))).toEqual([
      "invalid-input options.models[0].options.shrinkage",
    ]);
  });
});

describe("what cannot be answered", () => {
  it("an item, a customer that nobody knows", () => {
    expect(codesOf(() => similarItems(model, "z"))).toEqual(["unknown-item item"]);
    expect(codesOf(() => similarCustomers([["a"]], "9"))).toEqual(["unknown-customer customer"]);
    expect(codesOf(() => similarCustomers([["a"]], given(null)))).toEqual(["invalid-input customer"]);
    expect(codesOf(() => similarCustomers([["a"]], given({})))).toEqual(["invalid-input customer.items"]);
  });

  it("a split with nothing on one side", () => {
    expect(codesOf(() => evaluateRecommendations(rows, { splitAt: 0 }))).toEqual([
      "too-few-observations options.splitAt",
    ]);
    expect(codesOf(() => evaluateRecommendations(rows, { splitAt: "2000-01-01" }))).toEqual([
      "too-few-observations options.splitAt",
    ]);
  });

  it("stops when asked to", () => {
    const signal = AbortSignal.abort();
    expect(codesOf(() => itemAffinity.fit([["a", "b"]], { signal }))).toEqual(["aborted"]);
    expect(codesOf(() => evaluateRecommendations(rows, { splitAt: 1, signal }))).toEqual(["aborted"]);
    const steps: number[] = [];
    itemAffinity.fit([["a", "b"]], { onProgress: ({ done }) => steps.push(done) });
    expect(steps).toEqual([0, 1]);
  });
});

describe("delicate input", () => {
  it("customers above the limit are left out or cut, but get recommendations", () => {
    const giant = Array.from({ length: 1500 }, (_, k) => `item ${String(k)}`);
    const left = itemAffinity.fit([giant, ["a", "b"]]);
    expect(left.fit.notes.map(({ code }) => code)).toEqual(["giant-basket"]);
    expect(left.parameters.customers).toBe(1);
    const cut = itemAffinity.fit([giant, ["a", "b"]], { giantBaskets: "cut", itemsPerBasketLimit: 2, shrinkage: 0 });
    expect(cut.fit.entries).toBe(4);
    expect(recommend(model, [[...giant, "a"]], { n: 1 }).customers[0]!.recommendations[0]!.item).toBe("b");
  });

  it("unknown items among those in stock are said", () => {
    expect(recommend(model, [["a"]], { n: 1, available: ["b", "z"] }).notes.map(({ code }) => code)).toEqual([
      "unavailable-unknown",
    ]);
  });

  it("a stored model that was changed", () => {
    const broken = JSON.parse(JSON.stringify(model)) as { parameters: { neighbours: number[][] } };
    broken.parameters.neighbours[0] = [99];
    expect(codesOf(() => readModel(broken, [itemAffinityFamily]))).toEqual(["invalid-model parameters"]);
  });
});

it("names a progress that is no function, and an item that is none", () => {
  expect(codesOf(() => itemAffinity.fit([["a"]], given({ onProgress: 1 })))).toEqual([
    "invalid-input options.onProgress",
  ]);
  expect(codesOf(() => similarItems(model, given([Symbol("a")])))).toEqual(["unknown-item item"]);
});
