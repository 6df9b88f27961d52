import type { TableInput } from "../../schema/table/table.ts";
import type { EncodedRows } from "../gower/rowMeasure.ts";
import { assignRows } from "./nearestMedoids.ts";
import type { KMedoidsModel } from "./schema.ts";
import { checkModel, type SegmentDistances } from "./segmentDistances.ts";
import { placeRows } from "./space.ts";

/**
 * Segment of each customer: that of the nearest medoid, the first one on ties.
 *
 * The rows of the fit come back to their segments. Under Gower's distance a number beyond the range of the fit counts as the end of the range, and a
 * category that the fit did not know differs from every medoid's ({@link distances} counts them). Customers of whom nothing is known go to segment 0.
 *
 * @param table the columns of the fit by name, others are not looked at
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`
 * @example
 * const model = fit({ visits: [1, 2, 1, 9, 8, 9] }, { k: 2 });
 * assign(model, { visits: [0, 100, null] }) // => [0, 1, 0]
 */
export function assign(model: KMedoidsModel, table: TableInput): Int32Array {
  const operation = "kMedoids.assign";
  const { encoded, measure, medoids } = place(operation, model, table);
  const segment = new Int32Array(encoded.rows);
  assignRows(encoded, medoids, measure, { segment });
  return segment;
}

/**
 * Distance of each customer to the medoid of each segment.
 *
 * @param table the columns of the fit by name
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`
 * @example
 * const model = fit({ visits: [1, 2, 1, 9, 8, 9] }, { k: 2 });
 * distances(model, { visits: [3, 9] }).values // => [0.25, 0.75, 1, 0]
 */
export function distances(model: KMedoidsModel, table: TableInput): SegmentDistances {
  const { encoded, measure, medoids } = place("kMedoids.distances", model, table);
  const { rows, notes } = encoded;
  const segment = new Int32Array(rows);
  const nearest = new Float64Array(rows);
  const values = new Float64Array(rows * medoids.rows);
  assignRows(encoded, medoids, measure, { segment, nearest, all: values });
  return { rows, segments: medoids.rows, segment, nearest, values, notes };
}

function place(
  operation: string,
  model: KMedoidsModel,
  table: TableInput,
): ReturnType<typeof placeRows> & { medoids: EncodedRows } {
  checkModel(operation, model, "k-medoids", ["recipe", "medoids"]);
  const { recipe, medoids } = model.parameters;
  const columns = recipe.columns.map(({ name }, place) => [name, medoids.map((row) => row[place]!)] as const);
  const own = placeRows(operation, recipe, Object.fromEntries(columns));
  return { ...placeRows(operation, recipe, table), medoids: own.encoded };
}
