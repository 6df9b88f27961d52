import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";

/** Rules of thumb that models are held against: what managers do without one. */
export type HeuristicName = "same-rate" | "hiatus" | "last-period";

/** What a rule needs to know. */
export interface HeuristicData {
  readonly customers: PurchaseHistories;
  /** Length of the holdout in the unit of the columns. */
  readonly duration: number;
  /** A silence from which a customer is taken for gone. */
  readonly hiatus: number;
  /** Purchases in as long a time before the end of the calibration; null where nobody counted them. */
  readonly lastPeriod: ArrayLike<number> | null;
}

/**
 * Purchases of each customer in the holdout by each rule. `same-rate`: as often as so far. `hiatus`: the same of those who are not silent for too
 * long, and none of the others. `last-period`: as many as in the last period of the same length.
 *
 * Wübben & von Wangenheim (2008), Journal of Marketing 72(3), 82–93.
 */
export function heuristicPredictions(data: HeuristicData): readonly (readonly [HeuristicName, Float64Array])[] {
  const { frequency, recency, age } = data.customers;
  const sameRate = Float64Array.from(frequency, (x, i) => (age[i]! > 0 ? (x / age[i]!) * data.duration : 0));
  const hiatus = sameRate.map((expected, i) => (age[i]! - recency[i]! > data.hiatus ? 0 : expected));
  const rules: [HeuristicName, Float64Array][] = [
    ["same-rate", sameRate],
    ["hiatus", hiatus],
  ];
  if (data.lastPeriod !== null) rules.push(["last-period", Float64Array.from(data.lastPeriod)]);
  return rules;
}
