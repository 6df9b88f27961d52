import { normalQuantile } from "../../numeric/distribution/normal.ts";
import { randomStream } from "../../numeric/random/stream.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { TableInput } from "../../schema/table/table.ts";
import type { Labels } from "../partition/readLabels.ts";
import type { ScaleOptions } from "../scale/recipe.ts";
import { distanceIssues, euclidean, rowDistance, type DistanceInput, type RowDistance } from "./distance.ts";
import { readerNote } from "./messages.ts";
import { checkTwoSegments, listed, segmentIssues, segmentsOf, type Segments } from "./readSegments.ts";
import { checkOptions, scaledSegments } from "./scaledRows.ts";
import { silhouetteRows } from "./silhouetteRows.ts";
import { exactPlan, sampledPlan, type SilhouettePlan } from "./silhouetteSample.ts";
import { levelIssues, numberIssues } from "./work.ts";

/** Up to this many rows each is compared with each, unless the options say otherwise. */
const EXACT_ROWS = 5_000;
const SAMPLE = 2_000;
/** Rows that each looked-at row is compared with, for each row looked at. */
const REFERENCES = 10;

/** How to measure silhouettes. */
export interface SilhouetteOptions extends ScaleOptions {
  /** Rows that are looked at, or `"all"`; by default all up to 5,000 rows, else 2,000. Each is compared with up to ten times as many. */
  readonly sample?: number | "all";
  /** Of the sample; default 1. */
  readonly seed?: number | string;
  /** Coverage of the intervals of a sample; default 0.95. */
  readonly level?: number;
  /** Distances made elsewhere (Gower's, say); the table is not looked at then and may be null. */
  readonly distance?: DistanceInput;
  /** Whether the silhouette of each row looked at is wanted. */
  readonly values?: boolean;
}

