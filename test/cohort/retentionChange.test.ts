import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RetentionCell } from "../../src/cohort/retentionChange/cells.ts";
import { retentionCells, type RetentionCellOptions } from "../../src/cohort/retentionChange/retentionCells.ts";
import { retentionChange, type RetentionChangeOptions } from "../../src/cohort/retentionChange/retentionChange.ts";
import { stackOf } from "../../src/cohort/stackOf/stackOf.ts";
import { codesOf } from "../failure.ts";
import { business } from "../ledger/dayByDay.ts";
import { DAY, row } from "../ledger/rows.ts";

const cell = fc
  .record({
    group: fc.constantFrom<string | null>("a", "b", null),
    age: fc.nat(2),
    atRisk: fc.nat(50),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ group, age, atRisk, share }) => ({ group, age, atRisk, retained: Math.round(atRisk * share) }));
const period = fc.array(cell, { minLength: 1, maxLength: 9 }).filter((cells) => cells.some(({ atRisk }) => atRisk > 0));
const rule = fc.constantFrom<"both-orders" | "das-gupta">("both-orders", "das-gupta");

describe("retentionChange", () => {
  it("parts sum to the change, groups to the parts, and turn round with the periods", () => {
    fc.assert(
      fc.property(period, period, rule, (before, after, composition) => {
        const change = retentionChange(before, after, { composition });
        const sum = (cells: readonly RetentionCell[], of: "atRisk" | "retained"): number =>
          cells.reduce((total, one) => total + one[of], 0);
        const rate = (cells: readonly RetentionCell[]): number => sum(cells, "retained") / sum(cells, "atRisk");
        expect(change.total).toBeCloseTo(rate(after) - rate(before), 12);
        expect(change.mix + change.age + change.genuine).toBeCloseTo(change.total, 12);
        for (const part of ["total", "mix", "age", "genuine"] as const) {
          expect(change.groups.reduce((total, group) => total + group[part], 0)).toBeCloseTo(change[part], 12);
          expect(retentionChange(after, before, { composition })[part]).toBeCloseTo(-change[part], 12);
        }
      }),
    );
  });

  it("where all rates are equal, nothing changed, whatever came and went", () => {
    fc.assert(
      fc.property(period, period, (before, after) => {
        const half = (cells: readonly RetentionCell[]): RetentionCell[] =>
          cells.map((one) => ({ ...one, retained: one.atRisk / 2 }));
        const change = retentionChange(half(before), half(after));
        for (const part of [change, ...change.groups]) {
          expect(part.mix).toBeCloseTo(0, 12);
          expect(part.age).toBeCloseTo(0, 12);
          expect(part.genuine).toBe(0);
        }
      }),
    );
  });

  it("with one age there is no age part, with one group no mix", () => {
    fc.assert(
      fc.property(period, period, rule, (before, after, composition) => {
        const at0 = (cells: readonly RetentionCell[]): RetentionCell[] => cells.map((one) => ({ ...one, age: 0 }));
        expect(retentionChange(at0(before), at0(after), { composition }).age).toBeCloseTo(0, 12);
        const one = (cells: readonly RetentionCell[]): RetentionCell[] => cells.map((own) => ({ ...own, group: 1 }));
        expect(retentionChange(one(before), one(after), { composition }).mix).toBeCloseTo(0, 12);
      }),
    );
  });

  it("by hand: two groups, two ages, both orders", () => {
    const cells = (counts: readonly number[], rates: readonly number[]): RetentionCell[] =>
      counts.map((atRisk, i) => ({ group: i < 2 ? "a" : "b", age: i % 2, atRisk, retained: atRisk * rates[i]! }));
    // Shares 40 10 20 30 % before, 30 30 30 10 % after; only the composition moves.
    const rates = [0.5, 0.8, 0.6, 0.9];
    const change = retentionChange(cells([40, 10, 20, 30], rates), cells([30, 30, 30, 10], rates));
    expect(change.total).toBeCloseTo(0.66 - 0.67, 12);
    expect(change.genuine).toBeCloseTo(0, 12);
    // Groups first: a 50 → 60 %, ages within a 80:20 → 50:50, within b 40:60 → 75:25.
    const mixFirst = 0.1 * (0.65 * 0.5 + 0.35 * 0.8) - 0.1 * (0.575 * 0.6 + 0.425 * 0.9);
    // Ages first: 60 → 60 %; a within age 0 40/60 → 30/60, within age 1 10/40 → 30/40.
    const mixSecond = 0.6 * (-1 / 6) * (0.5 - 0.6) + 0.4 * 0.5 * (0.8 - 0.9);
    expect(change.mix).toBeCloseTo((mixFirst + mixSecond) / 2, 12);
    expect(change.age).toBeCloseTo(-0.01 - (mixFirst + mixSecond) / 2, 12);
  });

  it("a cell with customers in one period only counts as composition", () => {
    const before = [{ group: "a", age: 0, atRisk: 100, retained: 50 }];
    const after = [...before, { group: "b", age: 0, atRisk: 100, retained: 80 }];
    const change = retentionChange(before, after);
    expect(change).toMatchObject({ before: 0.5, after: 0.65, genuine: 0 });
    expect(change.mix).toBeCloseTo(0.15, 12);
    expect(change.notes.map(({ code }) => code)).toEqual(["cells-in-one-period"]);
  });

  it("tells the standard error of the genuine part", () => {
    const one = (retained: number): RetentionCell[] => [{ group: null, age: 0, atRisk: 100, retained }];
    // √(0.5 · 0.5 / 100 + 0.8 · 0.2 / 100)
    expect(retentionChange(one(50), one(80)).standardError).toBeCloseTo(Math.sqrt(0.0041), 12);
  });

  it.each([
    ["no cells", null, [], ["invalid-input before", "empty-input after"]],
    [
      "cells of nothing",
      [{}],
      { cells: [null] },
      [
        "invalid-input before[0].group",
        "invalid-input before[0].age",
        "invalid-input before[0].atRisk",
        "invalid-input before[0].retained",
        "invalid-input after[0]",
      ],
    ],
    [
      "more retained than there were",
      [{ group: 1, age: 0, atRisk: 1, retained: 2 }],
      [{ group: 1, age: 0, atRisk: 0, retained: 0 }],
      ["invalid-input before[0].retained", "empty-input after"],
    ],
    [
      "weights of NaN",
      [{ group: 1, age: NaN, atRisk: NaN, retained: 0 }],
      [{ group: 1, age: 0, atRisk: 1, retained: 0 }],
      ["invalid-input before[0].age", "invalid-input before[0].atRisk"],
    ],
  ])("refuses %s", (_, before, after, codes) => {
    expect(
      codesOf(() => retentionChange(before as unknown as RetentionCell[], after as unknown as RetentionCell[])),
    ).toEqual(codes);
  });

  it("refuses other rules", () => {
    const cells = [{ group: 1, age: 0, atRisk: 1, retained: 1 }];
    const change = (options: unknown): string[] =>
      codesOf(() => retentionChange(cells, cells, options as RetentionChangeOptions));
    expect(change(null)).toEqual(["invalid-input options"]);
    expect(change({ composition: "kitagawa" })).toEqual(["invalid-input options.composition"]);
  });
});

