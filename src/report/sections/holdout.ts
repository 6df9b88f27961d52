import { expectedPurchases } from "../../ltv/bgNbd/predictions.ts";
import type { PurchaseSummary } from "../../ltv/summarize/purchaseSummary.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { PurchaseLog } from "../../schema/purchaseLog.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import type { Comparison, FrequencyClass, HoldoutCheck, ReportModels } from "../report.ts";
import { dateOf, type ReportPlan } from "../settings.ts";
import { fitModels } from "./models.ts";
import { spendPerPurchase } from "./spend.ts";
import { trackPurchases } from "./tracking.ts";

/** Customers with this many repeat purchases or more form the last class. */
const LAST_CLASS = 7;

/** Fits the models to the first part of the log and holds them against the second. `summary` has both. */
export function holdoutCheck(
  log: PurchaseLog,
  summary: PurchaseSummary,
  plan: ReportPlan,
  signal: AbortSignal | undefined,
): { readonly check: HoldoutCheck; readonly notes: readonly Note[] } {
  const holdout = summary.holdout!;
  const calibrationDay = plan.calibrationDay!;
  const { models, notes } = fitModels(summary, signal);
  const predicted = expectedPurchases(models.transactions, summary, { horizon: holdout.duration });
  const actual = holdout.frequency;
  const check = {
    calibrationEnd: dateOf(calibrationDay),
    calibration: (calibrationDay - plan.firstDay + 1) / meanDays[summary.unit],
    duration: holdout.duration,
    models,
    customers: summary.customerId.length,
    purchases: { actual: sum(actual), predicted: sum(predicted) },
    spend: compareSpend(summary, models, predicted),
    ...errorsOf(actual, predicted),
    byFrequency: classesOf(summary.frequency, actual, predicted),
    tracking: trackPurchases(log, models.transactions, plan),
  };
  // Told apart from what is said of the models of the whole log.
  return {
    check,
    notes: notes.map(({ code, message }) => ({ code: `holdout-${code}`, message: `Check: ${message}` })),
  };
}

function compareSpend(summary: PurchaseSummary, { spend }: ReportModels, purchases: Float64Array): Comparison | null {
  const each = spendPerPurchase(summary, spend);
  if (each === null) return null;
  return { actual: sum(summary.holdout!.spend), predicted: sum(purchases.map((count, i) => count * each[i]!)) };
}

function errorsOf(
  actual: Float64Array,
  predicted: Float64Array,
): Pick<HoldoutCheck, "meanAbsoluteError" | "rootMeanSquaredError" | "correlation"> {
  const n = actual.length;
  const miss = actual.map((value, i) => predicted[i]! - value);
  return {
    meanAbsoluteError: sum(miss.map(Math.abs)) / n,
    rootMeanSquaredError: Math.sqrt(sum(miss.map((x) => x * x)) / n),
    correlation: correlationOf(actual, predicted),
  };
}

function correlationOf(x: Float64Array, y: Float64Array): number | null {
  const centred = (values: Float64Array): Float64Array => {
    const mean = sum(values) / values.length;
    return values.map((value) => value - mean);
  };
  const [dx, dy] = [centred(x), centred(y)];
  const scale = Math.sqrt(sum(dx.map((d) => d * d)) * sum(dy.map((d) => d * d)));
  return scale > 0 ? sum(dx.map((d, i) => d * dy[i]!)) / scale : null;
}

function classesOf(frequency: Float64Array, actual: Float64Array, predicted: Float64Array): FrequencyClass[] {
  return Array.from({ length: LAST_CLASS + 1 }, (_, x) => {
    const has = (i: number): boolean => Math.min(frequency[i]!, LAST_CLASS) === x;
    const inside = (values: Float64Array): number => sum(values.filter((_, i) => has(i)));
    const customers = frequency.filter((_, i) => has(i)).length;
    const label = x === LAST_CLASS ? `${String(x)}+` : String(x);
    return { label, customers, actual: inside(actual) / customers, predicted: inside(predicted) / customers };
  }).filter(({ customers }) => customers > 0);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
