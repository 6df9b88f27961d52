import { sortedQuantile } from "../../numeric/summary/quantile.ts";

/** The range that holds a share of the paths, period by period. */
export interface FanInterval {
  /** 0.5, 0.8 or 0.95. */
  readonly level: number;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** Where totals may go: one entry for each projected period. */
export interface Fan {
  readonly mean: readonly number[];
  readonly median: readonly number[];
  /** 50, 80 and 95 %; each period by itself, not for the whole path. */
  readonly intervals: readonly FanInterval[];
}

const LEVELS = [0.5, 0.8, 0.95];

/** Quantiles over paths. `paths[h]` holds the total of every path in period h, and is sorted here. */
export function fanOf(paths: readonly Float64Array[]): Fan {
  const mean = paths.map((totals) => totals.reduce((sum, total) => sum + total / totals.length, 0));
  for (const totals of paths) totals.sort();
  const at = (probability: number): number[] => paths.map((totals) => sortedQuantile(totals, probability));
  const intervals = LEVELS.map((level) => ({ level, lower: at((1 - level) / 2), upper: at((1 + level) / 2) }));
  return { mean, median: at(0.5), intervals };
}
