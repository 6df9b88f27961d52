import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { read, transaction, type Transaction } from "keizoku/schema";

/** The bundled CDNOW log. */
export function cdnowLog(): readonly Transaction[] {
  const file = new URL("../../examples/data/cdnow/transactions.csv", import.meta.url);
  const rows: unknown[] = parse(readFileSync(file), { columns: true });
  return read(transaction, rows, { fields: { customerId: "customer", at: "date" }, currency: "USD" }).rows;
}
