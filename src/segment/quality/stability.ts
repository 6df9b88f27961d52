import { randomStream, type RandomStream } from "../../numeric/random/stream.ts";
import { meanAndVariance } from "../../numeric/summary/meanAndVariance.ts";
import { sortedQuantile } from "../../numeric/summary/quantile.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { DataTable, TableInput } from "../../schema/table/table.ts";
import { crossLabels } from "../partition/crossTable.ts";
import { adjustedRandOf } from "../partition/pairMeasures.ts";
import type { Labels } from "../partition/readLabels.ts";
import { clusterSeed } from "./clusterSeed.ts";
import { readerNote, readerText, rounded, type QualityMessage, type ReaderText } from "./messages.ts";
import { clusteredLabels, issuesOf, segmentIssues, segmentsOf, type Segments } from "./readSegments.ts";
import { pickRows } from "./pickRows.ts";
import { checkOptions } from "./scaledRows.ts";
import { functionIssues, levelIssues, numberIssues, watch, type ClusterFunction, type WorkOptions } from "./work.ts";

/** How to draw customers anew. */
export interface StabilityOptions extends WorkOptions {
  /** Clusters some of the rows, as the labels were made: the same columns, unscaled, and as many segments. */
  readonly cluster: ClusterFunction;
  /** Default 100. */
  readonly resamples?: number;
  /** Share of resamples between the limits; default 0.95. */
  readonly level?: number;
  /** Default 1. */
  readonly seed?: number | string;
}

/** A mean over resamples, and the limits between which `level` of the resamples lie. */
export interface ResampledMean {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** Words for a mean Jaccard index: below 0.6, from 0.6, 0.75, 0.85. */
export type StabilityClass = "dissolved" | "doubtful" | "stable" | "very-stable";

/** How well a segment is found again. */
export interface SegmentStability {
  readonly segment: number;
  readonly rows: number;
  /** Likeness to the most similar new segment; null where no resample held any of its rows. */
  readonly jaccard: ResampledMean | null;
  /** Resamples in which it was lost (Jaccard at most 0.5), and found again (above 0.75). */
  readonly dissolved: number;
  readonly recovered: number;
  /** Null where there is no Jaccard index. */
  readonly class: StabilityClass | null;
  readonly reading: ReaderText | null;
}

/** How stable a segmentation is. */
export interface Stability {
  readonly segments: readonly SegmentStability[];
  /** Adjusted Rand index of the labels and each new clustering. */
  readonly adjustedRand: ResampledMean;
  readonly resamples: number;
  readonly level: number;
  /** `unstable-segment` for each below 0.6, `empty-segment`. */
  readonly notes: readonly Note[];
}

/**
 * Bootstrap stability: would other customers like these have given the same segments?
 *
 * Draws rows with replacement, clusters those drawn (each once, however often drawn: copies would make clusters of their own), and looks for each
 * segment's rows among the new segments.
 *
 * @param table any columns that `cluster` takes
 * @param labels segment of each row: whole numbers from 0 to 65,535
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations` (one row), `aborted`, and what `cluster` throws
 * @example
 * const cluster = ({ visits }) => Array.from(visits, (count) => (count > 10 ? 1 : 0));
 * const table = { visits: [1, 2, 3, 17, 18, 19] };
 * const { segments, adjustedRand } = stability(table, cluster(table), { cluster });
 * segments.map(({ jaccard }) => jaccard.mean) // => [1, 1]
 * segments[0].class // => "very-stable"
 * adjustedRand.lower // => 1
 * @see Hennig (2007), Computational Statistics & Data Analysis 52, 258–271
 */
export function stability(table: TableInput, labels: Labels, options: StabilityOptions): Stability {
  const operation = "stability";
  checkOptions(operation, options);
  const { resamples = 100, level = 0.95, seed = 1, cluster } = options;
  const issues: Issue[] = stabilityIssues(options);
  const read = issuesOf(() => readTable(operation, table), issues);
  issues.push(...segmentIssues(labels, read?.rows));
  if (read?.rows === 1) {
    issues.push({
      code: "too-few-observations",
      path: "",
      expected: "at least two rows",
      received: "1 row",
      fix: "Pass more rows.",
    });
  }
  if (issues.length > 0 || read === undefined) throw new KeizokuError(operation, issues);
  const { step } = watch(operation, resamples, options);
  return stabilityOf(operation, read, segmentsOf(labels), { resamples, level, seed, cluster, step });
}

/** Everything that is wrong with the options. */
function stabilityIssues({ cluster, onProgress, resamples = 100, level = 0.95, seed = 1 }: StabilityOptions): Issue[] {
  const issues = functionIssues("options.cluster", cluster, false);
  issues.push(...functionIssues("options.onProgress", onProgress, true));
  issues.push(...numberIssues({ resamples: { value: resamples, least: 2 } }), ...levelIssues(level));
  issuesOf(() => randomStream(seed), issues);
  return issues;
}

/** What a checked stability is computed with. */
export interface StabilitySettings {
  readonly resamples: number;
  readonly level: number;
  readonly seed: number | string;
  readonly cluster: ClusterFunction;
  /** Called after each clustering. */
  readonly step: () => void;
}

/** Stability of checked segments. */
export function stabilityOf(
  operation: string,
  table: DataTable,
  segments: Segments,
  { resamples, level, seed, cluster, step }: StabilitySettings,
): Stability {
  const stream = randomStream(seed);
  const jaccards = segments.labels.map((): number[] => []);
  const rands = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    const rows = drawnRows(stream.split(`resample ${String(r)}`), table.rows);
    const made = cluster(pickRows(table, rows), segments.labels.length, clusterSeed(seed, `resample ${String(r)}`));
    clusteredLabels(operation, `cluster(resample ${String(r)})`, made, rows.length);
    const codes = Int32Array.from(rows, (row) => segments.codes[row]!);
    const found = crossLabels(operation, codes, made);
    rands[r] = adjustedRandOf(found);
    for (const [segment, jaccard] of bestJaccards(found)) jaccards[segment]!.push(jaccard);
    step();
  }
  const bySegment = segments.labels.map((segment, s) => summary(segment, segments.sizes[s]!, jaccards[s]!, level));
  const unstable = bySegment.filter(({ class: kind }) => kind === "dissolved");
  const notes = unstable.map(({ segment, jaccard }) =>
    readerNote("unstable-segment", "unstableSegment", { segment, jaccard: rounded(jaccard!.mean) }),
  );
  const adjustedRand = resampledMean(rands, level);
  return { segments: bySegment, adjustedRand, resamples, level, notes: [...segments.notes, ...notes] };
}

