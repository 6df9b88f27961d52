import { describe, expect, it } from "vitest";
import { stack } from "../../../src/cohort/index.ts";
import {
  conditionalSurvival,
  cumulativeIncidence,
  kaplanMeier,
  logRank,
  nelsonAalen,
  pairwiseLogRank,
  restrictedMean,
  restrictedMeanDifference,
  survivalAt,
  survivalDifference,
  survivalQuantile,
  survivalShares,
  timeLost,
} from "../../../src/cohort/survival/index.ts";
import { codesOf } from "../../failure.ts";

const codes = (result: { readonly notes: readonly { readonly code: string }[] }): string[] =>
  result.notes.map(({ code }) => code);

describe("a survival curve", () => {
  it("takes events before censorings at equal times", () => {
    const { atRisk, survival } = kaplanMeier({ duration: [1, 1, 2], event: [0, 1, 1] });
    expect(atRisk).toEqual([3, 1]);
    expect(survival[0]).toBeCloseTo(2 / 3, 15);
    expect(survival[1]).toBe(0);
  });

  it("counts at risk when entry < t ≤ duration", () => {
    const { atRisk } = kaplanMeier({ duration: [2, 3, 4], entry: [0, 2, 3] });
    expect(atRisk).toEqual([1, 1, 1]);
  });

  it("has all columns of equal length, plain lists, in a frozen object", () => {
    const curve = kaplanMeier({ duration: Float32Array.of(3, 1, 2), event: Int8Array.of(0, 1, 1) });
    for (const name of [
      "time",
      "atRisk",
      "events",
      "censored",
      "survival",
      "standardError",
      "lower",
      "upper",
    ] as const) {
      expect(Array.isArray(curve[name])).toBe(true);
      expect(curve[name]).toHaveLength(3);
    }
    expect(Object.isFrozen(curve) && Object.isFrozen(curve.notes) && Object.isFrozen(curve.rejected)).toBe(true);
    expect(codes(curve)).toEqual([]);
  });

  it("reads negative zero as zero", () => {
    const { time, events } = kaplanMeier({ duration: [-0, 0, 0.5], event: [1, 1, 1] });
    expect(time).toEqual([0, 0.5]);
    expect(events).toEqual([2, 1]);
    expect(Object.is(time[0], 0)).toBe(true);
  });

  it("is complete where all were censored", () => {
    const curve = kaplanMeier({ duration: [1, 2, 3], event: [0, 0, 0] });
    expect(curve.survival).toEqual([1, 1, 1]);
    expect(curve.standardError).toEqual([0, 0, 0]);
    expect(curve.lower).toEqual([null, null, null]);
    expect(codes(curve)).toEqual(["no-events"]);
    expect(survivalQuantile(curve)).toMatchObject({ time: null, lower: null, upper: null });
    expect(restrictedMean(curve, { horizon: 3 })).toMatchObject({ mean: 3, standardError: 0, lower: 3, upper: 3 });
    expect(nelsonAalen({ duration: [1, 2], event: [0, 0] })).toMatchObject({
      cumulativeHazard: [0, 0],
      upper: [null, null],
    });
  });

  it("is complete where all left on day one", () => {
    const curve = kaplanMeier({ duration: [0, 0, 0] });
    expect(curve).toMatchObject({ time: [0], survival: [0], standardError: [null], lower: [null], upper: [null] });
    expect(codes(curve)).toEqual(["all-at-once"]);
    expect(survivalQuantile(curve).time).toBe(0);
    expect(restrictedMean(curve, { horizon: 10 })).toMatchObject({ mean: 0, standardError: 0 });
    expect(survivalAt(curve, [0, 5])).toEqual(Float64Array.of(0, 0));
    expect(stack({ acquisitions: [7], periods: 1, retention: survivalShares(curve) }).totals).toEqual([7]);
    expect(restrictedMeanDifference(curve, curve, { horizon: 1 })).toMatchObject({
      z: null,
      pValue: null,
      ratio: null,
    });
    expect(survivalDifference(curve, curve, { time: 1 })).toMatchObject({
      standardError: null,
      lower: null,
      chiSquare: null,
    });
  });

  it("is complete for one customer", () => {
    expect(kaplanMeier({ duration: [4] })).toMatchObject({ survival: [0], notes: [{ code: "single-row" }] });
    const alone = kaplanMeier({ duration: [4], event: [0] });
    expect(alone.survival).toEqual([1]);
    expect(codes(alone)).toEqual(["no-events", "single-row"]);
  });
});

