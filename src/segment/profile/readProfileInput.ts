import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { readTable } from "../../schema/table/readTable.ts";
import type { DataTable, TableInput } from "../../schema/table/table.ts";
import { checkAll, checkObject } from "../affinity/optionCheck.ts";
import { compactLabels, labelIssues, type CompactLabels, type Labels } from "../partition/readLabels.ts";
import type { ProfileOptions } from "./schema.ts";

/** Beyond this, squares of differences are no numbers any more. */
const LARGEST = 1e150;

/** A checked table with its labels. */
export interface LabelledTable {
  readonly table: DataTable;
  readonly labels: CompactLabels;
}

/** What a profile is made of, checked. */
export interface ProfileInput extends LabelledTable {
  readonly values: DataTable | null;
  readonly names: readonly string[] | null;
  readonly level: number;
  readonly falseDiscoveryRate: number;
}

/**
 * Reads a table and its labels.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function readLabelled(operation: string, input: TableInput, labels: Labels): LabelledTable {
  const table = readTable(operation, input);
  checkSize(operation, table, "");
  const issues = labelIssues("labels", labels, { rows: table.rows });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { table, labels: compactLabels(labels) };
}

/**
 * Reads all of it.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function readProfileInput(input: TableInput, labels: Labels, options: ProfileOptions): ProfileInput {
  const operation = "profile";
  checkObject(operation, "options", options);
  const { level = 0.95, falseDiscoveryRate = 0.05, names } = options;
  checkAll(operation, [between("options.level", level), between("options.falseDiscoveryRate", falseDiscoveryRate)]);
  const labelled = readLabelled(operation, input, labels);
  const values = isGiven(options.values)
    ? readTable(operation, options.values, { numeric: true, path: "options.values" })
    : null;
  if (values !== null) checkSize(operation, values, "options.values.");
  const issues = nameIssues(names, labelled.labels);
  if (values !== null && values.rows !== labelled.table.rows) {
    const expected = `${String(labelled.table.rows)} rows, as the table has`;
    const fix = "Pass one value for each row of the table.";
    issues.push({ code: "invalid-input", path: "options.values", expected, received: String(values.rows), fix });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { ...labelled, values, names: names ?? null, level, falseDiscoveryRate };
}

/** No columns are as good as none given. */
function isGiven(values: TableInput | undefined): values is TableInput {
  if (values === undefined) return false;
  return typeof (values as unknown) !== "object" || (values as unknown) === null || Object.keys(values).length > 0;
}

/** A number strictly between 0 and 1. */
export function between(path: string, value: unknown): Parameters<typeof checkAll>[1][number] {
  const holds = typeof value === "number" && value > 0 && value < 1;
  return { path, value, holds, expected: "a number above 0 and below 1", fix: "Pass a share: 0.95 for 95 %." };
}

function nameIssues(names: unknown, { labels }: CompactLabels): Issue[] {
  if (names === undefined) return [];
  const wanted = labels.at(-1)! + 1;
  const good = Array.isArray(names) && names.length >= wanted && names.every((name) => typeof name === "string");
  if (good) return [];
  const expected = `${String(wanted)} texts, one a label`;
  const fix = "Name the segments in the order of their labels.";
  return [{ code: "invalid-input", path: "options.names", expected, received: show(names), fix }];
}

function checkSize(operation: string, { columns }: DataTable, path: string): void {
  const issues: Issue[] = [];
  for (const [name, column] of columns) {
    if (column.kind !== "numeric") continue;
    for (let i = 0; i < column.values.length; i++) {
      if (Math.abs(column.values[i]!) <= LARGEST) continue;
      const where = `${path}${name}[${String(i)}]`;
      const fix = "Pass the column in a larger unit.";
      const expected = "a number from -1e150 to 1e150";
      issues.push({ code: "invalid-input", path: where, expected, received: show(column.values[i]), fix });
      break;
    }
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
