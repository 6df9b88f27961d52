import { instantIssue, maxInstant, minInstant } from "../../calendar/instant.ts";
import { isArrayLike, isBigIntColumn } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { numberCustomers } from "../../schema/numberCustomers.ts";
import type { BasketLog, LogRequest } from "./logTypes.ts";
import { idIssue, isName, itemIssue, noRejections, reject, type Rejections } from "./rejections.ts";

interface GivenColumns {
  readonly basket: ArrayLike<string | number>;
  readonly item: ArrayLike<string | number>;
  readonly at: ArrayLike<number> | null;
}

/**
 * Reads columns.
 *
 * @throws {KeizokuError} `invalid-input` where they are none, or of unequal length
 */
export function readColumns(operation: string, input: object, request: LogRequest): BasketLog {
  const { path } = request;
  const given = input as Readonly<Record<string, unknown>>;
  const id = given["basket"] === undefined ? "customerId" : "basket";
  const names = [id, "item", ...(request.timed ? ["at"] : [])];
  const issues = names.flatMap((name) => shapeIssues(given, name, path, id));
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const columns = { basket: given[id], item: given["item"], at: request.timed ? given["at"] : null } as GivenColumns;
  const rejections = noRejections();
  const good = goodRows(columns, { path, id }, rejections);
  const { customer: basket, customerIds: basketIds } = numberCustomers(pick(columns.basket, good));
  const { customer: item, customerIds: items } = numberCustomers(pick(columns.item, good));
  const at = columns.at === null ? null : Float64Array.from(pick(columns.at, good));
  const rejected = { rejected: rejections.rows, rejectedCount: rejections.count };
  return { basket, item, at, basketIds, items, rowsWithoutItem: goodCount(columns, good, rejections), ...rejected };
}

/** Rows that are neither good nor rejected are those without an item. */
function goodCount(columns: GivenColumns, good: Int32Array | null, rejections: Rejections): number {
  return good === null ? 0 : columns.item.length - good.length - rejections.count;
}

function shapeIssues(given: Readonly<Record<string, unknown>>, name: string, path: string, id: string): Issue[] {
  const column = given[name];
  const rows = isArrayLike(given[id]) ? given[id].length : 0;
  const wrong = (expected: string, received: string, fix: string): Issue[] => [
    { code: "invalid-input", path: `${path}.${name}`, expected, received, fix },
  ];
  if (!isArrayLike(column))
    return wrong("a column", show(column), "Pass columns { basket, item }, with at where time counts.");
  if (isBigIntColumn(column))
    return wrong("a column of numbers or texts", show(column), "Convert 64-bit integers to numbers.");
  return column.length === rows
    ? []
    : wrong(`${String(rows)} values`, String(column.length), "Pass columns of equal length.");
}

/** Null where all rows are good. */
function goodRows(
  columns: GivenColumns,
  names: { path: string; id: string },
  rejections: Rejections,
): Int32Array | null {
  const { basket, item, at } = columns;
  const good = new Int32Array(item.length);
  let count = 0;
  for (let i = 0; i < item.length; i++) {
    const named = isName(basket[i]) && (item[i] as unknown) !== null && isName(item[i]);
    const timed = at === null || isInstant(at[i]);
    if (named && timed) good[count++] = i;
    else if ((item[i] as unknown) !== null || !isName(basket[i]) || !timed) {
      reject(rejections, i, valueIssues(columns, i, names));
    }
  }
  return count === item.length ? null : good.subarray(0, count);
}

function valueIssues(
  { basket, item, at }: GivenColumns,
  i: number,
  { path, id }: { path: string; id: string },
): Issue[] {
  const issues: Issue[] = [];
  const row = `[${String(i)}]`;
  if (!isName(basket[i])) issues.push(idIssue(`${path}.${id}${row}`, basket[i]));
  if ((item[i] as unknown) !== null && !isName(item[i])) issues.push(itemIssue(`${path}.item${row}`, item[i]));
  if (at !== null && !isInstant(at[i])) issues.push(instantIssue(at[i], `${path}.at${row}`));
  return issues;
}

/** A column may hold anything: a 64-bit integer compares, but mixes with no number. */
function isInstant(value: unknown): boolean {
  return typeof value === "number" && value >= minInstant && value <= maxInstant;
}

function pick<T>(column: ArrayLike<T>, rows: Int32Array | null): ArrayLike<T> {
  return rows === null ? column : Array.from(rows, (row) => column[row]!);
}
