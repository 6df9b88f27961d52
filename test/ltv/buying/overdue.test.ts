import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overdue } from "../../../src/ltv/buying/overdue.ts";
import { randomStream } from "../../../src/numeric/random/stream.ts";
import { gamma } from "../../../src/numeric/random/gamma.ts";
import { failure } from "../../failure.ts";
import { buyingModels } from "./models.ts";

const model = buyingModels[0]!;

describe("overdue", () => {
  it("gives the share of customers like him who are silent as long", () => {
    // By brute force: rates drawn from the gamma law of a customer with 4 purchases up to 20, silences exponential at each rate.
    const stream = randomStream(1);
    const { r, alpha } = model.parameters as { r: number; alpha: number };
    let longer = 0;
    const draws = 200_000;
    for (let i = 0; i < draws; i++) {
      const rate = gamma(stream, r + 4, 1 / (alpha + 20));
      if (-Math.log(stream.next()) / rate > 9) longer++;
    }
    const { chance } = overdue(model, { frequency: 4, recency: 20, age: 29 });
    expect(Math.abs(chance - longer / draws)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / draws));
  });

  it("has limits at which the chance is what they say", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...buyingModels.filter(({ kind }) => kind !== "bg-bb")),
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.01, max: 500, noNaN: true }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (any, frequency, recency, level) => {
          const { usual, limit } = overdue(any, { frequency, recency, age: recency }, { level });
          const at = (silence: number): number => overdue(any, { frequency, recency, age: recency + silence }).chance;
          expect(at(usual)).toBeCloseTo(0.5, 6);
          expect(at(limit)).toBeCloseTo(1 - level, 6);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("has whole limits where time comes in opportunities", () => {
    const discrete = buyingModels.find(({ kind }) => kind === "bg-bb")!;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 30 }), (frequency, idle) => {
        const recency = frequency + idle;
        const at = (silence: number): number =>
          overdue(discrete, { frequency, recency, age: recency + silence }).chance;
        const { limit } = overdue(discrete, { frequency, recency, age: recency });
        expect(at(limit)).toBeLessThanOrEqual(0.05 + 1e-12);
        expect(at(limit - 1)).toBeGreaterThan(0.05);
      }),
    );
  });

  it("judges a silence by the customer's own rhythm", () => {
    const { chance, overdue: flags } = overdue(model, {
      frequency: [1, 5, 30],
      recency: [30, 30, 30],
      age: [39, 39, 39],
    });
    expect(chance[0]).toBeGreaterThan(chance[1]!);
    expect(chance[1]).toBeGreaterThan(chance[2]!);
    expect(Array.from(flags)).toEqual([0, 0, 1]);
  });

  it("is certain at a silence of 0, and finite for those who never bought again", () => {
    const { chance, limit } = overdue(model, { frequency: 0, recency: 0, age: 0 }, { level: 0.999 });
    expect(chance).toBe(1);
    expect(Number.isFinite(limit)).toBe(true);
  });

  it.each([
    ["no model", () => overdue(undefined as never, { frequency: 1, recency: 1, age: 2 })],
    ["a level of 1", () => overdue(model, { frequency: 1, recency: 1, age: 2 }, { level: 1 })],
    ["options null", () => overdue(model, { frequency: 1, recency: 1, age: 2 }, null as never)],
    ["recency above age", () => overdue(model, { frequency: 1, recency: 3, age: 2 })],
  ])("refuses %s", (_, call) => {
    expect(failure(call).code).toBe("invalid-input");
  });
});
