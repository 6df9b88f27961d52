import { readFileSync } from "node:fs";
import type { PurchaseHistories } from "../../src/ltv/kernel/purchaseHistory.ts";

/** The published summary of the CDNOW sample: 2,357 customers, 39 weeks, times rounded to 0.01. */
export function cdnowWeeks(): PurchaseHistories {
  const text = readFileSync(new URL("../fixtures/cdnow/summary.csv", import.meta.url), "utf8");
  const lines = text.trim().split("\n").slice(1);
  const column = (index: number): number[] => lines.map((line) => Number(line.split(",")[index]));
  return { frequency: column(1), recency: column(2), age: column(3) };
}
