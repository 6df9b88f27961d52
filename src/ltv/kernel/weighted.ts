import { checkColumns, type ColumnRule, type ColumnRules, type Columns } from "../../schema/columns.ts";

/** Columns with an optional number of customers behind each row (1 each by default). */
export type Weighted<C> = C & { readonly weight?: ArrayLike<number> };

/** What a weight may be; sums of them still fit a double. */
export const weightRule: ColumnRule<never> = { min: 0, max: 1e15, fix: "Pass the number of customers behind the row." };

/**
 * Checks columns and, where they come with them, their weights.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function checkWeighted<K extends string>(
  operation: string,
  columns: Weighted<Columns<K>>,
  rules: ColumnRules<K>,
): void {
  checkColumns(operation, columns, rules);
  const { weight } = columns;
  if (weight === undefined) return;
  const first = Object.keys(rules)[0] as K;
  const together = { [first]: columns[first], weight } as Columns<K | "weight">;
  checkColumns(operation, together, { [first]: rules[first], weight: weightRule } as ColumnRules<K | "weight">);
}
