import type { BillingInterval } from "../../schema/record/billingInterval.ts";
import type { LatentWeights } from "./latents.ts";

/** What is signed, paid, changed and paused. */
export interface ContractSpec {
  readonly trial: TrialSpec | null;
  readonly plans: Readonly<Record<string, PlanSpec>>;
  /** Plans from the smallest to the largest: an upgrade goes one up, a downgrade one down. */
  readonly ladder: readonly string[];
  readonly changes: {
    /** Chance in a month that an average customer moves one plan up, at his next renewal. */
    readonly monthlyUpgrade: number;
    readonly upgradeWeights: LatentWeights;
    readonly monthlyDowngrade: number;
    readonly downgradeWeights: LatentWeights;
  };
  readonly priceChanges: readonly PriceChangeSpec[];
  readonly payment: PaymentSpec;
  readonly pause: PauseSpec | null;
  readonly returns: ReturnSpec | null;
}

/** A free start. */
export interface TrialSpec {
  readonly length: BillingInterval;
  /** Chance that an average customer stays when the trial ends; 0 and 1 are nobody and everybody. */
  readonly conversion: number;
  /** Change of the log odds. */
  readonly weights: LatentWeights;
}

/** What one can sign. */
export interface PlanSpec {
  /** For one seat and one interval, in units of the currency. */
  readonly price: number;
  readonly interval: BillingInterval;
  /** Share of the newcomers; the shares of all plans sum to 1. */
  readonly share: number;
  /** Absent where a customer has one seat. */
  readonly seats?: SeatSpec;
  /** For long intervals: leaving is thought of only in the last days before a renewal. Absent: on every day. */
  readonly decision?: {
    readonly windowDays: number;
    /** Hazard within the window over that of a plan without one. */
    readonly hazardRatio: number;
  };
}

/** Seats of a business customer. */
export interface SeatSpec {
  /** Median at the start. */
  readonly median: number;
  /** Standard deviation of the logarithm. */
  readonly spread: number;
  /** Chance in a month that seats are added (about a tenth), at the next renewal; need and contentment raise it. */
  readonly monthlyGrowth: number;
  /** Chance in a month that seats are given back (about a tenth). */
  readonly monthlyLoss: number;
}

/** A new price, for newcomers at once, for others from their first renewal on. */
export interface PriceChangeSpec {
  /** First day, `YYYY-MM-DD`. */
  readonly at: string;
  readonly plan: string;
  readonly price: number;
}

/** Payments fail; some of them for good. */
export interface PaymentSpec {
  /** Chance that a payment of an average customer fails at first. */
  readonly failure: number;
  /** Standard deviation of the logarithm of that chance between customers. */
  readonly spread: number;
  /** Days from one attempt to the next. */
  readonly retryAfterDays: readonly number[];
  /** Chance that a retry succeeds. */
  readonly recovery: number;
}

/** A gap that is meant to end. It begins at the renewal after the wish. */
export interface PauseSpec {
  /** Chance in a month that an average customer asks for a pause. */
  readonly monthlyHazard: number;
  readonly weights: LatentWeights;
  /** Mean length in months, at least 1; whole months, geometrically distributed. */
  readonly meanMonths: number;
  /** Share of the pauses that end with a return. */
  readonly resume: number;
}

/** Customers who left of their own wish and come back. */
export interface ReturnSpec {
  /** Chance in a month that an average former customer comes back. */
  readonly monthlyHazard: number;
  readonly weights: LatentWeights;
  /** Days after leaving within which one may come back. */
  readonly withinDays: number;
}

/** Buying without a contract. */
export interface PurchaseSpec {
  /** Share of the customers who buy this way; the others sign a contract. 1 where there is none. */
  readonly share: number;
  readonly process: PurchaseProcess;
  /** Unit of the process's rates. */
  readonly unit: "day" | "week" | "month";
  /** Gamma-Gamma spend: shape p of a purchase, shape q and scale gamma of the customers' scales. */
  readonly spend: { readonly p: number; readonly q: number; readonly gamma: number };
  /** Whether satisfaction, complaints and ties move the dropout (then the process holds only on average); contacts always do. */
  readonly driven: boolean;
}

/**
 * When a customer buys again, and when he is gone: BG/NBD (Fader, Hardie & Lee 2005), Pareto/NBD (Schmittlein, Morrison &
 * Colombo 1987), or regular timing, Erlang-k between purchases (BG/CNBD-k, Platzer & Reutterer 2016).
 */
export type PurchaseProcess =
  | { readonly kind: "bg-nbd"; readonly r: number; readonly alpha: number; readonly a: number; readonly b: number }
  | {
      readonly kind: "pareto-nbd";
      readonly r: number;
      readonly alpha: number;
      readonly s: number;
      readonly beta: number;
    }
  | {
      readonly kind: "regular";
      /** Whole number of at least 1; the larger, the more regular. */
      readonly k: number;
      readonly r: number;
      readonly alpha: number;
      readonly a: number;
      readonly b: number;
    };
