import type { PurchaseLog } from "../../schema/purchaseLog.ts";
import { countPurchases, groupByCustomer, type PurchaseCount } from "./purchaseCounts.ts";
import type { ExcludedCustomer, PurchaseSummary } from "./purchaseSummary.ts";

/** End of the calibration and of the observation, on the log's axis of time. */
export interface Span {
  readonly calibration: number;
  readonly observation: number;
  readonly split: boolean;
}

/** The columns of a summary. */
export type CountedCustomers = Pick<
  PurchaseSummary,
  "customerId" | "frequency" | "recency" | "age" | "monetaryValue" | "holdout" | "excluded"
>;

/** Counts every customer of a log; `perUnit` is the length of the unit on the log's axis of time. */
export function countCustomers(
  log: PurchaseLog,
  span: Span,
  scale: { readonly byDay: boolean; readonly perUnit: number },
): CountedCustomers {
  const { customerIds, perMajorUnit } = log;
  const grouped = groupByCustomer(log);
  const customerId: string[] = [];
  const excluded: ExcludedCustomer[] = [];
  const column = (): Float64Array => new Float64Array(customerIds.length);
  const frequency = column();
  const recency = column();
  const age = column();
  const monetaryValue = column();
  const later = column();
  const spend = column();
  const window = { after: -Infinity, until: span.calibration, once: scale.byDay };
  const rest = { after: span.calibration, until: span.observation, once: scale.byDay };
  for (let c = 0; c < customerIds.length; c++) {
    const count = countPurchases(grouped, c, window);
    const held = span.split ? countPurchases(grouped, c, rest) : undefined;
    if (count.occasions === 0) {
      const ever = countPurchases(grouped, c, { ...window, until: Infinity });
      excluded.push({ customerId: customerIds[c]!, reason: reasonOf(ever, span) });
      continue;
    }
    const row = customerId.push(customerIds[c]!) - 1;
    frequency[row] = count.occasions - 1;
    recency[row] = (count.last - count.first) / scale.perUnit;
    age[row] = (span.calibration - count.first) / scale.perUnit;
    monetaryValue[row] = count.occasions === 1 ? 0 : count.laterAmount / perMajorUnit / (count.occasions - 1);
    later[row] = held?.occasions ?? 0;
    spend[row] = (held?.amount ?? 0) / perMajorUnit;
  }
  const cut = (values: Float64Array): Float64Array => values.slice(0, customerId.length);
  const duration = (span.observation - span.calibration) / scale.perUnit;
  const holdout = span.split ? { duration, frequency: cut(later), spend: cut(spend) } : null;
  const columns = {
    frequency: cut(frequency),
    recency: cut(recency),
    age: cut(age),
    monetaryValue: cut(monetaryValue),
  };
  return { customerId, ...columns, holdout, excluded };
}

function reasonOf(ever: PurchaseCount, span: Span): ExcludedCustomer["reason"] {
  if (ever.occasions === 0) return "refunds-only";
  return ever.first <= span.observation ? "acquired-after-calibration" : "acquired-after-observation";
}
