import type { Report } from "./report.ts";

/**
 * A report as JSON text, two spaces deep; `JSON.parse` gives it back as it was.
 *
 * @example
 * const log = [{ customerId: "a", at: "2024-01-05", amount: 20 }, { customerId: "a", at: "2024-02-10", amount: 30 }];
 * JSON.parse(toJson(build(log))).data.revenue // => 50
 */
export function toJson(report: Report): string {
  return JSON.stringify(report, null, 2);
}
