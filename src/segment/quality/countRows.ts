import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { DataTable, TableInput } from "../../schema/table/table.ts";
import type { ScaledMatrix } from "../scale/recipe.ts";
import { centresOf, squaresWithin } from "./centres.ts";
import { clusterSeed } from "./clusterSeed.ts";
import type { RowDistance } from "./distance.ts";
import type { GapStatistic } from "./gapStatistic.ts";
import { calinskiHarabaszOf, daviesBouldinOf } from "./indices.ts";
import { readerNote } from "./messages.ts";
import { clusteredLabels, type Segments } from "./readSegments.ts";
import { silhouetteOf, type Silhouette } from "./silhouette.ts";
import { stabilityOf, type Stability } from "./stability.ts";
import type { ClusterFunction } from "./work.ts";

/** One number of segments by every measure; null where a measure has no value or was not asked for. */
export interface HowManyRow {
  /** What was asked for. */
  readonly k: number;
  /** Segments that the clustering gave. */
  readonly segments: number;
  /** Share of the rows in the smallest. */
  readonly smallestShare: number;
  readonly inertia: number | null;
  readonly silhouette: Silhouette | null;
  readonly calinskiHarabasz: number | null;
  readonly daviesBouldin: number | null;
  readonly gap: number | null;
  readonly gapStandardError: number | null;
  readonly stability: Stability | null;
}

/** What every k is measured with. */
export interface CountContext {
  /** Null where distances come from elsewhere. */
  readonly matrix: ScaledMatrix | null;
  /** What is clustered, read and as the cluster function takes it. */
  readonly table: DataTable;
  readonly input: TableInput;
  readonly distance: RowDistance;
  readonly notes: readonly Note[];
  readonly sample: number | "all" | undefined;
  readonly level: number;
  readonly seed: number | string;
  readonly resamples: number;
  readonly cluster: ClusterFunction;
  readonly step: () => void;
}

/**
 * Clusters the data once for each k; a k that the cluster function refuses is left out with a note.
 *
 * @throws {KeizokuError} what the cluster function throws, where it does for every k
 */
export function segmentsByCount(
  { input, table, cluster, seed, step }: CountContext,
  counts: readonly number[],
): { byCount: Map<number, Segments>; notes: Note[] } {
  const byCount = new Map<number, Segments>();
  const notes: Note[] = [];
  const refusals: KeizokuError[] = [];
  for (const k of counts) {
    try {
      const labels = k === 1 ? new Int32Array(table.rows) : cluster(input, k, clusterSeed(seed, `-1 ${String(k)}`));
      const compact = clusteredLabels("howMany", `cluster(k = ${String(k)})`, labels, table.rows);
      byCount.set(k, { ...compact, notes: [] });
    } catch (error) {
      if (!(error instanceof KeizokuError) || error.code === "aborted" || error.operation === "howMany") throw error;
      refusals.push(error);
      const { expected, received } = error.issues[0]!;
      notes.push(readerNote("count-left-out", "countLeftOut", { k, reason: `${expected}; ${received}` }));
    }
    if (k > 1) step();
  }
  if (byCount.size === 0) throw refusals[0]!;
  return { byCount, notes };
}

/** All measures of one k. */
export function rowOf(context: CountContext, k: number, segments: Segments, gap: GapStatistic | null): HowManyRow {
  const { matrix } = context;
  const several = segments.labels.length >= 2;
  const centres = matrix === null ? null : centresOf(matrix, segments);
  const gapRow = gap?.rows.find((row) => row.k === k);
  return {
    k,
    segments: segments.labels.length,
    smallestShare: Math.min(...segments.sizes) / segments.codes.length,
    inertia: centres === null ? null : squaresWithin(centres),
    silhouette: several ? silhouetteOf("howMany", { segments, ...silhouetteInput(context) }, settings(context)) : null,
    calinskiHarabasz: several && centres !== null ? calinskiHarabaszOf(matrix!, segments, centres) : null,
    daviesBouldin: several && centres !== null ? daviesBouldinOf(matrix!.width, centres) : null,
    gap: gapRow?.gap ?? null,
    gapStandardError: gapRow?.standardError ?? null,
    stability: several && context.resamples > 0 ? stabilityOf("howMany", context.table, segments, context) : null,
  };
}

function silhouetteInput({ distance }: CountContext): { distance: RowDistance; notes: readonly Note[] } {
  return { distance, notes: [] };
}

function settings({ sample, seed, level }: CountContext): Parameters<typeof silhouetteOf>[2] {
  return { sample, seed, level, values: false };
}
