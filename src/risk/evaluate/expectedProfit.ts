import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import { regularizedBeta } from "../../numeric/special/regularizedBeta.ts";
import { waldMeasure, type Measure } from "./measure.ts";
import { readLevel, readScoreSteps, type LevelOptions, type ScoreColumns } from "./readScores.ts";
import { rocHull, type RocHull } from "./rocHull.ts";
import type { Steps } from "./steps.ts";

/** What a campaign costs and brings; all money in one unit of one currency, minor or major. */
export interface CampaignEconomics extends LevelOptions {
  /** What a customer who stays is worth, above 0. */
  readonly customerValue: number;
  /** Cost of the offer, for each customer who takes it, at least 0 and below `customerValue`. */
  readonly offerCost: number;
  /** Cost of contacting one customer, at least 0. */
  readonly contactCost: number;
  /** Chance that a customer about to leave accepts the offer and stays: one number, or the parameters of a beta distribution; default 6 and 14. */
  readonly acceptance?: number | { readonly alpha: number; readonly beta: number };
}

/** What a score is worth to a retention campaign. */
export interface ExpectedProfit {
  /** Money per customer of the whole list, with the best cut. */
  readonly profit: Measure;
  /** Share of customers to contact. */
  readonly share: number;
  /** Profit per customer of contacting everybody, 0 where that loses: what the score has to beat. */
  readonly contactAll: number;
}

/**
 * Expected maximum profit of a retention campaign (EMPC): contact the customers with the highest scores, at the cut that pays best for each
 * chance of acceptance, on average over these chances. With one number for `acceptance` the maximum profit (MPC).
 *
 * Everybody contacted costs `contactCost`; stayers take the offer, leavers with the chance of acceptance. The standard error holds the cuts
 * fixed, which changes nothing in large samples since profit is flat at the best cut.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (only one outcome)
 * @example
 * const list = { score: [0.9, 0.8, 0.7, 0.6, 0.55, 0.5, 0.4, 0.3, 0.2, 0.1], event: [1, 0, 1, 1, 0, 0, 1, 0, 0, 0] };
 * const { profit, share } = expectedProfit(list, { customerValue: 200, offerCost: 10, contactCost: 1 });
 * profit.estimate // => 19.1084
 * share // => 0.693679
 * @see Verbraken, Verbeke & Baesens (2013), IEEE Transactions on Knowledge and Data Engineering 25, 961–973
 */
export function expectedProfit(columns: ScoreColumns, economics: CampaignEconomics): ExpectedProfit {
  const operation = "expectedProfit";
  const level = readLevel(operation, economics);
  const campaign = readCampaign(operation, "economics", economics);
  return expectedProfitOfSteps(readScoreSteps(operation, columns), campaign, level);
}

/** Costs as shares of the value, and the law of acceptance. */
export interface Campaign {
  readonly value: number;
  readonly offer: number;
  readonly contact: number;
  readonly acceptance: number | { readonly alpha: number; readonly beta: number };
}

/** @throws {KeizokuError} `invalid-input` */
export function readCampaign(operation: string, path: string, economics: CampaignEconomics): Campaign {
  checkNumbers<never>(operation, path, economics as unknown as Record<never, number>, {});
  const { customerValue, offerCost, contactCost, acceptance = { alpha: 6, beta: 14 } } = economics;
  checkNumbers(
    operation,
    path,
    { customerValue, offerCost, contactCost },
    {
      customerValue: { above: 0, max: 1e15, fix: "Pass what a customer who stays is worth." },
      offerCost: { min: 0, max: 1e15, fix: "Pass what the offer costs for each who takes it." },
      contactCost: { min: 0, max: 1e15, fix: "Pass what contacting one customer costs." },
    },
  );
  if (typeof acceptance === "number") {
    checkNumbers(
      operation,
      path,
      { acceptance },
      { acceptance: { min: 0, max: 1, fix: "Pass the chance that an offer is accepted." } },
    );
  } else {
    const shape = { above: 0, max: 1e6, fix: "Pass the parameters of a beta distribution, 6 and 14 say." };
    checkNumbers(operation, `${path}.acceptance`, acceptance, { alpha: shape, beta: shape });
  }
  if (offerCost >= customerValue) {
    const expected = `less than customerValue (${String(customerValue)})`;
    const fix = "An offer that costs what the customer is worth never pays.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: `${path}.offerCost`, expected, received: String(offerCost), fix },
    ]);
  }
  return { value: customerValue, offer: offerCost / customerValue, contact: contactCost / customerValue, acceptance };
}

