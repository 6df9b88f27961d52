import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { CohortRetention, Retention } from "../retention.ts";
import { stack, type Layers, type Stack, type StackInput } from "../stack.ts";

/** What a total is counted in. */
export type Measure = "customers" | "revenue";

/** A plan that was checked and stacked. */
export interface StackedPlan {
  readonly stacked: Stack;
  /** What a customer pays by age; null without a price. The last holds on. */
  readonly prices: ArrayLike<number> | null;
}

/**
 * Checks and stacks a plan; `stack` itself tells what is wrong with it.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function stackPlan(operation: string, plan: StackInput): StackedPlan {
  try {
    const stacked = stack(plan);
    const price = plan.revenuePerCustomer;
    return { stacked, prices: price === undefined ? null : typeof price === "number" ? [price] : price };
  } catch (error) {
    // Told in the name of what was called, with the path of its argument.
    if (!(error instanceof KeizokuError)) throw error;
    const issues = error.issues.map((issue) => ({ ...issue, path: issue.path.replace(/^input/, "plan") }));
    throw new KeizokuError(operation, issues);
  }
}

/** What is wrong with a measure. */
export function measureIssues(measure: unknown, hasRevenue: boolean, path: string): Issue[] {
  if (measure === "customers" || (measure === "revenue" && hasRevenue)) return [];
  const expected = measure === "revenue" ? '"customers", as there is no revenue' : '"customers" or "revenue"';
  const fix = "Pass revenuePerCustomer in the plan to count in money.";
  return [{ code: "invalid-input", path, expected, received: show(measure), fix }];
}

/** Layers of a measure that is known to be there. */
export function layersIn(stacked: Stack, measure: Measure): Layers {
  return measure === "customers" ? stacked : stacked.revenue!;
}

/** The share that stays at each step of a cohort: `rates[a - 1]` from age a − 1 to a. Where nobody is left of a curve the step is 0. A kernel. */
export function stepRates(retention: Retention, cohort: number, curve: ArrayLike<number>): Float64Array {
  const own = isByCohort(retention) ? retention.byCohort[cohort]! : retention;
  const rates = new Float64Array(Math.max(0, curve.length - 1));
  for (let age = 1; age < curve.length; age++) {
    rates[age - 1] = givenRate(own, age) ?? (curve[age - 1]! > 0 ? curve[age]! / curve[age - 1]! : 0);
  }
  return rates;
}

function givenRate(retention: CohortRetention, age: number): number | undefined {
  if (typeof retention === "number") return retention;
  if ("survival" in retention) return undefined;
  return retention[Math.min(age, retention.length) - 1];
}

function isByCohort(retention: Retention): retention is { readonly byCohort: readonly CohortRetention[] } {
  return typeof retention === "object" && "byCohort" in retention;
}
