import { isArrayLike } from "../../schema/arrayLike.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { MOST_PERIODS } from "../mostPeriods.ts";
import { survivalCurve } from "../survivalCurve.ts";

/** Observed survival, checked, and up to which age it is fitted. */
export interface Observed {
  readonly shares: Float64Array;
  readonly lastFittedAge: number;
}

/**
 * Checks observed survival.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function readObserved(operation: string, observed: unknown, lastFittedAge: number | undefined): Observed {
  const path = "observed";
  const fix = "Pass the shares still there at age 0, 1, 2, …: survivors over the size of the cohort.";
  if (!isArrayLike(observed) || observed.length > MOST_PERIODS) {
    const expected = `a column of at most ${String(MOST_PERIODS)} shares`;
    throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(observed), fix }]);
  }
  if (observed.length === 0) {
    throw new KeizokuError(operation, [
      { code: "empty-input", path, expected: "at least one share", received: "none", fix },
    ]);
  }
  const issues: Issue[] = [];
  const shares = survivalCurve({ survival: observed }, path, observed.length, issues);
  if (issues.length > 0) {
    throw new KeizokuError(
      operation,
      issues.map((issue) => ({ ...issue, path: issue.path.replace(".survival", ""), fix })),
    );
  }
  const last = observed.length - 1;
  const age = lastFittedAge ?? last;
  const rule = { min: 0, max: last, integer: true, fix: "Pass the last age to fit, one that was observed." };
  checkNumbers(operation, "options", { lastFittedAge: age }, { lastFittedAge: rule });
  return { shares, lastFittedAge: age };
}
