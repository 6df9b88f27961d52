import { expect } from "vitest";
import table from "../../fixtures/special.json" with { type: "json" };

/** A row of the table, numbers beside the words `lower` and `upper`; null where the value exceeds the double range. */
export type Row = readonly (number | string | null)[];

type Family = keyof typeof table.functions;

/** Rows of one function of the reference table (40-digit values rounded once). */
export function rowsOf(family: Family): readonly Row[] {
  return table.functions[family].rows;
}

/** The numbers of a row; the caller knows where the words are. */
export function numbersOf(row: Row): number[] {
  return row.map(Number);
}

export interface Tolerance {
  readonly relative: number;
  /** Near a zero of the function the error is compared with this instead of with the value. */
  readonly scale?: number;
}

/** Every row within the tolerance; the message names the worst. */
export function expectAgreement(
  rows: readonly Row[],
  computed: (row: number[], original: Row) => number,
  column: number,
  { relative, scale = 0 }: Tolerance,
): void {
  let worst = 0;
  let at = "";
  for (const row of rows) {
    const expected = row[column];
    if (expected === null) continue;
    const truth = Number(expected);
    const value = computed(numbersOf(row), row);
    const error = value === truth ? 0 : Math.abs(value - truth) / Math.max(Math.abs(truth), scale);
    if (!(error <= worst)) {
      worst = error;
      at = `${JSON.stringify(row)} gave ${String(value)}`;
    }
  }
  expect(worst, at).toBeLessThanOrEqual(relative);
}
