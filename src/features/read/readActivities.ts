import { isArrayLike, isBigIntColumn } from "../../schema/arrayLike.ts";
import { show, type Issue } from "../../schema/error.ts";
import { activityKinds, type Activity, type ActivityKind } from "../../schema/record/activity.ts";
import { noIssues } from "../../schema/record/definition.ts";
import type { CategoryColumn } from "../../schema/table/table.ts";
import { noTexts, type EventLog, type TextCodes } from "../events/eventLog.ts";
import { numberRows } from "./customerNumbers.ts";
import type { ActivityColumns } from "./records.ts";
import { fieldIssue, throwIssues } from "./rejections.ts";
import {
  atIssue,
  idIssue,
  isCategoryColumn,
  isId,
  isInstant,
  isTextOrNull,
  textCoder,
  textsOf,
  type ReadContext,
} from "./readContext.ts";
import { readHeads } from "./readRows.ts";

const KINDS = `one of ${activityKinds.join(", ")}`;
const TEXT = "a text that is not empty, or null";
const AMOUNT = "a finite number of at least 0";

/** Reads activities: rows, or columns. */
export function readActivities(given: readonly Activity[] | ActivityColumns, context: ReadContext): EventLog {
  return Array.isArray(given)
    ? readActivityRows(given as readonly Activity[], context)
    : readActivityColumns(given as ActivityColumns, context);
}

function readActivityRows(rows: readonly Activity[], context: ReadContext): EventLog {
  const heads = readHeads("activities", rows, context, rowIssues);
  const { customer } = heads;
  const kind = new Uint8Array(rows.length);
  const quantity = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    if (customer[i]! < 0) continue;
    kind[i] = activityKinds.indexOf(rows[i]!.kind);
    quantity[i] = (rows[i]!.quantity as number | undefined) ?? 1;
  }
  const item = textsOf(rows, customer, (row) => row.item);
  const other = textsOf(rows, customer, (row) => row.otherCustomerId);
  return { ...heads, kind, quantity, item, other, outcome: noTexts, playbook: noTexts };
}

function rowIssues(row: Activity): readonly Issue[] {
  const { kind, item, otherCustomerId } = row;
  const quantity: unknown = row.quantity;
  const known = activityKinds.includes(kind);
  const amount = quantity === undefined || isAmount(quantity);
  const tied = kind !== "tie" || isId(otherCustomerId);
  const another = otherCustomerId !== row.customerId;
  if (known && amount && tied && another && isTextOrNull(item) && isTextOrNull(otherCustomerId)) return noIssues;
  return [
    ...(known ? [] : [fieldIssue("kind", KINDS, kind)]),
    ...(amount ? [] : [fieldIssue("quantity", AMOUNT, quantity)]),
    ...(isTextOrNull(item) ? [] : [fieldIssue("item", TEXT, item)]),
    ...(tied && another && isTextOrNull(otherCustomerId)
      ? []
      : [fieldIssue("otherCustomerId", "another customer", otherCustomerId)]),
  ];
}

function isAmount(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value < Infinity;
}

function readActivityColumns(columns: ActivityColumns, context: ReadContext): EventLog {
  throwIssues(shapeIssues(columns));
  const { customerId, at, kind, quantity, item, otherCustomerId } = columns;
  const customer = new Int32Array(at.length);
  const reject = (i: number, issue: () => Issue): void => {
    customer[i] = -1;
    context.rejections.add("activities", i, () => [issue()]);
  };
  const kinds = kindCodes(kind, customer, reject);
  checkHeads(columns, reject);
  if (quantity !== undefined) checkQuantities(quantity, reject);
  const items = item === undefined ? noTexts : columnTexts("item", item, reject);
  const other = otherCustomerId === undefined ? noTexts : columnTexts("otherCustomerId", otherCustomerId, reject);
  checkTies(columns, kinds, other, reject);
  for (let i = 0; i < customer.length; i++) if (customer[i] !== -1 && !(at[i]! < context.until)) customer[i] = -1;
  numberRows(customerId, customer, context.numbering);
  const quantities = quantity === undefined || ArrayBuffer.isView(quantity) ? quantity : withOnes(quantity);
  return {
    customer,
    at,
    kind: kinds,
    quantity: (quantities as ArrayLike<number> | undefined) ?? null,
    item: items,
    other,
    outcome: noTexts,
    playbook: noTexts,
  };
}

type Reject = (i: number, issue: () => Issue) => void;

const lengthOfColumn = (column: unknown): number | undefined =>
  isCategoryColumn(column) ? column.codes.length : isArrayLike(column) ? column.length : undefined;

