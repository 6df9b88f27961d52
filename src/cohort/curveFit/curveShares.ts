import { isArrayLike } from "../../schema/arrayLike.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { MOST_PERIODS } from "../mostPeriods.ts";
import { curveFamilies } from "./curveFamily.ts";
import type { FittedCurve } from "./fitCurve.ts";
import { possibleShares } from "./possibleShares.ts";
import { valueAt } from "./valueAt.ts";

/** A fitted curve by age: as it is, and as survival can be. */
export interface CurveShares {
  /** What the curve says at age 0, 1, 2, …, also where no survival can be so. */
  readonly values: readonly number[];
  /** The same cut to what survival can be: 1 at age 0, never rising, not below 0. `stack` and `projectStack` take it. */
  readonly survival: readonly number[];
  /** `not-one-at-start`, `above-one`, `rising`, `below-zero`, each with the first age. */
  readonly notes: readonly Note[];
}

/**
 * What a fitted curve says at ages 0, 1, …, and what of it survival can be.
 *
 * @param ages how many, from 1 to 3,000
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const curve = fitCurve([1, 0.6, 0.45, 0.4], { family: "polynomial" });
 * const { values, survival, notes } = curveShares(curve, 6);
 * values // => [0.9925, 0.6225, 0.4275, 0.4075, 0.5625, 0.8925]
 * survival // => [1, 0.6225, 0.4275, 0.4075, 0.4075, 0.4075]
 * notes.map(({ code }) => code) // => ["not-one-at-start", "rising"]
 */
export function curveShares(curve: FittedCurve, ages: number): CurveShares {
  const operation = "curveShares";
  checkFitted(operation, "curve", curve);
  checkNumbers(
    operation,
    "arguments",
    { ages },
    {
      ages: { min: 1, max: MOST_PERIODS, integer: true, fix: "Pass how many ages, age 0 included." },
    },
  );
  return sharesOf(curve, ages);
}

/** The same of a curve that was checked. */
export function sharesOf({ family, coefficients }: FittedCurve, ages: number): CurveShares {
  const values = Array.from({ length: ages }, (_, age) => finite(valueAt(family, coefficients, age)));
  return { values, ...possibleShares(values) };
}

/** Steep curves leave the numbers at high ages; they stay what they are: impossible. */
function finite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, Number.isNaN(value) ? 0 : value));
}

/**
 * Checks that a value is a fitted curve.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkFitted(operation: string, path: string, curve: unknown): asserts curve is FittedCurve {
  const given = typeof curve === "object" && curve !== null ? (curve as Partial<FittedCurve>) : {};
  const { coefficients } = given;
  const good =
    given.kind === "curve-fit" &&
    (given.version as unknown) === 1 &&
    curveFamilies.includes(given.family!) &&
    isArrayLike(coefficients) &&
    coefficients.length >= 2 &&
    Array.from(coefficients).every(Number.isFinite);
  if (good) return;
  const fix = "Pass what fitCurve returned.";
  const expected = "a fitted curve of version 1";
  throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(curve), fix }]);
}
