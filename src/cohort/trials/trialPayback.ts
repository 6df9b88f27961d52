import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { MOST_PERIODS } from "../mostPeriods.ts";
import type { CohortRetention } from "../retention.ts";
import { survivalCurve } from "../survivalCurve.ts";

/** What a free month costs and what follows it; all money in one unit of one currency, per trial that was begun. */
export interface TrialPaybackInput {
  /** Winning one trial, at least 0. */
  readonly acquisitionCost: number;
  /** Serving one trial for a free month, at least 0; 0 by default. Taken for the whole free time, also of those who leave in it. */
  readonly servingCostPerMonth?: number;
  /** Length of the free time in months, from 0 to 120; fractions allowed; 1 by default. */
  readonly freeMonths?: number;
  /** Share of trials that convert, from 0 to 1. */
  readonly conversion: number;
  /** What a paying customer leaves in a month after the cost of serving him, at least 0. */
  readonly monthlyMargin: number;
  /** How converted customers hold, by months since conversion; at age 0 all are there and pay their first month. */
  readonly retention: CohortRetention;
  /** How many paid months to look ahead, from 1 to 3,000; 120 by default. A curve of shares must be as long. */
  readonly horizonMonths?: number;
}

/** When free time is paid back. */
export interface TrialPayback {
  /** Months from the start of the trial to the end of the month that covers all cost, free time included; null where none up to the horizon does. */
  readonly months: number | null;
  /** Paid months among them. */
  readonly paidMonths: number | null;
  /** Acquisition and free time. */
  readonly costPerTrial: number;
  /** Margin less cost after 0, 1, … `horizonMonths` paid months. */
  readonly cumulated: readonly number[];
  /** `not-paid-back`. */
  readonly notes: readonly Note[];
}

/** A sum of equal parts may miss the whole by its rounding. */
const ROUNDING = 1e-12;

/**
 * Months until the margin of those who convert covers the acquisition and the free time of all who began.
 *
 * Month k after conversion brings conversion · margin · S(k − 1). No discount.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const plan = { acquisitionCost: 20, servingCostPerMonth: 4, conversion: 0.5, monthlyMargin: 16, retention: 0.9 };
 * trialPayback(plan).months // => 5
 * trialPayback(plan).cumulated.slice(0, 5) // => [-24, -16, -8.8, -2.32, 3.512]
 * trialPayback({ ...plan, conversion: 0.1 }).months // => null
 */
export function trialPayback(input: TrialPaybackInput): TrialPayback {
  const operation = "trialPayback";
  const { costPerTrial, freeMonths, monthlyMargin, survival } = read(operation, input);
  const cumulated = [-costPerTrial];
  for (const share of survival) cumulated.push(cumulated.at(-1)! + input.conversion * monthlyMargin * share);
  const found = cumulated.findIndex((sum) => sum >= -ROUNDING * costPerTrial);
  const paidMonths = found < 0 ? null : found;
  const message = `${String(survival.length)} paid months do not cover the cost.`;
  return {
    months: paidMonths === null ? null : paidMonths === 0 ? 0 : freeMonths + paidMonths,
    paidMonths,
    costPerTrial,
    cumulated,
    notes: paidMonths === null ? [{ code: "not-paid-back", message }] : [],
  };
}

const money = { min: 0, max: 1e100 };

function read(operation: string, input: TrialPaybackInput) {
  checkNumbers<never>(operation, "input", input as unknown as Record<never, number>, {});
  const { acquisitionCost, servingCostPerMonth = 0, freeMonths = 1, conversion, monthlyMargin } = input;
  const { horizonMonths = 120 } = input;
  const values = { acquisitionCost, servingCostPerMonth, freeMonths, conversion, monthlyMargin, horizonMonths };
  checkNumbers(operation, "input", values, {
    acquisitionCost: { ...money, fix: "Pass what winning one trial costs." },
    servingCostPerMonth: { ...money, fix: "Pass what serving one trial costs in a month, 0 for nothing." },
    freeMonths: { min: 0, max: 120, fix: "Pass the length of the free time in months." },
    conversion: { min: 0, max: 1, fix: "Pass the share of trials that convert." },
    monthlyMargin: { ...money, fix: "Pass what a paying customer leaves in a month." },
    horizonMonths: { min: 1, max: MOST_PERIODS, integer: true, fix: "Pass how many paid months to look ahead." },
  });
  const issues: Issue[] = [];
  const survival = survivalCurve(input.retention, "input.retention", horizonMonths, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { costPerTrial: acquisitionCost + freeMonths * servingCostPerMonth, freeMonths, monthlyMargin, survival };
}
