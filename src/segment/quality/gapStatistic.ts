import { randomStream } from "../../numeric/random/stream.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { TableInput } from "../../schema/table/table.ts";
import type { CompactLabels } from "../partition/readLabels.ts";
import type { ScaledMatrix, ScaleOptions } from "../scale/recipe.ts";
import { countIssues, distinctCounts, tooManyIssues } from "./clusterCounts.ts";
import { clusterSeed } from "./clusterSeed.ts";
import { gapRows, oneStandardErrorChoice, type GapRow } from "./gapKernel.ts";
import { readerNote, type ReaderNote } from "./messages.ts";
import { clusteredLabels, issuesOf } from "./readSegments.ts";
import { referenceMaker, type ReferenceShape } from "./referenceSets.ts";
import { checkOptions, columnsOf, scaledRows } from "./scaledRows.ts";
import { functionIssues, numberIssues, watch, type ClusterFunction, type WorkOptions } from "./work.ts";

/** How to compare with rows that have no groups. */
export interface GapOptions extends ScaleOptions, WorkOptions {
  /** Numbers of segments to try; with 1 among them, "no groups" is a possible answer. */
  readonly ks: ArrayLike<number>;
  /** Clusters columns that are scaled already: let it cluster them as they are (`scale: "none"`). */
  readonly cluster: ClusterFunction;
  /** Reference sets; default 50. */
  readonly references?: number;
  /** `uniform` (default) over the box of the columns, `pca` over the box along the principal axes. */
  readonly reference?: ReferenceShape;
  /** Default 1. */
  readonly seed?: number | string;
}

/** Gaps by number of segments. */
export interface GapStatistic {
  readonly rows: readonly GapRow[];
  /** The smallest k whose gap is at least the next one's less its standard error; null where the gap still rises at the last. */
  readonly chosen: number | null;
  readonly references: number;
  readonly reference: ReferenceShape;
  /** `no-groups`, `gap-rises-again`, `gap-still-rising`, `gap-undefined`, `constant-column`. */
  readonly notes: readonly Note[];
}

/**
 * Gap statistic: how much smaller the squared distances within k segments are than those of rows evenly spread over the same box, and the smallest k
 * that the one-standard-error rule accepts.
 *
 * @param table columns of numbers
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (all rows alike), `missing-value`, `all-missing`, `aborted`, and what `cluster` throws
 * @example
 * const halves = (table, k) => Array.from(table.visits, (visits) => (k === 1 || visits < 0 ? 0 : 1));
 * const { rows } = gapStatistic({ visits: [1, 2, 3, 17, 18, 19] }, { ks: [1, 2], cluster: halves, references: 20 });
 * rows[1].gap > rows[0].gap // => true
 * @see Tibshirani, Walther & Hastie (2001), Journal of the Royal Statistical Society B 63, 411–423
 */
export function gapStatistic(table: TableInput, options: GapOptions): GapStatistic {
  const operation = "gapStatistic";
  checkOptions(operation, options);
  const { ks, reference = "uniform", references = 50, seed = 1 } = options;
  const issues: Issue[] = [...countIssues(ks), ...gapIssues(options)];
  const scaled = issuesOf(() => scaledRows(operation, table, options), issues);
  if (issues.length === 0 && scaled !== undefined) issues.push(...tooManyIssues(ks, scaled.matrix.rows));
  if (issues.length > 0 || scaled === undefined) throw new KeizokuError(operation, issues);
  const counts = distinctCounts(ks);
  const work = { ks: counts, references, reference, seed, cluster: options.cluster };
  const step = watch(operation, counts.length * (references + 1), options).step;
  const found = gapOf(operation, scaled.matrix, { ...work, step });
  return { ...found, notes: [...scaled.notes, ...found.notes] };
}

