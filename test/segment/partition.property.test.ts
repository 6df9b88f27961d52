import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastCostAssignment } from "../../src/segment/partition/assignment.ts";
import { comparePartitions } from "../../src/segment/partition/comparePartitions.ts";
import { expectedInformation } from "../../src/segment/partition/expectedInformation.ts";
import { mutualInformation } from "../../src/segment/partition/information.ts";
import { matchClusters } from "../../src/segment/partition/matchClusters.ts";

const pairs = fc
  .array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { minLength: 1, maxLength: 30 })
  .map((rows) => ({ a: rows.map(([x]) => x), b: rows.map(([, y]) => y) }));

/** Every order of a list. */
function ordersOf<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((first, i) =>
    ordersOf([...list.slice(0, i), ...list.slice(i + 1)]).map((rest) => [first, ...rest]),
  );
}

describe("comparePartitions", () => {
  it("counts pairs as brute force does", () => {
    fc.assert(
      fc.property(pairs, ({ a, b }) => {
        const together = { both: 0, a: 0, b: 0, agree: 0, all: 0 };
        for (let i = 0; i < a.length; i++) {
          for (let j = 0; j < i; j++) {
            const [inA, inB] = [a[i] === a[j], b[i] === b[j]];
            together.all++;
            if (inA && inB) together.both++;
            if (inA) together.a++;
            if (inB) together.b++;
            if (inA === inB) together.agree++;
          }
        }
        const { rand, jaccard, fowlkesMallows, adjustedRand } = comparePartitions(a, b);
        const either = together.a + together.b - together.both;
        expect(rand).toBeCloseTo(together.all === 0 ? 1 : together.agree / together.all, 12);
        expect(jaccard).toBeCloseTo(either === 0 ? 1 : together.both / either, 12);
        const product = together.a * together.b;
        if (product > 0) expect(fowlkesMallows).toBeCloseTo(together.both / Math.sqrt(product), 12);
        const chance = product / together.all;
        const most = (together.a + together.b) / 2;
        if (most > chance) expect(adjustedRand).toBeCloseTo((together.both - chance) / (most - chance), 10);
      }),
    );
  });

  it("does not mind names, the order of rows or sides, and gives finite numbers", () => {
    fc.assert(
      fc.property(pairs, ({ a, b }) => {
        const here = comparePartitions(a, b);
        const named = comparePartitions(
          a.map((label) => 1_000_000_000 - 7 * label),
          [...b],
        );
        const turned = comparePartitions([...b].reverse(), [...a].reverse());
        for (const key of Object.keys(here) as (keyof typeof here)[]) {
          expect(Number.isFinite(here[key])).toBe(true);
          expect(named[key]).toBeCloseTo(here[key], 12);
          if (!key.startsWith("segments")) expect(turned[key]).toBeCloseTo(here[key], 12);
        }
      }),
    );
  });

  it("is 1 for a partition and itself, with variation 0", () => {
    fc.assert(
      fc.property(pairs, ({ a }) => {
        const { rand, adjustedRand, jaccard, adjustedMutualInformation, variationOfInformation } = comparePartitions(
          a,
          a,
        );
        expect([rand, adjustedRand, jaccard, adjustedMutualInformation]).toEqual([1, 1, 1, 1]);
        expect(variationOfInformation).toBe(0);
      }),
    );
  });

  it("is 0 beyond chance where one side says nothing, or all rows are apart", () => {
    const apart = [0, 1, 2, 3, 4, 5];
    for (const average of ["arithmetic", "geometric", "min", "max"] as const) {
      expect(comparePartitions([0, 0, 0, 1, 1, 1], [0, 0, 0, 0, 0, 0], { average }).adjustedMutualInformation).toBe(0);
      expect(comparePartitions(apart, [0, 0, 0, 1, 1, 1], { average }).adjustedMutualInformation).toBeCloseTo(0, 12);
    }
  });

  it("counts sparse tables of many labels as dense ones", () => {
    const rows = 5000;
    const a = Array.from({ length: rows }, (_, i) => i);
    const b = Array.from({ length: rows }, (_, i) => (i * 7) % rows);
    expect(comparePartitions(a, b).mutualInformation).toBeCloseTo(Math.log(rows), 10);
    expect(comparePartitions(a, b).adjustedRand).toBe(1);
  });
});

describe("expectedInformation", () => {
  it("is the mean over all orders of the rows", () => {
    const a = [0, 0, 0, 1, 1, 2, 2];
    const b = [0, 1, 1, 1, 0, 0, 1];
    const orders = ordersOf(b);
    const mean = orders.reduce((sum, order) => sum + mutualInformation(a, order) / orders.length, 0);
    expect(expectedInformation(Float64Array.of(3, 2, 2), Float64Array.of(3, 4), 7)).toBeCloseTo(mean, 12);
  });

  it("tends to (r − 1)(c − 1) / 2N for many rows", () => {
    const rows = 10_000_000;
    const sizes = Float64Array.of(0.5 * rows, 0.3 * rows, 0.2 * rows);
    expect(expectedInformation(sizes, Float64Array.of(0.6 * rows, 0.4 * rows), rows) * rows).toBeCloseTo(1, 4);
  });
});

describe("matchClusters", () => {
  it("keeps as many rows in place as the best of all one-to-one assignments", () => {
    const costs = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(costs, (cost) => {
        const found = leastCostAssignment(cost);
        const sumOf = (columns: ArrayLike<number>): number => cost.reduce((sum, row, i) => sum + row[columns[i]!]!, 0);
        const least = Math.min(...ordersOf([0, 1, 2, 3, 4]).map(sumOf));
        expect(new Set(found).size).toBe(cost.length);
        expect(sumOf(found)).toBe(least);
      }),
      { numRuns: 50 },
    );
  });

  it("gives back a renaming, and leaves out what stands for nothing", () => {
    const { pairs: found, unmatchedA, unmatchedB, agreement } = matchClusters([0, 0, 1, 1, 2, 4], [7, 7, 3, 3, 3, 7]);
    expect(found.map(({ a, b, shared, jaccard }) => [a, b, shared, jaccard])).toEqual([
      [0, 7, 2, 2 / 3],
      [1, 3, 2, 2 / 3],
    ]);
    expect([unmatchedA, unmatchedB]).toEqual([[2, 4], []]);
    expect(agreement).toBeCloseTo(4 / 6, 12);
  });
});
