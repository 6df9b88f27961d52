import { KeizokuError, show } from "../../schema/error.ts";
import { isArrayLike } from "../../schema/arrayLike.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { fillDesign } from "../design/fill.ts";
import { readInputs, type ReadInputs, type RowInput } from "../design/readInputs.ts";
import type { LogisticModel, LogisticParameters } from "./schema.ts";

/** What scoring needs of a model. */
export interface LogisticScorer {
  readonly parameters: Pick<LogisticParameters, "design" | "intercept" | "coefficients">;
}

/** Options of predictions. */
export interface ScoreOptions {
  /** Added to the log odds: a number for all, or one a row; 0 by default. */
  readonly offset?: number | ArrayLike<number>;
}

const ROWS = 256;

/**
 * Log odds of the event for each customer.
 *
 * @param input the columns of the fit by name, raw; or one customer's values, which gives one number
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value` and `unseen-category` (where the design allows none)
 * @example
 * const model = fit({ contacts: [0, 0, 0, 1, 1, 1] }, [0, 0, 1, 0, 1, 1]);
 * logOdds(model, { contacts: 1 }) // => 0.6931
 * logOdds(model, { contacts: [0, 1] }) // => [-0.6931, 0.6931]
 */
export function logOdds(model: LogisticScorer, input: RowInput, options?: ScoreOptions): number;
export function logOdds(model: LogisticScorer, input: TableInput, options?: ScoreOptions): Float64Array;
export function logOdds(
  model: LogisticScorer,
  input: TableInput | RowInput,
  options: ScoreOptions = {},
): Float64Array | number {
  return score("logistic.logOdds", model, input, options);
}

/**
 * Chance of the event for each customer.
 *
 * @param input the columns of the fit by name, raw; or one customer's values, which gives one number
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value` and `unseen-category` (where the design allows none)
 * @example
 * const model = fit({ contacts: [0, 0, 0, 1, 1, 1] }, [0, 0, 1, 0, 1, 1]);
 * probability(model, { contacts: 1 }) // => 0.6667
 * probability(model, { contacts: [0, 1] }) // => [0.3333, 0.6667]
 */
export function probability(model: LogisticScorer, input: RowInput, options?: ScoreOptions): number;
export function probability(model: LogisticScorer, input: TableInput, options?: ScoreOptions): Float64Array;
export function probability(
  model: LogisticScorer,
  input: TableInput | RowInput,
  options: ScoreOptions = {},
): Float64Array | number {
  const odds = score("logistic.probability", model, input, options);
  if (typeof odds === "number") return chance(odds);
  for (let row = 0; row < odds.length; row++) odds[row] = chance(odds[row]!);
  return odds;
}

function chance(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function score(
  operation: string,
  model: LogisticScorer,
  input: TableInput | RowInput,
  options: ScoreOptions,
): Float64Array | number {
  checkScorer(operation, model);
  const { parameters } = model;
  const read = readInputs(operation, parameters.design, input);
  const odds = scoreRows(parameters, read);
  addOffset(operation, odds, (options as ScoreOptions | null)?.offset ?? 0);
  for (let row = 0; row < odds.length; row++) {
    if (!Number.isFinite(odds[row]))
      throw rejected(operation, `row ${String(row)}`, "values near those of the fit", odds[row]);
  }
  return read.isOne ? odds[0]! : odds;
}

/** @throws {KeizokuError} `invalid-input` where there is no model of the kind */
export function checkScorer(operation: string, model: LogisticScorer | LogisticModel): void {
  const given = model as Partial<LogisticModel> | null | undefined;
  if (Array.isArray(given?.parameters?.coefficients)) return;
  throw rejected(operation, "model", "a model of kind logistic", given?.kind ?? given);
}

function rejected(operation: string, path: string, expected: string, received: unknown): KeizokuError {
  const fix = "Correct it.";
  return new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(received), fix }]);
}

function scoreRows({ design, intercept, coefficients }: LogisticScorer["parameters"], read: ReadInputs): Float64Array {
  const { rows, inputs } = read;
  const odds = new Float64Array(rows).fill(intercept);
  const size = rows < ROWS ? rows : ROWS;
  const panel = new Float64Array(size * coefficients.length);
  for (let from = 0; from < rows; from += ROWS) {
    const to = from + ROWS < rows ? from + ROWS : rows;
    fillDesign(design, inputs, { from, to, out: panel, at: 0, rowStep: 1, columnStep: size });
    addColumns(odds.subarray(from, to), panel, size, coefficients);
  }
  return odds;
}

function addColumns(odds: Float64Array, panel: Float64Array, size: number, coefficients: readonly number[]): void {
  for (let j = 0; j < coefficients.length; j++) {
    const coefficient = coefficients[j]!;
    const at = j * size;
    if (coefficient !== 0) for (let i = 0; i < odds.length; i++) odds[i]! += coefficient * panel[at + i]!;
  }
}

function addOffset(operation: string, odds: Float64Array, offset: number | ArrayLike<number>): void {
  if (offset === 0) return;
  if (typeof offset !== "number" && (!isArrayLike(offset) || offset.length !== odds.length)) {
    throw rejected(operation, "options.offset", "a number, or one a row", offset);
  }
  for (let row = 0; row < odds.length; row++) odds[row]! += typeof offset === "number" ? offset : offset[row]!;
}
