import { KeizokuError, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { DesignRecipe } from "../design/recipe.ts";
import type { Estimate } from "./estimate.ts";
import type { Dependence } from "./factor.ts";
import type { LogisticOptions } from "./options.ts";
import type { Observed, StandardPanels } from "./panels.ts";
import { separatingColumns } from "./separation.ts";

/** Columns of the panels that were left out. */
export interface LeftOut {
  readonly constant: readonly number[];
  readonly dependent: readonly Dependence[];
}

/** @throws {KeizokuError} `one-outcome` where all rows have the event, or none */
export function checkOutcome(
  operation: string,
  { rows, event, weight }: Observed,
): { observations: number; weight: number; events: number } {
  let observations = 0;
  let total = 0;
  let events = 0;
  for (let row = 0; row < rows; row++) {
    const w = weight === null ? 1 : weight[row]!;
    if (w > 0) observations++;
    total += w;
    events += w * event[row]!;
  }
  if (events > 0 && events < total) return { observations, weight: total, events };
  const received = events === 0 ? "no event" : "an event in every row";
  const fix = "Look further back, or take rows of a longer time, so that there are both.";
  const expected = "rows with the event and rows without";
  throw new KeizokuError(operation, [{ code: "one-outcome", path: "event", expected, received, fix }]);
}

/** @throws {KeizokuError} `invalid-input` where a column is too wide to be standardised */
export function checkSpreads(operation: string, { columns }: DesignRecipe, { mean, spread }: StandardPanels): void {
  const issues: Issue[] = [];
  columns.forEach((path, j) => {
    if (Number.isFinite(mean[j]) && Number.isFinite(spread[j])) return;
    const fix = "Pass the column in a larger unit.";
    const expected = "values whose squares a number can hold";
    issues.push({ code: "invalid-input", path, expected, received: "larger ones", fix });
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

/** @throws {KeizokuError} `too-few-observations` */
export function checkRows(operation: string, rows: number, coefficients: number): void {
  if (rows >= coefficients) return;
  const expected = `at least ${String(coefficients)} rows, one for each coefficient`;
  const fix = "Pass more rows, fewer terms, or a penalty.";
  throw new KeizokuError(operation, [
    { code: "too-few-observations", path: "table", expected, received: String(rows), fix },
  ]);
}

/** @throws {KeizokuError} `collinear-columns` where the caller wants no column to follow from others */
export function checkCollinear(
  operation: string,
  { columns }: DesignRecipe,
  { dependent }: Estimate,
  { collinear = "drop" }: LogisticOptions,
): void {
  if (collinear === "drop" || dependent.length === 0) return;
  const issues = dependent.map(({ column, from }): Issue => {
    const received = `one that follows from ${listed(columns, from)}`;
    const fix = 'Leave a column out, pass collinear: "drop", or a ridge.';
    const path = columns[column - 1]!;
    return { code: "collinear-columns", path, expected: "a column of its own", received, fix };
  });
  throw new KeizokuError(operation, issues);
}

interface Checked {
  readonly recipe: DesignRecipe;
  readonly panels: StandardPanels;
  readonly free: Uint8Array;
  readonly estimate: Estimate;
}

/** @throws {KeizokuError} `separation`, `not-converged` */
export function checkEstimate(operation: string, { recipe, panels, free, estimate }: Checked): void {
  const { outcome, direction, iterations } = estimate;
  if (outcome === "found") return;
  if (outcome === "separated") {
    const issues = separatingColumns(panels, direction, free).map((column): Issue => {
      const path = recipe.columns[column - 1]!;
      const expected = "a column that leaves events and others mixed";
      const received = "one that has a part in telling them apart without an error";
      const fix =
        'Pass firth: true or penalty: { kind: "ridge", lambda: 1 }, merge rare levels, or leave the column out.';
      return { code: "separation", path, expected, received, fix };
    });
    throw new KeizokuError(operation, issues);
  }
  const expected = "an estimate at which nothing moves any more";
  const received = `still moving after ${String(iterations)} passes`;
  const fix = "Raise options.maxIterations, or pass a ridge.";
  throw new KeizokuError(operation, [{ code: "not-converged", path: "", expected, received, fix }]);
}

/** `constant-column` and `collinear-columns`. */
export function leftOutNotes({ columns }: DesignRecipe, { constant, dependent }: LeftOut): Note[] {
  const notes: Note[] = [];
  if (constant.length > 0) {
    const message = `${listed(columns, constant)}: the same in every row, and so left out.`;
    notes.push({ code: "constant-column", message });
  }
  for (const { column, from } of dependent) {
    const message = `${columns[column - 1]!} follows from ${listed(columns, from)}, and so is left out.`;
    notes.push({ code: "collinear-columns", message });
  }
  return notes;
}

function listed(columns: readonly string[], places: readonly number[]): string {
  return places.length === 0 ? "the intercept" : places.map((place) => columns[place - 1]!).join(", ");
}
