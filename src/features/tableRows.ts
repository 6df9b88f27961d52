import { contractState, type ContractOptions, type ContractState } from "./contract/contractState.ts";
import type { StateColumn } from "./contract/stateColumn.ts";
import type { RawColumn } from "./finishColumn.ts";
import type { ReadRecords } from "./read/readRecords.ts";

/** The rows of a table: who, when, and since when he is there. */
export interface TableRows {
  /** Customer number of each row. */
  readonly customer: Int32Array;
  readonly date: Float64Array;
  /** When the spell began that the customer is in; else when anything of him was first on record. */
  readonly began: Float64Array;
  /** Where the rows of each date begin; one more for the end. */
  readonly start: Int32Array;
}

/** Rows and the columns of where customers stood, date after date, so that one date's contracts are in memory at a time. */
export function tableRows(
  records: ReadRecords,
  dates: Float64Array,
  columns: readonly StateColumn[],
  options: Omit<ContractOptions, "customers" | "context">,
): { readonly rows: TableRows; readonly columns: readonly RawColumn[] } {
  const { customerIds, subscriptions, knownSince, context } = records;
  const customers: Int32Array[] = [];
  const began: Float64Array[] = [];
  const values: Float64Array[][] = columns.map(() => []);
  for (const date of dates) {
    const state = contractState(subscriptions, date, { ...options, customers: customerIds.length, context });
    const here = customersOn(state, knownSince);
    customers.push(here);
    began.push(valuesOf(here, (c) => beginning(state, c, knownSince)));
    columns.forEach((column, k) => {
      column.prepare?.(state);
      values[k]!.push(valuesOf(here, (c) => column.value(state, c)));
    });
  }
  const start = new Int32Array(dates.length + 1);
  customers.forEach((here, d) => {
    start[d + 1] = start[d]! + here.length;
  });
  const date = new Float64Array(start[dates.length]!);
  dates.forEach((at, d) => date.fill(at, start[d], start[d + 1]));
  const rows = { customer: new Int32Array(concatenate(customers)), date, began: concatenate(began), start };
  return { rows, columns: columns.map(({ name, texts }, k) => ({ name, texts, values: concatenate(values[k]!) })) };
}

/** A loop, as `Float64Array.from` with a function makes a list of a million values first. */
function valuesOf(customers: Int32Array, value: (customer: number) => number): Float64Array {
  const values = new Float64Array(customers.length);
  for (let i = 0; i < values.length; i++) values[i] = value(customers[i]!);
  return values;
}

function customersOn({ spell, date }: ContractState, knownSince: Float64Array | null): Int32Array {
  const here = new Int32Array(spell.length);
  let count = 0;
  for (let c = 0; c < spell.length; c++) {
    if (knownSince === null ? spell[c]! >= 0 : knownSince[c]! < date) here[count++] = c;
  }
  return here.slice(0, count);
}

function beginning({ spell, spells }: ContractState, customer: number, knownSince: Float64Array | null): number {
  const s = spell[customer]!;
  return s >= 0 ? spells!.from[s]! : knownSince![customer]!;
}

function concatenate(parts: readonly (Float64Array | Int32Array)[]): Float64Array {
  const [only] = parts;
  if (parts.length === 1 && only instanceof Float64Array) return only;
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let filled = 0;
  for (const part of parts) {
    all.set(part, filled);
    filled += part.length;
  }
  return all;
}
