import { isArrayLike } from "../../schema/arrayLike.ts";
import { show, type Issue } from "../../schema/error.ts";
import { convertRate, type Rate } from "../../schema/rate.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { gathered } from "./gatherIssues.ts";

/**
 * How long customers stay, in any of four ways:
 *
 * - a number: the share that stays from each period to the next, for good;
 * - numbers by age: the share that stays from period 0 to 1, from 1 to 2, …; the last one holds for all later periods;
 * - `{ churn }`: a constant share lost, with its unit: `{ churn: { rate: 0.3, per: "year" } }`;
 * - `{ survival }`: the share still there in period 0, 1, 2, … as numbers (`sbg.survival`) or as a function (`sbg.survivalCurve`).
 */
export type CustomerRetention =
  | number
  | ArrayLike<number>
  | { readonly churn: Rate }
  | {
      /** Share still there in period 0, 1, 2, …. */
      readonly survival: ArrayLike<number> | ((age: number) => number);
    };

/** Shares that stay, step by step. */
export interface RetentionSteps {
  /** From period 0 to 1, from 1 to 2, …; the last one holds for the rest. */
  readonly steps: Float64Array;
  /** Periods known, the first included: Infinity where the last rate holds for good. */
  readonly periods: number;
  /** Whether a curve of numbers ends while somebody is left. */
  readonly cut: boolean;
}

/** What reading a retention needs to know. */
export interface RetentionContext {
  /** Where the retention stands in the argument. */
  readonly path: string;
  readonly period: TimeUnit;
  /** Periods asked for, Infinity for all. */
  readonly horizon: number;
  /** What money keeps of its worth from period to period, from above 0 to 1. */
  readonly discount: number;
}

/** A function of age is followed for so many periods at most, as far as the contract models answer. */
const FARTHEST = 100_001;
/** What is left out of an endless curve, as a share of the whole. */
const LEFT_OUT = 1e-13;
/** Fitted curves may be off by their rounding. */
const SLACK = 1e-9;

/** Reads a retention; worthless where issues were added. Takes anything. */
export function retentionSteps(retention: unknown, context: RetentionContext, issues: Issue[]): RetentionSteps {
  const { path } = context;
  if (typeof retention === "number") return ratesOf([retention], () => path, issues);
  if (isArrayLike(retention)) return ratesOf(retention, (age) => `${path}[${String(age)}]`, issues);
  if (typeof retention === "object" && retention !== null) {
    if ("churn" in retention) return churnOf(retention.churn, context, issues);
    if ("survival" in retention) return survivalOf(retention.survival, context, issues);
  }
  reject(issues, path, "a rate, rates by age, { churn } or { survival }", retention);
  return nothing;
}

const nothing: RetentionSteps = { steps: new Float64Array(1), periods: Infinity, cut: false };

function ratesOf(rates: ArrayLike<unknown>, path: (age: number) => string, issues: Issue[]): RetentionSteps {
  if (rates.length === 0) reject(issues, path(0), "at least one rate", undefined);
  for (let age = 0; age < rates.length; age++) {
    if (!isShare(rates[age])) reject(issues, path(age), "a share from 0 to 1", rates[age]);
  }
  return {
    steps: Float64Array.from({ length: Math.max(rates.length, 1) }, (_, age) => Number(rates[age])),
    periods: Infinity,
    cut: false,
  };
}

function churnOf(churn: unknown, { path, period }: RetentionContext, issues: Issue[]): RetentionSteps {
  const { rate, per } = (churn ?? {}) as Partial<Rate>;
  if (!isShare(rate)) {
    reject(issues, `${path}.churn.rate`, "a share from 0 to 1", rate);
    return nothing;
  }
  // Losing everybody is losing everybody, per whatever unit; no rate above −1 says so.
  if (rate === 1) return { ...nothing, steps: new Float64Array(1) };
  const found: Issue[] = [];
  const lost = gathered(found, () => convertRate({ rate: -rate, per: per! }, period));
  issues.push(...found.map((issue) => ({ ...issue, path: issue.path.replace(/^rate/, `${path}.churn`) })));
  return lost === undefined ? nothing : { ...nothing, steps: Float64Array.of(1 + lost.rate) };
}

function survivalOf(survival: unknown, context: RetentionContext, issues: Issue[]): RetentionSteps {
  const path = `${context.path}.survival`;
  if (typeof survival === "function")
    return followed(survival as (age: number) => unknown, { ...context, path }, issues);
  if (!isArrayLike(survival) || survival.length === 0) {
    reject(issues, path, "shares by age, or a function of age", survival);
    return nothing;
  }
  const { horizon } = context;
  if (Number.isFinite(horizon) && survival.length < horizon) {
    const expected = `a share for each of the ${String(horizon)} periods of the horizon`;
    reject(issues, path, expected, `${String(survival.length)} shares`);
  }
  const steps = new Float64Array(survival.length - 1);
  let last = 1;
  for (let age = 0; age < survival.length; age++) {
    const share = checkedShare(survival[age], { age, last, place: `${path}[${String(age)}]` }, issues);
    if (share === undefined) return nothing;
    if (age > 0) steps[age - 1] = last > 0 ? share / last : 0;
    last = share;
  }
  return { steps, periods: survival.length, cut: horizon === Infinity && last > 0 };
}

/** Asks a curve period by period, until the horizon or until what is left cannot be seen in the sum. */
function followed(survival: (age: number) => unknown, context: RetentionContext, issues: Issue[]): RetentionSteps {
  const { path, horizon, discount } = context;
  const steps: number[] = [];
  let [last, sum, factor] = [1, 0, 1];
  const end = Math.min(horizon, FARTHEST);
  for (let age = 0; age < end; age++) {
    const share = checkedShare(survival(age), { age, last, place: `${path}(${String(age)})` }, issues);
    if (share === undefined) return nothing;
    if (age > 0) steps.push(last > 0 ? share / last : 0);
    last = share;
    sum += factor * share;
    const rest = discount < 1 ? (factor * share * discount) / (1 - discount) : share > 0 ? Infinity : 0;
    if (rest <= LEFT_OUT * sum) return { steps: Float64Array.from([...steps, 0]), periods: Infinity, cut: false };
    factor *= discount;
  }
  if (horizon > FARTHEST) {
    const expected = `a discount rate high enough, or a horizon, for a curve that is above 0 after ${String(FARTHEST)} periods`;
    reject(issues, path, expected, `${String(last)} at the end`);
  }
  return { steps: Float64Array.from(steps), periods: end, cut: false };
}

interface Place {
  readonly age: number;
  readonly last: number;
  readonly place: string;
}

function checkedShare(share: unknown, { age, last, place }: Place, issues: Issue[]): number | undefined {
  if (isShare(share) && share <= last + SLACK && (age > 0 || share >= 1 - SLACK))
    return age === 0 ? 1 : Math.min(share, last);
  const falling = `a share from 0 to ${String(last)}, as survival never rises`;
  reject(issues, place, age === 0 ? "1: in period 0 everybody is there" : falling, share);
  return undefined;
}

function isShare(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 1;
}

function reject(issues: Issue[], path: string, expected: string, received: unknown): void {
  const fix = "Pass a share such as 0.9, shares by age, { churn: { rate, per } }, or { survival } that starts at 1.";
  issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
}
