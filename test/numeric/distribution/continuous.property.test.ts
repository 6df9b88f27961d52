import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chiSquareCdf,
  chiSquareQuantile,
  chiSquareSurvival,
  fisherFCdf,
  fisherFQuantile,
  fisherFSurvival,
  normalCdf,
  normalLogPdf,
  normalQuantile,
  studentTCdf,
  studentTQuantile,
  studentTSurvival,
} from "../../../src/numeric/distribution/index.ts";

const degrees = fc.double({ min: -0.5, max: 4, noNaN: true }).map((e) => 10 ** e);
const positive = fc.double({ min: -4, max: 4, noNaN: true }).map((e) => 10 ** e);
const probability = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
const close = (value: number, expected: number, relative: number): void => {
  expect(Math.abs(value / expected - 1), `${String(value)} ${String(expected)}`).toBeLessThanOrEqual(relative);
};

describe("normal", () => {
  it("is symmetric, and its quantile undoes it", () => {
    fc.assert(
      fc.property(probability, fc.double({ min: -30, max: 30, noNaN: true }), (p, x) => {
        close(normalCdf(normalQuantile(p)), p, 1e-13);
        expect(Math.abs(normalCdf(x) + normalCdf(-x) - 1)).toBeLessThan(1e-15);
      }),
    );
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect([normalCdf(-Infinity), normalCdf(0), normalCdf(Infinity)]).toEqual([0, 0.5, 1]);
  });
  it("has the density as its slope", () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (x) => {
        const slope = (normalCdf(x + 1e-4) - normalCdf(x - 1e-4)) / 2e-4;
        expect(Math.abs(slope - Math.exp(normalLogPdf(x)))).toBeLessThan(1e-8);
      }),
    );
  });
});

describe("chi-square", () => {
  it("tails sum to 1, the quantile undoes the cdf", () => {
    fc.assert(
      fc.property(positive, degrees, probability, (x, k, p) => {
        close(chiSquareCdf(x, k) + chiSquareSurvival(x, k), 1, 1e-14);
        close(chiSquareCdf(chiSquareQuantile(p, k), k), p, 1e-11);
        close(chiSquareSurvival(chiSquareQuantile(p, k, "upper"), k), p, 1e-11);
      }),
    );
  });
  it("with 2 degrees is exponential; with 1, a squared normal", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1000, noNaN: true }), (x) => {
        close(chiSquareSurvival(x, 2), Math.exp(-x / 2), 1e-13);
        close(chiSquareSurvival(x, 1), 2 * normalCdf(-Math.sqrt(x)), 1e-12);
      }),
    );
  });
});

describe("Student's t", () => {
  it("is symmetric, and its quantile undoes it", () => {
    fc.assert(
      fc.property(positive, degrees, probability, (t, k, p) => {
        expect(studentTSurvival(t, k)).toBe(studentTCdf(-t, k));
        close(studentTCdf(t, k) + studentTSurvival(t, k), 1, 1e-14);
        close(studentTCdf(studentTQuantile(p, k), k), p, 1e-11);
      }),
    );
    expect([studentTCdf(-Infinity, 3), studentTCdf(0, 3), studentTCdf(Infinity, 3)]).toEqual([0, 0.5, 1]);
    expect([studentTQuantile(0, 3), studentTQuantile(0.5, 3), studentTQuantile(1, 3)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
  });
  it("with 1 degree is Cauchy, far out too", () => {
    fc.assert(
      fc.property(positive, (t) => {
        close(studentTSurvival(t, 1), Math.atan(1 / t) / Math.PI, 1e-13);
      }),
    );
    close(studentTSurvival(1e150, 1), 1e-150 / Math.PI, 1e-13);
  });
});

describe("Fisher's F", () => {
  it("tails sum to 1, mirror, and the quantile undoes the cdf", () => {
    fc.assert(
      fc.property(positive, degrees, degrees, probability, (x, m, n, p) => {
        close(fisherFCdf(x, m, n) + fisherFSurvival(x, m, n), 1, 1e-14);
        const q = fisherFQuantile(p, m, n);
        fc.pre(q > 1e-290 && q < 1e290);
        close(fisherFCdf(q, m, n), p, 1e-10);
      }),
    );
    expect([fisherFCdf(0, 2, 3), fisherFCdf(Infinity, 2, 3), fisherFSurvival(Infinity, 2, 3)]).toEqual([0, 1, 0]);
  });
  it("with 1 numerator degree is a squared t", () => {
    fc.assert(
      fc.property(positive, degrees, (t, k) => {
        const both = 2 * studentTSurvival(t, k);
        fc.pre(both > 1e-290);
        close(fisherFSurvival(t * t, 1, k), both, 1e-11);
      }),
    );
  });
});