/** Rows that a sample with replacement holds, each once, in the order of the table; at least two. */
function drawnRows(stream: RandomStream, rows: number): Int32Array {
  const drawn = new Uint8Array(rows);
  let count = 0;
  for (let i = 0; i < rows || count < 2; i++) {
    const row = Math.floor(stream.next() * rows);
    if (drawn[row] === 0) count++;
    drawn[row] = 1;
  }
  const found = new Int32Array(count);
  for (let row = 0, at = 0; row < rows; row++) if (drawn[row] === 1) found[at++] = row;
  return found;
}

/** Of each segment in the sample, its likeness to the most similar new segment. */
function bestJaccards({ a, b, cells }: ReturnType<typeof crossLabels>): [number, number][] {
  const best = new Float64Array(a.labels.length);
  for (let c = 0; c < cells.count.length; c++) {
    const [own, shared] = [cells.a[c]!, cells.count[c]!];
    best[own] = Math.max(best[own]!, shared / (a.sizes[own]! + b.sizes[cells.b[c]!]! - shared));
  }
  return a.labels.map((segment, place): [number, number] => [segment, best[place]!]);
}

const classes: readonly (readonly [number, StabilityClass, QualityMessage])[] = [
  [0.85, "very-stable", "stabilityVeryStable"],
  [0.75, "stable", "stabilityStable"],
  [0.6, "doubtful", "stabilityDoubtful"],
  [0, "dissolved", "stabilityDissolved"],
];

function summary(segment: number, rows: number, jaccards: readonly number[], level: number): SegmentStability {
  if (jaccards.length === 0) {
    return { segment, rows, jaccard: null, dissolved: 0, recovered: 0, class: null, reading: null };
  }
  const jaccard = resampledMean(Float64Array.from(jaccards), level);
  const [, kind, key] = classes.find(([least]) => jaccard.mean >= least)!;
  return {
    segment,
    rows,
    jaccard,
    dissolved: jaccards.filter((value) => value <= 0.5).length,
    recovered: jaccards.filter((value) => value > 0.75).length,
    class: kind,
    reading: readerText(key),
  };
}

function resampledMean(values: Float64Array, level: number): ResampledMean {
  const sorted = values.slice().sort();
  const tail = (1 - level) / 2;
  const { mean } = meanAndVariance(sorted);
  return { mean, lower: sortedQuantile(sorted, tail), upper: sortedQuantile(sorted, 1 - tail) };
}
