import { newCustomerPurchases } from "../../ltv/bgNbd/predictions.ts";
import type { BgNbdModel } from "../../ltv/bgNbd/schema.ts";
import type { PurchaseLog } from "../../schema/purchaseLog.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import type { Tracking } from "../report.ts";
import type { ReportPlan } from "../settings.ts";

/** Points of the curve at most: more than that are not seen. */
const POINTS = 130;

/** Cumulative repeat purchases of the customers acquired in the first part, actual and predicted, over the whole log. */
export function trackPurchases(log: PurchaseLog, model: BgNbdModel, plan: ReportPlan): Tracking {
  const span = plan.observationDay - plan.firstDay + 1;
  const { acquired, repeats } = countDays(log, plan, span);
  const perUnit = meanDays[plan.settings.unit];
  const units = Math.max(1, Math.floor(span / perUnit));
  const step = Math.ceil(units / POINTS);
  const elapsed = Array.from({ length: Math.floor(units / step) }, (_, k) => (k + 1) * step);
  // Every horizon is a whole number of days, so each is worked out once for all customers.
  const horizon = Float64Array.from({ length: span }, (_, days) => days / perUnit);
  const expected = newCustomerPurchases(model, { horizon });
  const actual = cumulate(repeats);
  const lastDays = elapsed.map((time) => Math.min(Math.ceil(time * perUnit), span) - 1);
  const predicted = lastDays.map((day) => {
    let sum = 0;
    for (let first = 0; first <= day; first++) sum += acquired[first]! * expected[day - first]!;
    return sum;
  });
  return { elapsed, actual: lastDays.map((day) => actual[day]!), predicted };
}

/** New customers of the first part and their repeat purchases, by day since the first purchase of the log. */
function countDays(
  log: PurchaseLog,
  plan: ReportPlan,
  span: number,
): { acquired: Float64Array; repeats: Float64Array } {
  // One sortable number for each customer and day; sorting brings a customer's days together, in order.
  const keys = new Float64Array(log.time.length);
  let count = 0;
  for (let i = 0; i < log.time.length; i++) {
    if (log.amount[i]! >= 0 && log.time[i]! <= plan.observationDay) {
      keys[count++] = log.customer[i]! * span + (log.time[i]! - plan.firstDay);
    }
  }
  const sorted = keys.subarray(0, count).sort();
  const acquired = new Float64Array(span);
  const repeats = new Float64Array(span);
  const lastNew = (plan.calibrationDay ?? plan.observationDay) - plan.firstDay;
  let customer = -1;
  let counted = false;
  for (let k = 0; k < count; k++) {
    if (k > 0 && !(sorted[k]! > sorted[k - 1]!)) continue;
    const own = Math.floor(sorted[k]! / span);
    const day = sorted[k]! - own * span;
    if (own === customer) {
      if (counted) repeats[day]!++;
      continue;
    }
    customer = own;
    counted = day <= lastNew;
    if (counted) acquired[day]!++;
  }
  return { acquired, repeats };
}

function cumulate(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => (sum += value));
}