/** A mean silhouette. */
export interface SilhouetteMean {
  readonly mean: number;
  /** Limits of a sample's mean; null where it is exact. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/** How well the rows of a segment lie in it. */
export interface SegmentSilhouette extends SilhouetteMean {
  readonly segment: number;
  readonly rows: number;
}

/** How well rows lie in their segments: 1 far from all others, 0 between two, below 0 nearer to another. */
export interface Silhouette extends SilhouetteMean {
  /** Whether every row was compared with every row. */
  readonly exact: boolean;
  readonly rows: number;
  /** Rows looked at. */
  readonly sampled: number;
  /** Coverage of the intervals. */
  readonly level: number;
  /** Each segment that occurs, by number. */
  readonly segments: readonly SegmentSilhouette[];
  /** Each row looked at, in the order of the table; null unless asked for. */
  readonly values: { readonly rows: Int32Array; readonly silhouettes: Float64Array } | null;
  /** `empty-segment`, `one-row-segment`, `all-rows-alike`, `constant-column`. */
  readonly notes: readonly Note[];
}

/**
 * Silhouettes: is each row nearer to its own segment than to the next?
 *
 * Exact up to 5,000 rows (or with `sample: "all"`): distances one by one, so that identical rows are exactly so. Beyond that for a sample drawn from
 * each segment, with intervals for both the rows looked at and those they were compared with. A row alone in its segment counts as 0, and so do rows
 * that are all alike.
 *
 * @param table columns of numbers; null where `options.distance` is passed
 * @param labels segment of each row: whole numbers from 0 to 65,535
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-segments`, `missing-value` (a rule for them is needed; with `partial`, two rows without
 *   a column in common), `all-missing`
 * @example
 * const result = silhouette({ visits: [1, 2, 8, 9] }, [0, 0, 1, 1], { scale: "none" });
 * result.mean // => 0.8564
 * result.segments.map(({ mean }) => mean) // => [0.8564, 0.8564]
 * @see Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53–65
 */
export function silhouette(table: TableInput | null, labels: Labels, options: SilhouetteOptions = {}): Silhouette {
  checkOptions("silhouette", options);
  const settings = readSettings(options);
  const { segments, distance, notes } = readInput(table, labels, options);
  checkTwoSegments("silhouette", segments);
  return silhouetteOf("silhouette", { segments, distance, notes }, settings);
}

/** What silhouettes are taken of. */
export interface SilhouetteInput {
  readonly segments: Segments;
  readonly distance: RowDistance;
  readonly notes: readonly Note[];
}

/** Checked options. */
export interface SilhouetteSettings {
  readonly sample: number | "all" | undefined;
  readonly seed: number | string;
  readonly level: number;
  readonly values: boolean;
}

/** Silhouettes of checked input. */
export function silhouetteOf(operation: string, input: SilhouetteInput, settings: SilhouetteSettings): Silhouette {
  const { segments, distance } = input;
  const rows = segments.codes.length;
  const sample = settings.sample ?? (rows <= EXACT_ROWS ? "all" : SAMPLE);
  const exact = sample === "all" || sample >= rows;
  const plan = exact
    ? exactPlan(segments)
    : sampledPlan(segments, randomStream(settings.seed), { sample, references: REFERENCES * sample });
  const lines = plan.references.blocks === 1 ? 1 : plan.references.blocks + 1;
  const found = new Float64Array(plan.rows.length * lines);
  silhouetteRows(distance, plan.rows, segments.codes, plan.references, found);
  checkFound(operation, plan, found, lines);
  const { overall, bySegment } = summarise(plan, segments, found, exact ? null : settings.level);
  const singles = segments.labels.filter((_, s) => segments.sizes[s] === 1);
  const one = readerNote("one-row-segment", "oneRowSegments", { segments: listed(singles) });
  return {
    ...overall,
    exact,
    rows,
    sampled: plan.rows.length,
    level: settings.level,
    segments: bySegment,
    values: settings.values ? inTableOrder(plan.rows, found, lines) : null,
    notes: [...input.notes, ...segments.notes, ...(singles.length === 0 ? [] : [one]), ...alikeNotes(input, plan)],
  };
}

/** @throws {KeizokuError} `missing-value`, or `invalid-input` for distances from elsewhere that are none */
function checkFound(operation: string, plan: SilhouettePlan, found: Float64Array, lines: number): void {
  const at = found.findIndex((value) => !(value >= -1 - 1e-9 && value <= 1 + 1e-9));
  if (at < 0) return;
  const row = plan.rows[Math.floor(at / lines)]!;
  const fix = 'Use missing: "indicator", leave out rows that are nearly empty, or pass distances of at least 0.';
  const received = `row ${String(row)} without one to another row`;
  throw new KeizokuError(operation, [
    { code: "missing-value", path: `[${String(row)}]`, expected: "a distance of every two rows", received, fix },
  ]);
}

function summarise(
  { rows, starts, references }: SilhouettePlan,
  { labels, sizes, codes }: Segments,
  found: Float64Array,
  level: number | null,
): { overall: SilhouetteMean; bySegment: SegmentSilhouette[] } {
  const lines = references.blocks === 1 ? 1 : references.blocks + 1;
  const total = new Float64Array(lines);
  let variance = 0;
  const bySegment = labels.map((segment, s): SegmentSilhouette => {
    const size = sizes[s]!;
    const count = starts[s + 1]! - starts[s]!;
    const means = new Float64Array(lines);
    for (let t = starts[s]!; t < starts[s + 1]!; t++) {
      for (let line = 0; line < lines; line++) means[line] = means[line]! + found[t * lines + line]! / count;
    }
    let squares = 0;
    for (let t = starts[s]!; t < starts[s + 1]!; t++) squares += (found[t * lines]! - means[0]!) ** 2;
    const own = count > 1 ? (squares / (count - 1) / count) * (1 - count / size) : 0;
    const weight = size / codes.length;
    for (let line = 0; line < lines; line++) total[line] = total[line]! + weight * means[line]!;
    variance += weight * weight * own;
    return { segment, rows: size, ...limits(means[0]!, own + jackknife(means), level) };
  });
  return { overall: limits(total[0]!, variance + jackknife(total), rows.length === 0 ? null : level), bySegment };
}

/** Variance from leaving each block of references out in turn. */
function jackknife(means: Float64Array): number {
  const blocks = means.length - 1;
  if (blocks === 0) return 0;
  let sum = 0;
  for (let b = 1; b <= blocks; b++) sum += means[b]! / blocks;
  let squares = 0;
  for (let b = 1; b <= blocks; b++) squares += (means[b]! - sum) ** 2;
  return ((blocks - 1) / blocks) * squares;
}

function limits(mean: number, variance: number, level: number | null): SilhouetteMean {
  if (level === null) return { mean, lower: null, upper: null };
  const half = normalQuantile((1 + level) / 2) * Math.sqrt(variance);
  return { mean, lower: Math.max(-1, mean - half), upper: Math.min(1, mean + half) };
}

function inTableOrder(rows: Int32Array, found: Float64Array, lines: number): NonNullable<Silhouette["values"]> {
  const places = Int32Array.from(rows, (_, t) => t).sort((a, b) => rows[a]! - rows[b]!);
  return {
    rows: Int32Array.from(places, (t) => rows[t]!),
    silhouettes: Float64Array.from(places, (t) => found[t * lines]!),
  };
}

function alikeNotes({ distance }: SilhouetteInput, { references }: SilhouettePlan): Note[] {
  const [first] = references.rows;
  const differs = references.rows.some((row) => distance(first!, row) !== 0);
  return differs ? [] : [readerNote("all-rows-alike", "allAlike")];
}

function readSettings({ sample, seed = 1, level = 0.95, values = false }: SilhouetteOptions): SilhouetteSettings {
  const issues: Issue[] = [...levelIssues(level)];
  if (sample !== undefined && sample !== "all") issues.push(...numberIssues({ sample: { value: sample, least: 100 } }));
  if (issues.length > 0) throw new KeizokuError("silhouette", issues);
  randomStream(seed);
  return { sample, seed, level, values };
}

function readInput(table: TableInput | null, labels: Labels, options: SilhouetteOptions): SilhouetteInput {
  if (options.distance === undefined) {
    const { matrix, segments, notes } = scaledSegments("silhouette", table as TableInput, labels, options);
    return { segments, distance: euclidean(matrix), notes };
  }
  const issues = segmentIssues(labels, undefined);
  if (issues.length === 0) issues.push(...distanceIssues(options.distance, labels.length));
  if (issues.length > 0) throw new KeizokuError("silhouette", issues);
  return { segments: segmentsOf(labels), distance: rowDistance(options.distance, labels.length), notes: [] };
}
