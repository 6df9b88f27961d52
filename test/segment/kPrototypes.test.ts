import { describe, expect, it } from "vitest";
import * as kPrototypes from "../../src/segment/kPrototypes/index.ts";
import { kPrototypesFamily } from "../../src/segment/kPrototypes/schema.ts";
import { readModel } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";

const none = { scale: "none" } as const;

describe("a model by hand", () => {
  const table = { visits: [0, 2, 10, 12], plan: ["b", "a", "pro", "pro"] };
  const model = kPrototypes.fit(table, { k: 2, start: [0, 2], gamma: 3, scale: none });

  it("has means, and the alphabetically first of two equally frequent modes", () => {
    expect(model.parameters.prototypes).toEqual([
      { numbers: [1], modes: ["a"] },
      { numbers: [11], modes: ["pro"] },
    ]);
    // Four squares of 1, and one differing plan.
    expect(model.fit).toMatchObject({ cost: 7, sizes: [2, 2], gammaRule: "given", distinctRows: 4 });
  });

  it("counts categories of new rows as unlike every mode", () => {
    const found = kPrototypes.distances(model, { visits: [1, 11], plan: ["gold", "gold"] });
    expect(Array.from(found.values)).toEqual([3, 103, 103, 3]);
    expect(Array.from(found.segment)).toEqual([0, 1]);
    expect(found.notes).toEqual([
      { code: "unseen-category", message: "Categories that the fit did not know: plan (2 rows)." },
    ]);
  });

  it("is plain data that readModel takes", () => {
    expect(readModel(JSON.stringify(model), [kPrototypesFamily])).toEqual(model);
    const [first, second] = model.parameters.prototypes;
    const prototypes = [{ ...first, modes: ["gold"] }, second];
    const broken = { ...model, parameters: { ...model.parameters, prototypes } };
    expect(codesOf(() => readModel(broken, [kPrototypesFamily]))).toEqual(["invalid-model"]);
  });
});

describe("gamma", () => {
  const table = { visits: [0, 4], plan: ["a", "b"] };

  it("is the mean variance over the mean chance to differ, by Szepannek", () => {
    // Variance 4; two plans, half each: they differ with chance 1/2.
    expect(kPrototypes.fit(table, { k: 1, scale: none }).parameters.gamma).toBeCloseTo(8, 14);
  });

  it("is half the mean standard deviation, by Huang", () => {
    expect(kPrototypes.fit(table, { k: 1, scale: none, gamma: "huang" }).parameters.gamma).toBeCloseTo(1, 14);
  });

  it("is 1 where there is nothing to compare", () => {
    expect(kPrototypes.fit({ plan: ["a", "b"] }, { k: 1 }).parameters.gamma).toBe(1);
    expect(kPrototypes.fit({ visits: [0, 4] }, { k: 1 }).parameters.gamma).toBe(1);
    expect(kPrototypes.fit({ visits: [4, 4], plan: ["a", "b"] }, { k: 1 }).parameters.gamma).toBe(1);
    const { parameters, fit } = kPrototypes.fit({ visits: [0, 4], plan: ["a", "a"] }, { k: 1 });
    expect(parameters.gamma).toBe(1);
    expect(fit.notes.map(({ code }) => code)).toEqual(["constant-column"]);
  });
});

it("weighs columns of categories, and takes numbers as categories where told to", () => {
  const table = { code: [1, 1, 2], plan: ["a", "b", "b"] };
  const scale = { columns: { code: { weight: 5 } } };
  const model = kPrototypes.fit(table, { k: 2, start: [0, 2], categorical: ["code"], scale });
  expect(Array.from(kPrototypes.assign(model, table))).toEqual([0, 0, 1]);
  expect(model.fit.cost).toBe(1);
  expect(model.parameters.prototypes.map(({ modes }) => modes)).toEqual([
    ["1", "a"],
    ["2", "b"],
  ]);
});

describe("missing values", () => {
  const table = { visits: [0, 2, 10, null, null], plan: ["a", "a", "b", "b", null] };

  it("are left out where partial, and the rest raised in proportion", () => {
    const wide = { ...table, spend: [0, 2, 10, 13, null] };
    const scale = { scale: "none", missing: "partial" } as const;
    const model = kPrototypes.fit(wide, { k: 2, start: [0, 2], gamma: 1, scale });
    expect(model.fit.sizes).toEqual([3, 2]);
    expect(model.fit.notes.map(({ code }) => code)).toEqual(["nothing-known"]);
    // The fourth row counts twice in the one column that it knows.
    expect(model.parameters.prototypes[1]).toEqual({ numbers: [10, 12], modes: ["b"] });
    expect(model.fit.cost).toBeCloseTo(4 + (4 + 2 * 1), 12);
  });

  it("are a category of their own where they have an indicator", () => {
    const scale = { scale: "none", missing: "indicator" } as const;
    const plan = ["a", "a", null, null];
    const model = kPrototypes.fit({ plan }, { k: 2, start: [0, 2], scale });
    expect(model.parameters.prototypes.map(({ modes }) => modes)).toEqual([["a"], [null]]);
    expect(Array.from(kPrototypes.assign(model, { plan: [null, "a", "z"] }))).toEqual([1, 0, 0]);
    expect(readModel(JSON.stringify(model), [kPrototypesFamily])).toEqual(model);
  });

  it("are an error else", () => {
    expect(codesOf(() => kPrototypes.fit(table, { k: 2 }))).toEqual(["missing-value plan"]);
    const model = kPrototypes.fit({ plan: ["a", "b"] }, { k: 2 });
    expect(codesOf(() => kPrototypes.assign(model, { plan: ["a", null] }))).toEqual(["missing-value plan[1]"]);
  });
});

it("fills a segment that lost its rows", () => {
  // From the first two rows and the last, all rows near the middle leave the first: then the dearest row has a segment for itself.
  const visits = [0, 1, 1.1, 5, 9, 9.1, 9.2, 30];
  for (const start of [
    [0, 1, 2],
    [4, 5, 6],
    [1, 2, 7],
  ]) {
    const { fit } = kPrototypes.fit({ visits }, { k: 3, start, scale: none });
    expect(fit.sizes.every((size) => size > 0)).toBe(true);
  }
});

it("reports, stops where told to, and says where its rounds ran out", () => {
  const visits = Array.from({ length: 60 }, (_, row) => (row * row) % 61);
  const stop = new AbortController();
  let rounds = 0;
  const onProgress = (): void => {
    if (++rounds === 2) stop.abort();
  };
  expect(codesOf(() => kPrototypes.fit({ visits }, { k: 4, onProgress, signal: stop.signal }))).toEqual([
    "aborted options.signal",
  ]);
  expect(rounds).toBe(2);
  const { fit } = kPrototypes.fit({ visits }, { k: 6, start: [0, 1, 2, 3, 4, 5], maxIterations: 1 });
  expect(fit.notes.map(({ code }) => code)).toEqual(["stopped-early"]);
});
