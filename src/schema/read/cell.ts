import { instantIssue, readInstant } from "../../calendar/instant.ts";
import type { Zone } from "../../calendar/zone.ts";
import { show, type Issue } from "../error.ts";
import { digitsOf } from "../money/currency.ts";
import { isMoney, moneyIssues, toMinor, unknownCurrency, type Money } from "../money/money.ts";
import { copyAttributes, type Attributes } from "../record/attributes.ts";
import { parseBillingInterval, type BillingInterval } from "../record/billingInterval.ts";
import type { ChoiceRule, FieldRule, NumberRule } from "../record/definition.ts";

/** What reading a cell needs to know beside the cell. */
export interface CellContext {
  readonly zone: Zone;
  /** Currency of the row, where the amount does not state its own. */
  currency: unknown;
  /** Issues of the row so far. */
  issues: Issue[];
}

/** Reads a cell that is not blank; adds an issue and returns undefined where it cannot be read. */
export type CellReader = (cell: unknown, path: string, context: CellContext) => unknown;

/** Whether a cell says nothing: undefined, null, or text without a visible character. */
export function isBlank(cell: unknown): boolean {
  if (cell === undefined || cell === null || cell === "") return true;
  return typeof cell === "string" && cell.charCodeAt(0) <= 32 && cell.trim() === "";
}

/** The reader of a kind of field. */
export function cellReader(rule: FieldRule): CellReader {
  switch (rule.kind) {
    case "text":
      return readText;
    case "number":
      return (cell, path, context) => readNumber(cell, path, context, rule);
    case "instant":
      return readInstantCell;
    case "choice":
      return (cell, path, context) => readChoice(cell, path, context, rule);
    case "money":
      return readMoney;
    case "interval":
      return readInterval;
    case "attributes":
      return readAttributes;
  }
}

/** In words what a field may hold, for issues. */
export function describeField(rule: FieldRule): string {
  switch (rule.kind) {
    case "text":
      return "a text";
    case "number":
      return rule.min === undefined ? "a finite number" : `a finite number of at least ${String(rule.min)}`;
    case "instant":
      return "an instant (a Date, an ISO 8601 text, epoch milliseconds)";
    case "choice":
      return `one of ${rule.options.join(", ")}`;
    case "money":
      return "an amount of money";
    case "interval":
      return "an interval such as month, 3 months or P4W";
    case "attributes":
      return "an object of attributes";
  }
}

function readText(cell: unknown, path: string, context: CellContext): string | undefined {
  if (typeof cell === "string") return cell;
  // Identifiers are often numbers in JSON; one that a double cannot hold exactly has already lost its last digits.
  if (typeof cell === "number" && (Number.isSafeInteger(cell) || (Number.isFinite(cell) && !Number.isInteger(cell)))) {
    return String(cell);
  }
  if (typeof cell === "bigint") return String(cell);
  return wrong(context, path, "a text, or a number that is exact", cell, "Pass the value as text.");
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function readNumber(cell: unknown, path: string, context: CellContext, rule: NumberRule): number | undefined {
  const value = numberOf(cell);
  if (Number.isFinite(value) && !(value < (rule.min ?? -Infinity))) return value;
  const fix = "Write numbers plainly, with a point and without separators or units.";
  return wrong(context, path, describeField(rule), cell, fix);
}

function numberOf(cell: unknown): number {
  if (typeof cell === "number") return cell;
  if (typeof cell === "bigint") return Number(cell);
  if (typeof cell !== "string") return NaN;
  const text = cell.trim();
  return NUMBER.test(text) ? Number(text) : NaN;
}

function readInstantCell(cell: unknown, path: string, context: CellContext): number | undefined {
  const at = readInstant(context.zone, typeof cell === "string" ? cell.trim() : cell);
  if (at === undefined) context.issues.push(instantIssue(cell, path));
  return at;
}

function readChoice(cell: unknown, path: string, context: CellContext, rule: ChoiceRule): string | undefined {
  const text = typeof cell === "string" ? cell.trim() : undefined;
  if (text !== undefined && rule.options.includes(text)) return text;
  return wrong(context, path, describeField(rule), cell, "Translate the words of the rows into these before reading.");
}

function readMoney(cell: unknown, path: string, context: CellContext): Money | undefined {
  if (typeof cell === "object" && cell !== null) return readTypedMoney(cell as Money, path, context);
  const currency = codeOf(context.currency);
  if (isBlank(currency)) {
    const fix = "Add a currency column to the rows, or pass options.currency.";
    const expected = "the currency of the amount";
    context.issues.push({ code: "missing-field", path: "currency", expected, received: "nothing", fix });
    return undefined;
  }
  const minor = toMinor(cell, currency);
  if (typeof minor === "number") return { minor, currency: currency as string };
  context.issues.push(minor.code === "unknown-currency" ? unknownCurrency("currency", currency) : { ...minor, path });
  return undefined;
}

/** Exports of payment providers write currencies in lower case; nothing is lost by reading them so. */
function codeOf(currency: unknown): unknown {
  if (typeof currency !== "string" || digitsOf(currency) !== undefined) return currency;
  return currency.trim().toUpperCase();
}

function readTypedMoney({ minor, currency }: Money, path: string, context: CellContext): Money | undefined {
  const amount = { minor, currency };
  if (isMoney(amount)) return amount;
  context.issues.push(...moneyIssues(path, amount));
  return undefined;
}

function readInterval(cell: unknown, path: string, context: CellContext): BillingInterval | undefined {
  const interval = parseBillingInterval(cell);
  if (interval !== undefined) return interval;
  return wrong(context, path, describeField({ kind: "interval" }), cell, "State a whole number of one unit of time.");
}

function readAttributes(cell: unknown, path: string, context: CellContext): Attributes {
  return copyAttributes(typeof cell === "string" ? parsed(cell) : cell, path, context.issues);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function wrong(context: CellContext, path: string, expected: string, received: unknown, fix: string): undefined {
  context.issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  return undefined;
}
