/**
 * What MBG/NBD predictions are made of. Plain numbers, no checks: parameters are (r, α, a, b), all above 0; columns as in the schema.
 */
import { logPmf as logPmfAfterFirst } from "../bgNbd/predictionKernel.ts";
import { multiplyByExpectation, type ExpectationOfRate } from "../kernel/aheadByFrequency.ts";
import { purchases, type DropoutMixture } from "../kernel/dropoutMixture.ts";
import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";
import { afterFirstPurchase, logNeverBought, logOddsLeft } from "./kernel.ts";

/** Log odds of being alive. Batislam, Denizel & Filiztekin (2007). */
export function logOddsAliveInto(
  parameters: ArrayLike<number>,
  { frequency, recency, age }: PurchaseHistories,
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) out[i] = -logOddsLeft(parameters, frequency[i]!, recency[i]!, age[i]!);
}

/** P(alive) of each customer. */
export function aliveInto(parameters: ArrayLike<number>, customers: PurchaseHistories, out: Float64Array): void {
  logOddsAliveInto(parameters, customers, out);
  for (let i = 0; i < out.length; i++) out[i] = 1 / (1 + Math.exp(-out[i]!));
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
    const state = { shape: r + x, a, b: b + x + 1 };
    return (rate) => f(state, rate);
  };
  multiplyByExpectation({ frequency: customers.frequency, age: customers.age, prior: alpha, of }, out);
}

/** Expected purchases of a new customer, who stays after his first purchase with chance b / (a + b). */
export function newPurchases(parameters: ArrayLike<number>, horizon: number): number {
  const [shape, alpha, a, b] = parameters as unknown as readonly [number, number, number, number];
  return (b / (a + b)) * purchases({ shape, a, b: b + 1 }, horizon / alpha);
}

/** Log chance of n purchases of a new customer within `horizon`, above 0 where n is. */
export function logPmf(parameters: ArrayLike<number>, n: number, horizon: number): number {
  if (n === 0) return logNeverBought(parameters, horizon);
  return logPmfAfterFirst(afterFirstPurchase(parameters), n, horizon) - Math.log1p(parameters[2]! / parameters[3]!);
}
