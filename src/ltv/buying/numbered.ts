import type { ColumnRules, Columns } from "../../schema/columns.ts";
import {
  purchaseHistoryRules,
  type DescribedHistories,
  type DescribedHistory,
  type PurchaseHistoryKey,
} from "../kernel/purchaseHistory.ts";

/** Customers with the place of each, which their groups must not lose. */
export type NumberedKey = PurchaseHistoryKey | "row";

/** Their rules. */
export const numberedRules: ColumnRules<NumberedKey> = {
  ...purchaseHistoryRules,
  row: { min: 0, fix: "Pass columns, or one customer." },
};

/** Numbers columns of so many rows; one customer, where `rows` is undefined, is the first. What is no table stays as it is. */
export function numbered(
  customers: DescribedHistory | DescribedHistories,
  rows: number | undefined,
): Columns<NumberedKey> {
  if (typeof customers !== "object" || (customers as unknown) === null) return customers as never;
  const row = rows === undefined ? 0 : Float64Array.from({ length: rows }, (_, i) => i);
  return { ...customers, row } as never;
}
