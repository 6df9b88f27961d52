/** Ends of an interval. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Wilson's score interval of a share of `count` answers, which need not be whole: weighted answers count as their effective number. Kernel:
 * count above 0, `quantile` the two-sided normal quantile.
 *
 * @see Wilson (1927), Journal of the American Statistical Association 22, 209–212
 */
export function scoreInterval(share: number, count: number, quantile: number): Interval {
  const extra = quantile ** 2 / count;
  const half = Math.sqrt(extra * (share * (1 - share) + extra / 4));
  const ends = { lower: share + extra / 2 - half, upper: share + extra / 2 + half };
  return {
    lower: share <= 0 ? 0 : Math.max(0, ends.lower / (1 + extra)),
    upper: share >= 1 ? 1 : Math.min(1, ends.upper / (1 + extra)),
  };
}

/** Shares of a multinomial whose difference is wanted. */
export interface TwoShares {
  readonly first: number;
  readonly second: number;
  /** Answers, or their effective number. */
  readonly count: number;
}

const STEPS = 60;

/**
 * Score interval of the difference of two shares of one multinomial, of promoters and detractors: the differences that a score test at the
 * level would not reject, the variance taken at the likeliest shares with that difference. Kernel: count above 0.
 *
 * @see Tango (1998), Statistics in Medicine 17, 891–908
 */
export function differenceInterval(shares: TwoShares, quantile: number): Interval {
  const difference = shares.first - shares.second;
  const limit = (end: -1 | 1): number => {
    let inside = difference;
    let outside: number = end;
    for (let step = 0; step < STEPS; step++) {
      const middle = (inside + outside) / 2;
      if (Math.abs(scoreOf(shares, middle)) <= quantile) inside = middle;
      else outside = middle;
    }
    return inside;
  };
  // A difference of ±1 is rejected unless every answer is of that kind.
  return { lower: difference <= -1 ? -1 : limit(-1), upper: difference >= 1 ? 1 : limit(1) };
}

function scoreOf({ first, second, count }: TwoShares, difference: number): number {
  const off = first - second - difference;
  if (off === 0) return 0;
  const linear = -first - second + (2 - first + second) * difference;
  const constant = -second * difference * (1 - difference);
  const root = Math.sqrt(Math.max(0, linear * linear - 8 * constant));
  // The stable form of the larger root of 2 x² + linear x + constant.
  const likeliest = linear > 0 ? (-2 * constant) / (linear + root) : (root - linear) / 4;
  const variance = (2 * likeliest + difference * (1 - difference)) / count;
  return variance > 0 ? off / Math.sqrt(variance) : off * Infinity;
}
