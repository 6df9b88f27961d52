import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chebyshevSeries, chebyshevValue } from "../../../src/numeric/index.ts";
import { failure } from "../../failure.ts";

describe("interpolation by Chebyshev polynomials", () => {
  it("finds the known terms of e^x: modified Bessel functions, Abramowitz & Stegun (1964), table 9.8", () => {
    // e^x = I₀(1) + 2 Σ Iₖ(1) Tₖ(x).
    const bessel = [1.266065877752008, 0.565159103992485, 0.13574766976703828, 0.0221684249243319];
    const { coefficients } = chebyshevSeries(Math.exp, -1, 1);
    bessel.forEach((value, k) => {
      expect(coefficients[k]).toBeCloseTo((k === 0 ? 1 : 2) * value, 14);
    });
  });

  it("is exact for polynomials", () => {
    const polynomial = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 9 });
    const bound = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(polynomial, bound, fc.double({ min: 0.1, max: 4, noNaN: true }), (terms, lower, width) => {
        const f = (x: number): number => terms.reduceRight((sum, term) => sum * x + term, 0);
        const size = terms.reduce((sum, term, k) => sum + Math.abs(term) * 7 ** k, 0);
        const series = chebyshevSeries(f, lower, lower + width);
        for (const share of [0, 0.3, 0.77, 1]) {
          const x = lower + share * width;
          expect(Math.abs(chebyshevValue(series, x) - f(x))).toBeLessThanOrEqual(1e-14 * size);
        }
      }),
    );
  });

  it("doubles the degree until the terms have died out, and uses each value again", () => {
    const runge = chebyshevSeries((x) => 1 / (1 + 25 * x * x), -1, 1, { maxDegree: 256 });
    expect(runge.kind).toBe("converged");
    expect(runge.evaluations).toBe(257);
    expect(chebyshevValue(runge, 0.123)).toBeCloseTo(1 / (1 + 25 * 0.123 ** 2), 12);
    let calls = 0;
    const counted = chebyshevSeries(
      (x) => {
        calls++;
        return Math.exp(2 * x);
      },
      0,
      1,
    );
    expect(counted.evaluations).toBe(calls);
    expect(counted.evaluations).toBe(17);
  });

  it("says so where a function is not smooth or not finite", () => {
    expect(chebyshevSeries(Math.abs, -1, 2).kind).toBe("not-converged");
    expect(chebyshevSeries((x) => 1 / x, 0, 1).kind).toBe("not-converged");
    expect(chebyshevSeries(() => NaN, 0, 1).kind).toBe("not-converged");
  });

  it("takes a constant, 0 included", () => {
    for (const constant of [0, 7]) {
      const series = chebyshevSeries(() => constant, 2, 3);
      expect(series.kind).toBe("converged");
      expect(chebyshevValue(series, 2.4)).toBe(constant);
    }
  });

  it("refuses intervals and options that are none, all at once", () => {
    const paths = (run: () => unknown): (string | undefined)[] => failure(run).issues.map(({ path }) => path);
    expect(paths(() => chebyshevSeries(Math.exp, 1, 1))).toEqual(["upper"]);
    expect(paths(() => chebyshevSeries(Math.exp, NaN, Infinity, { tolerance: 0, maxDegree: 60 }))).toEqual([
      "lower",
      "upper",
      "options.tolerance",
      "options.maxDegree",
    ]);
    expect(paths(() => chebyshevSeries(null as unknown as () => number, 0, 1))).toEqual(["f"]);
    expect(chebyshevSeries(Math.exp, 0, 1, null as unknown as object).kind).toBe("converged");
  });
});
