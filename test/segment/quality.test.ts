import { describe, expect, it } from "vitest";
import { gapStatistic } from "../../src/segment/quality/gapStatistic.ts";
import { hopkins } from "../../src/segment/quality/hopkins.ts";
import { howMany } from "../../src/segment/quality/howMany.ts";
import { calinskiHarabasz, daviesBouldin, inertia } from "../../src/segment/quality/indices.ts";
import { silhouette } from "../../src/segment/quality/silhouette.ts";
import { stability } from "../../src/segment/quality/stability.ts";
import { lehmer, lloyd, threeGroups } from "./qualityData.ts";

const codesIn = (notes: readonly { readonly code: string }[]): string[] => notes.map(({ code }) => code);
const none = { scale: "none" } as const;

/** Rows spread evenly by chance over a square. */
function evenly(rows: number, seed = 3): { x: number[]; y: number[] } {
  const next = lehmer(seed);
  return { x: Array.from({ length: rows }, next), y: Array.from({ length: rows }, next) };
}

describe("silhouette", () => {
  it("is what the definition gives by hand, with 0 for a row alone", () => {
    // Rows 0, 2 | 6 | 10, 13: for row 0, a = 2, b = 6 (segment 1); for 2: a = 2, b = 4; for 10: a = 3, b = 4; for 13: a = 3, b = 7.
    const { mean, values, segments, notes } = silhouette({ x: [0, 2, 6, 10, 13] }, [0, 0, 1, 2, 2], {
      ...none,
      values: true,
    });
    const expected = [4 / 6, 2 / 4, 0, 1 / 4, 4 / 7];
    expect(Array.from(values!.silhouettes)).toEqual(expected.map((value) => expect.closeTo(value, 12) as number));
    expect(mean).toBeCloseTo(expected.reduce((sum, value) => sum + value, 0) / 5, 12);
    expect(segments[1]).toEqual({ segment: 1, rows: 1, mean: 0, lower: null, upper: null });
    expect(codesIn(notes)).toEqual(["one-row-segment"]);
  });

  it("takes distances made elsewhere, as a function, a matrix or its upper triangle, without a table", () => {
    const x = [0, 2, 6, 10, 13];
    const labels = [0, 0, 1, 2, 2];
    const expected = silhouette({ x }, labels, none).mean;
    const full = x.flatMap((a) => x.map((b) => Math.abs(a - b)));
    const upper = x.flatMap((a, i) => x.slice(i + 1).map((b) => b - a));
    for (const distance of [
      (i: number, j: number): number => Math.abs(x[i]! - x[j]!),
      full,
      Float64Array.from(upper),
    ]) {
      expect(silhouette(null, labels, { distance }).mean).toBeCloseTo(expected, 14);
    }
  });

  it("raises partial distances in proportion", () => {
    const table = { x: [0, 0, 4, 4], y: [0, null, 4, 4] };
    // Distances of row 1 use x alone, times √2: to row 0 it is 0, to the others 4 √2, as theirs to row 0.
    const { values } = silhouette(table, [0, 0, 1, 1], { ...none, missing: "partial", values: true });
    expect(Array.from(values!.silhouettes)).toEqual([1, 1, 1, 1]);
  });

  it("counts as 0 where all rows are alike, and says which segments are empty", () => {
    const alike = silhouette({ x: [3, 3, 3, 3] }, [0, 0, 3, 3]);
    expect(alike.mean).toBe(0);
    expect(codesIn(alike.notes)).toEqual(["constant-column", "empty-segment", "all-rows-alike"]);
    expect(alike.notes[1]!.message).toBe("Nobody is in segment 1, 2.");
    expect((alike.notes[1] as unknown as { texts: { ja: string } }).texts.ja).toBe("セグメント1, 2には誰もいません。");
    expect(alike.segments.map(({ segment }) => segment)).toEqual([0, 3]);
  });

  it("covers the exact mean in about as many samples as its level says", () => {
    const { x, y, labels } = threeGroups(3000, 1.2);
    const exact = silhouette({ x, y }, labels).mean;
    let covered = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { lower, upper, sampled } = silhouette({ x, y }, labels, { sample: 150, seed, level: 0.8 });
      expect(sampled).toBe(150);
      if (lower! <= exact && exact <= upper!) covered++;
    }
    expect(covered).toBeGreaterThan(40);
    expect(covered).toBeLessThan(57);
  });
});

