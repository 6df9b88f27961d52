import type { PurchaseSummary } from "../../ltv/summarize/purchaseSummary.ts";
import type { PurchaseLog } from "../../schema/purchaseLog.ts";
import type { DataSummary } from "../report.ts";
import { dateOf, type ReportPlan } from "../settings.ts";

/** Counts what the log holds up to the end of the observation. */
export function dataSummary(log: PurchaseLog, summary: PurchaseSummary, plan: ReportPlan): DataSummary {
  let purchases = 0;
  let refunds = 0;
  let paid = 0;
  let lastDay = plan.firstDay;
  for (let i = 0; i < log.time.length; i++) {
    if (log.time[i]! > plan.observationDay) continue;
    paid += log.amount[i]!;
    if (log.amount[i]! < 0) {
      refunds++;
      continue;
    }
    purchases++;
    lastDay = Math.max(lastDay, log.time[i]!);
  }
  return {
    customers: summary.customerId.length,
    repeatCustomers: summary.frequency.reduce((count, x) => count + Number(x > 0), 0),
    purchases,
    refunds,
    revenue: paid / log.perMajorUnit,
    currency: log.currency,
    firstPurchase: dateOf(plan.firstDay),
    lastPurchase: dateOf(lastDay),
  };
}
