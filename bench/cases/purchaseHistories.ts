import type { PurchaseHistoryKey } from "../../src/ltv/kernel/purchaseHistory.ts";
import { readColumn } from "../harness/columnFiles.ts";
import { repeatPurchases, uniformOf, type Uniform } from "../harness/simulate.ts";

/** Customers of a BG/NBD population observed for 4 to 104 weeks, nothing rounded: hardly two are alike. */
export function purchaseHistories(uniform: Uniform, customers: number): Record<PurchaseHistoryKey, Float64Array> {
  const column = (): Float64Array => new Float64Array(customers);
  const columns = { frequency: column(), recency: column(), age: column() };
  const repeats = repeatPurchases(uniform);
  for (let i = 0; i < customers; i++) {
    columns.age[i] = 4 + 100 * uniform();
    const weeks = repeats(columns.age[i]!);
    columns.frequency[i] = weeks.length;
    columns.recency[i] = weeks.at(-1) ?? 0;
  }
  return columns;
}

/** The same from a seed. */
export function seededHistories(seed: number, customers: number): Record<PurchaseHistoryKey, Float64Array> {
  return purchaseHistories(uniformOf(seed), customers);
}

/** Reads what a case has written of them. */
export function readHistories(folder: string): Record<PurchaseHistoryKey, Float64Array> {
  return {
    frequency: readColumn(folder, "frequency"),
    recency: readColumn(folder, "recency"),
    age: readColumn(folder, "age"),
  };
}
