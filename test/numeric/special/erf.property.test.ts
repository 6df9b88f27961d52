import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erf, erfc, erfcInverse, erfcScaled, log1pMinus } from "../../../src/numeric/special/index.ts";

const number = fc.double({ min: -26, max: 26, noNaN: true });

describe("the error functions", () => {
  it("erf is odd, erf + erfc = 1", () => {
    fc.assert(
      fc.property(number, (x) => {
        expect(erf(-x)).toBe(-erf(x));
        expect(Math.abs(erf(x) + erfc(x) - 1)).toBeLessThan(1e-15);
      }),
    );
  });
  it("the inverse undoes erfc", () => {
    fc.assert(
      fc.property(fc.double({ min: -290, max: 0, noNaN: true }), (e) => {
        const p = 10 ** e;
        expect(Math.abs(erfc(erfcInverse(p)) / p - 1)).toBeLessThan(1e-12);
      }),
    );
    expect([erfcInverse(0), erfcInverse(1), erfcInverse(2)]).toEqual([Infinity, 0, -Infinity]);
  });
  it("the scaled function lies between its two classical bounds", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (x) => {
        const bound = (k: number): number => 2 / Math.sqrt(Math.PI) / (x + Math.sqrt(x * x + k));
        expect(erfcScaled(x)).toBeLessThanOrEqual(bound(4 / Math.PI) * (1 + 1e-14));
        expect(erfcScaled(x)).toBeGreaterThanOrEqual(bound(2) * (1 - 1e-14));
      }),
    );
  });
  it("log(1 + u) - u is negative and follows its series for small u", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e-4, max: 1e-4, noNaN: true }), (u) => {
        fc.pre(Math.abs(u) > 1e-150); // below, u² is no longer a double
        const series = u * u * (-1 / 2 + u * (1 / 3 + u * (-1 / 4 + u / 5)));
        expect(Math.abs(log1pMinus(u) - series)).toBeLessThanOrEqual(3e-15 * Math.abs(series));
      }),
    );
  });
});
