import { readFileSync } from "node:fs";
import type { Purchase } from "../../src/schema/purchaseLog.ts";

/** The bundled CDNOW sample, as purchases in cents. */
export function cdnowPurchases(): Purchase[] {
  const text = readFileSync(new URL("../../examples/data/cdnow/transactions.csv", import.meta.url), "utf8");
  return text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [customerId, at, , amount] = line.split(",") as [string, string, string, string];
      return { customerId, at, amount: { minor: Math.round(Number(amount) * 100), currency: "USD" } };
    });
}
