import { sample as drawSome } from "../../numeric/random/sample.ts";
import { randomStream, type RandomStream } from "../../numeric/random/stream.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { TableInput } from "../../schema/table/table.ts";
import type { ScaledMatrix, ScaleOptions } from "../scale/recipe.ts";
import { hopkinsDistances, hopkinsPValue, hopkinsStatistic } from "./hopkinsKernel.ts";
import { readerNote, rounded, type ReaderNote } from "./messages.ts";
import { issuesOf } from "./readSegments.ts";
import { boxOf, checkVaries } from "./referenceSets.ts";
import { checkOptions, scaledRows } from "./scaledRows.ts";
import { numberIssues } from "./work.ts";

/** Above this many rows, so many are drawn first. */
const MOST_ROWS = 100_000;
/** Random points and rows looked at: a tenth of the rows, up to this many. */
const MOST_SAMPLE = 200;
/** A share of identical rows above this is worth a word. */
const MANY_IDENTICAL = 0.2;
/** An uneven spread that chance gives this often is none. */
const CHANCE = 0.05;

/** How to look for an uneven spread. */
export interface HopkinsOptions extends ScaleOptions {
  /** Random points, and as many rows, whose nearest neighbours are looked for; default a tenth of the rows, at most 200. */
  readonly sample?: number;
  /** Default 1. */
  readonly seed?: number | string;
}

/** Whether customers are spread unevenly at all. */
export interface Hopkins {
  /** About 0.5 for rows spread by chance, near 1 for clusters, near 0 for a grid. */
  readonly statistic: number;
  /** Chance of a statistic as high by chance alone. */
  readonly pValue: number;
  readonly sample: number;
  /** Rows that were searched for neighbours. */
  readonly rows: number;
  /** Columns that vary: the exponent of the distances. */
  readonly dimensions: number;
  /** `no-groups` or `uneven-spread`; `identical-rows`, `constant-column`. */
  readonly notes: readonly Note[];
}

/**
 * Hopkins statistic: are customers spread over these columns less evenly than chance would?
 *
 * It compares distances from random points of the box to the nearest row with those from rows to the nearest other row, both to the power of the number
 * of columns. High values say "not even", which one dense middle is too; values near 0.5 say that there is nothing to cluster (note `no-groups`, in two
 * languages). Above 100,000 rows, 100,000 are drawn first.
 *
 * @param table columns of numbers, at least 10 rows
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations`, `no-variation` (all rows alike), `missing-value`, `all-missing`
 * @example
 * const visits = Array.from({ length: 200 }, (_, i) => (i % 2) * 50 + (i % 7) * 0.3 + i * 0.001);
 * hopkins({ visits }).statistic > 0.9 // => true
 * @see Hopkins & Skellam (1954), Annals of Botany 18, 213–227; Wright (2022), The R Journal 14(3), 282–292 (exponent, law)
 */
export function hopkins(table: TableInput, options: HopkinsOptions = {}): Hopkins {
  const operation = "hopkins";
  checkOptions(operation, options);
  const { sample, seed = 1 } = options;
  const issues: Issue[] = sample === undefined ? [] : numberIssues({ sample: { value: sample, least: 5 } });
  issuesOf(() => randomStream(seed), issues);
  const scaled = issuesOf(() => scaledRows(operation, table, options), issues);
  if (scaled !== undefined) issues.push(...rowIssues(scaled.matrix.rows, sample));
  if (issues.length > 0 || scaled === undefined) throw new KeizokuError(operation, issues);
  const found = hopkinsOf(operation, scaled.matrix, { sample, seed });
  return { ...found, notes: [...scaled.notes, ...found.notes] };
}

/** Fewest rows that a statistic is taken of. */
export const LEAST_HOPKINS_ROWS = 10;

/** Hopkins statistic of scaled rows. */
export function hopkinsOf(
  operation: string,
  matrix: ScaledMatrix,
  { sample, seed }: { readonly sample: number | undefined; readonly seed: number | string },
): Hopkins {
  checkVaries(operation, boxOf(matrix.values, matrix.width, matrix.missing));
  const stream = randomStream(seed).split("hopkins");
  const searched = matrix.rows <= MOST_ROWS ? matrix : someRows(matrix, stream.split("searched"));
  const count = Math.min(searched.rows, sample ?? Math.max(5, Math.min(MOST_SAMPLE, Math.ceil(searched.rows / 10))));
  const places = Int32Array.from({ length: searched.rows }, (_, row) => row);
  const rows = Int32Array.from(drawSome(stream.split("rows"), places, count));
  const distances = hopkinsDistances(searched, rows, stream.split("points").next);
  const statistic = hopkinsStatistic(distances);
  const pValue = hopkinsPValue(distances, statistic);
  const identical = distances.fromRows.filter((distance) => distance === 0).length / count;
  const notes = hopkinsNotes(statistic, pValue, identical);
  return { statistic, pValue, sample: count, rows: searched.rows, dimensions: distances.dimensions, notes };
}

function hopkinsNotes(statistic: number, pValue: number, identical: number): ReaderNote[] {
  const values = { statistic: rounded(statistic), p: rounded(pValue) };
  const share = Math.round(100 * identical);
  return [
    pValue >= CHANCE
      ? readerNote("no-groups", "noGroups", values)
      : readerNote("uneven-spread", "unevenSpread", values),
    ...(identical > MANY_IDENTICAL ? [readerNote("identical-rows", "identicalRows", { share })] : []),
  ];
}

function someRows(matrix: ScaledMatrix, stream: RandomStream): ScaledMatrix {
  const { width } = matrix;
  const all = Int32Array.from({ length: matrix.rows }, (_, row) => row);
  const rows = drawSome(stream, all, MOST_ROWS);
  const values = new Float64Array(MOST_ROWS * width);
  const missing = matrix.missing === null ? null : new Uint8Array(MOST_ROWS * width);
  rows.forEach((row, place) => {
    values.set(matrix.values.subarray(row * width, (row + 1) * width), place * width);
    missing?.set(matrix.missing!.subarray(row * width, (row + 1) * width), place * width);
  });
  return { ...matrix, rows: MOST_ROWS, values, missing };
}

function rowIssues(rows: number, sample: number | undefined): Issue[] {
  const received = `${String(rows)} rows`;
  if (rows < LEAST_HOPKINS_ROWS) {
    const expected = `at least ${String(LEAST_HOPKINS_ROWS)} rows`;
    return [{ code: "too-few-observations", path: "", expected, received, fix: "Pass more rows." }];
  }
  if (sample === undefined || !(sample > rows)) return [];
  const fix = "Pass a smaller sample, or leave the option out.";
  const expected = `at most the number of rows (${String(rows)})`;
  return [{ code: "invalid-input", path: "options.sample", expected, received: String(sample), fix }];
}
