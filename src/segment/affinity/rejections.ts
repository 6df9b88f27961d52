import { show, type Issue } from "../../schema/error.ts";
import type { RejectedRow } from "../../schema/read/read.ts";

/** Rows listed with their reasons; more are counted. */
const LISTED = 1000;

/** Gathers rows that cannot be read. */
export interface Rejections {
  readonly rows: RejectedRow[];
  count: number;
}

/** None yet. */
export function noRejections(): Rejections {
  return { rows: [], count: 0 };
}

/** Sets a row apart. */
export function reject(rejections: Rejections, index: number, issues: readonly Issue[]): void {
  if (rejections.count++ < LISTED) rejections.rows.push({ index, issues });
}

/** The issue of an item that is none. */
export function itemIssue(path: string, received: unknown): Issue {
  const fix = "Name every item by a text or a number.";
  return {
    code: "invalid-input",
    path,
    expected: "a text that is not empty, or a number",
    received: show(received),
    fix,
  };
}

/** The issue of a basket's or a customer's id that is none. */
export function idIssue(path: string, received: unknown): Issue {
  const fix = "Give every row the id of its basket or customer.";
  return {
    code: "invalid-input",
    path,
    expected: "a text that is not empty, or a number",
    received: show(received),
    fix,
  };
}

/** Whether a value names an item or a basket. */
export function isName(value: unknown): value is string | number {
  return typeof value === "string" ? value !== "" : Number.isFinite(value);
}
