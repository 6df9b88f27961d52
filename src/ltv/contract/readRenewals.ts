import { isArrayLike } from "../../schema/arrayLike.ts";
import { overRows } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { collapse, type CollapsedRows } from "../kernel/collapse.ts";
import { checkWeighted, type Weighted } from "../kernel/weighted.ts";
import { contractRules, MOST_RENEWALS, type Contract, type Contracts, type SurvivorCounts } from "./contracts.ts";

/** Customers by what happened to them at each renewal. */
export interface RenewalCounts {
  /** Distinct pairs of renewals and left. */
  readonly rows: CollapsedRows;
  /** `left[t − 1]`: customers who left at renewal t. */
  readonly left: Float64Array;
  /** `stayed[t − 1]`: customers who survived renewal t. */
  readonly stayed: Float64Array;
}

/**
 * Checks cohorts or single customers and counts who stayed and who left at each renewal.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function readRenewals(operation: string, data: SurvivorCounts | Weighted<Contracts> | Contract): RenewalCounts {
  if (hasSurvivors(data)) return countRenewals(survivorRows(operation, data.survivors));
  if (isSingle(data)) {
    let rows = collapse([[], []]);
    overRows(operation, data, contractRules, ({ renewals, left }) => {
      rows = collapse([renewals, left]);
    });
    return countRenewals(rows);
  }
  checkWeighted(operation, data, contractRules);
  return countRenewals(collapse([data.renewals, data.left], data.weight));
}

/** Whether data are counts of cohorts. */
export function hasSurvivors(data: unknown): data is SurvivorCounts {
  return typeof data === "object" && data !== null && "survivors" in data;
}

function isSingle(data: Weighted<Contracts> | Contract): data is Contract {
  return typeof (data as Contract | null | undefined)?.renewals === "number";
}

/** Counts who stayed and who left at each renewal; rows of renewals and left. */
export function countRenewals(rows: CollapsedRows): RenewalCounts {
  const [renewals, gone] = rows.columns as [Float64Array, Float64Array];
  let last = 0;
  for (let i = 0; i < renewals.length; i++) last = Math.max(last, renewals[i]! + gone[i]!);
  const left = new Float64Array(last);
  const stayed = new Float64Array(last);
  for (let i = 0; i < renewals.length; i++) {
    if (gone[i] === 1) left[renewals[i]!]! += rows.weights[i]!;
    if (renewals[i]! > 0) stayed[renewals[i]! - 1]! += rows.weights[i]!;
  }
  for (let t = last - 2; t >= 0; t--) stayed[t]! += stayed[t + 1]!;
  return { rows, left, stayed };
}

/** Every cohort's losses as rows, those still there as one row that has not left. */
function survivorRows(operation: string, survivors: SurvivorCounts["survivors"]): CollapsedRows {
  const cohorts = checkedCohorts(operation, survivors);
  const renewals: number[] = [];
  const left: number[] = [];
  const weights: number[] = [];
  for (const counts of cohorts) {
    for (let t = 0; t < counts.length; t++) {
      const ended = t + 1 === counts.length;
      renewals.push(t);
      left.push(ended ? 0 : 1);
      weights.push(ended ? counts[t]! : counts[t]! - counts[t + 1]!);
    }
  }
  return collapse([renewals, left], weights);
}

const FIX = "Pass customers still active after 0, 1, 2, … renewals, not customers lost.";
const LISTED = 1000;

function checkedCohorts(operation: string, survivors: unknown): readonly ArrayLike<number>[] {
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown): void => {
    if (issues.length < LISTED)
      issues.push({ code: "invalid-input", path, expected, received: show(received), fix: FIX });
  };
  const cohorts: ArrayLike<number>[] = [];
  if (!isArrayLike(survivors)) wrong("survivors", "counts by renewal, or a list of such counts", survivors);
  else if (survivors.length === 0) {
    const expected = "at least one cohort with at least one count";
    issues.push({ code: "empty-input", path: "survivors", expected, received: "0", fix: FIX });
  } else if (!isArrayLike(survivors[0])) {
    checkCohort(survivors, "survivors", wrong);
    cohorts.push(survivors as ArrayLike<number>);
  } else {
    for (let i = 0; i < survivors.length; i++) {
      const path = `survivors[${String(i)}]`;
      const counts = survivors[i];
      if (!isArrayLike(counts)) wrong(path, "counts by renewal", counts);
      else checkCohort(counts, path, wrong);
      cohorts.push(counts as ArrayLike<number>);
    }
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return cohorts;
}

function checkCohort(
  counts: ArrayLike<unknown>,
  path: string,
  wrong: (path: string, expected: string, received: unknown) => void,
): void {
  if (counts.length === 0) wrong(path, "at least one count", "none");
  if (counts.length > MOST_RENEWALS + 1) {
    wrong(path, `at most ${String(MOST_RENEWALS + 1)} counts`, counts.length);
    return;
  }
  let before = Infinity;
  for (let t = 0; t < counts.length; t++) {
    const count = counts[t];
    const where = `${path}[${String(t)}]`;
    if (typeof count !== "number" || !Number.isFinite(count) || count < 0) {
      wrong(where, "a finite number of at least 0", count);
    } else {
      if (count > before) wrong(where, `at most ${String(before)}, the count before it`, count);
      before = count;
    }
  }
}
