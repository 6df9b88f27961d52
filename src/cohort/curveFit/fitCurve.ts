import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { checkChoice } from "../survival/options.ts";
import { curveFamilies, type CurveFamily } from "./curveFamily.ts";
import { readObserved } from "./readObserved.ts";
import { exponentialRegression, polynomialRegression, powerRegression } from "./regressions.ts";
import { valueAt } from "./valueAt.ts";

/** A curve laid through shares: plain data, which survives JSON. */
export interface FittedCurve {
  readonly kind: "curve-fit";
  readonly version: 1;
  readonly family: CurveFamily;
  /**
   * Linear and polynomial: by rising power of age. Exponential: a, b of a · e^(b · age). Power: a, b of a · (age + 1)^b, as age 0 has no
   * logarithm.
   */
  readonly coefficients: readonly number[];
  /** Ages 0 … this were fitted. */
  readonly lastFittedAge: number;
  /** Share of the variance of the fitted shares that the curve follows, on their own scale; below 0 where their mean is nearer. Null where they do not vary. */
  readonly rSquared: number | null;
  /** `zero-shares-left-out`. */
  readonly notes: readonly Note[];
}

/** How {@link fitCurve} fits. */
export interface FitCurveOptions {
  readonly family: CurveFamily;
  /** Ages 0 … this are fitted; all that were observed by default. */
  readonly lastFittedAge?: number;
  /** Of the polynomial, from 1 to 6; 2 by default. */
  readonly degree?: number;
}

/**
 * Lays a curve through observed survival by least squares (exponential and power: of the logarithms): the baseline that a model of
 * retention has to beat.
 *
 * Nothing in such a curve knows that survival starts at 1, never rises and never falls below 0: see `curveShares`. Shares of 0 have no logarithm and
 * are left out by the exponential and the power curve.
 *
 * @param observed shares still there at age 0, 1, 2, …: 1 at age 0, never rising
 * @throws {KeizokuError} `invalid-input`, `too-few-observations` (fewer ages than coefficients)
 * @example
 * const curve = fitCurve([1, 0.5, 0.25, 0.125], { family: "exponential" });
 * curve.coefficients // => [1, -0.6931]
 * fitCurve([1, 0.8, 0.6], { family: "linear" }).coefficients // => [1, -0.2]
 * fitCurve([1, 0.8], { family: "polynomial" }) // throws too-few-observations
 * @see Fader & Hardie (2007), Journal of Interactive Marketing 21(1), 76–90
 */
export function fitCurve(observed: ArrayLike<number>, options: FitCurveOptions): FittedCurve {
  const operation = "fitCurve";
  checkNumbers<never>(operation, "options", options as unknown as Record<never, number>, {});
  const { family, degree = 2 } = options;
  checkChoice(operation, "options.family", family, curveFamilies);
  const degreeRule = { min: 1, max: 6, integer: true, fix: "Pass the degree of the polynomial." };
  checkNumbers(operation, "options", { degree }, { degree: degreeRule });
  const { shares, lastFittedAge } = readObserved(operation, observed, options.lastFittedAge);
  return fittedCurve(operation, shares.subarray(0, lastFittedAge + 1), family, degree);
}

/** Options of {@link fitCurves}. */
export type FitCurvesOptions = Pick<FitCurveOptions, "lastFittedAge" | "degree">;

/**
 * All four curves of {@link fitCurve}, for `compareCurves`.
 *
 * @throws {KeizokuError} as `fitCurve`
 * @example fitCurves([1, 0.8, 0.6, 0.5]).linear.coefficients // => [0.98, -0.17]
 */
export function fitCurves(
  observed: ArrayLike<number>,
  options: FitCurvesOptions = {},
): Readonly<Record<CurveFamily, FittedCurve>> {
  checkNumbers<never>("fitCurves", "options", options as Record<never, number>, {});
  const fitted = (family: CurveFamily): FittedCurve => fitCurve(observed, { ...options, family });
  return {
    linear: fitted("linear"),
    polynomial: fitted("polynomial"),
    exponential: fitted("exponential"),
    power: fitted("power"),
  };
}

function fittedCurve(operation: string, shares: Float64Array, family: CurveFamily, degree: number): FittedCurve {
  const all = Array.from(shares, (_, age) => age);
  const logarithmic = family === "exponential" || family === "power";
  const ages = logarithmic ? all.filter((age) => shares[age]! > 0) : all;
  const needed = family === "polynomial" ? degree + 1 : 2;
  if (ages.length < needed) throw new KeizokuError(operation, [tooFew(needed, ages.length, family)]);
  const coefficients = coefficientsOf(family, ages, { shares, degree });
  const left = all.length - ages.length;
  const message = `${String(left)} ages at which nobody is left have no logarithm and were left out.`;
  const notes = left === 0 ? [] : [{ code: "zero-shares-left-out", message }];
  const lastFittedAge = shares.length - 1;
  const rSquared = determination(shares, (age) => valueAt(family, coefficients, age));
  return freezeDeep({ kind: "curve-fit", version: 1, family, coefficients, lastFittedAge, rSquared, notes });
}

function coefficientsOf(
  family: CurveFamily,
  ages: readonly number[],
  { shares, degree }: { readonly shares: Float64Array; readonly degree: number },
): number[] {
  const y = ages.map((age) => shares[age]!);
  switch (family) {
    case "linear":
      return polynomialRegression(ages, y, 1);
    case "polynomial":
      return polynomialRegression(ages, y, degree);
    case "exponential":
      return exponentialRegression(ages, y);
    case "power":
      return powerRegression(
        ages.map((age) => age + 1),
        y,
      );
  }
}

function determination(shares: Float64Array, predict: (age: number) => number): number | null {
  const mean = shares.reduce((sum, share) => sum + share / shares.length, 0);
  let missed = 0;
  let total = 0;
  shares.forEach((share, age) => {
    missed += (share - predict(age)) ** 2;
    total += (share - mean) ** 2;
  });
  return total > 0 ? 1 - missed / total : null;
}

function tooFew(needed: number, received: number, family: CurveFamily): Issue {
  return {
    code: "too-few-observations",
    path: "observed",
    expected: `at least ${String(needed)} ages for the ${family} curve${family === "exponential" || family === "power" ? ", with somebody left" : ""}`,
    received: show(received),
    fix: "Pass more ages, or take a curve with fewer coefficients.",
  };
}
