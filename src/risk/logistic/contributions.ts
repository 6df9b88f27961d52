import type { Note } from "../../schema/fitReport.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { applyDesign, matrixOf, unseenNotes } from "../design/applyDesign.ts";
import { readInputs, type RowInput } from "../design/readInputs.ts";
import { checkScorer } from "./predictions.ts";
import type { LogisticModel } from "./schema.ts";

/** Log odds as sums over what is known of a customer. */
export interface Contributions {
  readonly rows: number;
  /** Columns of the table, and pairs of them that interact (`contract × tenure`). */
  readonly groups: readonly string[];
  /** Log odds of the reference. */
  readonly reference: number;
  /** Row after row: how much each group moves the log odds from the reference; with it they add up to `logOdds`. */
  readonly values: Float64Array;
  readonly logOdds: Float64Array;
  /** `unseen-category` with counts. */
  readonly notes: readonly Note[];
}

/**
 * How each customer's log odds come about: contributions of his columns against a reference, additive and exact.
 *
 * Spline columns, levels and the missing indicator of a column count together as that column.
 *
 * @param input the columns of the fit by name, raw; or one customer's values (one row)
 * @param reference one customer's values; by default the mean of the fit in every column of the design
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `unseen-category`
 * @example
 * const model = fit({ contacts: [0, 0, 0, 1, 1, 1] }, [0, 0, 1, 0, 1, 1]);
 * contributions(model, { contacts: [0, 1] }).values // => [-0.6931, 0.6931]
 * contributions(model, { contacts: [0, 1] }, { contacts: 0 }).values // => [0, 1.3863]
 */
export function contributions(model: LogisticModel, input: TableInput | RowInput, reference?: RowInput): Contributions {
  const operation = "logistic.contributions";
  checkScorer(operation, model);
  const { design, intercept, coefficients, means } = model.parameters;
  const from = reference === undefined ? means : applyDesign(operation, design, reference).values;
  const read = readInputs(operation, design, input);
  const matrix = matrixOf(design, read);
  const groups = [...new Set(design.groups)];
  const places = design.groups.map((group) => groups.indexOf(group));
  const { rows, width } = matrix;
  const values = new Float64Array(rows * groups.length);
  let base = intercept;
  for (let j = 0; j < width; j++) base += coefficients[j]! * from[j]!;
  const logOdds = new Float64Array(rows).fill(base);
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < width; j++) {
      const part = coefficients[j]! * (matrix.values[row * width + j]! - from[j]!);
      values[row * groups.length + places[j]!]! += part;
      logOdds[row]! += part;
    }
  }
  return { rows, groups, reference: base, values, logOdds, notes: unseenNotes(design, read) };
}
