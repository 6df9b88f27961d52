import fc from "fast-check";
import { expect, it } from "vitest";
import { lloyd } from "../../src/segment/kMeans/lloyd.ts";
import { strideOf } from "../../src/segment/kMeans/nearestTwo.ts";
import { assign, distances, fit, update } from "../../src/segment/kMeans/index.ts";
import { columnsOf, naiveLloyd } from "./naiveLloyd.ts";

const table = (value: fc.Arbitrary<number>): fc.Arbitrary<number[][]> =>
  fc
    .tuple(fc.integer({ min: 1, max: 17 }), fc.integer({ min: 8, max: 90 }))
    .chain(([width, rows]) =>
      fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: rows, maxLength: rows }),
    );

// With six decimals: where squares vanish (below 1e-162), or rows differ in the last digit only, the order of additions decides.
const real = fc.integer({ min: -50e6, max: 50e6 }).map((millionths) => millionths / 1e6);
// Whole numbers give ties and equal rows, and are summed without rounding.
const whole = fc.integer({ min: -3, max: 3 });

/** The kernel itself, so that starts with equal rows, and so empty segments, occur too. */
function fast(rows: number[][], start: number[][], weights?: number[]): ReturnType<typeof lloyd> {
  const width = rows[0]!.length;
  const stride = strideOf(width);
  const pack = (list: number[][]): Float64Array => {
    const packed = new Float64Array(list.length * stride);
    list.forEach((row, i) => {
      packed.set(row, i * stride);
    });
    return packed;
  };
  const block = { rows: rows.length, width, stride, values: pack(rows), missing: null };
  const given = weights === undefined ? null : Float64Array.from(weights);
  return lloyd({
    block,
    weights: given,
    start: pack(start),
    maxIterations: 1000,
    tolerance: 0,
    onPass: () => undefined,
  });
}

it.each([
  ["real numbers", real],
  ["small whole numbers, with ties and equal rows", whole],
])("pruned iterations give the labels, passes and inertia of plain Lloyd: %s", (_, value) => {
  fc.assert(
    fc.property(table(value), fc.integer({ min: 1, max: 8 }), fc.boolean(), (rows, k, weighted) => {
      const weights = weighted ? rows.map((_row, i) => (i * 7) % 4) : undefined;
      const start = rows.slice(0, k);
      const expected = naiveLloyd(rows, start, weights);
      const result = fast(rows, start, weights);
      expect(Array.from(result.labels)).toEqual(expected.labels);
      expect(result.iterations).toBe(expected.iterations);
      expect(result.inertia).toBeCloseTo(expected.inertia, 6);
    }),
  );
});

it("pruned iterations stay plain Lloyd's over many passes and blocks of rows", () => {
  let state = 7;
  const uniform = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  for (const width of [2, 8, 14]) {
    const rows = Array.from({ length: 2500 }, () => Array.from({ length: width }, () => uniform() + uniform()));
    const expected = naiveLloyd(rows, rows.slice(0, 7));
    const result = fast(rows, rows.slice(0, 7));
    expect(expected.iterations).toBeGreaterThan(10);
    expect(Array.from(result.labels)).toEqual(expected.labels);
    expect(result.iterations).toBe(expected.iterations);
    expect(result.inertia / expected.inertia).toBeCloseTo(1, 12);
  }
});

const blobs = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 2 }), real, real).map(([blob, x, y]) => [blob * 40 + x / 10, blob * 25 + y / 10]),
  { minLength: 12, maxLength: 80 },
);

it("a weight is a row that comes so often", () => {
  fc.assert(
    fc.property(blobs, (rows) => {
      const weights = rows.map((_, i) => 1 + (i % 3));
      const repeated = rows.flatMap((row, i) => new Array<number[]>(weights[i]!).fill(row));
      const start = [0, 1, 2].map((i) => ({ a0: rows[i]![0]!, a1: rows[i]![1]! }));
      fc.pre(new Set(rows.slice(0, 3).map(String)).size === 3);
      const once = fit(columnsOf(rows), { k: 3, start, scale: "none", weights });
      const often = fit(columnsOf(repeated), { k: 3, start, scale: "none" });
      expect(once.fit.inertia).toBeCloseTo(often.fit.inertia, 6);
      expect(once.parameters.counts).toEqual(often.parameters.counts);
    }),
  );
});

it("no restart ends lower than the one kept, and the inertia is the sum of squared distances", () => {
  fc.assert(
    fc.property(blobs, fc.integer(), (rows, seed) => {
      fc.pre(new Set(rows.map(String)).size >= 3);
      const model = fit(columnsOf(rows), { k: 3, seed });
      expect(model.fit.inertia).toBe(Math.min(...model.fit.restartInertia));
      const { own, second } = distances(model, columnsOf(rows));
      expect(own.reduce((sum, d) => sum + d * d, 0)).toBeCloseTo(model.fit.inertia, 6);
      expect(own.every((d, i) => d <= second![i]!)).toBe(true);
    }),
  );
});

it("one row and a column of rows are assigned alike, whatever is missing", () => {
  const value = fc.option(fc.integer({ min: 0, max: 9 }));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value), { minLength: 1 }),
      fc.constantFrom("partial", "indicator"),
      (rows, missing) => {
        const model = fit({ a: [1, 2, 8, 9, null], b: [0, null, 7, 9, 1] }, { k: 2, missing });
        const all = assign(model, { a: rows.map(([a]) => a), b: rows.map(([, b]) => b) });
        expect(rows.map(([a, b]) => assign(model, { a, b }))).toEqual(Array.from(all));
      },
    ),
  );
});

it("an update makes each centroid the mean of all it was given", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(real, fc.integer({ min: 0, max: 3 })), { minLength: 1 }), (batch) => {
      fc.pre(batch.some(([, weight]) => weight > 0));
      const model = fit({ x: [-60, -70, 60, 80] }, { k: 2, scale: "none", start: [0, 2] });
      const x = batch.map(([value]) => value);
      const weights = batch.map(([, weight]) => weight);
      const labels = assign(model, { x });
      const updated = update(model, { x }, { weights });
      [0, 1].forEach((j) => {
        const added = x.map((value, i) => (labels[i] === j ? [value * weights[i]!, weights[i]!] : [0, 0]));
        const total = added.reduce((sum, [, weight]) => sum + weight!, 2);
        const sum = added.reduce((all, [weighted]) => all + weighted!, [-130, 140][j]!);
        expect(updated.parameters.counts[j]).toBe(total);
        expect(updated.segments[j]!.centre["x"]).toBeCloseTo(sum / total, 8);
      });
    }),
  );
});
