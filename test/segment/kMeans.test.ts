import { expect, it } from "vitest";
import { readModel } from "../../src/schema/readModel.ts";
import { kMeansFamily } from "../../src/segment/kMeans/schema.ts";
import { assign, distances, fit, outliers, update } from "../../src/segment/kMeans/index.ts";

const customers = { visits: [1, 2, 1, 9, 8], price: [10, 10, 12, 30, 28] };

it("numbers segments from the largest down, whatever the seed", () => {
  const numbered = [1, 2, 3, 4, "five"].map((seed) => Array.from(assign(fit(customers, { k: 2, seed }), customers)));
  expect(numbered).toEqual(new Array(5).fill([0, 0, 0, 1, 1]));
});

it("numbers segments of one size by the first coordinate of the centroid", () => {
  const model = fit({ x: [9, 8, 1, 2] }, { k: 2 });
  expect(model.segments[0]!.centre["x"]).toBeCloseTo(1.5, 12);
  expect(model.segments[1]!.centre["x"]).toBeCloseTo(8.5, 12);
});

it("comes to an end where rows lie on their centroids but for rounding", () => {
  const x = [0.1, 0.1, 0.1, 0.7, 0.7, 0.7, 0.7, 1.1, 1.1, 1.1];
  const start = [{ x: 0.1 }, { x: 0.1 }, { x: 1.1 }];
  expect(fit({ x }, { k: 3, start, scale: "none" }).fit).toMatchObject({ converged: true, notes: [] });
});

it("keeps the order of given rows, and of given centres", () => {
  const x = [1, 2, 3, 20, 21];
  expect(Array.from(assign(fit({ x }, { k: 2, start: [4, 0] }), { x }))).toEqual([1, 1, 1, 0, 0]);
  const model = fit({ x }, { k: 2, start: [{ x: 19 }, { x: 4 }] });
  expect(model.segments.map(({ centre }) => centre["x"]!.toFixed(6))).toEqual(["20.500000", "2.000000"]);
  const again = fit({ x }, { k: 2, start: model.segments.map(({ centre }) => centre) });
  expect(again.fit).toMatchObject({ iterations: 2, start: "given", seed: null });
  expect(again.parameters.counts).toEqual([2, 3]);
});

it("keeps the better of two local ends", () => {
  // Four corners of a flat rectangle: two along the long sides is the worse end.
  const corners = { x: [0, 0, 10, 10], y: [0, 1, 0, 1] };
  expect(fit(corners, { k: 2, scale: "none", start: [0, 1] }).fit.inertia).toBe(100);
  expect(fit(corners, { k: 2, scale: "none" }).fit.inertia).toBe(1);
});

it("gives a segment that lost its rows the farthest row", () => {
  // From 0, 100 and 1000 nothing is near the third; 40 is farthest from its own.
  const start = [{ x: 0 }, { x: 12 }, { x: 1000 }];
  const model = fit({ x: [0, 1, 11, 12, 40] }, { k: 3, start, scale: "none" });
  expect(model.segments.map(({ centre }) => centre["x"])).toEqual([0.5, 11.5, 40]);
});

it("takes partial distances, raised in proportion", () => {
  const x = [0, 2, 10, 12];
  const y = [0, 2, 10, 12];
  const model = fit({ x, y }, { k: 2, start: [0, 2], scale: "none", missing: "partial" });
  const { own, second, segment } = distances(model, { x: [4, null], y: [null, null] });
  expect(Array.from(segment)).toEqual([0, 0]);
  // (4 − 1)² · 2 / 1 columns there.
  expect(own[0]).toBeCloseTo(Math.sqrt(18), 12);
  expect(second![0]).toBeCloseTo(Math.sqrt(98), 12);
  expect(own[1]).toBe(0);
});

it("leaves rows of which nothing is known out, and says so", () => {
  const known = fit({ x: [0, 2, 10, 12] }, { k: 2, scale: "none", missing: "partial" });
  const model = fit({ x: [0, 2, null, 10, 12] }, { k: 2, scale: "none", missing: "partial" });
  expect(model.parameters.centroids).toEqual(known.parameters.centroids);
  expect(model.fit.weight).toBe(4);
  expect(model.fit.notes.map(({ code }) => code)).toEqual(["nothing-known"]);
});

it("reports rows far from every centroid", () => {
  const x = [1, 2, 3, 4, 11, 12, 13, 14];
  const model = fit({ x: [...x, 100] }, { k: 2, start: [0, 4], scale: "none" });
  // The far row drags a centroid: 1 … 14 stay together, so both ends are judged from it.
  expect(model.fit.outliers).toBe(outliers(model, { x: [...x, 100] }).length);
  const clean = fit({ x }, { k: 2, scale: "none" });
  // Distances 1.5, 0.5, 0.5, 1.5 twice: quartiles 0.5 and 1.5, fence 4.5.
  expect(clean.parameters.outlierDistance).toBe(4.5);
  expect(Array.from(outliers(clean, { x: [2, 17, 17.01, -2.01] }))).toEqual([2, 3]);
});

it("gives centres in the units of the columns, and shares of missing values", () => {
  const model = fit(
    { x: [0, 0, Math.E - 1, Math.E ** 3 - 1], y: [1, null, 5, 5] },
    { k: 1, log1p: true, missing: "indicator" },
  );
  expect(model.segments[0]!.centre["x"]).toBeCloseTo(Math.E - 1, 10);
  expect(model.segments[0]!.centre["y:missing"]).toBe(0.25);
});

it("stops at maxIterations, or when centroids hardly move", () => {
  const x = Array.from({ length: 60 }, (_, i) => i * i);
  const full = fit({ x }, { k: 3, start: [0, 1, 2], scale: "none" });
  const cut = fit({ x }, { k: 3, start: [0, 1, 2], scale: "none", maxIterations: 2 });
  expect(cut.fit).toMatchObject({ iterations: 2, converged: false });
  expect(cut.fit.notes.map(({ code }) => code)).toContain("stopped-early");
  const loose = fit({ x }, { k: 3, start: [0, 1, 2], scale: "none", tolerance: 200 });
  expect(loose.fit.converged).toBe(true);
  expect(loose.fit.iterations).toBeLessThan(full.fit.iterations);
});

it("says what does not vary, fits one row, and reports every pass", () => {
  const passes: number[] = [];
  const model = fit({ x: [5], y: [3] }, { k: 1, onProgress: ({ restart }) => passes.push(restart) });
  expect(model.segments).toEqual([{ size: 1, share: 1, centre: { x: 5, y: 3 } }]);
  expect(model.fit.notes.map(({ code }) => code)).toEqual(["constant-column"]);
  expect(new Set(passes).size).toBe(10);
  expect(distances(model, { x: [6], y: [3] })).toEqual({
    segment: Int32Array.of(0),
    own: Float64Array.of(1),
    second: null,
  });
});

it("is plain frozen data that is read back", () => {
  const model = fit(customers, { k: 2 });
  expect(Object.isFrozen(model.parameters.centroids[0])).toBe(true);
  expect(readModel(JSON.stringify(model), [kMeansFamily])).toEqual(model);
  const updated = update(model, { visits: [2], price: [11] });
  expect(readModel(JSON.stringify(updated), [kMeansFamily])).toEqual(updated);
  expect(updated.fit).toMatchObject({ updates: 1, updateRows: 1, inertia: model.fit.inertia });
  expect(model.parameters.counts).toEqual([3, 2]);
});
