/**
 * What BG/NBD predictions are made of. Plain numbers, no checks: parameters are (r, α, a, b), all above 0; columns as in the schema.
 */
import { logBeta } from "../../numeric/special/logBeta.ts";
import { logRegularizedBeta } from "../../numeric/special/regularizedBeta.ts";
import { multiplyByExpectation, type ExpectationOfRate } from "../kernel/aheadByFrequency.ts";
import type { DropoutMixture } from "../kernel/dropoutMixture.ts";
import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";
import { logOddsLeft } from "./kernel.ts";

/** P(alive) of each customer; 1 without repeat purchases. Fader & Hardie (2008), eq. 3. */
export function aliveInto(
  parameters: ArrayLike<number>,
  { frequency, recency, age }: PurchaseHistories,
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) {
    const x = frequency[i]!;
    out[i] = x === 0 ? 1 : 1 / (1 + Math.exp(logOddsLeft(parameters, x, recency[i]!, age[i]!)));
  }
}

/** P(alive) of each customer times what f expects of him, given that he is, from his mixture and the rate of its gamma. */
export function aheadInto(
  parameters: ArrayLike<number>,
  customers: PurchaseHistories,
  f: (state: DropoutMixture, rate: number) => number,
  out: Float64Array,
): void {
  aliveInto(parameters, customers, out);
  const [r, alpha, a, b] = parameters as unknown as readonly [number, number, number, number];
  const of = (x: number): ExpectationOfRate => {
    const state = { shape: r + x, a, b: b + x };
    return (rate) => f(state, rate);
  };
  multiplyByExpectation({ frequency: customers.frequency, age: customers.age, prior: alpha, of }, out);
}

/**
 * Log chance of n purchases of a new customer within `horizon`, above 0 where n is: both ways to n purchases, still there or left at
 * the n-th. Fader, Hardie & Lee (2005), eq. 8, the bracket of which is an incomplete beta function.
 */
export function logPmf(parameters: ArrayLike<number>, n: number, horizon: number): number {
  const [r, alpha, a, b] = parameters as unknown as readonly [number, number, number, number];
  const stayed = -r * Math.log1p(horizon / alpha);
  if (n === 0) return stayed;
  const constant = logBeta(a, b);
  const z = horizon / (alpha + horizon);
  const bought = stayed - n * Math.log1p(alpha / horizon) - Math.log(n) - logBeta(r, n);
  const there = logBeta(a, b + n) - constant + bought;
  const left = logBeta(a + 1, b + (n - 1)) - constant + logRegularizedBeta(z, n, r);
  return Math.max(there, left) + Math.log1p(Math.exp(-Math.abs(there - left)));
}
