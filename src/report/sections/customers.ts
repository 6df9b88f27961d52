import { binCounts } from "../../chart/binCounts.ts";
import { concentrationCurve } from "../../chart/concentrationCurve.ts";
import { residualValue, expectedPurchases, probabilityAlive } from "../../ltv/bgNbd/predictions.ts";
import type { PurchaseSummary } from "../../ltv/summarize/purchaseSummary.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import type { CustomerLine, Portfolio, ReportModels } from "../report.ts";
import { dateOf, type ReportPlan } from "../settings.ts";
import { spendPerPurchase } from "./spend.ts";

/** What the models say of the customers, together and one by one. */
export interface CustomerSections {
  readonly portfolio: Portfolio;
  readonly mostValuable: readonly CustomerLine[];
  readonly mostLikelyGone: readonly CustomerLine[];
}

interface Scores {
  readonly alive: Float64Array;
  readonly purchases: Float64Array;
  readonly value: Float64Array | null;
}

/** Scores all customers and picks those to look at. */
export function customerSections(summary: PurchaseSummary, models: ReportModels, plan: ReportPlan): CustomerSections {
  const scores: Scores = {
    alive: probabilityAlive(models.transactions, summary),
    purchases: expectedPurchases(models.transactions, summary, { horizon: plan.horizonUnits }),
    value: valuesOf(summary, models, plan),
  };
  const worth = scores.value ?? scores.purchases;
  const all = Array.from(summary.customerId, (_, i) => i);
  const repeat = all.filter((i) => summary.frequency[i]! > 0);
  const lines = (rows: number[], by: (a: number, b: number) => number): CustomerLine[] =>
    rows
      .sort((a, b) => by(a, b) || a - b)
      .slice(0, plan.listed)
      .map((i) => lineOf(i, summary, scores, plan));
  return {
    portfolio: portfolioOf(scores),
    mostValuable: lines(all, (a, b) => worth[b]! - worth[a]!),
    mostLikelyGone: lines(repeat, (a, b) => scores.alive[a]! - scores.alive[b]!),
  };
}

/** Purchases still expected, discounted, each at its expected worth; null where that is not known. */
function valuesOf(
  summary: PurchaseSummary,
  { transactions, spend }: ReportModels,
  { settings, horizonUnits }: ReportPlan,
): Float64Array | null {
  const worth = spendPerPurchase(summary, spend);
  if (worth === null) return null;
  const { discountRate, margin } = settings;
  const purchases = residualValue(transactions, summary, { horizon: horizonUnits, discountRate });
  return purchases.map((count, i) => margin * count * worth[i]!);
}

function portfolioOf({ alive, purchases, value }: Scores): Portfolio {
  const sum = (values: Float64Array): number => values.reduce((total, x) => total + x, 0);
  const concentration = value === null ? null : concentrationCurve(value);
  return {
    expectedActive: sum(alive),
    expectedPurchases: sum(purchases),
    lifetimeValue: value === null ? null : sum(value),
    concentration,
    topFifthShare: concentration?.valueShare[20] ?? null,
    probabilityAlive: binCounts(alive, { from: 0, to: 1 }),
  };
}

function lineOf(i: number, summary: PurchaseSummary, scores: Scores, plan: ReportPlan): CustomerLine {
  const days = Math.round((summary.age[i]! - summary.recency[i]!) * meanDays[summary.unit]);
  return {
    customerId: summary.customerId[i]!,
    purchases: summary.frequency[i]! + 1,
    lastPurchase: dateOf(plan.observationDay - days),
    daysSinceLastPurchase: days,
    meanSpend: summary.frequency[i]! > 0 ? summary.monetaryValue[i]! : null,
    probabilityAlive: scores.alive[i]!,
    expectedPurchases: scores.purchases[i]!,
    lifetimeValue: scores.value?.[i] ?? null,
  };
}
