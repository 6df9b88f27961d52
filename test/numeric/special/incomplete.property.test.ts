import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  logRegularizedBeta,
  regularizedBeta,
  regularizedBetaComplement,
  regularizedBetaInverse,
  regularizedGammaInverse,
  regularizedGammaP,
  regularizedGammaQ,
} from "../../../src/numeric/special/index.ts";

const shape = fc.double({ min: -4, max: 4, noNaN: true }).map((e) => 10 ** e);
const share = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });
const tail = fc.constantFrom("lower" as const, "upper" as const);
const close = (value: number, expected: number, relative: number): void => {
  expect(Math.abs(value - expected), `${String(value)} ${String(expected)}`).toBeLessThanOrEqual(relative * expected);
};

describe("the incomplete beta function", () => {
  it("tails sum to 1, lie in [0, 1], and mirror", () => {
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        const lower = regularizedBeta(x, a, b);
        const upper = regularizedBetaComplement(x, a, b);
        expect(lower >= 0 && lower <= 1 && upper >= 0 && upper <= 1).toBe(true);
        close(lower + upper, 1, 1e-14);
        expect(regularizedBetaComplement(1 - x, b, a)).toBeCloseTo(regularizedBeta(1 - (1 - x), a, b), 12);
        if (lower > 1e-290) expect(Math.abs(logRegularizedBeta(x, a, b) - Math.log(lower))).toBeLessThan(1e-12);
      }),
    );
  });
  it("grows with x", () => {
    fc.assert(
      fc.property(share, share, shape, shape, (x, y, a, b) => {
        const [low, high] = x < y ? [x, y] : [y, x];
        expect(regularizedBeta(low, a, b)).toBeLessThanOrEqual(regularizedBeta(high, a, b) * (1 + 1e-12));
      }),
    );
  });
  it("I_x(a, 1) = x^a", () => {
    fc.assert(
      fc.property(share, shape, (x, a) => {
        const power = Math.exp(a * Math.log(x));
        fc.pre(power > 1e-290);
        close(regularizedBeta(x, a, 1), power, 1e-12);
      }),
    );
  });
  it("the inverse is undone by the function", () => {
    fc.assert(
      fc.property(share, shape, shape, tail, (p, a, b, side) => {
        const x = regularizedBetaInverse(p, a, b, side);
        expect(x >= 0 && x <= 1).toBe(true);
        fc.pre(x > 1e-300 && x < 0.5); // nearer to 1 the rounding of x moves the tail: the mirror image covers it
        close(side === "lower" ? regularizedBeta(x, a, b) : regularizedBetaComplement(x, a, b), p, 1e-11);
      }),
    );
  });
  it("takes the ends of its domain", () => {
    expect([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3)]).toEqual([0, 1]);
    expect([regularizedBetaInverse(0, 2, 3, "lower"), regularizedBetaInverse(1, 2, 3, "lower")]).toEqual([0, 1]);
    expect([regularizedBetaInverse(0, 2, 3, "upper"), regularizedBetaInverse(1, 2, 3, "upper")]).toEqual([1, 0]);
    expect([logRegularizedBeta(0, 2, 3), logRegularizedBeta(1, 2, 3)]).toEqual([-Infinity, 0]);
  });
});

describe("the incomplete gamma function", () => {
  const ratio = fc.double({ min: -3, max: 2, noNaN: true }).map((e) => 10 ** e);
  it("tails sum to 1 and lie in [0, 1]", () => {
    fc.assert(
      fc.property(shape, ratio, (a, r) => {
        const lower = regularizedGammaP(a, a * r);
        const upper = regularizedGammaQ(a, a * r);
        expect(lower >= 0 && lower <= 1 && upper >= 0 && upper <= 1).toBe(true);
        close(lower + upper, 1, 1e-14);
      }),
    );
  });
  it("Q(1, x) = e^-x and P(a, x) - P(a + 1, x) = x^a e^-x / Γ(a + 1) > 0", () => {
    fc.assert(
      fc.property(shape, ratio, (a, r) => {
        close(regularizedGammaQ(1, r), Math.exp(-r), 1e-13);
        expect(regularizedGammaP(a + 1, a * r)).toBeLessThanOrEqual(regularizedGammaP(a, a * r));
      }),
    );
  });
  it("the inverse is undone by the function", () => {
    fc.assert(
      fc.property(share, shape, tail, (p, a, side) => {
        const x = regularizedGammaInverse(a, p, side);
        fc.pre(x > 1e-300);
        close(side === "lower" ? regularizedGammaP(a, x) : regularizedGammaQ(a, x), p, 1e-11);
      }),
    );
  });
  it("takes the ends of its domain", () => {
    expect([regularizedGammaP(2, 0), regularizedGammaQ(2, 0)]).toEqual([0, 1]);
    expect([regularizedGammaInverse(2, 0, "lower"), regularizedGammaInverse(2, 1, "lower")]).toEqual([0, Infinity]);
  });
});