describe("a risk set that is empty for a while", () => {
  it("is told where the curve falls to 0 too early", () => {
    const curve = kaplanMeier({ duration: [1, 5, 6], entry: [0, 2, 2] });
    expect(curve.survival).toEqual([0, 0, 0]);
    expect(codes(curve)).toEqual(["risk-set-empty"]);
    expect(curve.notes[0]!.message).toContain("falls to 0 too early");
  });

  it("is told where nobody was watched", () => {
    const curve = kaplanMeier({ duration: [1, 5, 6], event: [0, 1, 0], entry: [0, 2, 2] });
    expect(curve.survival).toEqual([1, 0.5, 0.5]);
    expect(curve.notes[0]!.message).toContain("at 1 nobody was at risk");
  });

  it("is told at the start", () => {
    const curve = kaplanMeier({ duration: [4, 5], entry: [2, 3] });
    expect(curve.notes).toMatchObject([{ code: "risk-set-empty" }]);
    expect(curve.notes[0]!.message).toContain("before 2");
  });

  it("is not told where an entry at that very time fills it", () => {
    expect(codes(kaplanMeier({ duration: [1, 5, 6], event: [0, 1, 0], entry: [0, 1, 2] }))).toEqual([]);
  });
});

describe("fractional weights", () => {
  it("leave nobody behind by rounding", () => {
    const weight = [0.1, 0.2, 0.3, 0.7];
    const curve = kaplanMeier({ duration: [1, 2, 3, 4], entry: [0, 0.5, 1, 2.5], weight });
    expect(curve.survival.at(-1)).toBe(0);
    expect(curve.atRisk.at(-1)).toBe(0.7);
  });

  it("make no infinity at either end", () => {
    for (const weight of [
      [1e-9, 1e15, 1e-9],
      [1e-9, 1e-9, 1e-9],
    ]) {
      const columns = { duration: [1, 2, 3], event: [1, 1, 0], weight };
      const results = [
        kaplanMeier(columns),
        nelsonAalen(columns),
        nelsonAalen(columns, { ties: "one-by-one" }),
        cumulativeIncidence(columns),
        restrictedMean(columns, { horizon: 3 }),
      ];
      for (const result of results) expect(notFinite(result)).toEqual([]);
    }
  });
});

/** Paths of numbers that JSON cannot hold. */
function notFinite(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}

describe("beyond the last time", () => {
  const curve = kaplanMeier({ duration: [1, 2, 4], event: [1, 0, 0] });

  it("questions are refused", () => {
    expect(codesOf(() => survivalAt(curve, [5]))).toEqual(["beyond-last-time times[0]"]);
    expect(codesOf(() => survivalShares(curve, { ages: 6 }))).toEqual(["beyond-last-time options.ages"]);
    expect(codesOf(() => restrictedMean(curve, { horizon: 5 }))).toEqual(["beyond-last-time options.horizon"]);
    expect(codesOf(() => survivalDifference(curve, curve, { time: 5 }))).toEqual(["beyond-last-time options.time"]);
    expect(codesOf(() => conditionalSurvival(curve, { given: 4 }))).toEqual(["beyond-last-time options.given"]);
    const curves = cumulativeIncidence({ duration: [1, 2, 4], event: [1, 0, 0] });
    expect(codesOf(() => timeLost(curves, { horizon: 5 }))).toEqual(["beyond-last-time options.horizon"]);
    expect(timeLost(curves, { horizon: 5, beyond: "hold" }).kept).toBeCloseTo(1 + 4 * (2 / 3), 12);
  });

  it("or the curve is held, with a note", () => {
    const { mean, notes } = restrictedMean(curve, { horizon: 6, beyond: "hold" });
    expect(mean).toBeCloseTo(1 + 5 * (2 / 3), 12);
    expect(notes.map(({ code }) => code)).toEqual(["beyond-last-time"]);
    expect(survivalShares(curve, { ages: 6, beyond: "hold" }).survival[5]).toBeCloseTo(2 / 3, 15);
  });

  it("nothing changes where nobody is left", () => {
    const { mean, notes } = restrictedMean({ duration: [1, 3] }, { horizon: 100 });
    expect([mean, notes]).toEqual([2, []]);
  });
});

