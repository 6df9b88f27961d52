import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hyp2f1, logHyp2f1 } from "../../../src/numeric/special/index.ts";

const parameter = fc.double({ min: -2, max: 2.5, noNaN: true }).map((e) => 10 ** e);
const inside = fc.double({ min: 0, max: 0.9999, noNaN: true });

describe("2F1", () => {
  it("is at least 1 for z ≥ 0, symmetric in a and b, and grows with z", () => {
    fc.assert(
      fc.property(parameter, parameter, parameter, inside, (a, b, c, z) => {
        const log = logHyp2f1(a, b, c, z);
        expect(log).toBeGreaterThanOrEqual(0);
        expect(Math.abs(logHyp2f1(b, a, c, z) - log)).toBeLessThanOrEqual(1e-11 * Math.max(1, log));
        expect(logHyp2f1(a, b, c, z * 0.99)).toBeLessThanOrEqual(log * (1 + 1e-11) + 1e-13);
      }),
    );
  });
  it("meets Euler's transformation: F(a, b; c; z) = (1 - z)^(c - a - b) F(c - a, c - b; c; z)", () => {
    fc.assert(
      fc.property(parameter, parameter, parameter, inside, (a, b, extra, z) => {
        const c = Math.max(a, b) + extra;
        const left = logHyp2f1(a, b, c, z);
        const power = (c - a - b) * Math.log1p(-z);
        const right = power + logHyp2f1(c - a, c - b, c, z);
        expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-10 * (1 + left + Math.abs(power)));
      }),
    );
  });
  it("meets Pfaff's transformation for z < 0, between 0 and 1", () => {
    fc.assert(
      fc.property(parameter, parameter, parameter, inside, (a, b, extra, w) => {
        const c = b + extra;
        const z = w / (w - 1);
        const left = logHyp2f1(a, b, c, z);
        const right = a * Math.log1p(-w) + logHyp2f1(a, c - b, c, w);
        expect(left).toBeLessThanOrEqual(0);
        expect(Math.abs(left - right)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(left) + a * Math.abs(Math.log1p(-w))));
      }),
    );
  });
  it("satisfies the recurrence in a: (c - a) F(a - 1) + (2a - c + (b - a) z) F + a (z - 1) F(a + 1) = 0", () => {
    fc.assert(
      fc.property(parameter, parameter, parameter, inside, (p, b, c, z) => {
        const a = p + 1;
        const middle = logHyp2f1(a, b, c, z);
        const terms = [
          (c - a) * Math.exp(logHyp2f1(a - 1, b, c, z) - middle),
          2 * a - c + (b - a) * z,
          a * (z - 1) * Math.exp(logHyp2f1(a + 1, b, c, z) - middle),
        ];
        const size = Math.max(...terms.map(Math.abs), a + c);
        expect(Math.abs(terms[0]! + terms[1]! + terms[2]!)).toBeLessThanOrEqual(1e-10 * size * (1 + middle));
      }),
    );
  });
  it("has its closed forms", () => {
    expect(hyp2f1(1, 1, 2, 0.5)).toBeCloseTo(2 * Math.log(2), 14);
    expect(hyp2f1(0.5, 1, 1.5, -4)).toBeCloseTo(Math.atan(2) / 2, 14);
    expect(hyp2f1(3, 0.7, 0.7, 0.25)).toBeCloseTo(0.75 ** -3, 14);
    expect([hyp2f1(0, 2, 3, 0.5), hyp2f1(2, 0, 3, 0.5), hyp2f1(2, 3, 4, 0)]).toEqual([1, 1, 1]);
  });
});
