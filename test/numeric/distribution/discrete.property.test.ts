import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binomialLogPmf,
  chiSquareSurvival,
  negativeBinomialLogPmf,
  poissonLogPmf,
} from "../../../src/numeric/distribution/index.ts";
import { regularizedBeta } from "../../../src/numeric/special/index.ts";

const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
const close = (value: number, expected: number, absolute: number): void => {
  expect(Math.abs(value - expected), `${String(value)} ${String(expected)}`).toBeLessThanOrEqual(absolute);
};

function total(count: number, logPmf: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += Math.exp(logPmf(k));
  return sum;
}

describe("binomial", () => {
  it("sums to 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), probability, (n, p) => {
        close(
          total(n + 1, (k) => binomialLogPmf(k, n, p)),
          1,
          1e-13,
        );
      }),
    );
  });
  it("steps by (n - k) p / ((k + 1) (1 - p)), with millions of trials too", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), probability, probability, (n, part, p) => {
        const k = Math.floor(part * n);
        const step = binomialLogPmf(k + 1, n, p) - binomialLogPmf(k, n, p);
        const size = Math.abs(binomialLogPmf(k, n, p));
        close(step, Math.log((n - k) / (k + 1)) + Math.log(p) - Math.log1p(-p), 1e-14 * (size + 10));
      }),
    );
  });
  it("takes its edges", () => {
    expect([binomialLogPmf(0, 0, 0.3), binomialLogPmf(0, 5, 0), binomialLogPmf(5, 5, 1)]).toEqual([0, 0, 0]);
    expect([binomialLogPmf(1, 5, 0), binomialLogPmf(4, 5, 1), binomialLogPmf(5, 5, 0)]).toEqual([
      -Infinity,
      -Infinity,
      -Infinity,
    ]);
    close(binomialLogPmf(0, 10, 1e-20), -1e-19, 1e-33);
  });
});

describe("Poisson", () => {
  it("sums to the gamma tail", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 200, noNaN: true }), fc.integer({ min: 1, max: 300 }), (mean, count) => {
        const sum = total(count, (k) => poissonLogPmf(k, mean));
        close(sum, chiSquareSurvival(2 * mean, 2 * count), 1e-13);
      }),
    );
  });
  it("takes its edges", () => {
    expect([poissonLogPmf(0, 0), poissonLogPmf(3, 0), poissonLogPmf(0, 7)]).toEqual([0, -Infinity, -7]);
    expect(poissonLogPmf(1e15, 1e15)).toBeCloseTo(-0.5 * Math.log(2 * Math.PI * 1e15), 12);
  });
});

describe("negative binomial", () => {
  const size = fc.double({ min: -3, max: 3, noNaN: true }).map((e) => 10 ** e);
  it("sums to the beta tail", () => {
    fc.assert(
      fc.property(size, probability, fc.integer({ min: 1, max: 300 }), (r, p, count) => {
        const sum = total(count, (k) => negativeBinomialLogPmf(k, r, p));
        close(sum, regularizedBeta(p, r, count), 1e-12);
      }),
    );
  });
  it("takes its edges", () => {
    expect([negativeBinomialLogPmf(0, 3, 1), negativeBinomialLogPmf(2, 3, 1)]).toEqual([0, -Infinity]);
    expect(negativeBinomialLogPmf(0, 2, 0.5)).toBeCloseTo(2 * Math.log(0.5), 15);
  });
});
