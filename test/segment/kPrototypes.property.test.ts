import fc from "fast-check";
import { expect, it } from "vitest";
import * as kPrototypes from "../../src/segment/kPrototypes/index.ts";
import { countDistinct, mixedRows, partitionOf, shuffled, tableOf } from "./mixedRows.ts";

const size = fc.integer({ min: 1, max: 5 });
const rule = fc.constantFrom("indicator" as const, "partial" as const);

it("gives the rows of the fit back to their segments, and to the nearest prototype", () => {
  fc.assert(
    fc.property(mixedRows, size, rule, (rows, wanted, missing) => {
      const k = Math.min(wanted, countDistinct(rows));
      const model = kPrototypes.fit(tableOf(rows), { k, scale: { missing }, restarts: 3 });
      const { segment, nearest, values } = kPrototypes.distances(model, tableOf(rows));
      expect(kPrototypes.assign(model, tableOf(rows))).toEqual(segment);
      const labels = Array.from(segment);
      expect(model.fit.sizes).toEqual(model.fit.sizes.map((_, s) => labels.filter((label) => label === s).length));
      labels.forEach((label, row) => {
        const own = values.subarray(row * k, (row + 1) * k);
        expect(own.indexOf(Math.min(...own))).toBe(label);
        expect(nearest[row]).toBe(own[label]);
      });
      const cost = nearest.reduce((sum, distance) => sum + distance, 0);
      expect(model.fit.cost).toBeCloseTo(cost, 8);
    }),
  );
});

it("never raises the cost from one round to the next", () => {
  fc.assert(
    fc.property(mixedRows, size, rule, fc.integer(), (rows, wanted, missing, seed) => {
      const k = Math.min(wanted, countDistinct(rows));
      let last = Infinity;
      const onProgress = ({ iteration, cost }: { readonly iteration: number; readonly cost: number }): void => {
        if (iteration > 1) expect(cost).toBeLessThanOrEqual(last + 1e-9);
        last = cost;
      };
      const { fit } = kPrototypes.fit(tableOf(rows), { k, scale: { missing }, restarts: 2, seed, onProgress });
      expect(fit.notes.some(({ code }) => code === "stopped-early")).toBe(false);
    }),
  );
});

it("finds the same segments in any order of the rows", () => {
  fc.assert(
    fc.property(mixedRows, size, rule, (rows, wanted, missing) => {
      const k = Math.min(wanted, countDistinct(rows));
      const order = shuffled(rows.length);
      const [table, other] = [tableOf(rows), tableOf(order.map((row) => rows[row]!))];
      const options = { k, gamma: 7, scale: { scale: "none", missing } } as const;
      const [first, second] = [kPrototypes.fit(table, options), kPrototypes.fit(other, options)];
      expect(second.fit.cost).toBeCloseTo(first.fit.cost, 8);
      const parts = partitionOf(kPrototypes.assign(first, table), Array.from(order.keys()));
      expect(partitionOf(kPrototypes.assign(second, other), order)).toEqual(parts);
    }),
  );
});

it("costs nothing where every different row has a segment", () => {
  fc.assert(
    fc.property(mixedRows, (rows) => {
      const k = countDistinct(rows);
      const start = rows.flatMap((row, i) =>
        rows.findIndex((o) => JSON.stringify(o) === JSON.stringify(row)) === i ? [i] : [],
      );
      const { fit } = kPrototypes.fit(tableOf(rows), { k, start, scale: { missing: "indicator" } });
      expect(fit.cost).toBeCloseTo(0, 12);
    }),
  );
});
