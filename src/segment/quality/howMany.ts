import { randomStream } from "../../numeric/random/stream.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { TableInput } from "../../schema/table/table.ts";
import type { ScaleOptions } from "../scale/recipe.ts";
import { countIssues, distinctCounts, tooManyIssues } from "./clusterCounts.ts";
import { rowOf, segmentsByCount, type CountContext, type HowManyRow } from "./countRows.ts";
import { distanceIssues, euclidean, rowDistance, type DistanceInput } from "./distance.ts";
import { gapIssues, gapOf, type GapStatistic } from "./gapStatistic.ts";
import { hopkinsOf, LEAST_HOPKINS_ROWS, type Hopkins } from "./hopkins.ts";
import type { ReaderNote } from "./messages.ts";
import { issuesOf } from "./readSegments.ts";
import { recommendCount, type CountRecommendation } from "./recommendation.ts";
import type { ReferenceShape } from "./referenceSets.ts";
import { checkOptions, columnsOf, scaledRows } from "./scaledRows.ts";
import { levelIssues, numberIssues, watch, type ClusterFunction, type Watch, type WorkOptions } from "./work.ts";

/** What to try, and what to measure. */
export interface HowManyOptions extends ScaleOptions, WorkOptions {
  /** Numbers of segments to try. */
  readonly ks: ArrayLike<number>;
  /** Clusters columns that are scaled already (`scale: "none"`); with `distance`, the table as it was passed. */
  readonly cluster: ClusterFunction;
  /** Whether to compute the gap statistic (always with k = 1 beside `ks`); default true, never with `distance`. */
  readonly gap?: boolean;
  /** Reference sets of the gap; default 50. */
  readonly references?: number;
  readonly reference?: ReferenceShape;
  /** Resamples for the stability of each k; 0 (default) leaves it out. */
  readonly resamples?: number;
  /** Rows whose silhouettes are taken; see {@link SilhouetteOptions}. */
  readonly sample?: number | "all";
  /** Coverage of intervals; default 0.95. */
  readonly level?: number;
  /** Default 1. */
  readonly seed?: number | string;
  /** Distances made elsewhere (Gower's, say): then only silhouettes and stability are computed. */
  readonly distance?: DistanceInput;
}

/** Measures by number of segments, and what they say together. */
export interface HowMany {
  /** In rising order of k. */
  readonly rows: readonly HowManyRow[];
  /** Null with `distance`, and for fewer than 10 rows. */
  readonly hopkins: Hopkins | null;
  readonly gap: GapStatistic | null;
  readonly recommendation: CountRecommendation;
  /** Those of the parts, and `count-left-out` for a k that `cluster` refused. */
  readonly notes: readonly Note[];
}

/**
 * How many segments? Each k by every measure, and a recommendation with its reasons. "No groups" is a possible answer.
 *
 * @param table columns of numbers; with `options.distance`, any columns that `cluster` takes
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (all rows alike), `missing-value`, `all-missing`, `aborted`, and what `cluster` throws
 *   where it does for every k
 * @example
 * const visits = Array.from({ length: 60 }, (_, i) => (i % 3) * 100 + (i % 7));
 * const cluster = (table, k) => Array.from(table.visits, (z) => Math.min(k - 1, Math.floor(((z + 1.3) / 2.61) * k)));
 * const { rows, recommendation } = howMany({ visits }, { ks: [2, 3, 4], cluster, references: 10 });
 * rows.map(({ k }) => k) // => [2, 3, 4]
 * recommendation.k // => 3
 * recommendation.summary.ja // => "k = 3：4つの指標のうち3つが一致しています。"
 * @see Kaufman & Rousseeuw (1990), Finding Groups in Data, chapter 2 (reading silhouettes)
 */
