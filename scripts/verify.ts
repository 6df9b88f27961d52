/** Prints the published values beside the recomputed ones; fails where one differs. */
import { verify, type VerifyRow } from "../src/verify/index.ts";

const rows = verify();
const width = (text: (row: VerifyRow) => string): number => Math.max(...rows.map((row) => text(row).length));
const quantityWidth = width((row) => row.quantity);
const printedWidth = Math.max(
  width((row) => row.printed),
  width((row) => row.recomputed),
);

let table = "";
for (const row of rows) {
  if (row.table !== table) {
    table = row.table;
    console.log(`\n${table}\n  ${row.source.replace(/, (table )?[\d.]+$/, "")}`);
    console.log(`  ${"".padEnd(quantityWidth)}  ${"printed".padStart(printedWidth)}  ${"here".padStart(printedWidth)}`);
  }
  const values = [row.printed, row.recomputed].map((text) => text.padStart(printedWidth)).join("  ");
  console.log(`  ${row.quantity.padEnd(quantityWidth)}  ${values}  ${row.agrees ? "agrees" : "DIFFERS"}`);
}

const wrong = rows.filter((row) => !row.agrees).length;
console.log(`\n${String(rows.length - wrong)} of ${String(rows.length)} values agree in every printed digit.`);
if (wrong > 0) process.exitCode = 1;
