import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRecord } from "../table.ts";
import { recordKeys, type RecordKey } from "./records.ts";

/** Rows of one kind beyond this many are counted, not listed. */
const LISTED = 10_000;

/** Gathers rows that cannot be read. */
export interface Rejections {
  /** Adds a row once; `issues` is not called for rows that are only counted. */
  readonly add: (record: RecordKey, index: number, issues: () => readonly Issue[]) => void;
  /** By kind of record, then by index. */
  readonly all: () => RejectedRecord[];
  readonly notes: () => Note[];
}

/** No rows yet. */
export function createRejections(): Rejections {
  const listed = new Map<RecordKey, Map<number, readonly Issue[]>>();
  const more = new Map<RecordKey, number>();
  return {
    add: (record, index, issues) => {
      let rows = listed.get(record);
      if (rows === undefined) listed.set(record, (rows = new Map()));
      if (rows.has(index)) return;
      if (rows.size < LISTED) rows.set(index, issues());
      else more.set(record, (more.get(record) ?? 0) + 1);
    },
    all: () =>
      recordKeys.flatMap((record) =>
        [...(listed.get(record) ?? [])].sort(([a], [b]) => a - b).map(([index, issues]) => ({ record, index, issues })),
      ),
    notes: () =>
      [...more].map(([record, count]) => ({
        code: "rows-left-out",
        message: `${String(count)} more rows of ${record} could not be read than are listed.`,
      })),
  };
}

/** The issue of a field that is wrong. */
export function fieldIssue(path: string, expected: string, received: unknown): Issue {
  const fix = "Read plain rows with schema.read; null stands for what is not known.";
  return { code: "invalid-input", path, expected, received: show(received), fix };
}

/** Throws the issues, where there are any. */
export function throwIssues(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new KeizokuError("features", issues);
}
