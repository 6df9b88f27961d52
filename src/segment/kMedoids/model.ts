import { randomStream } from "../../numeric/random/stream.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { DataTable, TableInput } from "../../schema/table/table.ts";
import { valueAt } from "../gower/categories.ts";
import { fitGower } from "../gower/fitGower.ts";
import { fitScale } from "../scale/fitScale.ts";
import { clara, takeRows } from "./clara.ts";
import { distinctRows, type DistinctRows } from "./distinctRows.ts";
import { assignRows } from "./nearestMedoids.ts";
import { EXACT_ROWS, optionIssues, type KMedoidsOptions } from "./options.ts";
import { matrixOf, pam, type FoundMedoids } from "./pam.ts";
import type { KMedoidsFit, KMedoidsModel } from "./schema.ts";
import { checkDistinct, checkObject, MAX_ITERATIONS, roundGate, searchNotes } from "./searchOptions.ts";
import { placeRows, type DistanceRecipe, type PlacedRows } from "./space.ts";
import { startRows } from "./startRows.ts";

const operation = "kMedoids.fit";
const SAMPLES = 5;
const SAMPLE_ROWS = 2000;

/**
 * Parts customers into k segments, each around one real customer, its medoid: the sum of all customers' distances to their medoid is made so small
 * that no exchange of one medoid for another customer lowers it.
 *
 * Rows that are alike are searched as one, so the order of the rows does not matter, ties under a standard scale apart. Up to 5,000 different rows all are searched (FasterPAM);
 * above, 5 samples of 2,000 (CLARA), and the best medoids by the cost over all rows are kept. Segments are numbered by the row of their medoid. Rows of
 * which nothing is known go to the first segment (note `nothing-known`).
 *
 * @param table columns of numbers, texts and truth values, null where missing; one row gives one segment
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `all-missing`, `missing-value` (under `euclidean` and `manhattan`), `duplicate-id`,
 * `too-few-observations` (fewer different rows than k), `aborted`
 * @example
 * const customers = { visits: [1, 2, 1, 9, 8, 9], plan: ["basic", "basic", "basic", "pro", "pro", "pro"] };
 * const model = fit(customers, { k: 2, ids: ["Ai", "Bo", "Cy", "Di", "Ed", "Fu"] });
 * model.parameters.medoidIds // => ["Ai", "Di"]
 * model.fit.sizes // => [3, 3]
 * assign(model, { visits: [3, 7], plan: ["basic", "pro"] }) // => [0, 1]
 * @see Schubert & Rousseeuw (2021), Information Systems 101, 101804; Kaufman & Rousseeuw (1990), Finding Groups in Data, chapters 2 and 3
 */
export function fit(table: TableInput, options: KMedoidsOptions): KMedoidsModel {
  checkObject(operation, options);
  const read = readTable(operation, table);
  const issues = optionIssues(options, read.rows);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const { recipe, notes } = learnRecipe(read, options);
  const placed = placeRows(operation, recipe, Object.fromEntries(read.columns));
  const distinct = distinctRows(placed.encoded, options.weights);
  checkDistinct(operation, options.k, distinct.rows);
  const search = searchMedoids(distinct, placed, options);
  const medoidRows = Array.from(search.found.medoids, (kind) => distinct.firstRow[kind]!).sort((a, b) => a - b);
  const result = judgeAll(placed, medoidRows, options.weights);
  const { ids } = options;
  return freezeDeep({
    kind: "k-medoids",
    version: 1,
    parameters: {
      recipe,
      medoids: medoidRows.map((row) => recipe.columns.map(({ name }) => valueAt(read.columns.get(name)!, row))),
      medoidRows,
      medoidIds: ids === undefined ? null : medoidRows.map((row) => String(ids[row])),
    },
    fit: {
      observations: read.rows,
      distinctRows: distinct.rows,
      ...result,
      ...search.report,
      notes: [...notes, ...searchNotes(distinct.unknown, search.found.converged, "swaps still lowered the cost")],
    },
  });
}

function learnRecipe(
  table: DataTable,
  { distance = "gower", gower = {}, scale = {} }: KMedoidsOptions,
): { recipe: DistanceRecipe; notes: readonly Note[] } {
  if (distance === "gower") {
    const { recipe, notes } = fitGower(operation, table, gower, "options.gower");
    return { recipe: { distance, ...recipe }, notes };
  }
  const numbers = readTable(operation, Object.fromEntries(table.columns), { numeric: true });
  const { recipe, notes } = fitScale(operation, numbers, scale);
  return { recipe: { distance, ...recipe }, notes };
}

type SearchReport = Pick<KMedoidsFit, "method" | "starts" | "sampleRows" | "seed" | "iterations" | "swaps">;

function searchMedoids(
  distinct: DistinctRows,
  { measure }: PlacedRows,
  options: KMedoidsOptions,
): { found: FoundMedoids; report: SearchReport } {
  const { k, seed = 1, restarts = 1, init = "build", exactRows = EXACT_ROWS, maxIterations = MAX_ITERATIONS } = options;
  const start = options.start === undefined ? null : startRows(operation, options.start, distinct);
  const gate = roundGate(operation, options);
  const isExact = distinct.rows <= exactRows;
  const { samples = SAMPLES, sampleRows = Math.max(SAMPLE_ROWS, 40 + 2 * k) } = options.clara ?? {};
  const starts = isExact ? restarts : samples;
  const onRound = (of: number, iteration: number, cost: number): void => {
    gate({ start: of, starts, iteration, cost });
  };
  const settings = { k, init, start, maxIterations };
  let found: FoundMedoids;
  if (isExact) {
    const matrix = matrixOf(distinct, distinct.weights, measure);
    const stream = randomStream(seed);
    const again = { ...settings, start: null, init: init === "build" ? "k-medoids++" : init } as const;
    const tries = Array.from({ length: starts }, (_, i) =>
      pam(matrix, {
        ...(i === 0 ? settings : again),
        stream: stream.split(i),
        onRound: (iteration, cost) => {
          onRound(i + 1, iteration, cost);
        },
      }),
    );
    found = tries.reduce((best, other) => (other.cost < best.cost ? other : best));
  } else found = clara(distinct, measure, { ...settings, samples, sampleRows, seed, onRound });
  const { iterations, swaps } = found;
  const method = isExact ? "pam" : "clara";
  return { found, report: { method, starts, sampleRows: isExact ? null : sampleRows, seed, iterations, swaps } };
}

/** Sizes, cost and silhouette over all rows. */
function judgeAll(
  { encoded, measure }: PlacedRows,
  medoidRows: readonly number[],
  weights: ArrayLike<number> | undefined,
): Pick<KMedoidsFit, "sizes" | "cost" | "meanDistance" | "medoidSilhouette"> {
  const { rows } = encoded;
  const k = medoidRows.length;
  const segment = new Int32Array(rows);
  const nearest = new Float64Array(rows);
  const second = new Float64Array(rows);
  assignRows(encoded, takeRows(encoded, medoidRows), measure, { segment, nearest, second });
  const sizes = new Array<number>(k).fill(0);
  let [cost, total, silhouette] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const weight = weights?.[row] ?? 1;
    sizes[segment[row]!]!++;
    total += weight;
    cost += weight * nearest[row]!;
    // As far from one medoid as from the other: 0, and so where both distances are 0.
    if (second[row]! > 0) silhouette += weight * (1 - nearest[row]! / second[row]!);
  }
  return { sizes, cost, meanDistance: cost / total, medoidSilhouette: k === 1 ? null : silhouette / total };
}
