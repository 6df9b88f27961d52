import { numberDistinct, type DistinctRows } from "../kernel/numberDistinct.ts";
import { weightRule } from "../kernel/weighted.ts";
import { lengthOf } from "../../schema/arrayLike.ts";
import { KeizokuError, show } from "../../schema/error.ts";

/** Customers as `predict` sees them: columns, and whatever else came with them. */
export type CustomerColumns = Readonly<Record<string, unknown>>;

/** A table of customers with what its distinct rows are. */
export interface CustomerTable {
  readonly customers: number;
  /** How many customers a row stands for. */
  readonly weight: ArrayLike<number> | null;
  /** A row of the table for each distinct row. */
  readonly firstOf: Int32Array;
  /** The distinct row of each customer. */
  readonly distinctOf: Int32Array;
  /** The table of some of its rows. */
  readonly take: (rows: Int32Array) => CustomerColumns;
}

interface Leaf {
  readonly path: readonly string[];
  readonly column: ArrayLike<number>;
}

/**
 * Reads a table: its columns of numbers (also one level down, as `covariates: { age: [...] }`), without other lists, with all that is no list.
 *
 * @param apart every row counts as distinct
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function customerTable(operation: string, input: unknown, apart: boolean): CustomerTable {
  if (typeof input !== "object" || input === null) throw wrong(operation, "a table of columns", input);
  const { weight, ...others } = input as Readonly<Record<string, unknown>>;
  const leaves = leavesOf(others, []);
  if (leaves.length === 0) throw wrong(operation, "a table with at least one column of numbers", input);
  const customers = leaves[0]!.column.length;
  for (const { path, column } of leaves) {
    if (column.length === customers) continue;
    const expected = `${String(customers)} values, as ${leaves[0]!.path.join(".")} has`;
    throw wrong(operation, expected, column, path.join("."));
  }
  for (const leaf of leaves) checkCells(operation, leaf);
  if (customers === 0) {
    const fix = "Pass at least one row.";
    const issue = { code: "empty-input", path: "customers", expected: "at least one row", received: "0 rows", fix };
    throw new KeizokuError(operation, [issue]);
  }
  const columns = leaves.map(({ column }) => column);
  const numbered = apart ? countUp(customers) : numberDistinct(columns);
  const take = (rows: Int32Array): CustomerColumns => rebuilt(others, leaves, rows);
  return { customers, weight: weightsOf(operation, weight, customers), ...numbered, take };
}

/** What is no number, a 64-bit integer say, can be neither compared nor copied. */
function checkCells(operation: string, { path, column }: Leaf): void {
  for (let i = 0; i < column.length; i++) {
    if (typeof column[i] === "number") continue;
    throw wrong(operation, "a number", column[i], `${path.join(".")}[${String(i)}]`);
  }
}

function leavesOf(table: Readonly<Record<string, unknown>>, path: readonly string[]): Leaf[] {
  return Object.entries(table).flatMap(([key, value]): Leaf[] => {
    const at = [...path, key];
    const length = lengthOf(value);
    if (length === undefined) {
      const nested = typeof value === "object" && value !== null && path.length === 0;
      return nested ? leavesOf(value as Readonly<Record<string, unknown>>, at) : [];
    }
    const column = value as ArrayLike<unknown>;
    const numbers = ArrayBuffer.isView(value) || (length > 0 && typeof column[0] === "number");
    return numbers ? [{ path: at, column: column as ArrayLike<number> }] : [];
  });
}

/** The same table with some of its rows. */
function rebuilt(table: Readonly<Record<string, unknown>>, leaves: readonly Leaf[], rows: Int32Array): CustomerColumns {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(table)) if (lengthOf(value) === undefined) out[key] = value;
  for (const { path, column } of leaves) {
    const taken = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) taken[i] = column[rows[i]!]!;
    const [first, second] = path as [string, string?];
    if (second === undefined) out[first] = taken;
    else out[first] = { ...(out[first] as object), [second]: taken };
  }
  return out;
}

function weightsOf(operation: string, weight: unknown, customers: number): ArrayLike<number> | null {
  if (weight === undefined) return null;
  if (lengthOf(weight) !== customers) throw wrong(operation, `${String(customers)} weights`, weight, "weight");
  const weights = weight as ArrayLike<number>;
  for (let i = 0; i < customers; i++) {
    if (Number.isFinite(weights[i]) && weights[i]! >= 0 && weights[i]! <= weightRule.max!) continue;
    throw wrong(operation, `a finite number from 0 to ${String(weightRule.max)}`, weights[i], `weight[${String(i)}]`);
  }
  return weights;
}

function countUp(rows: number): DistinctRows {
  const numbers = Int32Array.from({ length: rows }, (_, i) => i);
  return { firstOf: numbers, distinctOf: numbers };
}

function wrong(operation: string, expected: string, received: unknown, path = ""): KeizokuError {
  const fix = "Pass the columns that predict reads, all of equal length.";
  const at = path === "" ? "customers" : `customers.${path}`;
  return new KeizokuError(operation, [{ code: "invalid-input", path: at, expected, received: show(received), fix }]);
}