describe("the other indices", () => {
  it("are what their definitions give by hand", () => {
    const table = { x: [0, 2, 10, 14], y: [1, 1, 1, 1] };
    // Centres 1 and 12, squares 1 + 1 + 4 + 4; between: 4 · 5.5².
    expect(inertia(table, [0, 0, 1, 1], none)).toBe(10);
    expect(calinskiHarabasz(table, [0, 0, 1, 1], none)).toBeCloseTo(121 / (10 / 2), 12);
    expect(daviesBouldin(table, [0, 0, 1, 1], none)).toBeCloseTo(3 / 11, 12);
  });

  it("are null where they have no value", () => {
    expect(calinskiHarabasz({ x: [1, 1, 2, 2] }, [0, 0, 1, 1])).toBeNull();
    expect(calinskiHarabasz({ x: [1, 2] }, [0, 1])).toBeNull();
    expect(daviesBouldin({ x: [1, 3, 1, 3] }, [0, 0, 1, 1])).toBeNull();
  });
});

describe("gapStatistic", () => {
  const { x, y } = threeGroups(150, 6);

  it("finds three groups that are there, along columns and along principal axes, and reports each clustering", () => {
    for (const reference of ["uniform", "pca"] as const) {
      const steps: number[] = [];
      const options = { ks: [4, 1, 2, 3, 3], cluster: lloyd, references: 8, reference };
      const result = gapStatistic({ x, y }, { ...options, onProgress: ({ done }) => steps.push(done) });
      expect(result.rows.map(({ k }) => k)).toEqual([1, 2, 3, 4]);
      expect(result.chosen).toBe(3);
      expect(steps).toEqual(Array.from({ length: 36 }, (_, i) => i + 1));
      expect(gapStatistic({ x, y }, options)).toEqual(result);
    }
  });

  it("does not mind a turned cloud along principal axes", () => {
    const turn = (a: number, b: number): number => Math.cos(0.7) * a - Math.sin(0.7) * b;
    const turned = { x: x.map((a, i) => turn(a, y[i]!)), y: x.map((a, i) => turn(y[i]!, -a)) };
    const options = { ...none, ks: [1], cluster: lloyd, references: 200, reference: "pca" } as const;
    const [straight, slanted] = [gapStatistic({ x, y }, options), gapStatistic(turned, options)];
    expect(slanted.rows[0]!.gap).toBeCloseTo(straight.rows[0]!.gap!, 2);
  });

  it("says in two languages that there are no groups", () => {
    const { chosen, notes } = gapStatistic(evenly(200), { ks: [1, 2, 3], cluster: lloyd, references: 10 });
    expect(chosen).toBe(1);
    expect(codesIn(notes)).toEqual(["no-groups"]);
    expect((notes[0] as unknown as { texts: { ja: string } }).texts.ja).toContain("グループがありません");
  });

  it("says where the rule stops at a pause, as with nested groups", () => {
    const visits = Array.from({ length: 60 }, (_, i) => (i % 3) * 100 + (i % 7));
    const inThirds = (columns: unknown, k: number): number[] =>
      Array.from((columns as { visits: number[] }).visits, (z) => Math.min(k - 1, Math.floor(((z + 1.3) / 2.61) * k)));
    const { chosen, notes } = gapStatistic({ visits }, { ks: [1, 2, 3, 4], cluster: inThirds, references: 10 });
    expect(chosen).toBe(1);
    expect(codesIn(notes)).toEqual(["gap-rises-again"]);
    expect(notes[0]!.message).toContain("k = 3");
  });

  it("says where the gap still rises, and where it has no value", () => {
    expect(codesIn(gapStatistic({ x, y }, { ks: [1, 2], cluster: lloyd, references: 5 }).notes)).toEqual([
      "gap-still-rising",
    ]);
    const exact = gapStatistic({ x: [1, 1, 2, 2] }, { ks: [1, 2], cluster: lloyd, references: 5 });
    expect(codesIn(exact.notes)).toEqual(["gap-still-rising", "gap-undefined"]);
    expect(exact.rows[1]!.gap).toBeNull();
  });
});

