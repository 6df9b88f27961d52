import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collapse } from "../../src/ltv/collapse.ts";
import * as bdw from "../../src/ltv/bdw/index.ts";
import * as bgNbd from "../../src/ltv/bgNbd/index.ts";
import * as gammaGamma from "../../src/ltv/gammaGamma/index.ts";
import * as mbgNbd from "../../src/ltv/mbgNbd/index.ts";
import * as paretoNbd from "../../src/ltv/paretoNbd/index.ts";
import * as sbg from "../../src/ltv/sbg/index.ts";
import { summarize } from "../../src/ltv/summarize/summarize.ts";
import { codesOf } from "../failure.ts";
import { cdnowPurchases } from "./cdnow.ts";
import { families, someCovariates, someEffects, withoutCovariates, type Table } from "./covariateFamilies.ts";

const customers = summarize(cdnowPurchases(), { calibrationEnd: "1997-09-30", observationEnd: "1998-06-30" });
const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe("collapse", () => {
  const rows = collapse(customers);

  it("keeps every customer of the CDNOW sample in some row", () => {
    expect(sum(rows.weight)).toBe(2357);
    expect(rows.weight.length).toBeLessThan(1500);
    expect(sum(rows.frequency.map((x, i) => x * rows.weight[i]!))).toBe(2457);
    expect(rows.unit).toBe("week");
  });

  it.each([
    ["bgNbd", bgNbd.fit],
    ["mbgNbd", mbgNbd.fit],
    ["paretoNbd", paretoNbd.fit],
  ])("gives %s the identical model", (_, fit) => {
    expect(fit(rows)).toEqual(fit(customers));
  });

  it("gives gammaGamma the identical model", () => {
    const spends = collapse(customers, { columns: ["frequency", "monetaryValue"] });
    expect(gammaGamma.fit(spends)).toEqual(gammaGamma.fit(customers));
  });

  it("gives models of contracts the identical model", () => {
    const contracts = sbg.simulate({ alpha: 0.7, beta: 1.2 }, { customers: 2000, renewals: 6, seed: 5 });
    const few = collapse(contracts, { columns: ["renewals", "left"] });
    expect(few.weight.length).toBeLessThan(14);
    expect(sbg.fit({ ...few, period: "year" })).toEqual(sbg.fit({ ...contracts, period: "year" }));
    expect(bdw.fit({ ...few, period: "year" })).toEqual(bdw.fit({ ...contracts, period: "year" }));
  });

  it("adds up weights, and collapses what is collapsed to itself", () => {
    expect(collapse(rows)).toEqual(rows);
    const doubled = { ...rows, weight: rows.weight.map((weight) => 2 * weight) };
    expect(Array.from(collapse(doubled).weight)).toEqual(Array.from(doubled.weight));
    expect(collapse({ frequency: [1], recency: [1], age: [2], weight: [0] }).frequency).toHaveLength(0);
  });

  it("rounds durations to the resolution and nothing else, recency never above age", () => {
    const durations = fc.array(
      fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1e4, noNaN: true })),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(durations, fc.double({ min: 1e-3, max: 100, noNaN: true }), (pairs, resolution) => {
        const age = pairs.map(([, time]) => time);
        const recency = pairs.map(([share, time]) => share * time);
        const id = pairs.map((_, i) => i + 0.25);
        const rounded = collapse({ recency, age, id }, { columns: ["recency", "age", "id"], resolution });
        rounded.age.forEach((value, i) => {
          expect(Math.abs(value - age[i]!)).toBeLessThanOrEqual(resolution * (0.5 + 1e-9));
          expect(rounded.recency[i]).toBeLessThanOrEqual(value);
        });
        expect(Array.from(rounded.id)).toEqual(id);
      }),
    );
    expect(collapse(customers, { resolution: 1 }).weight.length).toBeLessThan(0.75 * rows.weight.length);
  });

  it.each(families)("keeps customers with other covariates apart, and gives $name the same model", (family) => {
    const table = family.draw(400, 3, someEffects(family), someCovariates(400));
    const names = Object.keys(table).filter((name) => ArrayBuffer.isView(table[name]));
    const few = collapse<string>({ ...table, covariates: someCovariates(400) } as never, { columns: names });
    expect(sum(few["weight"]!)).toBe(400);
    expect(Object.keys(few.covariates!)).toEqual(["gender", "visits"]);
    const model = family.fit({ ...table, covariates: someCovariates(400) });
    expect(family.fit(few as unknown as Table)).toEqual(model);
    const blind = collapse<string>(withoutCovariates(table) as never, { columns: names });
    expect(blind["weight"]!.length).toBeLessThanOrEqual(few["weight"]!.length);
  });

  it("rounds durations only, and leaves covariates as they are", () => {
    const one = {
      frequency: [1, 1, 1],
      recency: [4.8, 5.1, 5],
      age: [39, 38.9, 39],
      covariates: { level: [0.1, 0.1, 0.2] },
    };
    const few = collapse(one, { resolution: 0.5 });
    expect(Array.from(few.weight)).toEqual([2, 1]);
    expect(few.covariates).toEqual({ level: Float64Array.of(0.1, 0.2) });
    expect(collapse(few)).toEqual(few);
    expect(collapse({ ...one, covariates: {} }).covariates).toBeUndefined();
  });

  it("refuses covariates that are none, and weights whose sum is no number", () => {
    const table = { frequency: [0, 0], recency: [0, 0], age: [1, 1] };
    for (const covariates of [null, 7, [0, 1], new Float64Array(2)])
      expect(codesOf(() => collapse({ ...table, covariates } as never))).toEqual(["invalid-input covariates"]);
    expect(codesOf(() => collapse({ ...table, covariates: { level: [1] } }))).toEqual([
      "invalid-input covariates.level",
    ]);
    expect(codesOf(() => collapse({ ...table, covariates: { level: [1, 2n] } } as never))).toEqual([
      "invalid-input covariates.level[1]",
    ]);
    expect(codesOf(() => collapse({ ...table, covariates: JSON.parse('{"__proto__":[1,2]}') as never }))).toEqual([
      "invalid-input covariates.__proto__",
    ]);
    expect(codesOf(() => collapse({ ...table, unit: 5n } as never))).toEqual(["invalid-input unit"]);
    expect(codesOf(() => collapse({ ...table, weight: [1e308, 1e308] }))).toEqual([
      "invalid-input weight[0]",
      "invalid-input weight[1]",
    ]);
    for (const columns of [[1n], [Symbol("age")], ["covariates"]])
      expect(codesOf(() => collapse(table, { columns: columns as never }))).toEqual(["invalid-input options.columns"]);
  });

  it("refuses what is no table, wrong columns and wrong options", () => {
    const table = { frequency: [0], recency: [0], age: [1] };
    for (const none of [null, undefined, 7]) expect(codesOf(() => collapse(none as never))).toEqual(["invalid-input"]);
    expect(codesOf(() => collapse({} as never))).toEqual([
      "invalid-input frequency",
      "invalid-input recency",
      "invalid-input age",
    ]);
    expect(codesOf(() => collapse({ ...table, age: [NaN] }))).toEqual(["invalid-input age[0]"]);
    expect(codesOf(() => collapse({ ...table, weight: [-1] }))).toEqual(["invalid-input weight[0]"]);
    expect(codesOf(() => collapse({ frequency: [], recency: [], age: [] }))).toEqual(["empty-input frequency"]);
    expect(codesOf(() => collapse(table, null as never))).toEqual(["invalid-input options"]);
    for (const columns of [[], "age", ["age", "age"], ["weight"], [7]])
      expect(
        codesOf(() => collapse(table, { columns: columns as never })),
        String(columns),
      ).toEqual(["invalid-input options.columns"]);
    for (const resolution of [0, -1, NaN, "1"])
      expect(codesOf(() => collapse(table, { resolution: resolution as number }))).toEqual([
        "invalid-input options.resolution",
      ]);
  });
});
