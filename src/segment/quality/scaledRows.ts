import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { ColumnInput, TableInput } from "../../schema/table/table.ts";
import type { Labels } from "../partition/readLabels.ts";
import { applyScale } from "../scale/applyScale.ts";
import { fitScale } from "../scale/fitScale.ts";
import type { ScaledMatrix, ScaleOptions } from "../scale/recipe.ts";
import { issuesOf, segmentIssues, segmentsOf, type Segments } from "./readSegments.ts";

/** Scaled rows, and what was delicate about the scale. */
export interface ScaledRows {
  readonly matrix: ScaledMatrix;
  readonly notes: readonly Note[];
}

/** Reads and scales a table of numbers. @throws {KeizokuError} as readTable and fitScale */
export function scaledRows(operation: string, table: TableInput, options: ScaleOptions): ScaledRows {
  const read = readTable(operation, table, { numeric: true });
  const { recipe, notes } = fitScale(operation, read, options);
  return { matrix: applyScale(operation, recipe, table), notes };
}

/** Reads a table with its labels; the issues of both at once. */
export function scaledSegments(
  operation: string,
  table: TableInput,
  labels: Labels,
  options: ScaleOptions,
): ScaledRows & { readonly segments: Segments } {
  const issues: Issue[] = [];
  checkOptions(operation, options);
  const scaled = issuesOf(() => scaledRows(operation, table, options), issues);
  issues.push(...segmentIssues(labels, scaled?.matrix.rows));
  if (issues.length > 0 || scaled === undefined) throw new KeizokuError(operation, issues);
  return { ...scaled, segments: segmentsOf(labels) };
}

/** @throws {KeizokuError} `invalid-input` where there are no options */
export function checkOptions(operation: string, options: unknown): void {
  if (typeof options === "object" && options !== null) return;
  const fix = "Pass an object of options.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "options", expected: "an object", received: show(options), fix },
  ]);
}

/** A scaled matrix as columns by name, as a cluster function takes it. */
export function columnsOf(matrix: ScaledMatrix): TableInput {
  const { rows, width, values, missing } = matrix;
  return Object.fromEntries(
    matrix.names.map((name, column): [string, ColumnInput] => {
      const own = new Float64Array(rows);
      const holes = missing === null ? null : new Uint8Array(rows);
      for (let row = 0, at = column; row < rows; row++, at += width) {
        own[row] = values[at]!;
        if (holes !== null) holes[row] = missing![at]!;
      }
      return [name, holes === null ? own : { kind: "numeric", values: own, missing: holes }];
    }),
  );
}
