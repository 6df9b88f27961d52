import { describe, expect, it } from "vitest";
import { tiedHazard, tiedHazardVariance } from "../../../src/cohort/survival/tiedHazard.ts";
import { relativeError } from "../../fixture.ts";

/** The sum itself, the smallest terms first. */
function termsOf(d: number, n: number, power: number): number {
  let sum = 0;
  for (let k = 0; k < d; k++) sum += 1 / (n - k) ** power;
  return sum;
}

describe("a hazard of tied events", () => {
  it.each([
    [1, 1],
    [3, 10],
    [64, 64],
    [65, 65],
    [65, 70],
    [65, 128],
    [70, 1e6],
    [500, 1000],
    [999, 1000],
    [1e5, 1e6],
    [1e6, 1e6],
  ])("of %i among %i is the sum of its terms", (d, n) => {
    expect(relativeError(tiedHazard(d, n), termsOf(d, n, 1))).toBeLessThan(2e-13);
    expect(relativeError(tiedHazardVariance(d, n), termsOf(d, n, 2))).toBeLessThan(2e-13);
  });

  it("lies between whole numbers for fractional ones", () => {
    for (const [d, n] of [
      [2.5, 10],
      [70.5, 1000],
      [9.5, 9.5],
    ] as const) {
      const [low, high] = [Math.floor(d), Math.ceil(d)];
      expect(tiedHazard(d, n)).toBeGreaterThan(termsOf(low, n, 1));
      if (high < n) expect(tiedHazard(d, n)).toBeLessThan(termsOf(high, n, 1));
    }
  });
});
