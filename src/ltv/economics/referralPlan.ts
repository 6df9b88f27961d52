import type { Duration } from "../../calendar/duration.ts";
import type { Rate } from "../../schema/rate.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { CustomerRetention } from "./retentionSteps.ts";

/** Recommendations as long as a customer stays. */
export interface ReferralsByPeriod {
  /** People to whom he recommends in a period, on average, at least 0. */
  readonly perPeriod: number;
  readonly period: TimeUnit;
  readonly retention: CustomerRetention;
  /** Periods that count, whole, from 1 to 100,000; all by default. */
  readonly horizon?: number;
}

/** A customer and those he brings; all money in one unit of one currency. */
export interface ReferralInput {
  /** What the customer is worth by himself, at least 0. */
  readonly value: number;
  /** People to whom a customer recommends on average over his lifetime, at least 0; or per period as long as he stays. */
  readonly referrals: number | ReferralsByPeriod;
  /** Share of them who become customers, from 0 to 1; 1 by default (`referrals` then counts customers). */
  readonly conversion?: number;
  /** Share of those who became customers who would not have come without him, from 0 to 1; 1 by default. Only these count into the value. */
  readonly incrementalShare?: number;
  /** Value of a customer brought relative to the one who brought him, at least 0, in every generation anew; 1 by default. */
  readonly relativeValue?: number;
  /** From the recommendation to the first payment of the one who came; none by default. */
  readonly delay?: Duration;
  /** What money loses by coming later; no discount by default. */
  readonly discountRate?: Rate;
  /** How many generations count: 1 for those he brings himself; a whole number of at least 0, all by default. */
  readonly generations?: number;
  /** Reward for every customer brought, those included who would have come anyway, at least 0; 0 by default. */
  readonly reward?: number;
  /** What winning a customer costs otherwise, which is saved for every customer brought, at least 0; 0 by default. */
  readonly acquisitionCost?: number;
  /** How customers recommend without the programme, to see what the programme adds; nothing is paid for that. */
  readonly withoutProgramme?: { readonly referrals?: number | ReferralsByPeriod; readonly conversion?: number };
}
