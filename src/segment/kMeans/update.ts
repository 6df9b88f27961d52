import { freezeDeep } from "../../schema/freezeDeep.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { readScalable } from "../scale/applyScale.ts";
import { describeSegments, unpackCentroids } from "./describe.ts";
import { checkModel } from "./checkModel.ts";
import { BLOCK, nearestRoom, nearestTwo, type RowBlock } from "./nearestTwo.ts";
import { readWeights } from "./options.ts";
import { blockOf, checkMagnitude, packCentroids } from "./readRows.ts";
import type { KMeansModel } from "./schema.ts";

/** Options of {@link update}. */
export interface KMeansUpdateOptions {
  /** How much each row counts: of at least 0, not all 0; 1 by default. */
  readonly weights?: ArrayLike<number>;
}

/**
 * Takes further customers into a model, batch by batch, without the customers before (mini-batch k-means for streams).
 *
 * Every row goes to the nearest centroid as it stood before the batch; then each centroid moves towards its rows, by weight / (weight that it has seen):
 * so it is the mean of all that it was given. Counts are kept in the model, numbers of segments stay. Scale, outlier distance and inertia are
 * those of the fit: fit again when customers have changed.
 *
 * @param table the columns of the fit by name
 * @returns a new model; the one passed is not changed
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`
 * @example
 * const model = fit({ visits: [1, 3, 9, 11] }, { k: 2, scale: "none" });
 * update(model, { visits: [5, 12] }).segments.map(({ centre }) => centre.visits) // => [3, 10.6667]
 * @see Sculley (2010), Web-scale k-means clustering, World Wide Web Conference, 1177–1178
 */
export function update(model: KMeansModel, table: TableInput, options: KMeansUpdateOptions = {}): KMeansModel {
  const operation = "kMeans.update";
  checkModel(operation, model);
  if (typeof (options as unknown) !== "object" || (options as unknown) === null) {
    const fix = "Pass an object, or leave it out.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "options", expected: "an object", received: show(options), fix },
    ]);
  }
  const { parameters, fit } = model;
  const { recipe, columns } = parameters;
  const read = readScalable(operation, recipe, table);
  const weights = readWeights(operation, options.weights, read.rows);
  const block = blockOf(recipe, read);
  checkMagnitude(operation, block, columns);
  const counts = Float64Array.from(parameters.counts);
  const moved = moveTowards(block, weights, packCentroids(parameters.centroids, block.stride), counts);
  const centroids = unpackCentroids(moved, block.stride, block.width);
  const described = { recipe, columns, centroids, counts: Array.from(counts) };
  return freezeDeep({
    ...model,
    parameters: { ...parameters, ...described },
    segments: describeSegments(described),
    fit: { ...fit, updates: fit.updates + 1, updateRows: fit.updateRows + read.rows },
  });
}

/** The centroids after one batch; `counts` grow. */
function moveTowards(
  block: RowBlock,
  weights: Float64Array | null,
  centroids: Float64Array,
  counts: Float64Array,
): Float64Array {
  const { rows, stride, values, missing } = block;
  const moved = centroids.slice();
  const list = new Int32Array(BLOCK);
  const found = nearestRoom();
  for (let from = 0; from < rows; from += BLOCK) {
    const count = rows - from < BLOCK ? rows - from : BLOCK;
    for (let q = 0; q < count; q++) list[q] = from + q;
    nearestTwo(block, list, count, centroids, found);
    for (let q = 0; q < count; q++) {
      const weight = weights === null ? 1 : weights[from + q]!;
      const segment = found.label[q]!;
      if (segment < 0 || weight === 0) continue;
      counts[segment]! += weight;
      const share = weight / counts[segment]!;
      for (let i = 0, at = (from + q) * stride, to = segment * stride; i < stride; i++) {
        if (missing === null || missing[at + i] !== 1) moved[to + i]! += share * (values[at + i]! - moved[to + i]!);
      }
    }
  }
  return moved;
}
