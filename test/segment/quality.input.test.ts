import { describe, expect, it } from "vitest";
import { gapStatistic } from "../../src/segment/quality/gapStatistic.ts";
import { hopkins } from "../../src/segment/quality/hopkins.ts";
import { howMany } from "../../src/segment/quality/howMany.ts";
import { calinskiHarabasz, daviesBouldin, inertia } from "../../src/segment/quality/indices.ts";
import { silhouette } from "../../src/segment/quality/silhouette.ts";
import { stability } from "../../src/segment/quality/stability.ts";
import { KeizokuError } from "../../src/schema/index.ts";
import { codesOf, failure } from "../failure.ts";
import { lloyd } from "./qualityData.ts";

const table = { x: [1, 2, 8, 9], y: [0, 1, 1, 0] };
const cluster = lloyd;
const withLabels = {
  silhouette,
  inertia,
  calinskiHarabasz,
  daviesBouldin,
  stability: (of: never, labels: never, options: object = {}) => stability(of, labels, { cluster, ...options }),
} as unknown as Readonly<Record<string, (of: unknown, labels: unknown, options?: unknown) => unknown>>;

describe.each(Object.entries(withLabels))("%s refuses", (name, measure) => {
  it("labels of other length, negative, fractional, absurdly large or no labels", () => {
    expect(codesOf(() => measure(table, [0, 1]))).toEqual(["invalid-input labels"]);
    expect(codesOf(() => measure(table, [0, -1, 1.5, 70_000]))).toEqual([
      "invalid-input labels[1]",
      "invalid-input labels[2]",
      "invalid-input labels[3]",
    ]);
    expect(codesOf(() => measure(table, null))).toEqual(["invalid-input labels"]);
    expect(failure(() => measure(table, [])).operation).toBe(name);
  });

  it("what is no table, together with wrong labels", () => {
    expect(codesOf(() => measure(null, [0, -1]))).toEqual(["invalid-input", "invalid-input labels[1]"]);
    expect(codesOf(() => measure({ x: [1, NaN] }, [0, 0.5]))).toEqual([
      "invalid-input x[1]",
      "invalid-input labels[1]",
    ]);
    expect(codesOf(() => measure({ x: [] }, []))).toEqual(["empty-input", "empty-input labels"]);
  });
});

describe("one segment or one row", () => {
  it("has no silhouette, Calinski-Harabasz or Davies-Bouldin", () => {
    for (const measure of [silhouette, calinskiHarabasz, daviesBouldin]) {
      expect(codesOf(() => measure(table, [0, 0, 0, 0]))).toEqual(["too-few-segments labels"]);
      expect(codesOf(() => measure({ x: [1] }, [0]))).toEqual(["too-few-segments labels"]);
    }
    expect(inertia({ x: [1] }, [0])).toBe(0);
  });

  it("has no stability with one row, no Hopkins below ten", () => {
    expect(codesOf(() => stability({ x: [1] }, [0], { cluster }))).toEqual(["too-few-observations"]);
    expect(codesOf(() => hopkins(table))).toEqual(["too-few-observations"]);
    expect(codesOf(() => gapStatistic({ x: [1] }, { ks: [1], cluster }))).toEqual(["no-variation"]);
  });
});

it("refuses rows that are all alike where there is nothing to spread over", () => {
  const alike = { x: new Array<number>(20).fill(3) };
  expect(codesOf(() => hopkins(alike))).toEqual(["no-variation"]);
  expect(codesOf(() => gapStatistic(alike, { ks: [1, 2], cluster }))).toEqual(["no-variation"]);
  expect(codesOf(() => howMany(alike, { ks: [2], cluster }))).toEqual(["no-variation"]);
});