/** What a checked gap is computed with. */
export interface GapSettings {
  readonly ks: readonly number[];
  readonly references: number;
  readonly reference: ReferenceShape;
  readonly seed: number | string;
  readonly cluster: ClusterFunction;
  /** Segments of the data that are known already, by their number. */
  readonly known?: ReadonlyMap<number, CompactLabels>;
  /** Called after each clustering. */
  readonly step: () => void;
}

/** Gap statistic of scaled rows. */
export function gapOf(
  operation: string,
  matrix: ScaledMatrix,
  { ks, references, reference, seed, cluster, known, step }: GapSettings,
): GapStatistic {
  const stream = randomStream(seed);
  const tables = new WeakMap<ScaledMatrix, TableInput>();
  const rows = gapRows({
    matrix,
    ks,
    references,
    makeReference: referenceMaker(operation, matrix, reference),
    uniforms: (set) => stream.split(`reference ${String(set)}`).next,
    cluster: (made, k, set) => {
      const ready = set < 0 ? known?.get(k) : undefined;
      if (ready !== undefined) return ready;
      // One segment needs no clustering.
      if (k === 1) return oneSegment(made.rows, step);
      const columns = tables.get(made) ?? columnsOf(made);
      tables.set(made, columns);
      const labels = cluster(columns, k, clusterSeed(seed, `${String(set)} ${String(k)}`));
      const compact = clusteredLabels(operation, `cluster(k = ${String(k)})`, labels, made.rows);
      step();
      return compact;
    },
  });
  return { rows, chosen: oneStandardErrorChoice(rows), references, reference, notes: gapNotes(rows) };
}

function oneSegment(rows: number, step: () => void): Pick<CompactLabels, "codes" | "sizes"> {
  step();
  return { codes: new Int32Array(rows), sizes: Float64Array.of(rows) };
}

function gapNotes(rows: readonly GapRow[]): ReaderNote[] {
  const chosen = oneStandardErrorChoice(rows);
  const peak = laterPeak(rows, chosen);
  const undefinedAt = rows.filter(({ gap }) => gap === null).map(({ k }) => k);
  const [first, last] = [rows[0]!.k, rows.at(-1)!.k];
  return [
    ...(chosen === 1 && peak === undefined ? [readerNote("no-groups", "gapNoGroups", { last })] : []),
    ...(peak === undefined ? [] : [readerNote("gap-rises-again", "gapRisesAgain", { k: chosen!, peak: peak.k })]),
    ...(chosen === null && rows.length > 1 ? [readerNote("gap-still-rising", "gapNone", { first, last })] : []),
    ...(undefinedAt.length > 0 ? [readerNote("gap-undefined", "gapUndefined", { k: undefinedAt.join(", ") })] : []),
  ];
}

/** The highest gap after the chosen k, where it is clearly higher (two standard errors, and above 0): the rule stops at the first pause, which nested groups make. */
function laterPeak(rows: readonly GapRow[], chosen: number | null): GapRow | undefined {
  const own = rows.find(({ k }) => k === chosen)?.gap ?? Infinity;
  const later = rows.filter(
    ({ k, gap, standardError }) => k > (chosen ?? Infinity) && gap! - 2 * standardError! > Math.max(0, own),
  );
  return later.sort((a, b) => b.gap! - a.gap!)[0];
}

/** Everything that is wrong with the options of a gap. */
export function gapIssues({ cluster, references = 50, reference = "uniform", ...watching }: GapOptions): Issue[] {
  const issues = functionIssues("options.cluster", cluster, false);
  issues.push(...functionIssues("options.onProgress", watching.onProgress, true));
  issues.push(...numberIssues({ references: { value: references, least: 2 } }));
  if (!["uniform", "pca"].includes(reference)) {
    const fix = "Leave the option out for uniform.";
    const expected = "one of uniform, pca";
    issues.push({ code: "invalid-input", path: "options.reference", expected, received: show(reference), fix });
  }
  issuesOf(() => randomStream(watching.seed ?? 1), issues);
  return issues;
}
