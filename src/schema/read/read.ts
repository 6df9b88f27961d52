import { checkedZone } from "../../calendar/zone.ts";
import { show, type Issue } from "../error.ts";
import { addAttribute, type AttributeValue } from "../record/attributes.ts";
import { absentValue, type RecordDefinition } from "../record/definition.ts";
import { describeField, isBlank, type CellContext } from "./cell.ts";
import { checkReadOptions, type ReadOptions } from "./options.ts";
import { cellOf, currencyOf, planOf, type FieldPlan, type RowPlan } from "./plan.ts";

/** A row that could not be read, and everything that is wrong with it. */
export interface RejectedRow {
  /** Position in the input, from 0. */
  readonly index: number;
  /** Paths are the record's fields: `amount`. */
  readonly issues: readonly Issue[];
}

/** What reading gave: the good rows in their order, and the others with their reasons. */
export interface ReadResult<R> {
  readonly rows: R[];
  readonly rejected: RejectedRow[];
}

/**
 * Reads plain row objects, as parsers of CSV and JSON give them, into records; bad rows are set apart with their reasons.
 *
 * Text becomes numbers, instants and exact money (`"29.33"` in USD is 2933 cents; nothing is rounded). Blank cells are absent:
 * null, or the field's stated value. Columns that no field reads are ignored unless `strict`. Rows are never changed.
 * Reasons carry the codes `missing-field`, `invalid-input`, `invalid-instant`, `unknown-currency`, `money-overflow`, `unknown-column`.
 *
 * @param definition the kind of record: `transaction`, `subscription`, …
 * @param rows any iterable of objects; none gives empty lists
 * @throws {KeizokuError} on wrong options only: `invalid-input`, `unknown-currency`, `invalid-time-zone`
 * @example
 * const rows = [{ customer: "7", date: "1997-01-12", amount: "29.33" }, { customer: "8", date: "soon", amount: "1,200" }];
 * const options = { fields: { customerId: "customer", at: "date" }, currency: "USD" };
 * read(transaction, rows, options).rows[0].amount.minor // => 2933
 * read(transaction, rows, options).rejected[0].issues.map((issue) => issue.path) // => ["at", "amount"]
 */
export function read<R>(
  definition: RecordDefinition<R>,
  rows: Iterable<unknown>,
  options: ReadOptions<R> = {},
): ReadResult<R> {
  checkReadOptions(definition, rows, options);
  const zone = checkedZone("read", options.timeZone ?? "UTC", "options.timeZone");
  const plan = planOf(definition, options);
  const context: CellContext = { zone, currency: undefined, issues: [] };
  const result: ReadResult<R> = { rows: [], rejected: [] };
  let index = 0;
  for (const row of rows) {
    const record = readRow(row, plan, context) as R;
    if (context.issues.length === 0 && definition.relations !== undefined) {
      context.issues.push(...definition.relations(record));
    }
    if (context.issues.length === 0) result.rows.push(record);
    else {
      result.rejected.push({ index, issues: context.issues });
      context.issues = [];
    }
    index++;
  }
  return result;
}

/** The record of a row; worthless where the context has gathered issues. */
function readRow(row: unknown, plan: RowPlan, context: CellContext): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  if (!isRowObject(row)) {
    const fix = "Let the parser give one object a row, with the column names as keys.";
    const expected = "an object of cells by column name";
    context.issues.push({ code: "invalid-input", path: "", expected, received: show(row), fix });
    return record;
  }
  context.currency = currencyOf(row, plan);
  for (const field of plan.fields) record[field.key] = readField(cellOf(row, field), field, context);
  if (plan.attributes.length > 0) addAttributes(row, record, plan, context);
  if (plan.known !== undefined) reportUnknown(row, plan.known, context);
  return record;
}

function isRowObject(row: unknown): row is Readonly<Record<string, unknown>> {
  return typeof row === "object" && row !== null && !Array.isArray(row);
}

function readField(cell: unknown, field: FieldPlan, context: CellContext): unknown {
  const { key, column, rule } = field;
  if (!isBlank(cell)) return field.read(cell, key, context);
  if (rule.absent !== undefined) return absentValue(rule);
  const fix = `Fill the column ${show(column)}, or say with options.fields which column it is.`;
  context.issues.push({ code: "missing-field", path: key, expected: describeField(rule), received: "nothing", fix });
  return undefined;
}

function addAttributes(
  row: Readonly<Record<string, unknown>>,
  record: Record<string, unknown>,
  plan: RowPlan,
  context: CellContext,
): void {
  const bag = record["attributes"] as Record<string, AttributeValue>;
  for (const column of plan.attributes) {
    const cell = Object.hasOwn(row, column) ? row[column] : null;
    addAttribute(bag, column, isBlank(cell) ? null : cell, "attributes", context.issues);
  }
}

function reportUnknown(row: object, known: ReadonlySet<string>, context: CellContext): void {
  for (const column of Object.keys(row)) {
    if (known.has(column)) continue;
    const fix = "Map the column with options.fields, or read without strict.";
    const expected = "only columns that a field reads";
    context.issues.push({ code: "unknown-column", path: column, expected, received: show(column), fix });
  }
}
