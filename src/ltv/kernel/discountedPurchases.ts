import { tanhSinh } from "../../numeric/quadrature/tanhSinh.ts";
import { stillThere, type DropoutMixture } from "./dropoutMixture.ts";

/** e^(−745) is the smallest positive double: what comes later than this discounts to nothing. */
const LAST_EXPONENT = 745;

/**
 * ∫ from 0 to `end` of e^(−rate · s) dF(s): purchases (F of dropoutMixture.ts) discounted to now, with s and the rate in units of the
 * gamma's rate parameter. `end` may be infinite where rate > 0. Plain numbers, no checks.
 *
 * The integral runs over u = ln(1 + s), in which the purchase intensity R·E[(1 + ps)^(−R−1)] is smooth at every scale of s.
 */
export function discountedPurchases(mixture: DropoutMixture, rate: number, end: number): number {
  const { shape } = mixture;
  const later = { ...mixture, shape: shape + 1 };
  const intensity = (u: number): number => {
    const s = Math.expm1(u);
    return Math.exp(u - rate * s) * shape * stillThere(later, s);
  };
  const last = rate > 0 ? Math.min(end, LAST_EXPONENT / rate) : end;
  return last === 0 ? 0 : tanhSinh(intensity, 0, Math.log1p(last)).value;
}
