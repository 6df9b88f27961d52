import type { RandomStream } from "../../numeric/random/stream.ts";
import { type RecordName, recordDefinitions } from "../records.ts";
import type { FaultName } from "./faults.ts";
import type { Cell } from "./rawRow.ts";

/** A row in the making. */
export interface Draft {
  /** Position of its record in the input. */
  readonly index: number;
  /** The record, as redefinitions left it. */
  record: Readonly<Record<string, unknown>>;
  cells: Record<string, Cell>;
  /** Instant of the record: `at`, or `from`. */
  readonly at: number;
  /** When the row reaches the database, in epoch milliseconds. */
  arrival: number;
  /** Whether it never does. */
  lost: boolean;
  /** Position among the rows that come out, once that is known. */
  row: number | null;
}

/** What a fault did to one row. */
export type FaultDetail = Readonly<Record<string, Cell>>;

/** Writes down that a fault touched a row. */
export type Note = (fault: FaultName, draft: Draft, detail: FaultDetail) => void;

/** What the faults of one kind of record are applied with. */
export interface FaultContext {
  readonly record: RecordName;
  readonly note: Note;
  /** The stream of a fault on this kind of record: its numbers do not depend on any other fault. */
  readonly streamOf: (fault: FaultName) => RandomStream;
}

/** The row of a record before any fault; it arrives when the last of what it reports has happened. */
export function draftOf(record: object, index: number): Draft {
  const facts = record as Readonly<Record<string, unknown>>;
  const at = (facts["at"] ?? facts["from"]) as number;
  const arrival = (facts["until"] ?? at) as number;
  return { index, record: facts, cells: {}, at, arrival, lost: false, row: null };
}

/** Names of the record's instants. */
export function instantFields(record: RecordName): string[] {
  return Object.entries(recordDefinitions[record].fields).flatMap(([field, rule]) =>
    rule.kind === "instant" ? [field] : [],
  );
}
