import type { Issue } from "../../schema/error.ts";
import { noIssues } from "../../schema/record/definition.ts";
import type { RecordKey } from "./records.ts";
import { fieldIssue } from "./rejections.ts";
import { atIssue, idIssue, isId, isInstant, type ReadContext } from "./readContext.ts";

/** Whose row each is, and when. */
export interface RowHeads {
  /** -1 where the row does not count. */
  readonly customer: Int32Array;
  readonly at: Float64Array;
}

/** A row of any record that happens at an instant. */
interface Dated {
  readonly customerId: string;
  readonly at: number;
}

/** Reads whose each row is; bad rows are set apart. `issuesOf` says what is wrong with the other fields of a row. */
export function readHeads<R extends Dated>(
  record: RecordKey,
  rows: readonly R[],
  { numbering, until, rejections }: ReadContext,
  issuesOf: (row: R) => readonly Issue[],
): RowHeads {
  const customer = new Int32Array(rows.length).fill(-1);
  const at = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as R | null | undefined;
    if (typeof row !== "object" || row === null) {
      rejections.add(record, i, () => [fieldIssue("", "a record", row)]);
      continue;
    }
    const issues = rowIssues(row, issuesOf);
    if (issues.length > 0) rejections.add(record, i, () => issues);
    else if (row.at < until) {
      customer[i] = numbering.numbers.numberOf(String(row.customerId), numbering.adds);
      at[i] = row.at;
    }
  }
  return { customer, at };
}

function rowIssues<R extends Dated>(row: R, issuesOf: (row: R) => readonly Issue[]): readonly Issue[] {
  const others = issuesOf(row);
  if (isId(row.customerId) && isInstant(row.at)) return others.length === 0 ? noIssues : others;
  return [
    ...(isId(row.customerId) ? [] : [idIssue(row.customerId)]),
    ...(isInstant(row.at) ? [] : [atIssue(row.at)]),
    ...others,
  ];
}
