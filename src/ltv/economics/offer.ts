import { checkNumbers, type ColumnRules } from "../../schema/columns.ts";
import type { Issue } from "../../schema/error.ts";
import type { Rate } from "../../schema/rate.ts";
import { checkTimeUnit, type TimeUnit } from "../../schema/timeUnit.ts";
import { discountFactor } from "./discountFactor.ts";
import { readEffect, type ExitEffect, type FullEffect } from "./exitEffect.ts";
import { gatherIssues } from "./gatherIssues.ts";
import { amountRule, shareRule } from "./money.ts";

/** Something more that is offered to customers: another product, a higher plan. All money in one unit of one currency. */
export interface CrossSellOffer {
  /** What a period is, for margins, retention and every number of periods. */
  readonly period: TimeUnit;
  /** What it leaves in a period with a customer who accepted, the first time at once; at least 0. */
  readonly extraMargin: number;
  /** Share of those who have it, and stay, who keep it from each period to the next, from 0 to 1; 1 by default. */
  readonly extraRetention?: number;
  /** How many periods it brings margin at most, whole, at least 1; as long as the customer stays by default. */
  readonly extraPeriods?: number;
  /** Asking one customer, at least 0; 0 by default. */
  readonly offerCost?: number;
  /** Once for each who accepts (a gift, setting up), at least 0; 0 by default. */
  readonly acceptanceCost?: number;
  /** What being asked does to the chance to stay, whatever the answer; nothing by default. */
  readonly asked?: ExitEffect;
  /** What accepting does beside; nothing by default. */
  readonly accepted?: ExitEffect;
  /** What money loses by coming later; no discount by default. */
  readonly discountRate?: Rate;
  /** Periods that count, the current one included, whole, from 1 to 100,000; all by default. */
  readonly horizon?: number;
}

/** An offer with nothing left out; `extraPeriods` and `horizon` may be Infinity. */
export interface FullOffer {
  readonly period: TimeUnit;
  readonly extraMargin: number;
  readonly extraRetention: number;
  readonly extraPeriods: number;
  readonly offerCost: number;
  readonly acceptanceCost: number;
  readonly asked: FullEffect;
  readonly accepted: FullEffect;
  readonly discount: number;
  readonly horizon: number;
}

/** Reads an offer; worthless where issues were added. */
export function readOffer(operation: string, offer: CrossSellOffer, issues: Issue[]): FullOffer | undefined {
  const before = issues.length;
  gatherIssues(issues, () => {
    checkNumbers<never>(operation, "offer", offer as unknown as Record<never, number>, {});
  });
  if (issues.length > before) return undefined;
  const { period, extraMargin, extraRetention = 1, offerCost = 0, acceptanceCost = 0 } = offer;
  const { extraPeriods = Infinity, horizon = Infinity } = offer;
  gatherIssues(issues, () => {
    checkTimeUnit(operation, "offer.period", period);
  });
  gatherIssues(issues, () => {
    const counts = { extraPeriods: offer.extraPeriods ?? 1, horizon: offer.horizon ?? 1 };
    checkNumbers(operation, "offer", { extraMargin, extraRetention, offerCost, acceptanceCost, ...counts }, rules);
  });
  const asked = readEffect(offer.asked, "offer.asked", issues);
  const accepted = readEffect(offer.accepted, "offer.accepted", issues);
  const discount = discountFactor(offer.discountRate, period, "offer.discountRate", issues);
  const costs = { offerCost, acceptanceCost };
  return { period, extraMargin, extraRetention, extraPeriods, ...costs, asked, accepted, discount, horizon };
}

const countRule = { min: 1, max: 100_000, integer: true, fix: "Pass how many periods, or leave it out for all." };

const rules: ColumnRules<
  "extraMargin" | "extraRetention" | "offerCost" | "acceptanceCost" | "extraPeriods" | "horizon"
> = {
  extraMargin: amountRule("Pass what the offer leaves in a period with a customer who accepts."),
  extraRetention: shareRule("Pass the share that keeps it from period to period, 1 where all do."),
  offerCost: amountRule("Pass what asking one customer costs, 0 for nothing."),
  acceptanceCost: amountRule("Pass what each acceptance costs once, 0 for nothing."),
  extraPeriods: countRule,
  horizon: countRule,
};
