import { KeizokuError, show, type Issue } from "../../../schema/error.ts";
import { readTable } from "../../../schema/table/readTable.ts";
import type { DataTable, TableInput } from "../../../schema/table/table.ts";
import { amountCheck, checkAll, checkObject, wholeCheck } from "../../affinity/optionCheck.ts";
import type { Labels } from "../../partition/readLabels.ts";
import { columnWordsCheck, wordsCheck } from "../formats.ts";
import { readLabelled, type LabelledTable } from "../readProfileInput.ts";
import type { DemographicsOptions } from "./schema.ts";

/** What was asked for, checked and with its defaults. */
export interface DemographicsInput extends LabelledTable {
  readonly outcomes: DataTable | null;
  readonly cuts: Readonly<Record<string, readonly number[]>>;
  readonly permutations: number;
  readonly groups: number;
  readonly folds: number;
  readonly smoothing: number;
}

/** @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations` */
export function readDemographics(table: TableInput, labels: Labels, options: DemographicsOptions): DemographicsInput {
  const operation = "demographicsOnly";
  checkObject(operation, "options", options);
  const {
    seed,
    permutations = 199,
    groups = 5,
    folds = 5,
    smoothing = 5,
    cuts = {},
    columns = [],
    words = {},
  } = options;
  const isSeed = typeof seed === "string" || Number.isFinite(seed);
  const fix = "Pass the same number or text for the same results.";
  checkAll(operation, [
    { path: "options.seed", value: seed, holds: isSeed, expected: "a finite number or a text", fix },
    wholeCheck("options.permutations", permutations, 19, 99_999),
    wholeCheck("options.groups", groups, 2, 1000),
    wholeCheck("options.folds", folds, 2, 1000),
    amountCheck("options.smoothing", smoothing, true),
    columnWordsCheck("options.columns", columns),
  ]);
  checkObject(operation, "options.cuts", cuts);
  checkObject(operation, "options.words", words);
  checkAll(
    operation,
    Object.entries(words).map(([locale, own]) => wordsCheck(`options.words.${locale}`, own)),
  );
  const labelled = readLabelled(operation, table, labels);
  const { rows } = labelled.table;
  const outcomes = options.outcomes === undefined ? null : readOutcomes(operation, options.outcomes);
  const issues = cutIssues(cuts, labelled.table);
  if (outcomes !== null && outcomes.rows !== rows) {
    const expected = `${String(rows)} rows, as the table has`;
    const received = String(outcomes.rows);
    issues.push({ code: "invalid-input", path: "options.outcomes", expected, received, fix: "Pass one value a row." });
  }
  if (rows < folds) {
    const expected = `at least ${String(folds)} customers, one for each fold`;
    const received = String(rows);
    issues.push({ code: "too-few-observations", path: "", expected, received, fix: "Pass more customers." });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { ...labelled, outcomes, cuts, permutations, groups, folds, smoothing };
}

function readOutcomes(operation: string, outcomes: TableInput): DataTable {
  return readTable(operation, outcomes, { numeric: true, path: "options.outcomes" });
}

function cutIssues(cuts: Readonly<Record<string, readonly number[]>>, { columns }: DataTable): Issue[] {
  const issues: Issue[] = [];
  for (const [name, own] of Object.entries(cuts) as [string, unknown][]) {
    const path = `options.cuts.${name}`;
    if (columns.get(name)?.kind !== "numeric") {
      const fix = "Cut columns of numbers of the table only.";
      issues.push({
        code: "invalid-input",
        path,
        expected: "the name of a column of numbers",
        received: show(name),
        fix,
      });
    } else if (!isRising(own)) {
      const fix = "Pass numbers in rising order: [20, 30, 40].";
      issues.push({ code: "invalid-input", path, expected: "numbers in rising order", received: show(own), fix });
    }
  }
  return issues;
}

function isRising(cuts: unknown): boolean {
  if (!Array.isArray(cuts) || cuts.length === 0) return false;
  return cuts.every((cut, i) => Number.isFinite(cut) && (i === 0 || (cut as number) > (cuts[i - 1] as number)));
}
