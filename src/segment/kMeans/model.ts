import { randomStream } from "../../numeric/random/stream.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { checkDistinct, checkObject } from "../kMedoids/searchOptions.ts";
import { scaledNames } from "../scale/applyScale.ts";
import { fitScale } from "../scale/fitScale.ts";
import type { ScaleRecipe } from "../scale/recipe.ts";
import { scaleRow } from "../scale/scaleRow.ts";
import { canonicalOrder, describeSegments, unpackCentroids } from "./describe.ts";
import { lloyd, type LloydResult } from "./lloyd.ts";
import type { RowBlock } from "./nearestTwo.ts";
import { checkOptions, readWeights, type KMeansOptions } from "./options.ts";
import { outlierLimit } from "./outlierLimit.ts";
import { columnMeans, copyRow, plusPlus } from "./plusPlus.ts";
import { blockOf, checkMagnitude, countDistinct, isUnknown } from "./readRows.ts";
import type { KMeansModel } from "./schema.ts";

const operation = "kMeans.fit";
const RESTARTS = 10;
const MAX_ITERATIONS = 300;
const NOTHING = new Float64Array(0);

/**
 * Parts customers into k segments around their means, so that the sum of squared distances (the inertia) is small.
 *
 * Lloyd's iterations from `restarts` starts drawn by k-means++, until no label changes; the start that ends at the least inertia is kept. Rows go to
 * the nearest centroid, on ties to the lowest number; a segment that lost its last row takes the row farthest from its own centroid. Rows that
 * cannot change are passed over by bounds (Hamerly), which changes no label. Segments are numbered from the largest down (on ties by the first
 * coordinate of the centroid), so numbers do not depend on the seed; with `start` they keep its order.
 *
 * Missing values: see `missing` of the scale. Under `partial` a distance is that of the columns that are there, raised in proportion; rows without
 * any value are counted to segment 0 and move nothing (note `nothing-known`).
 *
 * @param table columns of numbers or truth values, null where missing; one row gives one segment
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `all-missing`, `too-few-observations` (fewer different rows than k), `aborted`
 * @example
 * const customers = { visits: [1, 2, 1, 9, 8], price: [10, 10, 12, 30, 28] };
 * const model = fit(customers, { k: 2, seed: 1 });
 * model.segments.map(({ size }) => size) // => [3, 2]
 * model.segments[1].centre // => { visits: 8.5, price: 29 }
 * assign(model, customers) // => [0, 0, 0, 1, 1]
 * @see Lloyd (1982), IEEE Transactions on Information Theory 28, 129–137; Hamerly (2010), SIAM International Conference on Data Mining
 */
export function fit(table: TableInput, options: KMeansOptions): KMeansModel {
  checkObject(operation, options);
  const read = readTable(operation, table, { numeric: true });
  checkOptions(operation, options, read.rows);
  const { recipe, notes } = fitScale(operation, read, options);
  const block = blockOf(recipe, read);
  checkMagnitude(operation, block, scaledNames(recipe));
  const { weights, unknown } = weightsOf(block, readWeights(operation, options.weights, read.rows));
  checkDistinct(operation, options.k, countDistinct(block, weights, options.k));
  const search = bestStart({ block, weights, recipe, options });
  return modelOf({ block, weights, recipe, options, ...search, notes: [...notes, ...unknownNote(unknown)] });
}

/** What is searched. */
interface Search {
  readonly block: RowBlock;
  readonly weights: Float64Array | null;
  readonly recipe: ScaleRecipe;
  readonly options: KMeansOptions;
}

interface Found {
  readonly best: LloydResult;
  readonly restartInertia: readonly number[];
}

function bestStart(search: Search): Found {
  const { block, weights, options } = search;
  const { restarts = RESTARTS, maxIterations = MAX_ITERATIONS, tolerance = 0 } = options;
  const starts = options.start === undefined ? restarts : 1;
  const stream = randomStream(options.seed ?? 0);
  const centre = block.missing === null ? NOTHING : columnMeans(block, weights);
  const restartInertia: number[] = [];
  let best: LloydResult | undefined;
  for (let s = 0; s < starts; s++) {
    const onPass = passGate(options, s + 1, starts);
    const start =
      options.start === undefined
        ? plusPlus(block, weights, centre, { segments: options.k, stream: stream.split(s) })
        : givenStart(search, options.start, centre);
    const result = lloyd({ block, weights, start, maxIterations, tolerance, onPass });
    restartInertia.push(result.inertia);
    if (best === undefined || result.inertia < best.inertia) best = result;
  }
  return { best: best!, restartInertia };
}

