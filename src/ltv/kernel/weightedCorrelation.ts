/** Columns with the number of customers behind each row. */
export interface WeightedPairs {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** Pearson's correlation over weighted rows; NaN where a column does not vary. A kernel: finite values, weights of at least 0. */
export function weightedCorrelation({ x, y, weights }: WeightedPairs): number {
  const meanX = weightedMean(x, weights);
  const meanY = weightedMean(y, weights);
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < weights.length; i++) {
    // Relative to the means, squares of values such as 1e200 stay in range; a mean of 0 has no scale to take out.
    const offX = (x[i]! - meanX) / (meanX || 1);
    const offY = (y[i]! - meanY) / (meanY || 1);
    xx += weights[i]! * offX * offX;
    xy += weights[i]! * offX * offY;
    yy += weights[i]! * offY * offY;
  }
  // What rounding of the means leaves of a constant column is no variation.
  const least = Number.EPSILON * weights.length;
  if (!(xx > least * least && yy > least * least)) return NaN;
  return Math.min(
    1,
    Math.max(-1, (xy / Math.sqrt(xx) / Math.sqrt(yy)) * Math.sign(meanX || 1) * Math.sign(meanY || 1)),
  );
}

function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i]!;
    if (weights[i]! > 0) sum += (weights[i]! / total) * (values[i]! - sum);
  }
  return sum;
}

/** Ranks of values that stand for `weights` customers each, as if each were a row of his own; ties share their mean rank. */
export function weightedRanks(values: ArrayLike<number>, weights: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const ranks = new Float64Array(values.length);
  let below = 0;
  for (let first = 0; first < order.length;) {
    let next = first;
    let tied = 0;
    while (next < order.length && values[order[next]!]! === values[order[first]!]!) tied += weights[order[next++]!]!;
    for (; first < next; first++) ranks[order[first]!] = below + (tied + 1) / 2;
    below += tied;
  }
  return ranks;
}
