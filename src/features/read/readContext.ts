import { maxInstant, minInstant } from "../../calendar/instant.ts";
import { show, type Issue } from "../../schema/error.ts";
import type { CategoryColumn } from "../../schema/table/table.ts";
import type { TextCodes } from "../events/eventLog.ts";
import type { Numbering } from "./customerNumbers.ts";
import { fieldIssue, type Rejections } from "./rejections.ts";

/** What reading the records needs. */
export interface ReadContext {
  readonly numbering: Numbering;
  /** The last date: what is not dated before it is not known. */
  readonly until: number;
  readonly rejections: Rejections;
}

/** Whether a value names a customer. */
export function isId(value: unknown): boolean {
  return typeof value === "string" ? value !== "" : typeof value === "number" && Number.isFinite(value);
}

/** Whether a value is an instant of a typed record. */
export function isInstant(value: unknown): value is number {
  return typeof value === "number" && value >= minInstant && value <= maxInstant;
}

/** Whether a value is a text that is not empty, or null. */
export function isTextOrNull(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "string" && value !== "");
}

/** The issue of a customer's id. */
export function idIssue(received: unknown, path = "customerId"): Issue {
  return fieldIssue(path, "a text that is not empty", received);
}

/** The issue of an instant. */
export function atIssue(received: unknown): Issue {
  const fix = "Read plain rows with schema.read, which takes dates and texts.";
  const expected = "epoch milliseconds of the years 1 to 9999";
  return { code: "invalid-instant", path: "at", expected, received: show(received), fix };
}

/** Gathers texts as codes. */
export interface TextCoder {
  /** The code of a text; -1 for null and undefined. */
  readonly codeOf: (text: unknown) => number;
  readonly texts: string[];
}

/** No texts yet. */
export function textCoder(): TextCoder {
  const places = new Map<unknown, number>();
  const texts: string[] = [];
  let last: unknown = null;
  let lastCode = -1;
  const codeOf = (text: unknown): number => {
    if (text === last) return lastCode;
    last = text;
    if (text === null || text === undefined) return (lastCode = -1);
    let code = places.get(text);
    if (code === undefined) {
      code = texts.push(String(text)) - 1;
      places.set(text, code);
    }
    return (lastCode = code);
  };
  return { codeOf, texts };
}

/** The texts of a field of rows as codes; rows that do not count have none. */
export function textsOf<R>(rows: readonly R[], counts: Int32Array, field: (row: R) => unknown): TextCodes {
  const coder = textCoder();
  const codes = Int32Array.from(counts, (customer, i) => (customer < 0 ? -1 : coder.codeOf(field(rows[i]!))));
  return { codes, texts: coder.texts };
}

/** Whether a column is one of categories. */
export function isCategoryColumn(column: unknown): column is CategoryColumn {
  return typeof column === "object" && column !== null && (column as Partial<CategoryColumn>).kind === "category";
}
