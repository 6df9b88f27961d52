import { stack } from "../cohort/stack.ts";
import { compare, type VerifyRow } from "./verifyRow.ts";

const printed = ["200", "300", "350", "375", "387.5"] as const;

/** Two hundred new customers a year of whom half stay: the layers add up by arithmetic. */
export function stackRows(): VerifyRow[] {
  const of = { table: "Layers: 200 a year at 50 %", source: "arithmetic: 200, 200 + 100, 200 + 100 + 50, …" };
  const { totals } = stack({ acquisitions: 200, retention: 0.5, periods: printed.length });
  return printed.map((text, i) => compare(of, `year ${String(i + 1)}`, text, totals[i]!));
}