function givenStart(
  { block, recipe }: Search,
  given: NonNullable<KMeansOptions["start"]>,
  centre: Float64Array,
): Float64Array {
  const { stride } = block;
  const start = new Float64Array(given.length * stride);
  for (let j = 0; j < given.length; j++) {
    const item = given[j]!;
    if (typeof item === "number") copyRow(block, item, centre, start, j * stride);
    else {
      const path = `options.start[${String(j)}]`;
      const { values, missing } = scaleRow(operation, recipe, item, path);
      values.forEach((value, i) => (start[j * stride + i] = missing?.[i] === 1 ? centre[i]! : value));
      // A centre of a model says of an indicator which share is missing.
      scaledNames(recipe).forEach((name, i) => {
        const share = item[name];
        if (i >= recipe.columns.length && typeof share === "number" && Number.isFinite(share))
          start[j * stride + i] = share;
      });
    }
  }
  checkMagnitude(
    operation,
    { rows: given.length, width: block.width, stride, values: start, missing: null },
    scaledNames(recipe),
  );
  return start;
}

function passGate(
  { onProgress, signal }: KMeansOptions,
  restart: number,
  restarts: number,
): (iteration: number, changed: number) => void {
  const stopIfAborted = (iterations: number): void => {
    if (signal?.aborted !== true) return;
    const received = `an abort after ${String(iterations)} passes of start ${String(restart)}`;
    const fix = "Call again without aborting options.signal.";
    throw new KeizokuError(operation, [{ code: "aborted", path: "", expected: "time to finish", received, fix }]);
  };
  stopIfAborted(0);
  return (iteration, changed) => {
    onProgress?.({ restart, restarts, iteration, changed });
    stopIfAborted(iteration);
  };
}

/** Rows without any value count for nothing. */
function weightsOf(block: RowBlock, given: Float64Array | null): { weights: Float64Array | null; unknown: number } {
  let unknown = 0;
  let weights = given;
  for (let row = 0; block.missing !== null && row < block.rows; row++) {
    if (!isUnknown(block, row)) continue;
    weights ??= new Float64Array(block.rows).fill(1);
    weights[row] = 0;
    unknown++;
  }
  return { weights, unknown };
}

function unknownNote(unknown: number): Note[] {
  if (unknown === 0) return [];
  const message = `Rows of which nothing is known: ${String(unknown)}. They are in the first segment and moved nothing.`;
  return [{ code: "nothing-known", message }];
}

function modelOf(found: Search & Found & { readonly notes: readonly Note[] }): KMeansModel {
  const { block, weights, recipe, options, best, restartInertia } = found;
  const raw = unpackCentroids(best.centroids, block.stride, block.width);
  const order = options.start === undefined ? canonicalOrder(raw, best.mass) : raw.map((_, j) => j);
  const outlierDistance = outlierLimit(best.squares, weights);
  const outliers = countAbove(best.squares, weights, outlierDistance);
  const centroids = order.map((j) => raw[j]!);
  const counts = order.map((j) => best.mass[j]!);
  const columns = scaledNames(recipe);
  return freezeDeep({
    kind: "k-means",
    version: 1,
    parameters: { recipe, columns, centroids, counts, outlierDistance },
    segments: describeSegments({ recipe, columns, centroids, counts }),
    fit: {
      observations: block.rows,
      weight: counts.reduce((sum, count) => sum + count, 0),
      inertia: best.inertia,
      iterations: best.iterations,
      converged: best.converged,
      start: options.start === undefined ? "k-means++" : "given",
      restartInertia,
      seed: options.start === undefined ? (options.seed ?? 0) : null,
      outliers,
      updates: 0,
      updateRows: 0,
      notes: [...found.notes, ...resultNotes(best, outliers, block.rows)],
    },
  });
}

function countAbove(squares: Float64Array, weights: Float64Array | null, distance: number): number {
  let count = 0;
  for (let row = 0; row < squares.length; row++) {
    if (Math.sqrt(squares[row]!) > distance && (weights === null || weights[row]! > 0)) count++;
  }
  return count;
}

function resultNotes({ converged, empty }: LloydResult, outliers: number, rows: number): Note[] {
  const notes: Note[] = [];
  if (!converged) {
    notes.push({
      code: "stopped-early",
      message: "The passes ran out while labels still changed: raise maxIterations.",
    });
  }
  if (empty > 0) {
    const message = `Segments without a customer: ${String(empty)}. Ask for fewer.`;
    notes.push({ code: "empty-segment", message });
  }
  if (outliers > 0) {
    const message = `${String(outliers)} of ${String(rows)} rows lie far from every centroid: see outliers(), and whether a log1p or robust scale fits better.`;
    notes.push({ code: "outliers", message });
  }
  return notes;
}