function shapeIssues(columns: ActivityColumns): Issue[] {
  const given = columns as unknown as Readonly<Record<string, unknown>>;
  const issues: Issue[] = [];
  const rows = lengthOfColumn(given["at"]) ?? lengthOfColumn(given["customerId"]);
  for (const name of ["customerId", "at", "kind", "quantity", "item", "otherCustomerId"]) {
    const column = given[name];
    const path = `records.activities.${name}`;
    const optional = !["customerId", "at", "kind"].includes(name);
    if (optional && column === undefined) continue;
    if (name === "kind" && activityKinds.includes(column as ActivityKind)) continue;
    const length = lengthOfColumn(column);
    const numeric = name === "at" || name === "quantity";
    if (length === undefined || isBigIntColumn(column) || (numeric && isCategoryColumn(column))) {
      const fix = `Pass ${name} as a column, or the activities as an array of rows.`;
      issues.push({ code: "invalid-input", path, expected: "a column", received: show(column), fix });
    } else if (length !== rows) {
      const expected = `${String(rows)} values`;
      const fix = "Pass columns of equal length.";
      issues.push({ code: "invalid-input", path, expected, received: String(length), fix });
    }
  }
  return issues;
}

function checkHeads({ customerId, at }: ActivityColumns, reject: Reject): void {
  for (let i = 0; i < at.length; i++) if (!isInstant(at[i])) reject(i, () => atIssue(at[i]));
  if (isCategoryColumn(customerId)) {
    checkCodes("customerId", customerId, 0, reject);
    return;
  }
  for (let i = 0; i < customerId.length; i++) if (!isId(customerId[i])) reject(i, () => idIssue(customerId[i]));
}

function checkCodes(path: string, { codes, categories }: CategoryColumn, least: number, reject: Reject): void {
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (Number.isInteger(code) && code >= least && code < categories.length) continue;
    reject(i, () => fieldIssue(path, `a place among ${String(categories.length)} categories`, code));
  }
}

function kindCodes(kind: ActivityColumns["kind"], customer: Int32Array, reject: Reject): Uint8Array {
  if (typeof kind === "string") return new Uint8Array(customer.length).fill(activityKinds.indexOf(kind));
  const places = new Map<unknown, number>(activityKinds.map((name, place) => [name, place]));
  const codes = new Uint8Array(customer.length);
  const table = isCategoryColumn(kind) ? kind.categories.map((name) => places.get(name) ?? -1) : null;
  for (let i = 0; i < codes.length; i++) {
    const code =
      table !== null ? table[(kind as CategoryColumn).codes[i]!] : places.get((kind as ArrayLike<unknown>)[i]);
    if (code !== undefined && code >= 0) codes[i] = code;
    else reject(i, () => fieldIssue("kind", KINDS, table === null ? (kind as ArrayLike<unknown>)[i] : "another"));
  }
  return codes;
}

function checkQuantities(quantity: ArrayLike<number | null | undefined>, reject: Reject): void {
  for (let i = 0; i < quantity.length; i++) {
    const value = quantity[i];
    if (value === null || value === undefined || isAmount(value)) continue;
    reject(i, () => fieldIssue("quantity", AMOUNT, value));
  }
}

function withOnes(quantity: ArrayLike<number | null>): Float64Array {
  // What is no number was rejected before.
  return Float64Array.from(quantity, (value: unknown) => (typeof value === "number" ? value : 1));
}

function columnTexts(path: string, column: ArrayLike<unknown> | CategoryColumn, reject: Reject): TextCodes {
  if (isCategoryColumn(column)) {
    checkCodes(path, column, -1, reject);
    return { codes: column.codes, texts: column.categories };
  }
  const coder = textCoder();
  const codes = new Int32Array(column.length);
  for (let i = 0; i < codes.length; i++) {
    const value = column[i];
    const right = isTextOrNull(value) || (path !== "item" && isId(value));
    codes[i] = right ? coder.codeOf(value) : -1;
    if (!right) reject(i, () => fieldIssue(path, TEXT, value));
  }
  return { codes, texts: coder.texts };
}

const TIE = activityKinds.indexOf("tie");

/** A tie needs another customer, and nobody is tied to himself. */
function checkTies({ customerId }: ActivityColumns, kinds: Uint8Array, other: TextCodes, reject: Reject): void {
  for (let i = 0; i < kinds.length; i++) {
    const code = other.codes[i] ?? -1;
    if (code < 0 && kinds[i] !== TIE) continue;
    const id = isCategoryColumn(customerId) ? customerId.categories[customerId.codes[i]!] : customerId[i];
    if (code >= 0 && !(isId(id) && other.texts[code] === String(id))) continue;
    reject(i, () => fieldIssue("otherCustomerId", "another customer", code < 0 ? null : other.texts[code]));
  }
}
