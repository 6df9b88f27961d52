import type { RandomStream } from "../../numeric/random/stream.ts";

/** Means of columns in samples of the rows, drawn with replacement; all columns by the same samples, so that differences are paired. */
export interface ResampledMeans {
  /** Of the rows themselves. */
  readonly means: Float64Array;
  /** Sample after sample. */
  readonly samples: Float64Array;
}

/** Draws the samples. `table` is row-major. Kernel: time grows with samples × rows × columns. */
export function bootstrapMeans(
  table: Float64Array,
  columns: number,
  resamples: number,
  stream: RandomStream,
): ResampledMeans {
  const rows = table.length / columns;
  const means = new Float64Array(columns);
  for (let r = 0; r < rows; r++) addRow(table, r, means, 0, columns);
  const samples = new Float64Array(resamples * columns);
  const times = new Int32Array(rows);
  for (let s = 0; s < resamples; s++) {
    times.fill(0);
    for (let r = 0; r < rows; r++) times[Math.floor(stream.next() * rows)]!++;
    for (let r = 0; r < rows; r++) {
      const weight = times[r]!;
      if (weight === 0) continue;
      const [from, to] = [r * columns, s * columns];
      for (let c = 0; c < columns; c++) samples[to + c]! += weight * table[from + c]!;
    }
  }
  for (let c = 0; c < columns; c++) means[c]! /= rows;
  for (let k = 0; k < samples.length; k++) samples[k]! /= rows;
  return { means, samples };
}

function addRow(table: Float64Array, row: number, out: Float64Array, at: number, columns: number): void {
  for (let c = 0; c < columns; c++) out[at + c]! += table[row * columns + c]!;
}

/** Percentile limits of a function of the columns' means. */
export function percentileInterval(
  { means, samples }: ResampledMeans,
  level: number,
  value: (means: Float64Array) => number,
): { readonly estimate: number; readonly lower: number; readonly upper: number } {
  const columns = means.length;
  const resamples = samples.length / columns;
  const values = Float64Array.from({ length: resamples }, (_, s) =>
    value(samples.subarray(s * columns, (s + 1) * columns)),
  );
  values.sort();
  const at = (share: number): number =>
    values[Math.min(resamples - 1, Math.max(0, Math.round(share * (resamples - 1))))]!;
  return { estimate: value(means), lower: at((1 - level) / 2), upper: at((1 + level) / 2) };
}