/** Kernel of {@link expectedProfit}: both outcomes occur. */
export function expectedProfitOfSteps(steps: Steps, campaign: Campaign, level: number): ExpectedProfit {
  const total = steps.totalEvents + steps.totalOthers;
  const hull = rocHull(steps);
  const { chance, mean } = lawOverHull(hull, campaign);
  const { value, offer, contact } = campaign;
  let [share, profit, squares] = [0, 0, 0];
  // From the last point of the hull back: what a customer brings who is contacted at that point and at all behind it.
  let [ofEvent, ofOther] = [0, 0];
  for (let k = hull.events.length - 1; k > 0; k--) {
    ofEvent += value * ((1 - offer) * mean[k]! - contact * chance[k]!);
    ofOther -= value * (offer + contact) * chance[k]!;
    const [events, others] = [hull.events[k]! - hull.events[k - 1]!, hull.others[k]! - hull.others[k - 1]!];
    profit += events * ofEvent + others * ofOther;
    squares += events * ofEvent ** 2 + others * ofOther ** 2;
    share += chance[k]! * (hull.events[k]! + hull.others[k]!);
  }
  profit /= total;
  const variance = (squares / total - profit ** 2) / Math.max(1, total - 1);
  const standardError = total > 1 ? Math.sqrt(Math.max(0, variance)) : null;
  return {
    profit: waldMeasure(profit, standardError, level),
    share: Math.min(1, share / total),
    contactAll: contactAll(steps, campaign),
  };
}

/** For each point of the hull: the chance that it is the best cut, and the mean of acceptance × (it is the best cut). */
function lawOverHull(hull: RocHull, campaign: Campaign): { chance: Float64Array; mean: Float64Array } {
  const { offer, contact, acceptance } = campaign;
  const points = hull.events.length;
  const [chance, mean] = [new Float64Array(points), new Float64Array(points)];
  /** Acceptance from which on point k is better than the one before it. */
  const bound = (k: number): number => {
    if (k === points) return Infinity;
    const [events, others] = [hull.events[k]! - hull.events[k - 1]!, hull.others[k]! - hull.others[k - 1]!];
    return events > 0 ? (((offer + contact) * others) / events + contact) / (1 - offer) : Infinity;
  };
  let [below, belowMean, from] = [0, 0, -Infinity];
  for (let k = 0; k < points; k++) {
    const to = bound(k + 1);
    if (typeof acceptance === "number") {
      chance[k] = acceptance >= from && acceptance < to ? 1 : 0;
      mean[k] = acceptance * chance[k]!;
    } else {
      const { alpha, beta } = acceptance;
      const end = Math.min(1, to);
      const [next, nextMean] = [regularizedBeta(end, alpha, beta), regularizedBeta(end, alpha + 1, beta)];
      chance[k] = next - below;
      mean[k] = (alpha / (alpha + beta)) * (nextMean - belowMean);
      [below, belowMean] = [next, nextMean];
    }
    from = to;
  }
  return { chance, mean };
}

/** The same with the one cut that takes everybody, or nobody where that loses. */
function contactAll(steps: Steps, campaign: Campaign): number {
  const everybody = {
    events: Float64Array.of(0, steps.totalEvents),
    others: Float64Array.of(0, steps.totalOthers),
  };
  const { chance, mean } = lawOverHull(everybody, campaign);
  const { value, offer, contact } = campaign;
  const ofEvents = steps.totalEvents * value * ((1 - offer) * mean[1]! - contact * chance[1]!);
  const ofOthers = steps.totalOthers * value * (offer + contact) * chance[1]!;
  return (ofEvents - ofOthers) / (steps.totalEvents + steps.totalOthers);
}
