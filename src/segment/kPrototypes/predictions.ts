import type { TableInput } from "../../schema/table/table.ts";
import { checkModel, type SegmentDistances } from "../kMedoids/segmentDistances.ts";
import { encodeMixed, type MixedRows } from "./encodeMixed.ts";
import { costOf, relabel, type MixedCost } from "./kernel.ts";
import type { KPrototypesModel } from "./schema.ts";
import { costShape, encodePrototypes } from "./space.ts";

/**
 * Segment of each customer: that of the prototype of least cost, the first one on ties.
 *
 * The rows of the fit come back to their segments. Categories that the fit did not know differ from every mode ({@link distances} counts them).
 * Customers of whom nothing is known go to segment 0.
 *
 * @param table the columns of the fit by name, others are not looked at
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`
 * @example
 * const model = fit({ plan: ["basic", "basic", "pro"], paid: ["card", "card", "bank"] }, { k: 2, start: [0, 2] });
 * assign(model, { plan: ["pro", "trial"], paid: ["bank", "card"] }) // => [1, 0]
 */
export function assign(model: KPrototypesModel, table: TableInput): Int32Array {
  const { encoded, cost, prototypes } = place("kPrototypes.assign", model, table);
  const segment = new Int32Array(encoded.rows);
  relabel(cost, encoded, prototypes, segment, new Float64Array(encoded.rows));
  return segment;
}

/**
 * Cost of each customer under each prototype: squared distance on the scaled numbers + gamma × differing categories.
 *
 * @param table the columns of the fit by name
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`
 * @example
 * const model = fit({ plan: ["basic", "basic", "pro"], paid: ["card", "card", "bank"] }, { k: 2, start: [0, 2] });
 * distances(model, { plan: ["pro", "trial"], paid: ["bank", "card"] }).values // => [2, 0, 1, 2]
 */
export function distances(model: KPrototypesModel, table: TableInput): SegmentDistances {
  const { encoded, cost, prototypes } = place("kPrototypes.distances", model, table);
  const { rows, width, values: own, notes } = encoded;
  const segments = prototypes.length / width;
  const segment = new Int32Array(rows);
  const nearest = new Float64Array(rows);
  relabel(cost, encoded, prototypes, segment, nearest);
  const values = new Float64Array(rows * segments);
  for (let row = 0; row < rows; row++) {
    for (let s = 0; s < segments; s++) {
      values[row * segments + s] = costOf(cost, own, row * width, prototypes, s * width);
    }
  }
  return { rows, segments, segment, nearest, values, notes };
}

function place(
  operation: string,
  model: KPrototypesModel,
  table: TableInput,
): { encoded: MixedRows; cost: MixedCost; prototypes: Float64Array } {
  checkModel(operation, model, "k-prototypes", ["recipe", "prototypes"]);
  const { recipe, gamma } = model.parameters;
  const encoded = encodeMixed(operation, recipe, table);
  return {
    encoded,
    cost: { ...costShape(recipe, encoded.numbers), gamma },
    prototypes: encodePrototypes(model.parameters),
  };
}
