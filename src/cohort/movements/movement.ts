import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { MovementProfile } from "./profile.ts";

/** How recurring revenue and customers come and go. Churn is told apart by the exit on record. */
export type MovementName =
  | "new"
  | "expansion"
  | "contraction"
  | "churnVoluntary"
  | "churnInvoluntary"
  | "churnUnknown"
  | "pause"
  | "resumption"
  | "reactivation";

/** Movements between customers and no customers: all but changes of price. */
export type CustomerMovementName = Exclude<MovementName, "expansion" | "contraction">;

/** Signed amounts: what is lost is negative, so `opening` plus all movements is `closing`. */
export type Flow<Name extends string> = Readonly<Record<"opening" | Name | "closing", number>>;

/** Ratios of one period; null where the denominator is 0. */
export interface MovementMetrics {
  /** Share of the opening revenue that was kept, without what grew: at most 1. By flows it may fall below 0 where more was lost than there was at the opening. */
  readonly grossRetention: number | null;
  /** The same with what grew. */
  readonly netRetention: number | null;
  /** Customers lost, as a share of those at the opening (or those and the new ones, by profile). */
  readonly logoChurn: number | null;
  /** Revenue of customers lost, as a share of the opening revenue. */
  readonly revenueChurn: number | null;
  /** What was gained over what was lost. */
  readonly quickRatio: number | null;
  /** ARPA: closing revenue for each closing customer, in minor units a month. */
  readonly averageRevenuePerAccount: number | null;
}

/** One calendar period. Instants are epoch milliseconds. */
export interface MovementPeriod {
  /** As `calendar.periodLabel` writes it: `2024-01`. */
  readonly label: string;
  readonly from: number;
  /** First instant after the period. */
  readonly until: number;
  /** Whether the period was over at `asOf`: a running one shows what moved so far. */
  readonly complete: boolean;
  /** Monthly recurring revenue in minor units. */
  readonly revenue: Flow<MovementName>;
  /** Customers; subscriptions where the profile counts these. */
  readonly customers: Flow<CustomerMovementName>;
  readonly metrics: MovementMetrics;
}

/** What `movements` gives: plain data. */
export interface Movements {
  readonly period: TimeUnit;
  readonly timeZone: string;
  readonly asOf: number;
  /** ISO 4217; null where no price is known. */
  readonly currency: string | null;
  /** The definitions that were used. */
  readonly profile: MovementProfile;
  /** In order of time, without gaps. */
  readonly periods: readonly MovementPeriod[];
  /** Rows that could not be counted, in order of the input, each with its reasons. */
  readonly rejected: readonly RejectedRow[];
  /** `after-as-of`, `zero-length`, `unknown-price`. */
  readonly notes: readonly Note[];
}
