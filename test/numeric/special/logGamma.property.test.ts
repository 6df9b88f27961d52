import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digamma, logBeta, logGamma, stirlingCorrection, trigamma } from "../../../src/numeric/special/index.ts";

const positive = fc.double({ min: -9, max: 9, noNaN: true }).map((e) => 10 ** e);
const moderate = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const close = (value: number, expected: number, relative: number, scale = 0): void => {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), scale));
};

describe("the gamma family", () => {
  it("logGamma(x + 1) = logGamma(x) + log x", () => {
    fc.assert(
      fc.property(moderate, (x) => {
        close(logGamma(x + 1), logGamma(x) + Math.log(x), 1e-14, 1 + Math.abs(logGamma(x)));
      }),
    );
  });
  it("digamma(x + 1) = digamma(x) + 1 / x, below 0 too", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 20 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (whole, part) => {
          const x = whole + part;
          close(digamma(x + 1), digamma(x) + 1 / x, 1e-11, 1);
        },
      ),
    );
  });
  it("trigamma(x + 1) = trigamma(x) - 1 / x²", () => {
    fc.assert(
      fc.property(moderate, (x) => {
        close(trigamma(x + 1), trigamma(x) - 1 / (x * x), 1e-14, trigamma(x));
      }),
    );
  });
  it("digamma grows, trigamma falls", () => {
    fc.assert(
      fc.property(positive, (x) => {
        expect(digamma(x * 1.01)).toBeGreaterThan(digamma(x));
        expect(trigamma(x * 1.01)).toBeLessThan(trigamma(x));
      }),
    );
  });
  it("logBeta is symmetric and B(a + 1, b) = B(a, b) a / (a + b)", () => {
    fc.assert(
      fc.property(moderate, moderate, (a, b) => {
        expect(logBeta(a, b)).toBe(logBeta(b, a));
        close(logBeta(a + 1, b), logBeta(a, b) + Math.log(a / (a + b)), 1e-13, 1);
      }),
    );
  });
  it("logBeta(1, b) = -log b however large b is", () => {
    fc.assert(
      fc.property(positive, (b) => {
        close(logBeta(1, b), -Math.log(b), 1e-14, 1);
      }),
    );
  });
  it("Stirling's correction is between 0 and 1 / 12x, and joins smoothly at 10", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 1e6, noNaN: true }), (x) => {
        expect(stirlingCorrection(x)).toBeGreaterThan(0);
        expect(stirlingCorrection(x)).toBeLessThanOrEqual((1 + 1e-12) / (12 * x));
      }),
    );
    close(stirlingCorrection(9.999999999999), stirlingCorrection(10), 1e-12);
  });
});
