import { checkNumbers, type ColumnRules } from "../../schema/columns.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { lastTrue } from "./breakEvenChurn.ts";
import { endlessIssue } from "./endlessIssue.ts";
import { under, type FullEffect } from "./exitEffect.ts";
import { gatherIssues } from "./gatherIssues.ts";
import { amountRule, shareRule } from "./money.ts";
import { readOffer, type CrossSellOffer, type FullOffer } from "./offer.ts";
import { paymentStream, streamTotal } from "./paymentStream.ts";
import { retentionSteps, type CustomerRetention } from "./retentionSteps.ts";

/** The customer who is asked. */
export interface CrossSellCustomer {
  /** Chance that he accepts, from 0 to 1. */
  readonly acceptance: number;
  /** What he leaves in a period now, at least 0. */
  readonly margin: number;
  /** How long he stays, from now on, if he is not asked. */
  readonly retention: CustomerRetention;
}

/** What an offer is worth: plain data. */
export interface CrossSell {
  /** Value with the offer less value without it, all costs included. */
  readonly expectedGain: number;
  readonly gainIfAccepted: number;
  readonly gainIfDeclined: number;
  /** What the customer is worth if nobody asks him. */
  readonly valueWithout: number;
  /** What the expected gain is made of; the three add up to it. */
  readonly parts: {
    /** Expected margin of the offer itself. */
    readonly extraMargin: number;
    /** Expected change of what he brings now, by staying longer or leaving earlier. */
    readonly exit: number;
    /** Expected cost, negative. */
    readonly cost: number;
  };
  /** The least acceptance at which the offer loses nothing; null where none is enough. */
  readonly breakEvenAcceptance: number | null;
  /** The most that may be added to the chance to leave at each renewal, in place of the effect given, so that the offer loses nothing; null where it loses anyhow. */
  readonly breakEvenChurn: {
    /** Added for all who are asked, whatever they say. */
    readonly asked: number | null;
    /** Added for those who accept. */
    readonly accepted: number | null;
  };
  /** `never-breaks-even`. */
  readonly notes: readonly Note[];
}

/**
 * What it is worth to offer a customer something more, given how likely he accepts and what asking and accepting do to his staying.
 *
 * a · W(accepted) + (1 − a) · W(declined) − W(not asked) − cost, with W = Σ vᵏ S(k) · margins from k = 0 (the current period, which is paid in any case).
 * The renewals after it have the chances to stay that the effects leave.
 *
 * @throws {KeizokuError} `invalid-input`; `mean-undefined` where nobody leaves and neither discount nor horizon ends the sum
 * @example
 * const customer = { acceptance: 0.2, margin: 20, retention: 0.9 };
 * const offer = { period: "month", extraMargin: 5, offerCost: 2, accepted: { retentionOdds: 2 }, asked: { churnChange: 0.01, renewals: 1 } };
 * const { expectedGain, parts, breakEvenAcceptance, breakEvenChurn } = crossSell(customer, offer);
 * expectedGain // => 50.8709
 * parts // => { extraMargin: 18.8942, exit: 33.9767, cost: -2 }
 * breakEvenAcceptance // => 0.0146
 * breakEvenChurn // => { asked: 0.2406, accepted: 0.0135 }
 * crossSell({ ...customer, acceptance: 0 }, { period: "month", extraMargin: 5, offerCost: 2 }).expectedGain // => -2
 * @see Kumar, George & Pancras (2008), "Cross-Buying in Retailing", J. Retailing 84(1), 15–27
 */
