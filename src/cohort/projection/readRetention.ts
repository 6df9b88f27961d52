import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { CohortRetention, Retention } from "../retention.ts";
import { survivalCurve } from "../survivalCurve.ts";

/**
 * How cohorts hold: one curve, one for each cohort (`byCohort`, those of the history first, then those to come), or
 * draws of one curve, each as likely as the others (a posterior, a bootstrap).
 */
export type ProjectedRetention = Retention | { readonly draws: readonly CohortRetention[] };

/** Survival of each cohort by age; `curves[draw][cohort]`. A draw may hold the same array for all cohorts. */
export type RetentionDraws = readonly (readonly Float64Array[])[];

const MOST_DRAWS = 10_000;
const PATH = "options.retention";

/**
 * The curves of all cohorts over the ages that each can reach.
 *
 * @param periods of history and horizon together: as many as there are cohorts in the end
 * @throws {KeizokuError} `invalid-input`
 */
export function readRetention(operation: string, retention: unknown, periods: number): RetentionDraws {
  const issues: Issue[] = [];
  const curves = drawsOf(retention, periods, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return curves;
}

function drawsOf(retention: unknown, periods: number, issues: Issue[]): Float64Array[][] {
  const shared = (given: unknown, path: string): Float64Array[] =>
    new Array<Float64Array>(periods).fill(curveOf(given, path, periods, issues));
  if (typeof retention !== "object" || retention === null) return [shared(retention, PATH)];
  if ("byCohort" in retention) return [eachCohort(retention.byCohort, periods, issues)];
  if (!("draws" in retention)) return [shared(retention, PATH)];
  const { draws } = retention;
  const path = `${PATH}.draws`;
  if (!isArrayLike(draws) || draws.length < 1 || draws.length > MOST_DRAWS) {
    const fix = "Pass one curve for each draw.";
    const expected = `a list of 1 to ${String(MOST_DRAWS)} curves`;
    const received = isArrayLike(draws) ? String(draws.length) : show(draws);
    issues.push({ code: "invalid-input", path, expected, received, fix });
    return [];
  }
  return Array.from(draws, (draw, d) => shared(draw, `${path}[${String(d)}]`));
}

function eachCohort(byCohort: unknown, periods: number, issues: Issue[]): Float64Array[] {
  const path = `${PATH}.byCohort`;
  if (!isArrayLike(byCohort) || byCohort.length !== periods) {
    const expected = `one entry a cohort (${String(periods)}: those of the history and those to come)`;
    const received = isArrayLike(byCohort) ? String(byCohort.length) : show(byCohort);
    const fix = "Pass a retention for each period of the history and of the horizon.";
    issues.push({ code: "invalid-input", path, expected, received, fix });
    return [];
  }
  return Array.from(byCohort, (given, cohort) =>
    curveOf(given, `${path}[${String(cohort)}]`, periods - cohort, issues),
  );
}

/** An estimated curve stands at the times of its data, not at ages 0, 1, 2: read as shares by age it would be wrong in silence. */
function curveOf(given: unknown, path: string, ages: number, issues: Issue[]): Float64Array {
  if (typeof given === "object" && given !== null && "kind" in given) {
    const fix = "Pass survivalShares(curve) of an estimated curve, curveShares(curve, ages) of a fitted one.";
    issues.push({ code: "invalid-input", path, expected: "survival by whole ages", received: show(given.kind), fix });
    return new Float64Array(ages);
  }
  return survivalCurve(given, path, ages, issues);
}
