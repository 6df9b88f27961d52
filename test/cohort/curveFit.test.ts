import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareCurves,
  curveFamilies,
  curveShares,
  fitCurve,
  fitCurves,
  type ComparedCurve,
  type FittedCurve,
} from "../../src/cohort/curveFit/index.ts";
import { exponentialRegression, polynomialRegression, powerRegression } from "../../src/cohort/curveFit/regressions.ts";
import { stack } from "../../src/cohort/stack.ts";
import { codesOf } from "../failure.ts";

const survival = fc
  .array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 15 })
  .map((rates) => rates.reduce<number[]>((shares, rate) => [...shares, shares.at(-1)! * rate], [1]));

describe("the regressions", () => {
  it("agree with the values of ml-regression's own tests (exponential 3.0, power 3.0)", () => {
    const [factor, exponent] = exponentialRegression([0, 1, 2, 3, 4], [1.5, 2.5, 3.5, 5, 7.5]);
    expect(factor).toBeCloseTo(1.57991, 5);
    expect(exponent).toBeCloseTo(0.3912023, 7);
    const x = [17.6, 26, 31.9, 38.9, 45.8, 51.2, 58.1, 64.7, 66.7, 80.8, 82.9];
    const y = [159.9, 206.9, 236.8, 269.9, 300.6, 323.6, 351.7, 377.6, 384.1, 437.2, 444.7];
    const [a, b] = powerRegression(x, y);
    expect(a).toBeCloseTo(24.12989312, 8);
    expect(b).toBeCloseTo(0.65949782, 8);
  });

  it("leave residuals that no power of x explains", () => {
    fc.assert(
      fc.property(survival, fc.integer({ min: 1, max: 6 }), (y, degree) => {
        fc.pre(y.length > degree);
        const x = y.map((_, i) => i);
        const coefficients = polynomialRegression(x, y, degree);
        for (let power = 0; power <= degree; power++) {
          const scaled = x.map((at) => (at / (y.length - 1)) ** power);
          const explained = x.reduce((sum, at, i) => {
            const predicted = coefficients.reduce((total, c, k) => total + c * at ** k, 0);
            return sum + (y[i]! - predicted) * scaled[i]!;
          }, 0);
          expect(Math.abs(explained)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it("find a polynomial through as many points as it has coefficients", () => {
    const coefficients = polynomialRegression([0, 1, 2, 3], [1, 4, 15, 40], 3);
    [1, 1, 1, 1].forEach((expected, k) => {
      expect(coefficients[k]).toBeCloseTo(expected, 10);
    });
  });
});

describe("curves", () => {
  it("are cut to what survival can be, so that stack takes them", () => {
    fc.assert(
      fc.property(
        survival,
        fc.constantFrom(...curveFamilies),
        fc.integer({ min: 1, max: 60 }),
        (observed, family, ages) => {
          const { values, survival: shares } = curveShares(fitCurve(observed, { family }), ages);
          expect(values).toHaveLength(ages);
          expect(values.every(Number.isFinite)).toBe(true);
          expect(shares[0]).toBe(1);
          shares.forEach((share, age) => {
            expect(share >= 0 && share <= (shares[age - 1] ?? 1)).toBe(true);
          });
          const { totals } = stack({ acquisitions: [100], periods: ages, retention: { survival: shares } });
          expect(totals).toHaveLength(ages);
        },
      ),
    );
  });

  it("find themselves again", () => {
    const ages = Array.from({ length: 9 }, (_, age) => age);
    const half = fitCurve(
      ages.map((age) => 0.5 ** age),
      { family: "exponential" },
    );
    expect(half.coefficients[0]).toBeCloseTo(1, 12);
    expect(half.coefficients[1]).toBeCloseTo(Math.log(0.5), 12);
    const power = fitCurve(
      ages.map((age) => (age + 1) ** -0.7),
      { family: "power" },
    );
    expect(power.coefficients[1]).toBeCloseTo(-0.7, 12);
    expect(power.rSquared).toBeCloseTo(1, 12);
    expect(curveShares(power, 9).notes).toEqual([]);
  });

  it("survive JSON and leave out ages without anybody where a logarithm is needed", () => {
    const observed = [1, 0.5, 0.25, 0];
    const curve = fitCurve(observed, { family: "exponential" });
    expect(curve.notes.map(({ code }) => code)).toEqual(["zero-shares-left-out"]);
    expect(curve.coefficients[1]).toBeCloseTo(Math.log(0.5), 12);
    const read = JSON.parse(JSON.stringify(curve)) as FittedCurve;
    expect(curveShares(read, 5)).toEqual(curveShares(curve, 5));
    expect(Object.isFrozen(curve)).toBe(true);
  });

  it("have no share of variance where nothing varies", () => {
    expect(fitCurve([1, 1, 1], { family: "linear" }).rSquared).toBeNull();
    expect(fitCurve([1, 1, 1], { family: "power" }).coefficients).toEqual([1, 0]);
  });
});

describe("compareCurves", () => {
  it("judges each part by mean absolute and root mean squared error", () => {
    const observed = [1, 0.8, 0.6, 0.5];
    const curves = { numbers: [1, 0.7, 0.6, 0.3], shares: { survival: (age: number) => 1 - age / 5 }, f: () => 0.5 };
    const { curves: rows } = compareCurves(observed, curves, { lastFittedAge: 1 });
    expect(rows.map(({ name }) => name)).toEqual(["numbers", "shares", "f"]);
    expect(rows[0]!.fitted.mae).toBeCloseTo(0.05, 12);
    expect(rows[0]!.fitted.rmse).toBeCloseTo(Math.sqrt(0.005), 12);
    expect(rows[0]!.holdout!.mae).toBeCloseTo(0.1, 12);
    expect(rows[0]!.lastError).toBeCloseTo(-0.2, 12);
    expect(rows[2]!.notes.map(({ code }) => code)).toEqual(["not-one-at-start"]);
    expect(compareCurves(observed, curves).curves[0]!.holdout).toBeNull();
  });

  it("puts the mean error never above the root mean squared one", () => {
    fc.assert(
      fc.property(survival, (observed) => {
        for (const { fitted } of compareCurves(observed, fitCurves(observed)).curves) {
          expect(fitted.mae).toBeLessThanOrEqual(fitted.rmse * (1 + 1e-9) + 1e-15);
        }
      }),
    );
  });
});

describe("curve fitting refuses", () => {
  const good = [1, 0.5, 0.4];
  it("what is no survival", () => {
    expect(codesOf(() => fitCurve([1, 0.5, 0.6], { family: "linear" }))).toEqual(["invalid-input observed[2]"]);
    expect(codesOf(() => fitCurve([100, 63.1], { family: "linear" }))).toEqual(["invalid-input observed[0]"]);
    expect(codesOf(() => fitCurve([1, NaN], { family: "linear" }))).toEqual(["invalid-input observed[1]"]);
    expect(codesOf(() => fitCurve([], { family: "linear" }))).toEqual(["empty-input observed"]);
    expect(codesOf(() => fitCurve(null as never, { family: "linear" }))).toEqual(["invalid-input observed"]);
  });

  it("wrong options", () => {
    expect(codesOf(() => fitCurve(good, undefined as never))).toEqual(["invalid-input options"]);
    expect(codesOf(() => fitCurve(good, { family: "cubic" as never }))).toEqual(["invalid-input options.family"]);
    expect(codesOf(() => fitCurve(good, { family: "polynomial", degree: 0 }))).toEqual([
      "invalid-input options.degree",
    ]);
    expect(codesOf(() => fitCurve(good, { family: "linear", lastFittedAge: 3 }))).toEqual([
      "invalid-input options.lastFittedAge",
    ]);
    expect(codesOf(() => fitCurve(good, { family: "linear", lastFittedAge: 0 }))).toEqual([
      "too-few-observations observed",
    ]);
    expect(codesOf(() => fitCurve([1, 0], { family: "power" }))).toEqual(["too-few-observations observed"]);
    expect(codesOf(() => fitCurves(good, null as never))).toEqual(["invalid-input options"]);
  });

  it("curves that are none, all at once", () => {
    const curves = { short: [1], text: "x", wild: () => NaN } as unknown as Record<string, ComparedCurve>;
    expect(codesOf(() => compareCurves(good, curves))).toEqual([
      "invalid-input curves.short",
      "invalid-input curves.text",
      "invalid-input curves.wild[0]",
      "invalid-input curves.wild[1]",
      "invalid-input curves.wild[2]",
    ]);
    expect(codesOf(() => compareCurves(good, { km: { kind: "kaplan-meier", survival: good } as never }))).toEqual([
      "invalid-input curves.km",
    ]);
    expect(codesOf(() => compareCurves(good, null as never))).toEqual(["invalid-input curves"]);
    expect(codesOf(() => compareCurves(good, {}, null as never))).toEqual(["invalid-input options"]);
    expect(codesOf(() => curveShares(null as never, 3))).toEqual(["invalid-input curve"]);
    expect(codesOf(() => curveShares(fitCurve(good, { family: "linear" }), 0))).toEqual([
      "invalid-input arguments.ages",
    ]);
  });
});
