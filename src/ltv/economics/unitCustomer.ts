import type { Rate } from "../../schema/rate.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { Estimate } from "./estimate.ts";
import type { CustomerRetention } from "./retentionSteps.ts";

/** What is asked of the value of a customer. All money is in one unit of one currency. */
export interface UnitTargets {
  /** What winning one customer costs, at least 0; with its interval where it has one. */
  readonly acquisitionCost: number | Estimate;
  /** How many times its cost a customer shall bring; at least 1e-6. 3 by default, a rule of thumb: set your own. */
  readonly targetRatio?: number;
  /** Within how many periods the cost shall be back, a whole number of at least 1; without it `allowedCost.forPayback` is null. */
  readonly targetPayback?: number;
}

/** A customer who pays period by period. */
export interface PayingCustomer extends UnitTargets {
  /** What a period is, for the margin, the retention and every number of periods. */
  readonly period: TimeUnit;
  /** What a customer leaves in a period after the cost of serving him (not turnover), at least 0: one number, or one by age, of which the last holds. */
  readonly margin: number | ArrayLike<number>;
  readonly retention: CustomerRetention;
  /** What money loses by coming later: `{ rate: 0.1, per: "year" }`. No discount by default. */
  readonly discountRate?: Rate;
  /**
   * `advance` (default): the first margin comes at the start, undiscounted, from everybody: Σ margin · S(k) · vᵏ from k = 0 on. `arrears`: it comes
   * a period later, from those still there: the same sum from k = 1 on.
   */
  readonly timing?: "advance" | "arrears";
  /** How many margins count, whole, from 1 to 100,000; all by default (a curve of numbers: as many as it has). */
  readonly horizon?: number;
  /** Length of `cumulative`, whole, from 0 to 3,000; 36 by default. */
  readonly curvePeriods?: number;
}

/** A customer of whom only the value is known. */
export interface ValuedCustomer extends UnitTargets {
  /** Discounted margin of a whole lifetime, at least 0; with its interval where it has one. */
  readonly lifetimeValue: number | Estimate;
}