export function crossSell(customer: CrossSellCustomer, offer: CrossSellOffer): CrossSell {
  const asking = read(customer, offer);
  const { acceptance } = customer;
  const { offerCost, acceptanceCost, asked, accepted } = asking.offer;
  const worth = worthOf(asking, asked, accepted);
  const without = valueOf(asking, [], false);
  if (![worth.accepted, worth.declined, without].every(Number.isFinite)) {
    throw new KeizokuError("crossSell", [endlessIssue("customer.retention")]);
  }
  const gainIfAccepted = worth.accepted - without - offerCost - acceptanceCost;
  const gainIfDeclined = worth.declined - without - offerCost;
  const gainWith = (first: FullEffect, second: FullEffect): number =>
    gainOf(worthOf(asking, first, second), acceptance) - without - offerCost - acceptance * acceptanceCost;
  const exit = gainOf({ accepted: worth.base, declined: worth.declined }, acceptance) - without;
  const breakEvenAcceptance = leastAcceptance(gainIfAccepted, gainIfDeclined);
  const added = (effect: FullEffect, churnChange: number): FullEffect => ({ ...effect, retentionOdds: 1, churnChange });
  return {
    expectedGain: acceptance * gainIfAccepted + (1 - acceptance) * gainIfDeclined,
    gainIfAccepted,
    gainIfDeclined,
    valueWithout: without,
    parts: {
      extraMargin: acceptance * (worth.accepted - worth.base),
      exit,
      cost: -offerCost - acceptance * acceptanceCost,
    },
    breakEvenAcceptance,
    breakEvenChurn: {
      asked: mostChurn((change) => gainWith(added(asked, change), accepted)),
      accepted: mostChurn((change) => gainWith(asked, added(accepted, change))),
    },
    notes: breakEvenAcceptance === null ? [neverPays] : [],
  };
}

const neverPays: Note = { code: "never-breaks-even", message: "The offer loses even where everybody accepts it." };

interface Asking {
  readonly margin: number;
  readonly steps: Float64Array;
  readonly periods: number;
  readonly offer: FullOffer;
}

interface Worth {
  readonly accepted: number;
  readonly declined: number;
}

function worthOf(asking: Asking, asked: FullEffect, accepted: FullEffect): Worth & { readonly base: number } {
  const both = [asked, accepted];
  const base = valueOf(asking, both, false);
  return { base, accepted: base + valueOf(asking, both, true), declined: valueOf(asking, [asked], false) };
}

/** A weighted mean in which what has no weight may be endless. */
function gainOf({ accepted, declined }: Worth, acceptance: number): number {
  const yes = acceptance === 0 ? 0 : acceptance * accepted;
  return acceptance === 1 ? yes : yes + (1 - acceptance) * declined;
}

/** What the customer brings under effects: the margin of now, or that of the offer. */
function valueOf({ margin, steps, periods, offer }: Asking, effects: readonly FullEffect[], extra: boolean): number {
  const lasting = Math.max(0, ...effects.map(({ renewals }) => (renewals === Infinity ? 0 : renewals + 1)));
  const changed = Float64Array.from({ length: Math.max(steps.length, lasting, 1) }, (_, k) => {
    const stay = steps.length === 0 ? 1 : steps[Math.min(k, steps.length - 1)]!;
    const left = effects.reduce((share, effect) => under(effect, share, k), stay);
    return extra ? left * offer.extraRetention : left;
  });
  const counted = extra ? Math.min(periods, offer.extraPeriods) : periods;
  const margins = [extra ? offer.extraMargin : margin];
  const { discount } = offer;
  return streamTotal(paymentStream({ margins, steps: changed, periods: counted, discount, advance: true }));
}

function leastAcceptance(gainIfAccepted: number, gainIfDeclined: number): number | null {
  if (gainIfDeclined >= 0) return 0;
  return gainIfAccepted < 0 ? null : gainIfDeclined / (gainIfDeclined - gainIfAccepted);
}

function mostChurn(gain: (change: number) => number): number | null {
  if (!(gain(-1) >= 0)) return null;
  return gain(1) >= 0 ? 1 : lastTrue((change) => gain(change) >= 0, -1, 1);
}

function read(customer: CrossSellCustomer, given: CrossSellOffer): Asking {
  const operation = "crossSell";
  checkNumbers<never>(operation, "customer", customer as unknown as Record<never, number>, {});
  const issues: Issue[] = [];
  const { acceptance, margin } = customer;
  gatherIssues(issues, () => {
    checkNumbers(operation, "customer", { acceptance, margin }, customerRules);
  });
  const offer = readOffer(operation, given, issues);
  if (offer === undefined || issues.length > 0) throw new KeizokuError(operation, issues);
  const { period, horizon, discount } = offer;
  const read = retentionSteps(customer.retention, { path: "customer.retention", period, horizon, discount }, issues);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { margin, steps: read.steps, periods: Math.min(read.periods, horizon), offer };
}

/** What is known of a customer besides his staying. */
export const customerRules: ColumnRules<"acceptance" | "margin"> = {
  acceptance: shareRule("Pass the chance that the customer accepts."),
  margin: amountRule("Pass what the customer leaves in a period now."),
};
