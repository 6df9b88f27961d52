/**
 * Odds of having left from functions of one variable, so that many customers of one frequency share an interpolant of each. With
 *
 *   M(t) = ∫ from t on, without end, of s (α + t)^(r + x) (β + t)^s / ((α + τ)^(r + x) (β + τ)^(s + 1)) dτ,
 *
 * the odds are M(t) ((α + T) / (α + t))^(r + x) ((β + T) / (β + t))^s − M(T). M is analytic in u = ln(near + t), near the smaller of α and β, for
 * |Im u| < π. Where the difference cancels the customer is left to the direct computation. Plain numbers, no checks. Against the direct
 * computation: relative difference below 1e-10, tested.
 */
import { sharedExpectation } from "../kernel/aheadByFrequency.ts";
import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";
import { logOddsWithoutEnd } from "./kernel.ts";
import { silenceWork } from "./silence.ts";

/** A difference below this, relative, has lost three digits of the interpolants' thirteen. */
const CANCELS = 4e-3;

/** Odds of having left by frequency, recency and age. */
export type SharedOdds = (x: number, recency: number, age: number) => number;

/** The odds from interpolants that the customers share; NaN where too few share one, or where digits would be lost. */
export function sharedOdds(
  parameters: ArrayLike<number>,
  { frequency, recency, age }: PurchaseHistories,
  counted: Float64Array,
): SharedOdds {
  const [r, alpha, s, beta] = parameters as unknown as readonly [number, number, number, number];
  const near = Math.min(alpha, beta);
  const work = silenceWork();
  const of =
    (x: number) =>
    (rate: number): number =>
      Math.exp(logOddsWithoutEnd(parameters, x, rate - near, work));
  const then = sharedExpectation({ frequency, age: recency, prior: near, of }, counted);
  const now = sharedExpectation({ frequency, age, prior: near, of }, counted);
  return (x, t, end) => {
    const without = now(x, near + end);
    const silence = end - t;
    const grown = (r + x) * Math.log1p(silence / (alpha + t)) + s * Math.log1p(silence / (beta + t));
    const odds = then(x, near + t) * Math.exp(grown) - without;
    return odds > CANCELS * without ? odds : NaN;
  };
}
