import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gowerDistances } from "../../src/segment/gower/gowerDistances.ts";
import * as kMedoids from "../../src/segment/kMedoids/index.ts";
import { countDistinct, mixedRows, partitionOf, shuffled, tableOf } from "./mixedRows.ts";

/** Weighted sum of distances to the nearest of some rows. */
function costOf(distances: ArrayLike<number>, medoids: readonly number[], weights: readonly number[]): number {
  const rows = weights.length;
  const nearest = weights.map((_, row) => Math.min(...medoids.map((medoid) => distances[medoid * rows + row]!)));
  return nearest.reduce((sum, distance, row) => sum + weights[row]! * distance, 0);
}

/** BUILD in its plainest form: the highest cost that it can end with, as rows that would do equally well may be taken in any order. */
function buildCost(
  distances: ArrayLike<number>,
  k: number,
  weights: readonly number[],
  medoids: number[] = [],
): number {
  if (medoids.length === k) return costOf(distances, medoids, weights);
  const costs = weights.map((_, row) => costOf(distances, [...medoids, row], weights));
  const least = Math.min(...costs);
  const tied = costs.flatMap((cost, row) => (cost <= least + 1e-12 ? [row] : []));
  const unlike = tied.filter(
    (row, i) => !tied.slice(0, i).some((other) => distances[row * weights.length + other] === 0),
  );
  return Math.max(...unlike.map((row) => buildCost(distances, k, weights, [...medoids, row])));
}

/** The least cost that one swap can reach. */
function bestSwap(distances: ArrayLike<number>, medoids: readonly number[], weights: readonly number[]): number {
  const swaps = medoids.flatMap((_, place) => weights.map((__, row) => medoids.with(place, row)));
  return Math.min(...swaps.map((swapped) => costOf(distances, swapped, weights)));
}

const size = fc.integer({ min: 1, max: 5 });

describe("the medoids", () => {
  it("are such that no single swap lowers the cost, which is at most that of BUILD", () => {
    fc.assert(
      fc.property(mixedRows, size, fc.boolean(), (rows, wanted, isWeighted) => {
        const k = Math.min(wanted, countDistinct(rows));
        const weights = rows.map((_, row) => (isWeighted ? 0.5 + (row % 3) : 1));
        const { parameters, fit } = kMedoids.fit(tableOf(rows), { k, weights });
        const { values } = gowerDistances(tableOf(rows), { layout: "square" });
        const least = costOf(values, parameters.medoidRows, weights);
        expect(fit.cost).toBeCloseTo(least, 10);
        expect(fit.cost).toBeLessThanOrEqual(buildCost(values, k, weights) + 1e-9);
        expect(bestSwap(values, parameters.medoidRows, weights)).toBeGreaterThanOrEqual(least - 1e-9);
      }),
    );
  });

  it.each(["random", "k-medoids++"] as const)("are such from %s starts too", (init) => {
    fc.assert(
      fc.property(mixedRows, size, fc.integer(), (rows, wanted, seed) => {
        const k = Math.min(wanted, countDistinct(rows));
        const { parameters } = kMedoids.fit(tableOf(rows), { k, init, seed, restarts: 2 });
        const { values } = gowerDistances(tableOf(rows), { layout: "square" });
        const weights = rows.map(() => 1);
        const least = costOf(values, parameters.medoidRows, weights);
        expect(bestSwap(values, parameters.medoidRows, weights)).toBeGreaterThanOrEqual(least - 1e-9);
      }),
    );
  });

  it("cost nothing where every different row is one", () => {
    fc.assert(
      fc.property(mixedRows, (rows) => {
        const { fit } = kMedoids.fit(tableOf(rows), { k: countDistinct(rows) });
        expect(fit.cost).toBe(0);
        expect(fit.sizes).toHaveLength(countDistinct(rows));
      }),
    );
  });
});

describe("the segments", () => {
  it("are the same in any order of the rows, under every distance", () => {
    // A standard scale rests on a mean, whose last digit depends on the order: enough to break a tie the other way.
    const scale = { scale: "none", missing: "partial" } as const;
    fc.assert(
      fc.property(mixedRows, size, fc.constantFrom("gower", "euclidean", "manhattan"), (rows, wanted, distance) => {
        const tables = [rows, shuffled(rows.length).map((row) => rows[row]!)].map((own) => {
          const { visits, spend, ...others } = tableOf(own);
          return distance === "gower"
            ? { visits: visits!, spend: spend!, ...others }
            : { visits: visits!, spend: spend! };
        });
        const distinct = new Set(rows.map(({ visits, spend }) => `${String(visits)} ${String(spend)}`)).size;
        const k = Math.min(wanted, distinct);
        const models = tables.map((table) => kMedoids.fit(table, { k, distance, scale }));
        expect(models[1]!.fit.cost).toBeCloseTo(models[0]!.fit.cost, 9);
        const numbers = [rows.map((_, row) => row), shuffled(rows.length)];
        // Which of two equally near medoids is first depends on their numbers: compare where no row is between two.
        const isTied = models.some((model, i) => hasTie(model, tables[i]!));
        const parts = models.map((model, i) => partitionOf(kMedoids.assign(model, tables[i]!), numbers[i]!));
        if (!isTied) expect(parts[1]).toEqual(parts[0]);
      }),
    );
  });

  it("are counted by the model, and each medoid is in its own", () => {
    fc.assert(
      fc.property(mixedRows, size, (rows, wanted) => {
        const k = Math.min(wanted, countDistinct(rows));
        const model = kMedoids.fit(tableOf(rows), { k });
        const labels = Array.from(kMedoids.assign(model, tableOf(rows)));
        expect(model.fit.sizes).toEqual(model.fit.sizes.map((_, s) => labels.filter((label) => label === s).length));
        const { nearest, values } = kMedoids.distances(model, tableOf(rows));
        model.parameters.medoidRows.forEach((row, s) => {
          expect(nearest[row]).toBe(0);
          expect(values[row * k + s]).toBe(0);
        });
      }),
    );
  });
});

function hasTie(model: kMedoids.KMedoidsModel, table: Parameters<typeof kMedoids.assign>[1]): boolean {
  const { rows, segments, values } = kMedoids.distances(model, table);
  for (let row = 0; row < rows; row++) {
    const own = Array.from(values.subarray(row * segments, (row + 1) * segments)).sort((a, b) => a - b);
    if (segments > 1 && own[1]! - own[0]! < 1e-9) return true;
  }
  return false;
}
