import type { PurchaseLog } from "../../schema/purchaseLog.ts";
import { countPurchases, emptyCount, groupByCustomer, type PurchaseCount } from "./purchaseCounts.ts";
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
  const count = emptyCount();
  const held = emptyCount();
  for (let c = 0; c < customerIds.length; c++) {
    countPurchases(grouped, c, window, count);
    if (count.occasions === 0) {
      countPurchases(grouped, c, { ...window, until: Infinity }, count);
      excluded.push({ customerId: customerIds[c]!, reason: reasonOf(count, span) });
      continue;
    }
    if (span.split) countPurchases(grouped, c, rest, held);
    const row = c - excluded.length;
    frequency[row] = count.occasions - 1;
    recency[row] = (count.last - count.first) / scale.perUnit;
    age[row] = (span.calibration - count.first) / scale.perUnit;
    monetaryValue[row] = count.occasions === 1 ? 0 : count.laterAmount / perMajorUnit / (count.occasions - 1);
    later[row] = held.occasions;
    spend[row] = held.amount / perMajorUnit;
  }
  const cut = (values: Float64Array): Float64Array => values.subarray(0, customerIds.length - excluded.length);
  const duration = (span.observation - span.calibration) / scale.perUnit;
  const holdout = span.split ? { duration, frequency: cut(later), spend: cut(spend) } : null;
  const columns = {
    frequency: cut(frequency),
    recency: cut(recency),
    age: cut(age),
    monetaryValue: cut(monetaryValue),
  };
  return { customerId: included(customerIds, excluded), ...columns, holdout, excluded };
}

/** Mostly everybody: then the list itself. Both are in order of first appearance. */
function included(customerIds: readonly string[], excluded: readonly ExcludedCustomer[]): readonly string[] {
  if (excluded.length === 0) return customerIds;
  const left = new Set(excluded.map(({ customerId }) => customerId));
  return customerIds.filter((id) => !left.has(id));
}

function reasonOf(ever: PurchaseCount, span: Span): ExcludedCustomer["reason"] {
  if (ever.occasions === 0) return "refunds-only";
  return ever.first <= span.observation ? "acquired-after-calibration" : "acquired-after-observation";
}
