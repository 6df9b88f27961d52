import { brentRoot } from "../../numeric/optimize/brentRoot.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { StackInput } from "../stack.ts";
import { layersIn, measureIssues, stackPlan, type Measure } from "./plan.ts";

/** The total to reach. */
export interface Target {
  /** Customers, or money in the plan's unit: at least 0. */
  readonly total: number;
  /** In which period, counted from 0; one of the plan's. */
  readonly period: number;
  /** "customers" unless given. */
  readonly measure?: Measure;
  /** The first period that can still be changed, counted from 0: 0 unless given, not after `period`. What lies before it stays as planned. */
  readonly from?: number;
}

/** What reaches a total: plain data. */
export interface Targets {
  readonly period: number;
  readonly measure: Measure;
  readonly from: number;
  readonly target: number;
  /** What the plan has in the period. */
  readonly planned: number;
  /** target − planned. */
  readonly gap: number;
  /** The least share that must stay from each period to the next, in every cohort, from `from` on; null where not even 1 reaches the total. */
  readonly retention: number | null;
  /** The total with everybody staying from `from` on: more needs more acquisition. */
  readonly highest: number;
  /** The least multiple of the acquisitions from `from` on, with the plan's own retention; null where no multiple does. 1 is the plan. */
  readonly acquisitionMultiple: number | null;
  /** `target-unreachable`, where one of the two is null. */
  readonly notes: readonly Note[];
}

/**
 * Which retention, or which acquisition, brings a plan to a total by a period, each by itself.
 *
 * The retention is one constant share for every cohort and age; the multiple keeps the plan's retention. Where the plan is beyond the target
 * already, both say what would be enough: 0 where nothing is needed.
 *
 * @throws {KeizokuError} `invalid-input` (the plan's as `stack` tells them; a period that the plan does not have; revenue per customer below 0), `empty-input`
 * @example
 * const plan = { acquisitions: [200, 200, 200], retention: 0.5 };
 * const reach = targets(plan, { total: 434, period: 2 });
 * reach.planned // => 350
 * reach.retention // => 0.6916
 * reach.acquisitionMultiple // => 1.24
 * targets(plan, { total: 700, period: 2 }).retention // => null
 * targets(plan, { total: 700, period: 2 }).notes[0].code // => "target-unreachable"
 */
export function targets(plan: StackInput, target: Target): Targets {
  const { stacked, prices } = stackPlan(operation, plan);
  const {
    total,
    period,
    from = 0,
    measure = "customers",
  } = checkTarget(target, stacked.totals.length, prices !== null);
  if (measure === "revenue") checkPrices(prices!);
  const planned = layersIn(stacked, measure);
  const price = (age: number): number => (measure === "revenue" ? prices![Math.min(age, prices!.length - 1)]! : 1);
  const parts = stacked.layers[period]!.map((_, cohort) => {
    // A cohort stays as planned up to the period before `from`; then each step keeps the same share.
    const fixed = Math.min(period, Math.max(cohort, from - 1));
    return { amount: stacked.layers[fixed]![cohort]! * price(period - cohort), steps: period - fixed };
  });
  const reached = (rate: number): number => parts.reduce((sum, { amount, steps }) => sum + amount * rate ** steps, 0);
  const layer = planned.layers[period]!;
  const changeable = layer.reduce((sum, amount, cohort) => sum + (cohort >= from ? amount : 0), 0);
  const highest = reached(1);
  const retention = leastRetention(reached, total);
  const acquisitionMultiple = leastMultiple(planned.totals[period]! - changeable, changeable, total);
  return {
    ...{ period, measure, from, target: total, planned: planned.totals[period]!, gap: total - planned.totals[period]! },
    ...{ retention, highest, acquisitionMultiple },
    notes: notesOf(retention, acquisitionMultiple),
  };
}

const operation = "targets";

/** The total rises with the rate, so that there is one least rate or none. */
function leastRetention(reached: (rate: number) => number, total: number): number | null {
  if (reached(0) >= total) return 0;
  const highest = reached(1);
  if (highest < total) return null;
  return highest === total ? 1 : brentRoot((rate) => reached(rate) - total, 0, 1).x;
}

function leastMultiple(fixed: number, changeable: number, total: number): number | null {
  if (fixed >= total) return 0;
  const multiple = (total - fixed) / changeable;
  return Number.isFinite(multiple) ? multiple : null;
}

function notesOf(retention: number | null, multiple: number | null): Note[] {
  const notes: Note[] = [];
  const code = "target-unreachable";
  if (retention === null)
    notes.push({ code, message: "Not even a retention of 1 reaches the total: it needs more acquisition." });
  if (multiple === null)
    notes.push({
      code,
      message: "No multiple of the acquisitions reaches the total: nobody who can still be won is there by then.",
    });
  return notes;
}

function checkTarget(target: Target, periods: number, hasRevenue: boolean): Target {
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  if (typeof target !== "object" || (target as unknown) === null) {
    wrong("target", "an object with total and period", target, "Pass the total to reach and its period.");
    throw new KeizokuError(operation, issues);
  }
  const { total, period, from = 0, measure = "customers" } = target;
  const whole = (value: unknown, most: number): boolean =>
    Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
  if (!(Number.isFinite(total) && total >= 0)) {
    wrong("target.total", "a finite number of at least 0", total, "Pass the total to reach.");
  }
  const known = whole(period, periods - 1);
  if (!known) {
    const expected = `a whole number from 0 to ${String(periods - 1)}`;
    wrong("target.period", expected, period, "Pass one of the plan's periods, or plan for more with `periods`.");
  }
  const latest = known ? period : periods - 1;
  if (!whole(from, latest)) {
    const expected = `a whole number from 0 to ${String(latest)}`;
    wrong("target.from", expected, from, "Pass the first period that can still be changed.");
  }
  issues.push(...measureIssues(measure, hasRevenue, "target.measure"));
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return target;
}

function checkPrices(prices: ArrayLike<number>): void {
  const issues: Issue[] = [];
  for (let age = 0; age < prices.length; age++) {
    if (prices[age]! >= 0) continue;
    const path = `revenuePerCustomer[${String(age)}]`;
    const fix =
      "Pass what a customer pays, without costs: with a loss at some age more customers need not be more money.";
    issues.push({ code: "invalid-input", path, expected: "at least 0", received: show(prices[age]), fix });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
