import { isArrayLike } from "../../schema/arrayLike.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { SurvivalShares } from "../retention.ts";
import { checkFitted, sharesOf } from "./curveShares.ts";
import type { FittedCurve } from "./fitCurve.ts";
import { possibleShares } from "./possibleShares.ts";
import { readObserved } from "./readObserved.ts";

/** A curve to judge: fitted here, or any model's shares at age 0, 1, 2, …, as numbers or as a function of age. */
export type ComparedCurve = FittedCurve | SurvivalShares | ArrayLike<number> | ((age: number) => number);

/** How far a curve is from what was observed, in shares (0.01 is one point). */
export interface CurveError {
  /** Mean absolute error. */
  readonly mae: number;
  /** Square root of the mean squared error. */
  readonly rmse: number;
}

/** One curve, judged. */
export interface CurveComparison {
  readonly name: string;
  /** By age, as the curve says, possible or not; these are judged. */
  readonly values: readonly number[];
  /** The same cut to what survival can be. */
  readonly survival: readonly number[];
  /** Ages 0 … `lastFittedAge`. */
  readonly fitted: CurveError;
  /** The later ages; null where there are none. */
  readonly holdout: CurveError | null;
  /** Value less observed share at the last age. */
  readonly lastError: number;
  /** `not-one-at-start`, `above-one`, `rising`, `below-zero`. */
  readonly notes: readonly Note[];
}

/** Curves beside what was observed. */
export interface CurveTable {
  readonly observed: readonly number[];
  readonly lastFittedAge: number;
  /** In the order given. */
  readonly curves: readonly CurveComparison[];
}

/**
 * Sets curves beside observed survival: how near each was on the ages it was fitted to, and how near it came on those it had not seen.
 *
 * Curves are judged as they are. One that no survival can be (above 1, rising, below 0) says so in its notes.
 *
 * @param observed shares still there at age 0, 1, 2, …
 * @param curves by name; each must reach the last observed age
 * @param options.lastFittedAge the last age that the curves have seen; the last observed by default
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const observed = [1, 0.6, 0.45, 0.4, 0.37, 0.35];
 * const rivals = fitCurves(observed, { lastFittedAge: 3 });
 * const model = (age) => 1 / (1 + age) ** 0.6;
 * const { curves } = compareCurves(observed, { ...rivals, model }, { lastFittedAge: 3 });
 * curves.map(({ name }) => name) // => ["linear", "polynomial", "exponential", "power", "model"]
 * curves[1].holdout.mae // => 0.3675
 * curves[1].notes.map(({ code }) => code) // => ["not-one-at-start", "rising"]
 * @see Fader & Hardie (2007), Journal of Interactive Marketing 21(1), 76–90
 */
export function compareCurves(
  observed: ArrayLike<number>,
  curves: Readonly<Record<string, ComparedCurve>>,
  options: { readonly lastFittedAge?: number } = {},
): CurveTable {
  const operation = "compareCurves";
  checkNumbers<never>(operation, "options", options as Record<never, number>, {});
  const { shares, lastFittedAge } = readObserved(operation, observed, options.lastFittedAge);
  checkNumbers<never>(operation, "curves", curves as unknown as Record<never, number>, {});
  const issues: Issue[] = [];
  const compared = Object.entries(curves).map(([name, curve]) => {
    const values = valuesOf(operation, curve, { path: `curves.${name}`, ages: shares.length, issues });
    return comparison(name, values, shares, lastFittedAge);
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { observed: Array.from(shares), lastFittedAge, curves: compared };
}

interface Asked {
  readonly path: string;
  readonly ages: number;
  readonly issues: Issue[];
}

const fix = "Pass what fitCurve returned, shares by age, a function of age, or { survival }.";

function valuesOf(operation: string, curve: unknown, asked: Asked): number[] {
  const { path, ages, issues } = asked;
  if (typeof curve === "object" && curve !== null && "kind" in curve) {
    checkFitted(operation, path, curve);
    return Array.from(sharesOf(curve, ages).values);
  }
  const given = isShares(curve) ? curve.survival : curve;
  if (typeof given === "function") {
    const predict = given as (age: number) => unknown;
    return checkedValues(
      Array.from({ length: ages }, (_, age) => predict(age)),
      asked,
    );
  }
  if (isArrayLike(given) && given.length >= ages) return checkedValues(Array.from(given).slice(0, ages), asked);
  const expected = `a curve of ${String(ages)} ages`;
  const received = isArrayLike(given) ? String(given.length) : show(curve);
  issues.push({ code: "invalid-input", path, expected, received, fix });
  return new Array<number>(ages).fill(0);
}

function isShares(curve: unknown): curve is { readonly survival: unknown } {
  return typeof curve === "object" && curve !== null && "survival" in curve;
}

/** Within this, squares of errors are finite. */
const LARGEST = 1e100;

function checkedValues(values: readonly unknown[], { path, issues }: Asked): number[] {
  values.forEach((value, age) => {
    if (Number.isFinite(value) && Math.abs(value as number) <= LARGEST) return;
    const expected = "a finite number within 1e100";
    issues.push({ code: "invalid-input", path: `${path}[${String(age)}]`, expected, received: show(value), fix });
  });
  return values as number[];
}

function comparison(
  name: string,
  values: readonly number[],
  shares: Float64Array,
  lastFittedAge: number,
): CurveComparison {
  const last = shares.length - 1;
  return {
    name,
    values,
    ...possibleShares(values),
    fitted: errorOf(values, shares, 0, lastFittedAge),
    holdout: lastFittedAge < last ? errorOf(values, shares, lastFittedAge + 1, last) : null,
    lastError: values[last]! - shares[last]!,
  };
}

function errorOf(values: readonly number[], shares: Float64Array, first: number, last: number): CurveError {
  let absolute = 0;
  let squared = 0;
  for (let age = first; age <= last; age++) {
    const error = values[age]! - shares[age]!;
    absolute += Math.abs(error);
    squared += error * error;
  }
  const ages = last - first + 1;
  return { mae: absolute / ages, rmse: Math.sqrt(squared / ages) };
}
