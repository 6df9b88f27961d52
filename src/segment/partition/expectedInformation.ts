import { deviance } from "../../numeric/distribution/deviance.ts";

/** Weights below this share of the largest end a sum; the terms fall faster than geometrically from there. */
const NEGLIGIBLE = 1e-22;

/**
 * Mutual information (nats) that two partitions of these sizes have on average by chance, over all ways to deal the rows out anew
 * (hypergeometric law, exact).
 *
 * Kernel: both lists of sizes are above 0 and sum to `rows`. A cell's weights start at 1 at their mode and follow from ratios, so no logarithm
 * of a factorial loses digits; and a cell of n rows where e are expected gives n log(n / e) + e − n, which is never negative, so the sum does
 * not cancel. Equal sizes are computed once.
 *
 * @see Vinh, Epps & Bailey (2010), Journal of Machine Learning Research 11, 2837–2854, equation 24a
 */
export function expectedInformation(sizesOfA: Float64Array, sizesOfB: Float64Array, rows: number): number {
  const distinctB = distinctSizes(sizesOfB);
  let sum = 0;
  for (const [a, timesA] of distinctSizes(sizesOfA)) {
    for (const [b, timesB] of distinctB) sum += timesA * timesB * expectedDeviance(a, b, rows);
  }
  return sum / rows;
}

function distinctSizes(sizes: Float64Array): Map<number, number> {
  const times = new Map<number, number>();
  for (let i = 0; i < sizes.length; i++) times.set(sizes[i]!, (times.get(sizes[i]!) ?? 0) + 1);
  return times;
}

/** Mean of n log(n / e) + e − n over the hypergeometric law of n, with e = a b / rows. */
function expectedDeviance(a: number, b: number, rows: number): number {
  const expected = (a * b) / rows;
  const least = Math.max(0, a + b - rows);
  const most = Math.min(a, b);
  const mode = Math.min(most, Math.max(least, Math.floor(((a + 1) * (b + 1)) / (rows + 2))));
  const rest = rows - a - b;
  let weights = 1;
  let sum = term(mode, expected);
  let weight = 1;
  for (let n = mode + 1; n <= most && weight > NEGLIGIBLE; n++) {
    weight *= ((a - n + 1) * (b - n + 1)) / (n * (rest + n));
    weights += weight;
    sum += weight * term(n, expected);
  }
  weight = 1;
  for (let n = mode - 1; n >= least && weight > NEGLIGIBLE; n--) {
    weight *= ((n + 1) * (rest + n + 1)) / ((a - n) * (b - n));
    weights += weight;
    sum += weight * term(n, expected);
  }
  return sum / weights;
}

function term(n: number, expected: number): number {
  return n === 0 ? expected : deviance(n, expected);
}
