/**
 * What became of each customer in one window of time, in the order of the state's `customerId`. Times are on the axis of the summary: local
 * day numbers (days since 1970-01-01) when counting by day, else epoch milliseconds. Amounts are as they were given: minor units of `Money`,
 * or plain numbers. A column and its `…Low` add up to the exact sum.
 */
export interface WindowState {
  /** Time of the first occasion; 0 without any. */
  readonly first: Float64Array;
  /** Time of the last occasion; 0 without any. */
  readonly last: Float64Array;
  readonly occasions: Float64Array;
  /** By day: all amounts of the first day. Else the first purchase: of several at the same instant, the smallest. */
  readonly firstAmount: Float64Array;
  readonly firstAmountLow: Float64Array;
  /** All amounts after that, refunds included. */
  readonly laterAmount: Float64Array;
  readonly laterAmountLow: Float64Array;
  readonly sumLogGaps: Float64Array;
  readonly sumLogGapsLow: Float64Array;
  /** How many gaps of all customers were below a millisecond and counted as one. */
  readonly shortGaps: number;
  /** Refunds before the first occasion, which count as soon as an earlier purchase turns up. */
  readonly earlyRefunds: EarlyRefunds;
  /** Null unless kept. */
  readonly occasionTimes: OccasionTimes | null;
}

/** Refunds before a customer's first occasion, ordered by customer, time and amount. */
export interface EarlyRefunds {
  /** Index into `customerId`. */
  readonly customer: Int32Array;
  readonly at: Float64Array;
  readonly amount: Float64Array;
}

/** The occasions of customer c stand at `start[c] … start[c + 1] − 1` of `at`, in order of time. */
export interface OccasionTimes {
  readonly start: Int32Array;
  readonly at: Float64Array;
}

/** Rows of a log after the end of the observation. */
export interface LeftOut {
  /** Purchases and refunds. */
  readonly purchases: number;
  /** Time of the first of them. */
  readonly earliest: number;
  /** Customers with a purchase among them, as indices into `customerId` in rising order. */
  readonly customer: Int32Array;
}

/** What {@link mergeSummaries} needs of a summary; everything else in the summary follows from it, the unit and the currency. */
export interface SummaryState {
  readonly version: 1;
  readonly sameDay: "once" | "each";
  readonly timeZone: string;
  /** On the axis of the summary, as all times here. */
  readonly observationEnd: number;
  readonly calibrationEnd: number | null;
  /** All customers of the log in order of first appearance, the excluded ones too. */
  readonly customerId: readonly string[];
  /** Up to the end of the calibration; of the observation, where there is no split. */
  readonly calibration: WindowState;
  /** From there to the end of the observation; null without a split. */
  readonly holdout: WindowState | null;
  readonly leftOut: LeftOut | null;
}

/** The columns of a window's state. */
export const windowColumns = [
  "first",
  "last",
  "occasions",
  "firstAmount",
  "firstAmountLow",
  "laterAmount",
  "laterAmountLow",
  "sumLogGaps",
  "sumLogGapsLow",
] as const;
