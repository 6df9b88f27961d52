/** Counts `count` things by the cell `cellOf` puts them in. */
export function tally(count: number, cells: number, cellOf: (i: number) => number): number[] {
  const counts = new Array<number>(cells).fill(0);
  for (let i = 0; i < count; i++) counts[cellOf(i)]!++;
  return counts;
}

/** Equal probabilities. */
export function evenly(cells: number): number[] {
  return new Array<number>(cells).fill(1 / cells);
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - centre) ** 2;
  return sum / (values.length - 1);
}

/** Pearson's correlation. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const [mx, my] = [mean(x), mean(y)];
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i]! - mx) * (y[i]! - my);
  return sum / (x.length - 1) / Math.sqrt(variance(x) * variance(y));
}

/** Standard deviations by which a share misses its probability. */
export function shareScore(hits: number, count: number, probability: number): number {
  return (hits - count * probability) / Math.sqrt(count * probability * (1 - probability));
}

/** Standard deviations between two shares. */
export function differenceScore(hits1: number, count1: number, hits2: number, count2: number): number {
  const [p1, p2] = [hits1 / count1, hits2 / count2];
  return (p1 - p2) / Math.sqrt((p1 * (1 - p1)) / count1 + (p2 * (1 - p2)) / count2);
}
