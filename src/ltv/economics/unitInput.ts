import { checkColumns, checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { checkTimeUnit } from "../../schema/timeUnit.ts";
import { discountFactor } from "./discountFactor.ts";
import { checkAmount, valueOf, type Estimate } from "./estimate.ts";
import { gatherIssues } from "./gatherIssues.ts";
import { amountRule } from "./money.ts";
import { endlessIssue } from "./endlessIssue.ts";
import { paymentStream, streamTotal, type PaymentStream, type StreamParts } from "./paymentStream.ts";
import { retentionSteps, type RetentionSteps } from "./retentionSteps.ts";
import type { PayingCustomer, ValuedCustomer } from "./unitCustomer.ts";

/** What was read: a value with its cost, and the payments behind it where they are known. */
export interface Unit {
  readonly lifetimeValue: number | Estimate;
  readonly acquisitionCost: number | Estimate;
  readonly cost: number;
  readonly targetRatio: number;
  readonly payments: Payments | null;
}

/** Payments of one customer. */
export interface Payments {
  readonly parts: StreamParts;
  readonly stream: PaymentStream;
  readonly curvePeriods: number;
  /** Share of customers beyond the end of a curve. */
  readonly left: number;
}

/**
 * Reads what `unitEconomics` takes.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined`
 */
export function readUnit(operation: string, input: PayingCustomer | ValuedCustomer): Unit {
  checkNumbers<never>(operation, "input", input as unknown as Record<never, number>, {});
  const issues: Issue[] = [];
  const { acquisitionCost, targetRatio = 3, targetPayback = 1 } = input;
  gatherIssues(issues, () => {
    checkAmount(operation, "acquisitionCost", acquisitionCost, "Pass what winning one customer costs.");
  });
  gatherIssues(issues, () => {
    checkNumbers(operation, "input", { targetRatio, targetPayback }, targetRules);
  });
  const valued = "lifetimeValue" in input && input.lifetimeValue !== undefined;
  if (valued) checkValue(operation, input, issues);
  const payments = valued ? null : readPayments(operation, input as PayingCustomer, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const lifetimeValue = valued ? input.lifetimeValue : streamTotal(payments!.stream);
  if (lifetimeValue === Infinity) throw new KeizokuError(operation, [endlessIssue("input")]);
  return { lifetimeValue, acquisitionCost, cost: valueOf(acquisitionCost), targetRatio, payments };
}

const targetRules = {
  targetRatio: { min: 1e-6, max: 1e6, fix: "Pass how many times its cost a customer shall bring." },
  targetPayback: { min: 1, max: 100_000, integer: true, fix: "Pass within how many periods the cost shall be back." },
} as const;

function checkValue(operation: string, input: ValuedCustomer, issues: Issue[]): void {
  gatherIssues(issues, () => {
    checkAmount(operation, "lifetimeValue", input.lifetimeValue, "Pass the value of one customer.");
  });
  const { margin, retention } = input as Partial<PayingCustomer>;
  if (margin === undefined && retention === undefined) return;
  const fix = "Leave out one of the two: the value, or the margins that make it.";
  const expected = "no margin and no retention beside a lifetimeValue";
  issues.push({ code: "invalid-input", path: "input.lifetimeValue", expected, received: "both", fix });
}

function readPayments(operation: string, input: PayingCustomer, issues: Issue[]): Payments {
  const { period, margin, timing = "advance", horizon = Infinity, curvePeriods = 36 } = input;
  gatherIssues(issues, () => {
    checkTimeUnit(operation, "input.period", period);
  });
  checkMargin(operation, margin, issues);
  gatherIssues(issues, () => {
    const counted = horizon === Infinity && input.horizon === undefined ? 1 : horizon;
    checkNumbers(operation, "input", { horizon: counted, curvePeriods }, countRules);
  });
  if (!["advance", "arrears"].includes(timing)) {
    const fix = "Say whether the first margin comes at once or after a period.";
    issues.push({
      code: "invalid-input",
      path: "input.timing",
      expected: "advance or arrears",
      received: show(timing),
      fix,
    });
  }
  const discount = discountFactor(input.discountRate, period, "input.discountRate", issues);
  // What is no number cannot be added to.
  const ages = issues.length > 0 ? Infinity : horizon + (timing === "arrears" ? 1 : 0);
  const context = { path: "input.retention", period, horizon: ages, discount };
  // Nothing can be followed as far as a wrong horizon.
  const { steps, periods, cut } =
    issues.length > 0 ? unread(input, context, issues) : retentionSteps(input.retention, context, issues);
  const margins = typeof margin === "number" ? [margin] : margin;
  const parts = { margins, steps, periods: Math.min(periods, ages), discount, advance: timing === "advance" };
  if (issues.length > 0) return { parts, stream: empty, curvePeriods, left: 0 };
  const left = cut ? steps.reduce((share, step) => share * step, 1) : 0;
  return { parts, stream: paymentStream(parts), curvePeriods, left };
}

const empty: PaymentStream = { terms: new Float64Array(1), ratio: 0, count: 1 };

/** Looks at the retention too where something else is wrong, save at functions, which need the rest to be right. */
function unread(input: PayingCustomer, context: Parameters<typeof retentionSteps>[1], issues: Issue[]): RetentionSteps {
  const { survival, churn } = (input.retention ?? {}) as { readonly survival?: unknown; readonly churn?: unknown };
  const none = { steps: new Float64Array(1), periods: Infinity, cut: false };
  if (typeof survival === "function" || (churn !== undefined && issues.some(({ path }) => path === "input.period")))
    return none;
  return retentionSteps(input.retention, { ...context, horizon: Infinity }, issues);
}

const countRules = {
  horizon: { min: 1, max: 100_000, integer: true, fix: "Pass how many margins count, or leave it out for all." },
  curvePeriods: { min: 0, max: 3000, integer: true, fix: "Pass how long the curve shall be." },
} as const;

function checkMargin(operation: string, margin: unknown, issues: Issue[]): void {
  const rule = amountRule("Pass what a customer leaves in a period; count early losses into the acquisition cost.");
  gatherIssues(issues, () => {
    if (typeof margin === "object" && margin !== null) {
      checkColumns(operation, { "input.margin": margin as ArrayLike<number> }, { "input.margin": rule });
    } else checkNumbers(operation, "input", { margin: margin as number }, { margin: rule });
  });
}
