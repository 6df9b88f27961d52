import type { Duration } from "../../calendar/duration.ts";

/**
 * What counts as which movement: every choice in which tools differ, as plain data. Change one with `{ ...movementProfiles.board, pause: "churn" }`.
 */
export interface MovementProfile {
  /** For people. */
  readonly name: string;
  /** Whose revenue moves: all subscriptions of a customer together (a second one is expansion), or each by itself (it is new, and its end churn). */
  readonly per: "customer" | "subscription";
  /** Days of the year by which prices for weeks and days become monthly: 364 makes 52 weeks, 360 months of 30 days, 365.2425 the calendar's mean. From 360 to 366, with at most 4 decimals. */
  readonly daysPerYear: number;
  /** A free trial is nothing yet ("none"; new when it ends), a customer without revenue ("customer"), or counts as if paid ("revenue"). One that ended or was cut short unpaid stays what it was. */
  readonly trial: "none" | "customer" | "revenue";
  /** A price of 0 makes no customer ("none"), keeps one who paid before ("kept"), or makes one ("customer"). */
  readonly freePlan: "none" | "kept" | "customer";
  /** How long a failed payment may be late before it is an exit, as `ledger.spells` has it: a duration or whole days; null for that of the options. */
  readonly gap: Duration | number | null;
  /** Date of the churn when `gap` has run out: the end of the paid time, or the end of the gap. */
  readonly lateChurnAt: "end" | "after-gap";
  /**
   * When a voluntary exit or a pause counts: at the end on record ("end"); when the billing period that runs then is over ("period-end"); or, where the end on
   * record lies after `asOf`, just before `asOf`, as it is known then ("notice": what is committed). The customer's next subscription cuts a paid period short.
   */
  readonly churnAt: "end" | "period-end" | "notice";
  /** A pause is a movement of its own ("movement"), voluntary churn ("churn"), contraction to 0 of one who stays a customer ("contraction"), or nothing: its revenue counts on ("kept"). */
  readonly pause: "movement" | "churn" | "contraction" | "kept";
  /** A return is new business from this long after leaving on: a duration or whole days; null for never. Resumptions of pauses that are movements of their own stay so. */
  readonly returnIsNewAfter: Duration | number | null;
  /** Several changes of one customer within a period are summed by sign, or netted: with a join they are new business, with an exit churn. */
  readonly changes: "summed" | "netted";
  /** Who joins and leaves in one period is shown as both, or not at all; who leaves and returns in one, as both, or by the change of price. */
  readonly joinAndLeave: "shown" | "netted";
  /** Retention by the period's movements over its opening ("flows"), or by what became of those there at the opening ("opening-customers"). */
  readonly retention: "flows" | "opening-customers";
  /** Whether reactivation and resumption count as growth, in net retention by flows and in the quick ratio. */
  readonly returnsAreGrowth: boolean;
  /** What logo churn is a share of: customers at the opening, or these and all who came in the period. */
  readonly logoChurnOver: "opening" | "opening-and-new";
}

/** Names of the profiles that are provided. */
export type MovementProfileName = "chartMogulLike" | "baremetricsLike" | "stripeLike" | "board";

const publicTools = {
  per: "customer",
  daysPerYear: 364,
  trial: "none",
  freePlan: "none",
  gap: null,
  lateChurnAt: "end",
  churnAt: "end",
  pause: "churn",
  returnIsNewAfter: null,
  changes: "summed",
  joinAndLeave: "shown",
  retention: "flows",
  returnsAreGrowth: true,
  logoChurnOver: "opening",
} as const;

/**
 * Four sets of definitions. Three are in the manner of what the tools' public pages say; the tools have settings, change, and may count otherwise. Where
 * their pages say nothing (weeks as 52 a year; pauses at Baremetrics), the choice is ours.
 *
 * - `chartMogulLike`: a customer who moves to a free plan stays one; a paused subscription was cancelled; every change is shown.
 * - `baremetricsLike`: who moves to a free plan has left; a failed payment is churn after 30 days; the quick ratio leaves returns out.
 * - `stripeLike`: free plans are no customers; collection that is paused leaves the revenue; churn is a share of the opening and the new customers.
 * - `board`: one customer, one movement a period, at the end of what he paid for; a pause stands by itself; a return after 12 months is new.
 *
 * @example
 * movementProfiles.baremetricsLike.gap // => 30
 * movementProfiles.board.pause // => "movement"
 * @see ChartMogul Help Center: "Churn recognition", "Configuring Subscription Analytics settings", "Handling paused subscriptions in ChartMogul", "Chart: Net MRR Churn Rate"
 * @see Baremetrics Help: "Monthly Recurring Revenue"; Baremetrics changelog, "New Quick Ratio Metric" and "Churn Update"
 * @see Stripe documentation: "Billing metric definitions", "Pause payment collection"; Stripe Support: "Calculating churn rate in Billing"
 */
export const movementProfiles: Readonly<Record<MovementProfileName, MovementProfile>> = {
  chartMogulLike: { ...publicTools, name: "chartMogulLike", freePlan: "kept" },
  baremetricsLike: {
    ...publicTools,
    name: "baremetricsLike",
    gap: 30,
    lateChurnAt: "after-gap",
    returnsAreGrowth: false,
  },
  stripeLike: { ...publicTools, name: "stripeLike", pause: "kept", logoChurnOver: "opening-and-new" },
  board: {
    ...publicTools,
    name: "board",
    churnAt: "period-end",
    pause: "movement",
    returnIsNewAfter: { count: 12, unit: "month" },
    changes: "netted",
    joinAndLeave: "netted",
    retention: "opening-customers",
  },
};
