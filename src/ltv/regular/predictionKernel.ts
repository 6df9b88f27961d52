/** What predictions of both families are made of. Plain numbers, no checks; columns as in the schema. */
import { logBeta } from "../../numeric/special/logBeta.ts";
import { logRegularizedBeta } from "../../numeric/special/regularizedBeta.ts";
import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";
import { purchases } from "./ahead.ts";
import type { RegularState } from "./state.ts";
import { logAddExp, logNeverBought, oddsOfLeaving } from "./kernel.ts";
import type { RegularLaw } from "./law.ts";
import { overHistories } from "./remembered.ts";
import { logRatioSum, logSilence } from "./stages.ts";

/** Log odds of being alive; Infinity for who has had no occasion to leave. */
export function logOddsAlive(law: RegularLaw, frequency: number, recency: number, age: number): number {
  const occasions = frequency + law.first;
  if (occasions === 0) return Infinity;
  const logS = logSilence(law.k, law.r + law.k * frequency, law.alpha + recency, age - recency);
  return logS - Math.log(oddsOfLeaving(law.a, law.b, occasions));
}

/** P(alive). */
export function alive(law: RegularLaw, frequency: number, recency: number, age: number): number {
  return 1 / (1 + Math.exp(-logOddsAlive(law, frequency, recency, age)));
}

/** P(alive) of each customer times what f expects of him, given that he is, from his state and its unit of time. */
export function aheadInto(
  law: RegularLaw,
  customers: PurchaseHistories,
  f: (state: RegularState, rate: number) => number,
  out: Float64Array,
): void {
  const { k, r, alpha, a, b, first } = law;
  const one = (x: number, recency: number, age: number): number => {
    const there = alive(law, x, recency, age);
    const rate = alpha + age;
    const state = { k, shape: r + k * x, z: (age - recency) / rate, a, b: b + x + first };
    return there > 0 ? there * f(state, rate) : 0;
  };
  overHistories(customers, one, out);
}

/** Expected purchases of a new customer, who stays after his first one with chance b / (a + b) where he may leave then. */
export function newPurchases({ k, r, alpha, a, b, first }: RegularLaw, horizon: number): number {
  const stays = first === 1 ? b / (a + b) : 1;
  return stays * purchases({ k, shape: r, z: 0, a, b: b + first }, horizon / alpha);
}

/**
 * Log chance of n purchases of a new customer within `horizon`, above 0 where n is: from kn to kn + k − 1 stages and still there, or left at
 * the n-th, whatever stages he would have passed since.
 */
export function logPmf({ k, r, alpha, a, b, first }: RegularLaw, n: number, horizon: number): number {
  if (n === 0) {
    const logS = logSilence(k, r, alpha, horizon);
    return first === 1 ? logNeverBought(a, b, logS) : logS;
  }
  const z = horizon / (alpha + horizon);
  const least = k * n;
  const exactly = -r * Math.log1p(horizon / alpha) - least * Math.log1p(alpha / horizon);
  const within = exactly - Math.log(least) - logBeta(r, least) + logRatioSum(k, z, r + least, least + 1);
  const there = logBeta(a, b + n + first) + within;
  const left = logBeta(a + 1, b + (n - 1) + first) + logRegularizedBeta(z, least, r);
  return Math.min(0, logAddExp(there, left) - logBeta(a, b));
}