describe("retentionCells", () => {
  const asOf = 120 * DAY;

  it("counts as stackOf does, and changes with the plan", () => {
    fc.assert(
      fc.property(business, (base) => {
        const rows = base.rows.map((one) => ({
          ...one,
          from: 3 * one.from,
          until: one.until === null ? null : 3 * one.until,
        }));
        const options = { asOf, gap: base.gap };
        const stacked = stackOf(rows, options);
        const [from, until] = ["1970-02-01", "1970-03-01"];
        const { cells } = retentionCells(rows, { ...options, from, until, by: "plan" });
        const sum = (of: "atRisk" | "retained"): number => cells.reduce((total, one) => total + one[of], 0);
        const february = stacked.periods.indexOf("1970-02");
        const kept = stacked.layers[february]?.slice(0, february) ?? [];
        expect(sum("atRisk")).toBe(stacked.totals[february - 1] ?? 0);
        // Those who came back in February are in its layers, but were not at risk.
        expect(sum("retained")).toBeLessThanOrEqual(kept.reduce((total, count) => total + count, 0));
      }),
    );
  });

  it("takes the plan of the moment, and bands of ages", () => {
    const rows = [
      row(0, 40, { plan: "basic" }),
      row(40, 100, { plan: "pro" }),
      row(50, null, { customerId: "b", plan: "basic" }),
      row(0, null, { customerId: "c", subscriptionId: "x", plan: "basic" }),
      row(20, null, { customerId: "c", subscriptionId: "y", plan: "team" }),
    ];
    const options = { asOf, from: 90 * DAY, until: 110 * DAY, by: "plan" } as const;
    expect(retentionCells(rows, options).cells).toEqual([
      { group: "basic", age: 1, atRisk: 1, retained: 1 },
      { group: "pro", age: 2, atRisk: 1, retained: 0 },
      { group: "team", age: 2, atRisk: 1, retained: 1 },
    ]);
    const { cells } = retentionCells(rows, { asOf, from: 90 * DAY, until: 110 * DAY, ages: [0, 2] });
    expect(cells).toEqual([
      { group: null, age: 0, atRisk: 1, retained: 1 },
      { group: null, age: 2, atRisk: 2, retained: 1 },
    ]);
  });

  it("has no cells where nobody was there, and says so when they are compared", () => {
    const options = { asOf, from: 1 * DAY, until: 2 * DAY };
    const none = retentionCells([row(5, null)], options);
    expect(none.cells).toEqual([]);
    expect(codesOf(() => retentionChange(none, none))).toEqual(["empty-input before", "empty-input after"]);
  });

  it.each([
    [null, ["invalid-input options"]],
    [{}, ["invalid-instant options.asOf", "invalid-instant options.from", "invalid-instant options.until"]],
    [{ asOf, from: 5, until: 5 }, ["invalid-input options.until"]],
    [{ asOf, from: 5, until: asOf + 1, ages: [1] }, ["invalid-input options.until", "invalid-input options.ages"]],
    [
      { asOf, from: 5, until: 6, ages: null, timeZone: "Edo" },
      ["invalid-time-zone options.timeZone", "invalid-input options.ages"],
    ],
  ])("refuses the options %j", (options, codes) => {
    expect(codesOf(() => retentionCells([row(0, 1)], options as unknown as RetentionCellOptions))).toEqual(codes);
  });
});
