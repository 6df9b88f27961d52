import type { Note } from "../../schema/fitReport.ts";

/** What the draws of one prediction come to. */
export interface Interval {
  /** Mean over the draws. */
  readonly mean: number;
  readonly median: number;
  /** Equal shares of the draws lie below `lower` and above `upper`. */
  readonly lower: number;
  readonly upper: number;
}

/** The same for many, as columns. */
export type IntervalColumns = Readonly<Record<keyof Interval, Float64Array>>;

/** Intervals of a prediction for each customer, each segment, and all customers. */
export interface Intervals {
  /** Coverage. */
  readonly level: number;
  /** Draws behind each interval. */
  readonly draws: number;
  /** In the order of the customers; null where they were not asked for. */
  readonly customers: IntervalColumns | null;
  /** Sums over the customers of each segment, in order of first appearance; null without segments. */
  readonly segments:
    (IntervalColumns & { readonly segment: readonly string[]; readonly customers: Float64Array }) | null;
  /** Sum over all customers. */
  readonly total: Interval;
  /**
   * Error of the worst response surface at the draws that check it (root mean square), in standard deviations of the prediction; 0 where every
   * draw was evaluated.
   */
  readonly accuracy: { readonly customers: number; readonly total: number };
  readonly notes: readonly Note[];
}
