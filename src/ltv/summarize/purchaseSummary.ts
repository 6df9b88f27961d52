import type { Note } from "../../schema/fitReport.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { SummaryState } from "./summaryState.ts";

/** What customers did after the calibration, in the order of the summary. */
export interface Holdout {
  /** Length in the summary's unit of time. */
  readonly duration: number;
  /** Occasions in the holdout. */
  readonly frequency: Float64Array;
  /** Sum of the amounts in the holdout. */
  readonly spend: Float64Array;
}

/** A customer who is not in the summary, and why. */
export interface ExcludedCustomer {
  readonly customerId: string;
  readonly reason: "acquired-after-calibration" | "acquired-after-observation" | "refunds-only";
}

/**
 * One row a customer, as columns in order of first appearance; the columns go into `bgNbd` and `gammaGamma` as they are.
 *
 * Plain data throughout: `structuredClone` copies it, and a JSON text that writes typed arrays as arrays
 * (`JSON.stringify(summary, (_, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value))`) holds all of it.
 */
export interface PurchaseSummary {
  readonly customerId: readonly string[];
  /** Repeat purchases: occasions after the first. */
  readonly frequency: Float64Array;
  /** Time from the first purchase to the last one; 0 without repeat purchases. */
  readonly recency: Float64Array;
  /** Time from the first purchase to the end of the observation. */
  readonly age: Float64Array;
  /** Mean value of the repeat purchases in units of the currency (dollars, yen), or in the unit of the numbers given; 0 without any. */
  readonly monetaryValue: Float64Array;
  /**
   * Sum of the natural logarithms of the times between consecutive occasions, in the unit of the summary; 0 without repeat purchases. Times
   * below a millisecond, which "each" allows, count as a millisecond: note `zero-gaps`.
   */
  readonly sumLogGaps: Float64Array;
  readonly unit: TimeUnit;
  /** Of `Money` amounts; null for plain numbers. */
  readonly currency: string | null;
  /** Null without `calibrationEnd`. */
  readonly holdout: Holdout | null;
  readonly excluded: readonly ExcludedCustomer[];
  readonly notes: readonly Note[];
  /** What `mergeSummaries` needs to add more purchases; not for reading. */
  readonly state: SummaryState;
}
