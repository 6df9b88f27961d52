/**
 * What Pareto/NBD predictions are made of. Plain numbers, no checks: parameters are (r, α, s, β), all above 0; columns as in the schema.
 */
import { tanhSinh } from "../../numeric/quadrature/tanhSinh.ts";
import { logBeta } from "../../numeric/special/logBeta.ts";
import { multiplyByExpectation } from "../kernel/aheadByFrequency.ts";
import { convexRules, logConvexIntegral, type ConvexRules } from "../kernel/convexIntegral.ts";
import type { DiscountTerms } from "../kernel/predictionOptions.ts";
import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";
import { logOddsLeft, rowTerm } from "./kernel.ts";
import { sharedOdds } from "./sharedOdds.ts";
import { silenceWork } from "./silence.ts";

/** P(alive) of each customer. Schmittlein, Morrison & Colombo (1987). */
export function aliveInto(
  parameters: ArrayLike<number>,
  { frequency, recency, age }: PurchaseHistories,
  out: Float64Array,
): void {
  const work = silenceWork();
  const shared = sharedOdds(parameters, { frequency, recency, age }, out.fill(1));
  for (let i = 0; i < out.length; i++) {
    const odds = shared(frequency[i]!, recency[i]!, age[i]!);
    const left = Number.isNaN(odds)
      ? Math.exp(logOddsLeft(parameters, [frequency[i]!, recency[i]!, age[i]!], work))
      : odds;
    out[i] = 1 / (1 + left);
  }
}

/** Log odds of being alive, of customers whose last purchase is before the end of the observation. */
export function logOddsAliveInto(
  parameters: ArrayLike<number>,
  { frequency, recency, age }: PurchaseHistories,
  out: Float64Array,
): void {
  const work = silenceWork();
  for (let i = 0; i < out.length; i++) {
    out[i] = -logOddsLeft(parameters, [frequency[i]!, recency[i]!, age[i]!], work);
  }
}

/**
 * P(alive) of each customer times what f expects of him, given that he is: from his mean purchase rate and the rate of his gamma of
 * leaving. f is proportional to the purchase rate or does not depend on it.
 */
export function aheadInto(
  parameters: ArrayLike<number>,
  customers: PurchaseHistories,
  f: (purchaseRate: number, rate: number) => number,
  out: Float64Array,
): void {
  aliveInto(parameters, customers, out);
  const [r, alpha, , beta] = parameters as unknown as readonly [number, number, number, number];
  const { frequency, age } = customers;
  if (f(2, beta) !== f(1, beta)) {
    for (let i = 0; i < out.length; i++) out[i]! *= (r + frequency[i]!) / (alpha + age[i]!);
  }
  multiplyByExpectation({ age, prior: beta, of: () => (rate) => f(1, rate) }, out);
}

/** Expected time that a customer is there within `horizon`: ∫ (1 + τ/rate)^(−s) dτ. */
export function timeThere(s: number, rate: number, horizon: number): number {
  const log = Math.log1p(horizon / rate);
  return rate * (s === 1 ? log : -Math.expm1((1 - s) * log) / (s - 1));
}

/**
 * The same with each moment discounted at the continuous rate δ, as a function of the rate: ∫ e^(−δτ) (1 + τ/rate)^(−s) dτ. Without end that is
 * rate · Ψ(1, 2 − s; δ · rate), the confluent hypergeometric function of the second kind.
 */
export function discountedTimeThere(s: number, terms: DiscountTerms): (rate: number) => number {
  const rules = convexRules();
  return (rate) => discountedTime(s, rate, terms, rules);
}

/** Over u = ln(1 + τ/rate), in which the exponent is convex. */
function discountedTime(s: number, rate: number, { delta, horizon }: DiscountTerms, rules: ConvexRules): number {
  if (delta === 0) return timeThere(s, rate, horizon);
  const zeta = delta * rate;
  const exponent = {
    value: (u: number): number => zeta * Math.expm1(u) + (s - 1) * u,
    slope: (u: number): number => zeta * Math.exp(u) + s - 1,
  };
  const end = Math.log1p(horizon / rate);
  // A rate below 0 makes later moments count more: the exponent is not convex then, and the horizon finite.
  if (delta < 0) return rate * tanhSinh((u) => Math.exp(-exponent.value(u)), 0, end).value;
  return rate * Math.exp(logConvexIntegral(exponent, 0, end, rules));
}

/**
 * Log chance of n purchases of a new customer within `horizon`, above 0 where n is: still there, or left at some time before.
 * Fader & Hardie (2020), "Deriving an expression for P(X(t) = x) under the Pareto/NBD model", as an integral over the time of leaving.
 */
export function logPmf(parameters: ArrayLike<number>, n: number, horizon: number): number {
  const [r, alpha, s, beta] = parameters as unknown as readonly [number, number, number, number];
  if (n === 0) return rowTerm(parameters, [0, 0, horizon], silenceWork());
  const constant = -Math.log(n) - logBeta(r, n);
  const still = -n * Math.log1p(alpha / horizon) - r * Math.log1p(horizon / alpha) - s * Math.log1p(horizon / beta);
  const left = Math.log(s / beta) + logLeftWith(parameters, n, horizon);
  return constant + Math.max(still, left) + Math.log1p(Math.exp(-Math.abs(still - left)));
}

/** ln ∫ from 0 to `horizon` of (τ / (α + τ))ⁿ (1 + τ/α)^(−r) (1 + τ/β)^(−s − 1) dτ, over u = ln τ from the integrand's peak outwards. */
function logLeftWith(parameters: ArrayLike<number>, n: number, horizon: number): number {
  const [r, alpha, s, beta] = parameters as unknown as readonly [number, number, number, number];
  const value = (u: number): number => {
    const time = Math.exp(u);
    return n * Math.log1p(alpha / time) + r * Math.log1p(time / alpha) + (s + 1) * Math.log1p(time / beta) - u;
  };
  const slope = (u: number): number => {
    const time = Math.exp(u);
    return (r * time - n * alpha) / (alpha + time) + ((s + 1) * time) / (beta + time) - 1;
  };
  const end = Math.log(horizon);
  const peak = lowestPoint(slope, end);
  const rules = convexRules();
  const after = logConvexIntegral({ value, slope }, peak, end, rules);
  const mirrored = { value: (u: number): number => value(-u), slope: (u: number): number => -slope(-u) };
  const before = logConvexIntegral(mirrored, -peak, Infinity, rules);
  return Math.max(before, after) + Math.log1p(Math.exp(-Math.abs(before - after)));
}

/** Where a rising slope is 0, or `end` where it is not yet. */
function lowestPoint(slope: (u: number) => number, end: number): number {
  if (slope(end) <= 0) return end;
  let upper = end;
  let step = 1;
  while (slope(upper - step) > 0) step *= 2;
  let lower = upper - step;
  for (let pass = 0; pass < 60; pass++) {
    const middle = 0.5 * (lower + upper);
    if (slope(middle) > 0) upper = middle;
    else lower = middle;
  }
  return lower;
}