describe("hopkins", () => {
  it("is near 1 for groups, about 0.5 for chance with a note in two languages, below for a grid", () => {
    const { x, y } = threeGroups(300, 30);
    const groups = hopkins({ x, y });
    expect(groups.statistic).toBeGreaterThan(0.95);
    expect(codesIn(groups.notes)).toEqual(["uneven-spread"]);
    const chance = hopkins(evenly(2000), { sample: 100 });
    expect(chance.statistic).toBeGreaterThan(0.4);
    expect(chance.statistic).toBeLessThan(0.6);
    expect(codesIn(chance.notes)).toEqual(["no-groups"]);
    expect((chance.notes[0] as unknown as { texts: { ja: string } }).texts.ja).toContain("グループがありません");
    const grid = {
      x: Array.from({ length: 400 }, (_, i) => i % 20),
      y: Array.from({ length: 400 }, (_, i) => Math.floor(i / 20)),
    };
    expect(hopkins(grid).statistic).toBeLessThan(0.3);
  });

  it("has p below 0.2 in about a fifth of chance data", () => {
    let found = 0;
    for (let seed = 1; seed <= 200; seed++)
      if (hopkins(evenly(500, seed * 977), { sample: 20, seed }).pValue < 0.2) found++;
    expect(found / 200).toBeGreaterThan(0.1);
    expect(found / 200).toBeLessThan(0.35);
  });

  it("does not find groups in evenly spread rows of many columns more often than its level says", () => {
    let found = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const next = lehmer(seed * 7919);
      const wide = Object.fromEntries(
        Array.from({ length: 12 }, (_, c) => [`c${String(c)}`, Array.from({ length: 300 }, next)]),
      );
      if (hopkins(wide, { seed }).pValue < 0.05) found++;
    }
    expect(found).toBeLessThanOrEqual(12);
  });

  it("tells when identical rows raise it, counts only columns that vary, and survives many columns", () => {
    const x = Array.from({ length: 100 }, (_, i) => i % 3);
    const same = x.map(() => 7);
    const whole = hopkins({ x, same });
    expect(codesIn(whole.notes)).toEqual(["constant-column", "uneven-spread", "identical-rows"]);
    expect(whole.dimensions).toBe(1);
    const next = lehmer(11);
    const wide = Object.fromEntries(
      Array.from({ length: 300 }, (_, c) => [`c${String(c)}`, Array.from({ length: 60 }, next)]),
    );
    expect(Number.isFinite(hopkins(wide).statistic)).toBe(true);
  });

  it("gives the same for the same seed", () => {
    expect(hopkins(evenly(200), { seed: "a" })).toEqual(hopkins(evenly(200), { seed: "a" }));
    expect(hopkins(evenly(200), { seed: "a" }).statistic).not.toBe(hopkins(evenly(200), { seed: "b" }).statistic);
  });
});

