import type { ColumnRules, Columns } from "../../schema/columns.ts";
import type { DescribedHistories, DescribedHistory, PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";

/** Customers with the place of each, which their groups must not lose. */
export type NumberedKey = PurchaseHistoryKey | "row";

/** Their rules, from those of the histories. */
export function numberedRules(histories: ColumnRules<PurchaseHistoryKey>): ColumnRules<NumberedKey> {
  return { ...histories, row: { min: 0, fix: "Pass columns, or one customer." } };
}

/** Numbers columns of so many rows; one customer, where `rows` is undefined, is the first. What is no table stays as it is. */
export function numbered(
  customers: DescribedHistory | DescribedHistories,
  rows: number | undefined,
): Columns<NumberedKey> {
  if (typeof customers !== "object" || (customers as unknown) === null) return customers as never;
  const row = rows === undefined ? 0 : Float64Array.from({ length: rows }, (_, i) => i);
  return { ...customers, row } as never;
}
