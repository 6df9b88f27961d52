import { binomialLogPmf } from "../../numeric/distribution/binomial.ts";

/** Counts of a fourfold table: of `baskets`, `marked` hold one thing and `drawn` the other. */
export interface Margins {
  readonly baskets: number;
  readonly marked: number;
  readonly drawn: number;
}

/** A term this much smaller than the sum changes nothing. */
const NEGLIGIBLE = 1e-18;

/**
 * Natural logarithm of P(X = both) for the number X of baskets with both, if the two had nothing to do with each other.
 *
 * Kernel; three binomial terms by Loader's saddle-point form, so that no large logarithms cancel.
 *
 * @see Loader (2000), Fast and Accurate Computation of Binomial Probabilities
 */
export function logHypergeometric(both: number, { baskets, marked, drawn }: Margins): number {
  const share = drawn / baskets;
  return (
    binomialLogPmf(both, marked, share) +
    binomialLogPmf(drawn - both, baskets - marked, share) -
    binomialLogPmf(drawn, baskets, share)
  );
}

/**
 * Natural logarithm of P(X ≥ both): Fisher's exact test, one-sided. Kernel. Against exact fractions: relative error of the logarithm below 1e-12.
 */
export function logUpperTail(both: number, margins: Margins): number {
  const { baskets, marked, drawn } = margins;
  const least = Math.max(0, marked + drawn - baskets);
  if (both <= least) return 0;
  const mean = marked * (drawn / baskets);
  if (both > mean) return Math.min(0, logHypergeometric(both, margins) + Math.log(tailRatio(both, margins, 1)));
  const lower = Math.exp(logHypergeometric(both - 1, margins)) * tailRatio(both - 1, margins, -1);
  return Math.log1p(-Math.min(lower, 1));
}

/** Sum of the probabilities from `from` on, upwards (step 1) or downwards (−1), relative to that of `from`. */
function tailRatio(from: number, { baskets, marked, drawn }: Margins, step: 1 | -1): number {
  const rest = baskets - marked - drawn;
  let term = 1;
  let sum = 1;
  for (let x = from; ; x += step) {
    term *=
      step > 0
        ? ((marked - x) * (drawn - x)) / ((x + 1) * (rest + x + 1))
        : (x * (rest + x)) / ((marked - x + 1) * (drawn - x + 1));
    sum += term;
    if (!(term > NEGLIGIBLE * sum)) return sum;
  }
}

/** The 0.99 quantile: the smallest x with P(X ≤ x) ≥ 0.99. Kernel. */
export function quantile99(margins: Margins): number {
  const { baskets, marked, drawn } = margins;
  const mean = marked * (drawn / baskets);
  const variance = (mean * (1 - drawn / baskets) * (baskets - marked)) / Math.max(1, baskets - 1);
  const least = Math.max(0, marked + drawn - baskets);
  const most = Math.min(marked, drawn);
  let x = Math.min(most, Math.max(least, Math.round(mean + 2.326 * Math.sqrt(variance))));
  const above = (at: number): number => (at >= most ? 0 : Math.exp(logUpperTail(at + 1, margins)));
  while (x < most && above(x) > 0.01) x++;
  while (x > least && above(x - 1) <= 0.01) x--;
  return x;
}
