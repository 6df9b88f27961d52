import type { ColumnRules, Columns, Row } from "../../schema/columns.ts";
import type { DescribedColumns, DescribedRow } from "./covariates/covariates.ts";

/** What a model of repeat purchases knows of a customer; durations in the model's unit of time. */
export type PurchaseHistoryKey = "frequency" | "recency" | "age";

/** One customer: `{ frequency, recency, age }`. */
export type PurchaseHistory = Row<PurchaseHistoryKey>;

/** Many customers, as columns of equal length. */
export type PurchaseHistories = Columns<PurchaseHistoryKey>;

/** One customer, with his `covariates` where the model has any. */
export type DescribedHistory = PurchaseHistory & DescribedRow;

/** Many customers, with their `covariates` where the model has any. */
export type DescribedHistories = PurchaseHistories & DescribedColumns;

/** What purchase histories may hold. */
export const purchaseHistoryRules: ColumnRules<PurchaseHistoryKey> = {
  frequency: {
    min: 0,
    max: 2 ** 53,
    integer: true,
    fix: "Pass the number of repeat purchases: purchases after the first.",
  },
  recency: {
    min: 0,
    max: 1e100,
    atMost: "age",
    zeroWith: "frequency",
    fix: "Pass the time from the first purchase to the last one, 0 without repeat purchases.",
  },
  age: { min: 0, max: 1e100, fix: "Pass the time from the first purchase to the end of the observation." },
};