describe("survivalShares", () => {
  it("reads a curve of days by months, and a conditional one from its start", () => {
    const curve = kaplanMeier({ duration: [10, 40, 70, 90], event: [1, 1, 0, 0] });
    expect(survivalShares(curve, { ageLength: 30 }).survival).toEqual(Float64Array.of(1, 0.75, 0.5, 0.5));
    const later = conditionalSurvival(curve, { given: 30 });
    const { survival } = survivalShares(later, { ageLength: 30 });
    expect(survival).toEqual(Float64Array.of(1, later.survival[0]!, later.survival[0]!));
  });
});

describe("survivalQuantile", () => {
  it("takes the middle of a level piece, or its start", () => {
    const curve = kaplanMeier({ duration: [1, 2, 4, 5] });
    expect(survivalQuantile(curve).time).toBe(3);
    expect(survivalQuantile(curve, { level: "start" }).time).toBe(2);
    expect(survivalQuantile(kaplanMeier({ duration: [1, 2], event: [1, 0] })).time).toBe(1);
  });
});

describe("cumulativeIncidence", () => {
  it("names causes by their numbers where they have no names", () => {
    const { causes } = cumulativeIncidence({ duration: [1, 2, 3], event: [7, 2, 0] });
    expect(causes.map(({ cause, incidence }) => [cause, incidence.at(-1)])).toEqual([
      ["2", (2 / 3) * 0.5],
      ["7", 1 / 3],
    ]);
    expect(cumulativeIncidence({ duration: [1, 2] }).causes.map(({ cause }) => cause)).toEqual(["1"]);
    const none = cumulativeIncidence({ duration: [1, 2], event: [0, 0] });
    expect([none.causes, codes(none)]).toEqual([[], ["no-events"]]);
  });

  it("keeps a cause that took nobody", () => {
    const { causes } = cumulativeIncidence({ duration: [1, 2], event: [1, 0] }, { causes: ["own", "failed"] });
    expect(causes[1]).toMatchObject({ cause: "failed", incidence: [0, 0], standardError: [0, 0], lower: [null, null] });
  });
});

describe("logRank", () => {
  it("leaves out a group that was never at risk, with a note", () => {
    const columns = { duration: [1, 2, 3, 4, 0.5], event: [1, 1, 1, 1, 0], group: ["a", "b", "a", "b", "early"] };
    const { degreesOfFreedom, notes, groups } = logRank(columns);
    expect(degreesOfFreedom).toBe(1);
    expect(notes.map(({ code }) => code)).toEqual(["group-left-out"]);
    expect(groups.map(({ group, observed }) => [group, observed])).toEqual([
      ["a", 2],
      ["b", 2],
      ["early", 0],
    ]);
  });

  it("says so where there is nothing to compare", () => {
    const none = logRank({ duration: [1, 2], event: [0, 0], group: [1, 2] });
    expect(none).toMatchObject({ chiSquare: null, pValue: null, degreesOfFreedom: 0, notes: [{ code: "no-events" }] });
    const apart = logRank({ duration: [1, 5], entry: [0, 2], group: [1, 2] });
    expect(apart).toMatchObject({ chiSquare: null, notes: [{ code: "test-undefined" }] });
  });

  it("counts degrees of freedom where strata keep groups apart", () => {
    const test = logRank({
      duration: [1, 2, 3, 4, 1, 2, 3, 4],
      group: ["a", "b", "a", "b", "c", "d", "c", "d"],
      stratum: [1, 1, 1, 1, 2, 2, 2, 2],
    });
    expect(test.degreesOfFreedom).toBe(2);
    const one = logRank({ duration: [1, 2, 3, 4], group: ["a", "b", "a", "b"] }).chiSquare!;
    expect(test.chiSquare).toBeCloseTo(2 * one, 10);
  });

  it("orders numbers before texts, and leaves out rows without a name", () => {
    const test = logRank({ duration: [1, 2, 3, 4], group: ["b", 10, 9, null] as (string | number)[] });
    expect(test.groups.map(({ group }) => group)).toEqual([9, 10, "b"]);
    expect(test.rejected).toMatchObject([{ index: 3, issues: [{ path: "group[3]" }] }]);
    expect(pairwiseLogRank({ duration: [1, 2], group: [2, 1] })).toMatchObject([{ a: 1, b: 2 }]);
  });
});
