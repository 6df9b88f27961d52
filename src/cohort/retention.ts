import { isArrayLike } from "../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../schema/error.ts";
import { survivalCurve } from "./survivalCurve.ts";

/**
 * How a cohort holds, in any of four ways:
 *
 * - a number: the share that stays from each period to the next;
 * - numbers by age: the share that stays from age 0 to 1, from 1 to 2, …; the last one holds for all later ages;
 * - `{ survival }`: the share of the cohort still there at age 0, 1, 2, … (a fitted curve, say), as numbers or as a function of age;
 * - `{ byCohort }`: one of the above for each cohort, the oldest first.
 */
export type Retention = CohortRetention | { readonly byCohort: readonly CohortRetention[] };

/** How one cohort holds. */
export type CohortRetention = number | ArrayLike<number> | SurvivalShares;

/** A survival curve. */
export interface SurvivalShares {
  /** Share of the cohort still there at age 0, 1, 2, …: 1 at age 0, never rising, not below 0. */
  readonly survival: ArrayLike<number> | ((age: number) => number);
}

/**
 * The survival of each of `cohorts` cohorts over the ages each can reach within `periods`.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function survivals(operation: string, retention: Retention, cohorts: number, periods: number): Float64Array[] {
  const issues: Issue[] = [];
  const curves = isByCohort(retention)
    ? ownCurves(retention.byCohort, { cohorts, periods }, issues)
    : sharedCurves(retention, { cohorts, periods }, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return curves;
}

interface Size {
  readonly cohorts: number;
  readonly periods: number;
}

function isByCohort(retention: unknown): retention is { readonly byCohort: unknown } {
  return typeof retention === "object" && retention !== null && "byCohort" in retention;
}

/** The oldest cohort's curve; each later one has its start. */
function sharedCurves(retention: unknown, { cohorts, periods }: Size, issues: Issue[]): Float64Array[] {
  const oldest = survivalCurve(retention, "retention", periods, issues);
  return Array.from({ length: cohorts }, (_, cohort) => oldest.subarray(0, periods - cohort));
}

function ownCurves(byCohort: unknown, { cohorts, periods }: Size, issues: Issue[]): Float64Array[] {
  const path = "retention.byCohort";
  if (!isArrayLike(byCohort) || byCohort.length !== cohorts) {
    const expected = `one entry a cohort (${String(cohorts)})`;
    const received = isArrayLike(byCohort) ? String(byCohort.length) : show(byCohort);
    const fix = "Pass as many retentions as acquisitions.";
    issues.push({ code: "invalid-input", path, expected, received, fix });
    return [];
  }
  return Array.from({ length: cohorts }, (_, cohort) =>
    survivalCurve(byCohort[cohort], `${path}[${String(cohort)}]`, periods - cohort, issues),
  );
}