export function howMany(table: TableInput, options: HowManyOptions): HowMany {
  const { counts, context, settings } = readInput(table, options);
  const { byCount, notes } = segmentsByCount(context, counts);
  const gap = gapPart(context, byCount, settings);
  const hopkins =
    context.matrix === null || context.matrix.rows < LEAST_HOPKINS_ROWS
      ? null
      : hopkinsOf("howMany", context.matrix, { sample: undefined, seed: context.seed });
  const rows = [...byCount].map(([k, segments]) => rowOf(context, k, segments, gap));
  const evidence = rows.map(({ silhouette, stability, ...row }) => ({
    ...row,
    silhouette: silhouette?.mean ?? null,
    adjustedRand: stability?.adjustedRand.mean ?? null,
    dissolves: stability?.segments.some((segment) => segment.class === "dissolved") ?? false,
  }));
  const noGroups = hopkins?.notes.find(({ code }) => code === "no-groups") as ReaderNote | undefined;
  return {
    rows,
    hopkins,
    gap,
    recommendation: recommendCount(evidence, {
      gap: gap?.chosen ?? null,
      flatGap: gap === null ? null : gap.notes.some(({ code }) => code === "no-groups"),
      noGroups: noGroups?.texts ?? null,
    }),
    notes: [...context.notes, ...notes, ...(hopkins?.notes ?? []), ...(gap?.notes ?? [])],
  };
}

/** What only the gap needs. */
interface GapPart {
  readonly wanted: boolean;
  readonly references: number;
  readonly reference: ReferenceShape;
}

function gapPart(
  { matrix, seed, cluster, step }: CountContext,
  byCount: ReturnType<typeof segmentsByCount>["byCount"],
  { wanted, references, reference }: GapPart,
): GapStatistic | null {
  if (!wanted || matrix === null) return null;
  const ks = distinctCounts([1, ...byCount.keys()]);
  return gapOf("howMany", matrix, { ks, references, reference, seed, cluster, known: byCount, step });
}

function readInput(
  table: TableInput,
  options: HowManyOptions,
): { counts: number[]; context: CountContext; settings: GapPart } {
  const operation = "howMany";
  checkOptions(operation, options);
  const { ks, cluster, distance, references = 50, reference = "uniform", resamples = 0 } = options;
  const { sample, level = 0.95, seed = 1 } = options;
  const issues = [...countIssues(ks), ...gapIssues(options), ...levelIssues(level)];
  issues.push(...numberIssues({ resamples: { value: resamples, least: 0 } }));
  if (sample !== undefined && sample !== "all") issues.push(...numberIssues({ sample: { value: sample, least: 100 } }));
  const { read, scaled } = readRows(table, options, issues);
  if (issues.length === 0 && read !== undefined) {
    issues.push(
      ...tooManyIssues(ks, read.rows),
      ...(distance === undefined ? [] : distanceIssues(distance, read.rows)),
    );
  }
  if (issues.length > 0 || read === undefined) throw new KeizokuError(operation, issues);
  const counts = distinctCounts(ks);
  const wanted = options.gap !== false && distance === undefined;
  const clusterings = counts.filter((k) => k > 1).length * (1 + resamples);
  const gapSteps = wanted ? references * distinctCounts([1, ...counts]).length + (counts.includes(1) ? 0 : 1) : 0;
  const { step }: Watch = watch(operation, clusterings + gapSteps, options);
  const matrix = scaled?.matrix ?? null;
  const context: CountContext = {
    matrix,
    table: matrix === null ? read : readTable(operation, columnsOf(matrix)),
    input: matrix === null ? table : columnsOf(matrix),
    distance: matrix === null ? rowDistance(distance!, read.rows) : euclidean(matrix),
    notes: scaled?.notes ?? [],
    ...{ sample, level, seed, resamples, cluster, step },
  };
  return { counts, context, settings: { wanted, references, reference } };
}

/** The table, scaled unless distances come from elsewhere. */
function readRows(
  table: TableInput,
  options: HowManyOptions,
  issues: Issue[],
): { read: ReturnType<typeof readTable> | undefined; scaled: ReturnType<typeof scaledRows> | undefined } {
  issuesOf(() => randomStream(options.seed ?? 1), []);
  const own = options.distance === undefined;
  const read = issuesOf(() => readTable("howMany", table, { numeric: own }), issues);
  if (read === undefined || !own) return { read, scaled: undefined };
  return { read, scaled: issuesOf(() => scaledRows("howMany", table, options), issues) };
}
