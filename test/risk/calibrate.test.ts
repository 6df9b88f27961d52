import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/numeric/random/stream.ts";
import { apply, fit } from "../../src/risk/calibrate/index.ts";
import { calibrationFamily } from "../../src/risk/calibrate/schema.ts";
import { recalibration } from "../../src/risk/evaluate/recalibration.ts";
import { readModel } from "../../src/schema/readModel.ts";

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** A table in which the shares of events lie on a curve exactly, so that the curve is the estimate. */
function exactTable(grid: readonly number[], curve: (p: number) => number) {
  const probability = grid.flatMap((p) => [p, p]);
  const event = grid.flatMap(() => [1, 0]);
  const weight = grid.flatMap((p) => [1000 * curve(p), 1000 * (1 - curve(p))]);
  return { probability, event, weight };
}

describe("calibrate.fit finds a curve that the data lie on", () => {
  const grid = [0.02, 0.1, 0.3, 0.5, 0.8, 0.97];

  it("Platt's line", () => {
    const table = exactTable(grid, (p) => logistic(-0.4 + 0.7 * Math.log(p / (1 - p))));
    const { parameters } = fit(table, { method: "platt", smoothed: false });
    expect(parameters).toMatchObject({ method: "platt" });
    const { intercept, slope } = parameters as unknown as { intercept: number; slope: number };
    expect(intercept).toBeCloseTo(-0.4, 9);
    expect(slope).toBeCloseTo(0.7, 9);
  });

  it.each([
    [0.6, 1.4, 0.3],
    [2, 0.2, -1],
    [1, 1, 0],
  ])("the beta curve a = %d, b = %d, c = %d", (a, b, c) => {
    const curve = (p: number): number => logistic(c + a * Math.log(p) - b * Math.log(1 - p));
    const model = fit(exactTable(grid, curve), { method: "beta" });
    const found = model.parameters as unknown as Record<"a" | "b" | "c", number>;
    expect(found.a).toBeCloseTo(a, 8);
    expect(found.b).toBeCloseTo(b, 8);
    expect(found.c).toBeCloseTo(c, 8);
    for (const p of [0.05, 0.4, 0.9]) expect(apply(model, p)).toBeCloseTo(curve(p), 9);
  });

  it("a beta curve with a falling part is refitted without it", () => {
    const curve = (p: number): number => logistic(0.2 - 0.3 * Math.log(p) - 1.5 * Math.log(1 - p));
    const { a, b } = fit(exactTable(grid, curve), { method: "beta" }).parameters as unknown as { a: number; b: number };
    expect(a).toBe(0);
    expect(b).toBeGreaterThan(0);
  });

  it("the isotonic curve through rising shares", () => {
    const model = fit(
      exactTable(grid, (p) => p ** 2),
      { method: "isotonic" },
    );
    for (const p of grid) expect(apply(model, p)).toBeCloseTo(p ** 2, 12);
    expect(apply(model, 0)).toBeCloseTo(0.02 ** 2, 12);
    expect(apply(model, 0.2)).toBeCloseTo((0.1 ** 2 + 0.3 ** 2) / 2, 12);
  });
});

describe("a calibration model", () => {
  const random = randomStream(4);
  const rows = Array.from({ length: 4000 }, () => {
    const truth = logistic(-1.5 + 1.2 * random.samplers.standardNormal());
    // Overconfident: logits doubled.
    return { probability: logistic(2 * Math.log(truth / (1 - truth))), event: Number(random.next() < truth) };
  });
  const columns = { probability: rows.map((r) => r.probability), event: rows.map((r) => r.event) };

  it.each(["platt", "beta"] as const)("%s takes overconfidence off", (method) => {
    expect(recalibration(columns).slope!.upper).toBeLessThan(0.7);
    const model = fit(columns, { method });
    const { slope, inTheLarge } = recalibration({ ...columns, probability: apply(model, columns.probability) });
    expect(Math.abs(slope!.estimate - 1)).toBeLessThan(0.02);
    expect(Math.abs(inTheLarge!.estimate)).toBeLessThan(0.02);
    expect(model.fit.logLossAfter).toBeLessThan(model.fit.logLossBefore);
    expect(Object.isFrozen(model.parameters)).toBe(true);
  });

  it.each(["platt", "beta", "isotonic"] as const)("%s survives JSON", (method) => {
    const model = fit(columns, { method });
    const stored = readModel(JSON.stringify(model), [calibrationFamily]);
    expect(stored).toEqual(model);
    expect(apply(stored, 0.3)).toBe(apply(model, 0.3));
  });
});
