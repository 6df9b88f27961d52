/**
 * What NBD predictions are made of. Plain numbers, no checks: parameters are (r, α), both above 0. After x purchases in T a customer's
 * rate is from Gamma(r + x, rate α + T).
 */
import { logBeta } from "../../numeric/special/logBeta.ts";
import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";

/** Expected purchases in so much time, which may be discounted. */
export function purchasesInto(
  parameters: ArrayLike<number>,
  { frequency, age }: PurchaseHistories,
  time: number,
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = time * ((parameters[0]! + frequency[i]!) / (parameters[1]! + age[i]!));
  }
}

/** ∫ from 0 to `horizon` of e^(−δs) ds; an endless horizon needs δ > 0. */
export function discountedTime(delta: number, horizon: number): number {
  return delta === 0 ? horizon : -Math.expm1(-delta * horizon) / delta;
}

/** Log chance of n purchases of a new customer within `horizon`, above 0: negative binomial. */
export function logPmf(parameters: ArrayLike<number>, n: number, horizon: number): number {
  const r = parameters[0]!;
  const none = -r * Math.log1p(horizon / parameters[1]!);
  return n === 0 ? none : none - n * Math.log1p(parameters[1]! / horizon) - Math.log(n) - logBeta(r, n);
}
