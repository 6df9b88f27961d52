import type { BinnedCounts } from "../chart/binCounts.ts";
import type { ConcentrationCurve } from "../chart/concentrationCurve.ts";
import type { PurchaseCohorts } from "../cohort/purchaseCohorts.ts";
import type { Duration } from "../calendar/duration.ts";
import type { BgNbdModel } from "../ltv/bgNbd/schema.ts";
import type { GammaGammaModel } from "../ltv/gammaGamma/schema.ts";
import type { Note } from "../schema/fitReport.ts";
import type { Rate } from "../schema/rate.ts";
import type { TimeUnit } from "../schema/timeUnit.ts";

/** One run of the loop over a purchase log: plain JSON, dates as `1997-09-30`, money in units of the currency. */
export interface Report {
  readonly kind: "report";
  readonly version: 1;
  readonly settings: ReportSettings;
  readonly data: DataSummary;
  /** Who came when, who still buys, and what they bring. */
  readonly cohorts: PurchaseCohorts;
  /** Fitted to the whole observation. */
  readonly models: ReportModels;
  readonly portfolio: Portfolio;
  /** By lifetime value, or by expected purchases where values are not known; the best first. */
  readonly mostValuable: readonly CustomerLine[];
  /** Repeat buyers with the lowest chance to be still there; the lowest first. */
  readonly mostLikelyGone: readonly CustomerLine[];
  /** Null where the log does not allow it; a note says why. */
  readonly holdout: HoldoutCheck | null;
  /** All that was delicate: the log, the models, their fits and, with `holdout-` before the code, those of the check. */
  readonly notes: readonly Note[];
}

/** What the numbers of a report rest on. */
export interface ReportSettings {
  /** Unit of the models' times. */
  readonly unit: TimeUnit;
  readonly timeZone: string;
  /** Last day that was observed. */
  readonly observationEnd: string;
  /** How far values and expected purchases look ahead. */
  readonly horizon: Duration;
  readonly discountRate: Rate;
  /** Share of a sale that counts as value. */
  readonly margin: number;
}

/** What the log holds. */
export interface DataSummary {
  readonly customers: number;
  /** Customers with purchases on at least two days. */
  readonly repeatCustomers: number;
  readonly purchases: number;
  readonly refunds: number;
  /** Purchases less refunds. */
  readonly revenue: number;
  /** Null for plain numbers. */
  readonly currency: string | null;
  readonly firstPurchase: string;
  readonly lastPurchase: string;
}

/** The two models behind every prediction. */
export interface ReportModels {
  readonly transactions: BgNbdModel;
  /** Null where there is none; a note says why: `no-spend`, or `flat-spend` and `spend-not-fitted`, where own means stand in. */
  readonly spend: GammaGammaModel | null;
}

/** All customers together. */
export interface Portfolio {
  /** Sum of the chances to be still there. */
  readonly expectedActive: number;
  /** Within the horizon. */
  readonly expectedPurchases: number;
  /** Within the horizon, discounted; null where nobody paid for a repeat purchase, or where spend has no mean. */
  readonly lifetimeValue: number | null;
  readonly concentration: ConcentrationCurve | null;
  /** Share of the value that the most valuable fifth of the customers holds. */
  readonly topFifthShare: number | null;
  /** Customers by their chance to be still there. */
  readonly probabilityAlive: BinnedCounts;
}

/** What is known and expected of one customer. */
export interface CustomerLine {
  readonly customerId: string;
  /** Days with a purchase. */
  readonly purchases: number;
  readonly lastPurchase: string;
  readonly daysSinceLastPurchase: number;
  /** Mean value of the repeat purchases; null without any. */
  readonly meanSpend: number | null;
  readonly probabilityAlive: number;
  /** Within the horizon. */
  readonly expectedPurchases: number;
  /** Within the horizon, discounted; null where the portfolio's is. */
  readonly lifetimeValue: number | null;
}

/** The models fitted to the first part of the log, held against the rest. */
export interface HoldoutCheck {
  /** Last day that the models saw. */
  readonly calibrationEnd: string;
  /** Lengths of both parts, in the report's unit. */
  readonly calibration: number;
  readonly duration: number;
  readonly models: ReportModels;
  /** Customers acquired in the first part. */
  readonly customers: number;
  /** Their purchases in the second part. */
  readonly purchases: Comparison;
  /** What they paid; null where nobody paid for a repeat purchase in the first part, or where spend has no mean. */
  readonly spend: Comparison | null;
  /** Per customer. */
  readonly meanAbsoluteError: number;
  readonly rootMeanSquaredError: number;
  /** Of predicted and actual purchases over customers; null where either does not vary. */
  readonly correlation: number | null;
  readonly byFrequency: readonly FrequencyClass[];
  readonly tracking: Tracking;
}

/** What was predicted and what happened. */
export interface Comparison {
  readonly actual: number;
  readonly predicted: number;
}

/** Customers with the same number of repeat purchases in the first part; purchases are means per customer in the second. */
export interface FrequencyClass extends Comparison {
  /** `0`, `1`, …, `7+`. */
  readonly label: string;
  readonly customers: number;
}

/** Repeat purchases cumulated over time since the first purchase of the log, of customers acquired in the first part. */
export interface Tracking {
  readonly elapsed: readonly number[];
  readonly actual: readonly number[];
  readonly predicted: readonly number[];
}