describe("options", () => {
  it("of silhouettes", () => {
    const wrong = { sample: 5, level: 1 };
    expect(codesOf(() => silhouette(table, [0, 0, 1, 1], wrong))).toEqual([
      "invalid-input options.level",
      "invalid-input options.sample",
    ]);
    expect(codesOf(() => silhouette(table, [0, 0, 1, 1], null as never))).toEqual(["invalid-input options"]);
    expect(codesOf(() => silhouette(table, [0, 0, 1, 1], { seed: NaN }))).toEqual(["invalid-input seed"]);
    expect(codesOf(() => silhouette(null, [0, 1, 1], { distance: [1, 2] }))).toEqual([
      "invalid-input options.distance",
    ]);
    expect(codesOf(() => silhouette(null, [0, -1], { distance: [1] }))).toEqual(["invalid-input labels[1]"]);
    expect(codesOf(() => silhouette(null, [0, 0, 1], { distance: () => NaN }))).toEqual(["missing-value [0]"]);
  });

  it("two rows without a column in common", () => {
    const holes = { x: [1, null, 3, 4], y: [null, 2, 3, 4] };
    expect(codesOf(() => silhouette(holes, [0, 0, 1, 1], { missing: "partial" }))).toEqual(["missing-value [0]"]);
    expect(codesOf(() => silhouette(holes, [0, 0, 1, 1]))).toEqual(["missing-value x", "missing-value y"]);
  });

  it("of the gap, of howMany", () => {
    for (const measure of [gapStatistic, howMany]) {
      expect(codesOf(() => measure(table, undefined as never))).toEqual(["invalid-input options"]);
      const wrong = { ks: [0, 1.5, 2], cluster: 3, references: 1, reference: "normal", seed: Infinity } as never;
      expect(codesOf(() => measure(table, wrong))).toEqual(
        expect.arrayContaining([
          "invalid-input options.ks[0]",
          "invalid-input options.ks[1]",
          "invalid-input options.cluster",
          "invalid-input options.references",
          "invalid-input options.reference",
          "invalid-input seed",
        ]),
      );
      expect(codesOf(() => measure(table, { ks: [], cluster }))).toEqual(["empty-input options.ks"]);
      expect(codesOf(() => measure(table, { ks: null as never, cluster }))).toEqual(["invalid-input options.ks"]);
      expect(codesOf(() => measure(table, { ks: [2, 9], cluster }))).toEqual(["invalid-input options.ks[1]"]);
      expect(codesOf(() => measure(null as never, { ks: [2], cluster }))).toEqual(["invalid-input"]);
    }
    const holes = { x: [1, null, 3, 4] };
    const options = { ks: [1, 2], cluster, missing: "partial", reference: "pca" } as const;
    expect(codesOf(() => gapStatistic(holes, options))).toEqual(["missing-value options.reference"]);
    expect(codesOf(() => howMany(table, { ks: [2], cluster, resamples: -1, sample: 3, level: 0 }))).toEqual([
      "invalid-input options.level",
      "invalid-input options.resamples",
      "invalid-input options.sample",
    ]);
    expect(codesOf(() => howMany(table, { ks: [2], cluster, distance: [1] }))).toEqual([
      "invalid-input options.distance",
    ]);
  });

  it("of Hopkins and of stability", () => {
    const x = Array.from({ length: 20 }, (_, i) => i);
    expect(codesOf(() => hopkins({ x }, { sample: 21 }))).toEqual(["invalid-input options.sample"]);
    expect(codesOf(() => hopkins({ x }, { sample: 1 }))).toEqual(["invalid-input options.sample"]);
    expect(codesOf(() => hopkins({ x }, null as never))).toEqual(["invalid-input options"]);
    const wrong = { cluster: null, resamples: 1, level: 2, onProgress: 3 } as never;
    expect(codesOf(() => stability(table, [0, 0, 1, 1], wrong))).toEqual([
      "invalid-input options.cluster",
      "invalid-input options.onProgress",
      "invalid-input options.resamples",
      "invalid-input options.level",
    ]);
    expect(codesOf(() => stability(table, [0, 0, 1, 1], undefined as never))).toEqual(["invalid-input options"]);
  });
});

describe("a cluster function", () => {
  it("must give a label for each row", () => {
    const short = (): number[] => [0];
    expect(codesOf(() => gapStatistic(table, { ks: [2], cluster: short }))).toEqual(["invalid-input cluster(k = 2)"]);
    expect(codesOf(() => stability(table, [0, 0, 1, 1], { cluster: () => null as never }))).toEqual([
      "invalid-input cluster(resample 0)",
    ]);
    expect(codesOf(() => howMany(table, { ks: [2], cluster: short }))).toEqual(["invalid-input cluster(k = 2)"]);
  });

  it("may refuse a k, which is left out with a note, but not every one", () => {
    const refusal = {
      code: "too-many-segments",
      path: "k",
      expected: "at most 2",
      received: "3",
      fix: "Pass a smaller k.",
    };
    const upTo = (most: number) => (columns: unknown, k: number) => {
      if (k > most) throw new KeizokuError("kMeans.fit", [refusal]);
      return lloyd(columns, k);
    };
    const { rows, notes } = howMany(table, { ks: [2, 3], cluster: upTo(2), gap: false });
    expect(rows.map(({ k }) => k)).toEqual([2]);
    expect(notes.map(({ message }) => message)).toEqual(["k = 3 was left out: at most 2; 3"]);
    expect(codesOf(() => howMany(table, { ks: [2, 3], cluster: upTo(1) }))).toEqual(["too-many-segments k"]);
  });
});

it("stops where the caller wants it", () => {
  const { signal } = ((): AbortController => {
    const controller = new AbortController();
    controller.abort();
    return controller;
  })();
  expect(codesOf(() => gapStatistic(table, { ks: [1, 2], cluster, signal }))).toEqual(["aborted"]);
  expect(codesOf(() => howMany(table, { ks: [2], cluster, signal }))).toEqual(["aborted"]);
  expect(codesOf(() => stability(table, [0, 0, 1, 1], { cluster, signal }))).toEqual(["aborted"]);
  const later = new AbortController();
  const onProgress = ({ done }: { done: number }): void => {
    if (done === 3) later.abort();
  };
  const error = failure(() => gapStatistic(table, { ks: [1, 2], cluster, signal: later.signal, onProgress }));
  expect(error.issues[0]!.received).toBe("an abort after 3 of 102 clusterings");
});
