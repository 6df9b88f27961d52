import { normalCdf, normalQuantile } from "../../numeric/distribution/normal.ts";
import { logHypergeometric } from "../affinity/hypergeometric.ts";
import { logInterval } from "./hedges.ts";
import type { ProfileEstimate } from "./schema.ts";

/** Those of a segment and those outside it: how many, and how many of them are of the category. */
export interface TwoShares {
  readonly count: number;
  readonly known: number;
  readonly otherCount: number;
  readonly otherKnown: number;
}

/** Below this many expected in a cell the normal law is too rough, and Fisher's exact test takes its place. */
const FEW = 5;

/**
 * A share with Wilson's score interval, which stays within 0 and 1 and is sensible at both ends.
 *
 * Kernel: `known` above 0.
 *
 * @see Wilson (1927), Journal of the American Statistical Association 22, 209–212
 */
export function wilson(count: number, known: number, level: number): ProfileEstimate {
  const z = normalQuantile((1 + level) / 2);
  const value = count / known;
  const squared = (z * z) / known;
  const middle = (value + squared / 2) / (1 + squared);
  const half = (z * Math.sqrt((value * (1 - value)) / known + squared / (4 * known))) / (1 + squared);
  const lower = count === 0 ? 0 : Math.max(0, middle - half);
  return { value, lower, upper: count === known ? 1 : Math.min(1, middle + half) };
}

/**
 * Share of a part over the share of all, with an interval on the log scale that takes the overlap into account; half a customer is added where a
 * group has none or only such, so that no variance is 0. Kernel: both groups known, the category occurs.
 */
export function liftOfShare({ count, known, otherCount, otherKnown }: TwoShares, level: number): ProfileEstimate {
  const allShare = (count + otherCount) / (known + otherKnown);
  if (count === 0) return { value: 0, lower: 0, upper: wilson(0, known, level).upper / allShare };
  const value = count / known / allShare;
  if (otherKnown === 0) return { value, lower: value, upper: value };
  const smoothed = (some: number, of: number): number =>
    some === 0 || some === of ? (some + 0.5) / (of + 1) : some / of;
  const [inside, outside] = [smoothed(count, known), smoothed(otherCount, otherKnown)];
  const weight = otherKnown / (known + otherKnown);
  const all = (1 - weight) * inside + weight * outside;
  const own = (weight * outside) / (inside * all);
  const other = weight / all;
  const variance = (own * own * inside * (1 - inside)) / known + (other * other * outside * (1 - outside)) / otherKnown;
  return logInterval(value, variance, level) ?? { value, lower: value, upper: value };
}

/**
 * Adjusted residual of the cell "in the segment and of the category": about standard normal where the two are unrelated. Kernel; null where
 * everybody or nobody is of the category, or one group is empty.
 *
 * @see Haberman (1973), Biometrics 29, 205–220
 */
export function adjustedResidual({ count, known, otherCount, otherKnown }: TwoShares): number | null {
  const [all, of] = [known + otherKnown, count + otherCount];
  const variance = (known / all) * (otherKnown / all) * (of / all) * (1 - of / all) * all;
  if (!(variance > 0)) return null;
  return (count - (known * of) / all) / Math.sqrt(variance);
}

/** Cohen's h: difference of 2 arcsin √share. Kernel. */
export function cohensH({ count, known, otherCount, otherKnown }: TwoShares): number {
  return 2 * Math.asin(Math.sqrt(count / known)) - 2 * Math.asin(Math.sqrt(otherCount / otherKnown));
}

/** Chance of so large a difference of two shares where there is none, two-sided. Kernel; null where no test is possible. */
export function differenceOfShares(shares: TwoShares): number | null {
  const residual = adjustedResidual(shares);
  if (residual === null) return null;
  const { count, known, otherCount, otherKnown } = shares;
  const [all, of] = [known + otherKnown, count + otherCount];
  const least = (Math.min(known, otherKnown) * Math.min(of, all - of)) / all;
  return least < FEW ? fisherExact(shares) : Math.min(1, 2 * normalCdf(-Math.abs(residual)));
}

/**
 * Fisher's exact test, two-sided: the chance of all tables with the same margins that are no likelier than this one. Kernel.
 *
 * @see Fisher (1934), Statistical Methods for Research Workers, 5th edition, section 21.02
 */
export function fisherExact({ count, known, otherCount, otherKnown }: TwoShares): number {
  const of = count + otherCount;
  const all = known + otherKnown;
  const margins = { baskets: all, marked: known, drawn: of };
  const observed = logHypergeometric(count, margins);
  let asRare = 0;
  for (let some = Math.max(0, known + of - all); some <= Math.min(known, of); some++) {
    const log = logHypergeometric(some, margins);
    // Tables of equal chance differ in the last digits.
    if (log <= observed + 1e-7) asRare += Math.exp(log);
  }
  return Math.min(1, asRare);
}
