import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaExpectation } from "../../src/ltv/kernel/betaExpectation.ts";
import { discountedPurchases, discountRules } from "../../src/ltv/kernel/discountedPurchases.ts";
import { purchases, stillThere } from "../../src/ltv/kernel/dropoutMixture.ts";

const shape = fc.double({ min: -2.5, max: 9, noNaN: true }).map(Math.exp);
const mixture = fc.record({ shape: fc.double({ min: -2, max: 5, noNaN: true }).map(Math.exp), a: shape, b: shape });
const time = fc.double({ min: -8, max: 9, noNaN: true }).map(Math.exp);
const close = (value: number, expected: number, tolerance: number): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected) + 1e-300);
};

describe("purchases until a customer leaves", () => {
  it("by series, by quadrature and far ahead are one function", () => {
    fc.assert(
      fc.property(mixture, time, (m, s) => {
        const there = stillThere(m, s);
        const slope = (p: number): number => (m.shape * p * (1 - p) * s) / (1 + p * s);
        close(there, betaExpectation(m.a, m.b, { log: (p) => -m.shape * Math.log1p(p * s), slope }), 1e-10);
        const bought = (p: number): number => Math.log(-Math.expm1(-m.shape * Math.log1p(p * s)) / p);
        const log = (p: number): number => (p * s < 1e-300 ? Math.log(m.shape * s) : bought(p));
        close(purchases(m, s), betaExpectation(m.a, m.b, { log }), 1e-10);
        expect(there).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("where all customers leave with one chance p, it is known outright", () => {
    // a, b → ∞ with a / (a + b) = p: M = (1 + ps)^(−R), F = (1 − M) / p; the rest is of order 1 / (a + b).
    for (const [a, b] of [
      [1e7, 1e7],
      [1e6, 1e8],
    ] as const) {
      const p = a / (a + b);
      for (const s of [0.1, 5, 100, 1e4]) {
        const known = (1 + p * s) ** -0.25;
        close(stillThere({ shape: 0.25, a, b }, s), known, 5e-6);
        close(purchases({ shape: 0.25, a, b }, s), (1 - known) / p, 5e-6);
      }
    }
  });

  it("discounted purchases are F without a discount, and lie between F and F discounted to its end with one", () => {
    const rules = discountRules();
    fc.assert(
      fc.property(mixture, time, (m, s) => {
        close(discountedPurchases(m, 0, s, rules), purchases(m, s), 1e-9);
        const least = Math.exp(-0.5) * purchases(m, s);
        const value = discountedPurchases(m, 0.5 / s, s, rules);
        expect(value).toBeGreaterThanOrEqual(least * (1 - 1e-9));
        expect(value).toBeLessThanOrEqual(purchases(m, s) * (1 + 1e-9));
      }),
      { numRuns: 60 },
    );
  });

  it("sees purchases that are all over at once: 1 / p of them, before any discount", () => {
    const [a, b] = [1e4, 1];
    const value = discountedPurchases({ shape: 1e6, a, b }, 0.01, Infinity, discountRules());
    close(value, (a + b - 1) / (a - 1), 1e-6);
  });
});
