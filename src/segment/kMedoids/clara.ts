/**
 * CLARA (Kaufman & Rousseeuw 1990, chapter 3): PAM on samples, each with the best medoids so far in it, judged by the cost over all rows.
 */
import { randomStream, type RandomStream } from "../../numeric/random/stream.ts";
import type { EncodedRows, RowMeasure } from "../gower/rowMeasure.ts";
import type { DistinctRows } from "./distinctRows.ts";
import { assignRows } from "./nearestMedoids.ts";
import { matrixOf, pam, type FoundMedoids, type PamSettings } from "./pam.ts";

/** How samples are drawn and searched. */
export interface ClaraSettings extends Omit<PamSettings, "stream" | "onRound"> {
  readonly samples: number;
  readonly sampleRows: number;
  readonly seed: number | string;
  /** Called after each round in a sample. */
  readonly onRound: (sample: number, iteration: number, cost: number) => void;
}

/** The best medoids of all samples, as rows of `distinct`; `cost` is that over all rows. */
export function clara(distinct: DistinctRows, measure: RowMeasure, settings: ClaraSettings): FoundMedoids {
  const { samples, sampleRows, seed, k } = settings;
  const stream = randomStream(seed);
  const upTo = runningSums(distinct.weights);
  let best: FoundMedoids | null = null;
  for (let sample = 0; sample < samples; sample++) {
    const own = stream.split(sample);
    const kept = best?.medoids ?? settings.start ?? new Int32Array(0);
    const { chosen, weights } = drawSample(upTo, { draws: sampleRows, k, kept, stream: own });
    const start = best === null && settings.start !== null ? settings.start.map((row) => chosen.indexOf(row)) : null;
    const found = pam(matrixOf(takeRows(distinct, chosen), weights, measure), {
      ...settings,
      start,
      stream: own,
      onRound: (iteration, cost) => {
        settings.onRound(sample + 1, iteration, cost);
      },
    });
    const medoids = found.medoids.map((row) => chosen[row]!);
    const cost = costOf(distinct, takeRows(distinct, medoids), measure);
    if (best === null || cost < best.cost) best = { ...found, medoids, cost };
  }
  return best!;
}

/** Cost of medoids over all rows. */
export function costOf(distinct: DistinctRows, medoids: EncodedRows, measure: RowMeasure): number {
  const nearest = new Float64Array(distinct.rows);
  assignRows(distinct, medoids, measure, { segment: new Int32Array(distinct.rows), nearest });
  let cost = 0;
  for (let row = 0; row < distinct.rows; row++) cost += distinct.weights[row]! * nearest[row]!;
  return cost;
}

/** Some rows of a matrix. */
export function takeRows({ width, values }: EncodedRows, rows: ArrayLike<number>): EncodedRows {
  const taken = new Float64Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) {
    for (let c = 0; c < width; c++) taken[i * width + c] = values[rows[i]! * width + c]!;
  }
  return { rows: rows.length, width, values: taken };
}

interface Drawing {
  readonly draws: number;
  readonly k: number;
  readonly kept: Int32Array;
  readonly stream: RandomStream;
}

/**
 * Rows drawn by weight with replacement, each once with the number of its draws as weight, so that a sample's cost estimates that of all; rows
 * that are kept whatever is drawn, and the k first ones of a table that is dominated by few rows, count as one draw.
 */
function drawSample(
  upTo: Float64Array,
  { draws, k, kept, stream }: Drawing,
): { chosen: Int32Array; weights: Float64Array } {
  const counts = new Map<number, number>();
  const add = (row: number): void => {
    counts.set(row, (counts.get(row) ?? 0) + 1);
  };
  for (let draw = 0; draw < draws; draw++) add(placeOf(upTo, stream.next() * upTo.at(-1)!));
  for (const row of kept) if (!counts.has(row)) add(row);
  for (let row = 0; counts.size < k; row++) if (!counts.has(row)) add(row);
  const chosen = Int32Array.from(counts.keys()).sort();
  return { chosen, weights: Float64Array.from(chosen, (row) => counts.get(row)!) };
}

function runningSums(weights: Float64Array): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sums[i] = sum += weights[i]!;
  return sums;
}

/** First place whose running sum is above a value. */
function placeOf(upTo: Float64Array, value: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