describe("stability", () => {
  it("finds groups that are there again and again", () => {
    const { x, y, labels } = threeGroups(150, 8);
    const byPlace = (columns: unknown): number[] => {
      const drawn = columns as { x: number[]; y: number[] };
      return Array.from(drawn.x, (a, i) => (drawn.y[i]! > 4 ? 0 : a > 8 ? 1 : 2));
    };
    const steps: number[] = [];
    const result = stability({ x, y }, labels, {
      cluster: byPlace,
      resamples: 20,
      onProgress: ({ done }) => steps.push(done),
    });
    expect(result.segments.map(({ class: kind }) => kind)).toEqual(["very-stable", "very-stable", "very-stable"]);
    expect(result.segments[0]!.reading).toEqual({ en: "very stable", ja: "非常に安定" });
    expect(result.adjustedRand.mean).toBe(1);
    expect(steps).toHaveLength(20);
  });

  it("calls segments that are cut through nothing dissolved", () => {
    // The cut runs another way in each resample.
    const table = evenly(200);
    const cut = (columns: unknown, k: number, seed: number): number[] => {
      const { x, y } = columns as { x: number[]; y: number[] };
      return Array.from(x, (a, i) => Math.floor((((a * (seed % 7) + y[i]! * (seed % 5)) * 10) % 1) * k));
    };
    const { segments, notes, adjustedRand } = stability(table, cut(table, 4, 3), {
      cluster: cut as never,
      resamples: 20,
    });
    expect(segments.every(({ class: kind, dissolved }) => kind === "dissolved" && dissolved > 10)).toBe(true);
    expect(codesIn(notes)).toEqual(new Array(4).fill("unstable-segment"));
    expect(Math.abs(adjustedRand.mean)).toBeLessThan(0.4);
  });

  it("computes Jaccard indices over the rows drawn, each once", () => {
    // Every clustering puts the first row it sees apart: whatever is drawn, segment 0 (half of the rows) keeps (m − 1) / m of its drawn rows.
    const rows = 40;
    const first = (columns: unknown): number[] =>
      Array.from((columns as { x: number[] }).x, (_, i) => (i === 0 ? 0 : 1));
    const { segments } = stability({ x: Array.from({ length: rows }, (_, i) => i) }, new Array(rows).fill(0), {
      cluster: first,
      resamples: 50,
    });
    // About 63 % of 40 rows are drawn: 1 − 1 / 25.
    expect(segments[0]!.jaccard!.mean).toBeCloseTo(1 - 1 / 25.3, 2);
  });

  it("passes categories and missing values on", () => {
    const seen: unknown[] = [];
    const table = { plan: ["a", null, "b", "a"], x: [1, null, 3, 4] };
    stability(table, [0, 0, 1, 1], {
      resamples: 2,
      cluster: (columns) => {
        seen.push(columns);
        return Array.from((columns["plan"] as unknown as { codes: number[] }).codes, () => 0);
      },
    });
    expect(seen).toHaveLength(2);
    expect(seen[0]).toMatchObject({ plan: { kind: "category", categories: ["a", "b"] } });
  });
});

describe("howMany", () => {
  it("recommends three groups where there are three, with reasons", () => {
    const { x, y } = threeGroups(150, 6);
    const steps: { done: number; total: number }[] = [];
    const result = howMany(
      { x, y },
      {
        ks: [2, 3, 4],
        cluster: lloyd as never,
        references: 8,
        resamples: 5,
        onProgress: (step) => steps.push(step),
      },
    );
    expect(result.recommendation).toMatchObject({
      k: 3,
      verdict: "agreed",
      summary: { ja: "k = 3：5つの指標のうち5つが一致しています。" },
    });
    expect(result.recommendation.reasons.map(({ measure }) => measure)).toEqual(
      expect.arrayContaining(["gap", "silhouette", "calinskiHarabasz", "daviesBouldin", "stability"]),
    );
    expect(result.rows[1]).toMatchObject({ k: 3, segments: 3, smallestShare: 1 / 3 });
    expect(result.rows[1]!.inertia!).toBeLessThan(result.rows[0]!.inertia!);
    expect(steps.at(-1)!.done).toBe(steps.at(-1)!.total);
    expect(steps).toHaveLength(3 + 8 * 4 + 1 + 15);
  });

  it("recommends no groups where there are none", () => {
    const { recommendation, notes } = howMany(evenly(300), { ks: [2, 3, 4], cluster: lloyd, references: 10 });
    expect(recommendation).toMatchObject({ k: 1, verdict: "none" });
    expect(recommendation.reasons.filter(({ k }) => k === 1).length).toBeGreaterThan(0);
    expect(codesIn(notes)).toContain("no-groups");
  });

  it("reads silhouettes of other distances alone", () => {
    const { x, y, labels } = threeGroups(60, 6);
    const distance = (i: number, j: number): number => Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
    const table = { plan: labels.map((label) => ["a", "b", "c"][label]!) };
    const cluster = (columns: unknown, k: number): number[] =>
      (columns as typeof table).plan.map((plan) => Math.min(k - 1, "abc".indexOf(plan)));
    const { rows, gap, hopkins: tendency, recommendation } = howMany(table, { ks: [2, 3], cluster, distance });
    expect([gap, tendency, rows[0]!.inertia, rows[0]!.gap]).toEqual([null, null, null, null]);
    expect(recommendation.k).toBe(3);
  });
});
