import type { CustomerTable } from "./customerTable.ts";
import type { Interval, IntervalColumns } from "./intervalsResult.ts";
import type { PredictAtDraw } from "./predictAtDraw.ts";
import type { SegmentSums } from "./segmentSums.ts";
import { selectQuantile } from "./selectQuantile.ts";
import type { Points } from "./whitening.ts";

/** Everything that the passes over a table share. */
export interface IntervalWork {
  readonly table: CustomerTable;
  readonly sums: SegmentSums;
  readonly predict: PredictAtDraw;
  /** Draws of the posterior. */
  readonly draws: number;
  /** Their whitened coordinates; null where every draw is to be evaluated. */
  readonly white: Points | null;
  /** Distinct rows predicted at once. */
  readonly blockRows: number;
  readonly level: number;
  /** Told how many distinct rows are done. */
  readonly onRows: (done: number) => void;
}

/** Room for the intervals of so many predictions. */
export function intervalColumns(count: number): IntervalColumns {
  const column = (): Float64Array => new Float64Array(count);
  return { mean: column(), median: column(), lower: column(), upper: column() };
}

/** What values, which are reordered, come to. */
export function intervalOf(values: Float64Array, level: number): Interval {
  let sum = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    sum += value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low === high) return { mean: low, median: low, lower: low, upper: low };
  const tail = (1 - level) / 2;
  // The mean of values that hardly differ must not leave their range by rounding.
  const mean = Math.min(high, Math.max(low, sum / values.length));
  return {
    mean,
    median: selectQuantile(values, 0.5),
    lower: selectQuantile(values, tail),
    upper: selectQuantile(values, 1 - tail),
  };
}

/** Writes one interval into columns. */
export function putInterval(columns: IntervalColumns, row: number, { mean, median, lower, upper }: Interval): void {
  columns.mean[row] = mean;
  columns.median[row] = median;
  columns.lower[row] = lower;
  columns.upper[row] = upper;
}
