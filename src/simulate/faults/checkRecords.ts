import type { Issue } from "../../schema/error.ts";
import { issueList } from "../../schema/issueList.ts";
import { read } from "../../schema/read/read.ts";
import type { RecordDefinition } from "../../schema/record/definition.ts";
import { recordDefinitions, type RecordName, recordNames } from "../records.ts";
import { isLoose, type Checker, type Loose } from "./checker.ts";

/** Every kind of record as plain objects. */
export type CheckedRecords = Readonly<Record<RecordName, readonly object[]>>;

/** Checks each record as `read` does, and gives copies; what is wrong is left with the checker. */
export function checkRecords(checker: Checker, records: unknown): CheckedRecords {
  if (!isLoose(records)) {
    const expected = `an object with ${recordNames.join(", ")}`;
    checker.wrong("records", expected, records, "Pass the records of a business.");
  }
  const given: Loose = isLoose(records) ? records : Object.fromEntries(recordNames.map((name) => [name, []]));
  return Object.fromEntries(
    recordNames.map((name) => [name, checkKind(checker, name, given[name])]),
  ) as unknown as CheckedRecords;
}

function checkKind(checker: Checker, name: RecordName, given: unknown): readonly object[] {
  const path = `records.${name}`;
  const list = checker.list(given, path, "an array of records", "Pass an empty array where there are none.");
  const { rows, rejected } = read(recordDefinitions[name] as RecordDefinition<object>, list);
  const issues = issueList();
  for (const { index, issues: found } of rejected) {
    for (const issue of found) issues.add(path, () => placed(issue, `${path}[${String(index)}]`));
  }
  checker.issues.push(...issues.all());
  return rows;
}

function placed(issue: Issue, path: string): Issue {
  return { ...issue, path: issue.path === "" ? path : `${path}.${issue.path}` };
}
