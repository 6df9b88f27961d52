import { KeizokuError, show, type Issue } from "../schema/error.ts";

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
  /** Share of the cohort still there at age 0, 1, 2, …, from 0 to 1. */
  readonly survival: ArrayLike<number> | ((age: number) => number);
}

/** Share of a cohort still there at age 0 … `ages` − 1. */
export function survivalOf(retention: CohortRetention, ages: number): Float64Array {
  const share = new Float64Array(ages);
  if (typeof retention === "object" && "survival" in retention) {
    const { survival } = retention;
    for (let age = 0; age < ages; age++)
      share[age] = typeof survival === "function" ? survival(age) : (survival[age] ?? NaN);
    return share;
  }
  share[0] = 1;
  for (let age = 1; age < ages; age++) {
    const rate = typeof retention === "number" ? retention : (retention[Math.min(age, retention.length) - 1] ?? NaN);
    share[age] = share[age - 1]! * rate;
  }
  return share;
}

/**
 * The survival of each of `cohorts` cohorts over the ages each can reach within `periods`.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function survivals(operation: string, retention: Retention, cohorts: number, periods: number): Float64Array[] {
  const own = typeof retention === "object" && "byCohort" in retention ? retention.byCohort : undefined;
  if (own !== undefined && own.length !== cohorts) {
    const expected = `one entry a cohort (${String(cohorts)})`;
    const fix = "Pass as many retentions as acquisitions.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "retention.byCohort", expected, received: String(own.length), fix },
    ]);
  }
  const issues: Issue[] = [];
  const curves = Array.from({ length: cohorts }, (_, cohort) => {
    const path = own === undefined ? "retention" : `retention.byCohort[${String(cohort)}]`;
    const curve = survivalOf(own?.[cohort] ?? (retention as CohortRetention), periods - cohort);
    if (own !== undefined || cohort === 0) checkCurve(curve, path, issues);
    return curve;
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return curves;
}

function checkCurve(curve: Float64Array, path: string, issues: Issue[]): void {
  const fix = "Pass shares from 0 to 1: rates by age, or a survival curve long enough for the periods.";
  const age = curve.findIndex((share) => !(share >= 0 && share <= 1));
  if (age < 0) return;
  const expected = `a share from 0 to 1 at age ${String(age)}`;
  issues.push({ code: "invalid-input", path, expected, received: show(curve[age]), fix });
}
