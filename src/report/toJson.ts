import { checkReport } from "./checkInput.ts";
import type { Report } from "./report.ts";

/**
 * A report as JSON text, two spaces deep; `JSON.parse` gives it back as it was.
 *
 * @throws {KeizokuError} `invalid-input` (no report)
 * @example
 * const log = [{ customerId: "a", at: "2024-01-05", amount: 20 }, { customerId: "a", at: "2024-02-10", amount: 30 }];
 * JSON.parse(toJson(build(log))).data.revenue // => 50
 */
export function toJson(report: Report): string {
  checkReport("report.toJson", report);
  return JSON.stringify(report, null, 2);
}
