/** Largest distance between the empirical and the stated distribution function, times √n (Kolmogorov). */
export function kolmogorovDistance(values: ArrayLike<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  let largest = 0;
  sorted.forEach((value, i) => {
    const at = cdf(value);
    largest = Math.max(largest, at - i / n, (i + 1) / n - at);
  });
  return largest * Math.sqrt(n);
}

/** Beyond this a Kolmogorov distance has a probability of 0.001 (Smirnov's table of the limiting distribution). */
export const KOLMOGOROV_LIMIT = 1.95;

/**
 * Pearson's statistic of counts against probabilities, in standard deviations above its mean (k − 1 degrees of freedom,
 * by Wilson and Hilferty's cube root): about standard normal where the probabilities are right.
 */
export function chiSquareScore(counts: readonly number[], probabilities: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b, 0);
  let statistic = 0;
  counts.forEach((count, i) => {
    const expected = total * probabilities[i]!;
    statistic += (count - expected) ** 2 / expected;
  });
  const freedom = counts.length - 1;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
}

/** Counts of 0 … last − 1 and of everything from `last` on. */
export function countsUpTo(values: readonly number[], last: number): number[] {
  const counts = new Array<number>(last + 1).fill(0);
  for (const value of values) counts[Math.min(value, last)]!++;
  return counts;
}
