/**
 * Wilson's score interval of a share, written to `out`: [lower, upper]. A kernel: `total` above 0, `quantile` the two-sided normal quantile.
 *
 * Its limits lie in [0, 1]; at 0 of n the lower one is 0, at n of n the upper one 1.
 *
 * @see Wilson (1927), Journal of the American Statistical Association 22, 209–212
 */
export function wilson(successes: number, total: number, quantile: number, out: [lower: number, upper: number]): void {
  const square = quantile * quantile;
  const centre = successes + square / 2;
  const half = quantile * Math.sqrt((successes * (total - successes)) / total + square / 4);
  out[0] = successes === 0 ? 0 : Math.max(0, (centre - half) / (total + square));
  out[1] = successes === total ? 1 : Math.min(1, (centre + half) / (total + square));
}
