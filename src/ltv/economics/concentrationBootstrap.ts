import { randomStream } from "../../numeric/random/stream.ts";
import { sortedQuantile } from "../../numeric/summary/quantile.ts";
import {
  customersHolding,
  spreadIndices,
  topShares,
  type Spread,
  type SpreadIndices,
  type SpreadTerms,
} from "./concentrationKernel.ts";
import type { Settings } from "./concentrationInput.ts";
import type { Limits } from "./estimate.ts";

/** Quantiles of each measure over the samples. */
export interface SpreadIntervals {
  readonly indices: Readonly<Record<keyof SpreadIndices, Limits>>;
  /** By the sorted shares of the settings. */
  readonly top: readonly Limits[];
  /** Fractions of customers. */
  readonly holding: readonly Limits[];
}

const names = ["gini", "hhi", "theil", "hoover", "atkinson"] as const satisfies readonly (keyof SpreadIndices)[];

/**
 * Draws as many customers as there are, with replacement, so many times, and reads the measures' quantiles. A sample is a count for each distinct value,
 * so that nothing is sorted again. Weights are whole; where a sample holds nothing but zeros (few customers), it is drawn again.
 */
export function spreadIntervals(spread: Spread, terms: SpreadTerms, settings: Settings): SpreadIntervals {
  const { top, shares, resamples, level, seed } = settings;
  const rows = rowOfCustomer(spread.weight);
  const stream = randomStream(seed);
  const sample = { value: spread.value, weight: new Float64Array(spread.weight.length) };
  const columns = Array.from({ length: names.length + top.length + shares.length }, () => new Float64Array(resamples));
  const out: SpreadIndices = { gini: 0, hhi: 0, theil: 0, hoover: 0, atkinson: 0 };
  const [best, holding] = [new Float64Array(top.length), new Float64Array(shares.length)];
  for (let draw = 0; draw < resamples; draw++) {
    do resample(stream.next, rows, sample.weight);
    while (empty(sample));
    spreadIndices(terms, sample.weight, out);
    topShares(sample, top, best);
    customersHolding(sample, shares, true, holding);
    names.forEach((name, k) => (columns[k]![draw] = out[name]));
    best.forEach((share, k) => (columns[names.length + k]![draw] = share));
    holding.forEach((count, k) => (columns[names.length + top.length + k]![draw] = count / rows.length));
  }
  const intervals = columns.map((column) => ends(column.sort(), (1 - level) / 2));
  return {
    indices: Object.fromEntries(names.map((name, k) => [name, intervals[k]!])) as SpreadIntervals["indices"],
    top: intervals.slice(names.length, names.length + top.length),
    holding: intervals.slice(names.length + top.length),
  };
}

function ends(sorted: Float64Array, tail: number): Limits {
  return { lower: sortedQuantile(sorted, tail), upper: sortedQuantile(sorted, 1 - tail) };
}

/** The distinct row of each single customer. */
function rowOfCustomer(weight: Float64Array): Uint32Array {
  const rows = new Uint32Array(weight.reduce((sum, count) => sum + count, 0));
  let from = 0;
  weight.forEach((count, row) => {
    rows.fill(row, from, from + count);
    from += count;
  });
  return rows;
}

function resample(next: () => number, rows: Uint32Array, counts: Float64Array): void {
  counts.fill(0);
  const customers = rows.length;
  for (let k = 0; k < customers; k++) counts[rows[Math.floor(next() * customers)]!]!++;
}

function empty({ value, weight }: Spread): boolean {
  return weight.every((count, row) => count === 0 || value[row] === 0);
}
