/** A tenth of the customers, in order of what was predicted of them. */
export interface CalibrationDecile {
  readonly customers: number;
  /** Mean purchases predicted and made. */
  readonly predicted: number;
  readonly actual: number;
}

/** How far the best customers by prediction are the best ones: shares at 0, 5 %, … 100 % of the customers. */
export interface GainCurve {
  readonly customers: readonly number[];
  /** Share of all holdout purchases that these customers made; null where nobody bought. */
  readonly purchases: readonly (number | null)[];
  /** Area between the curve and the diagonal as a share of what a perfect order would reach; null where no order is better. */
  readonly score: number | null;
}

/** How well purchases of the holdout were predicted, in purchases a customer. */
export interface HoldoutScore {
  /** Mean absolute error. */
  readonly mae: number;
  /** Root of the mean squared error. */
  readonly rmse: number;
  /** Mean of predicted minus actual: above 0 where too much was predicted. */
  readonly bias: number;
  /** Sums over all customers. */
  readonly predicted: number;
  readonly actual: number;
  /** From those with the lowest prediction to those with the highest. */
  readonly calibration: readonly CalibrationDecile[];
  readonly gain: GainCurve;
}

const GROUPS = 10;
const STEPS = 20;

/** Scores predictions, one a customer. Ties keep the order of the customers. */
export function holdoutScore(predicted: Float64Array, actual: ArrayLike<number>): HoldoutScore {
  const n = predicted.length;
  let absolute = 0;
  let squared = 0;
  let error = 0;
  let bought = 0;
  let expected = 0;
  for (let i = 0; i < n; i++) {
    const difference = predicted[i]! - actual[i]!;
    absolute += Math.abs(difference);
    squared += difference * difference;
    error += difference;
    bought += actual[i]!;
    expected += predicted[i]!;
  }
  const rising = Array.from(predicted, (_, i) => i).sort((i, j) => predicted[i]! - predicted[j]! || i - j);
  return {
    mae: absolute / n,
    rmse: Math.sqrt(squared / n),
    bias: error / n,
    predicted: expected,
    actual: bought,
    calibration: deciles(rising, predicted, actual),
    gain: gainCurve(rising, actual),
  };
}

function deciles(rising: readonly number[], predicted: Float64Array, actual: ArrayLike<number>): CalibrationDecile[] {
  const groups = Math.min(GROUPS, rising.length);
  return Array.from({ length: groups }, (_, group) => {
    const inside = rising.slice(
      Math.floor((group * rising.length) / groups),
      Math.floor(((group + 1) * rising.length) / groups),
    );
    const mean = (values: ArrayLike<number>): number => inside.reduce((sum, i) => sum + values[i]!, 0) / inside.length;
    return { customers: inside.length, predicted: mean(predicted), actual: mean(actual) };
  });
}

function gainCurve(rising: readonly number[], actual: ArrayLike<number>): GainCurve {
  const best = rising.toReversed();
  const sums = cumulative(best.map((i) => actual[i]!));
  const perfect = cumulative(Array.from(actual).sort((a, b) => b - a));
  const total = sums.at(-1)!;
  const customers = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  const purchases = customers.map((share) => (total === 0 ? null : at(sums, share) / total));
  const above = area(perfect);
  return { customers, purchases, score: total === 0 || above <= 1e-12 ? null : area(sums) / above };
}

/** 0 and the running sums. */
function cumulative(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return sums;
}

/** Running sum of the best share of customers, the one at the cut counting by his part. */
function at(sums: Float64Array, share: number): number {
  const place = share * (sums.length - 1);
  const whole = Math.min(Math.floor(place), sums.length - 2);
  return sums[whole]! + (place - whole) * (sums[whole + 1]! - sums[whole]!);
}

/** Between the curve and the diagonal, as a share of the square. */
function area(sums: Float64Array): number {
  const n = sums.length - 1;
  const total = sums[n]!;
  if (total === 0) return 0;
  let under = 0;
  for (let i = 0; i < n; i++) under += (sums[i]! + sums[i + 1]!) / 2;
  return under / n / total - 0.5;
}
