import type { Instant } from "../../calendar/instant.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { purchaseLog, type Purchase, type PurchaseColumns, type PurchaseLog } from "../../schema/purchaseLog.ts";
import { checkTimeUnit, type TimeUnit } from "../../schema/timeUnit.ts";
import { perUnitOf, timeOnAxis, type Axis } from "./axis.ts";
import { countWindow } from "./countWindow.ts";
import { groupByCustomer } from "./groupedLog.ts";
import type { PurchaseSummary } from "./purchaseSummary.ts";
import { summaryOf } from "./summaryOf.ts";
import type { LeftOut, SummaryState } from "./summaryState.ts";

/** How {@link summarize} counts. */
export interface SummarizeOptions {
  /** Unit of recency and age; "week" by default. A month is 30.44 days, a year 365.24, everywhere in the models. */
  readonly unit?: TimeUnit;
  /** Last moment that was observed: its whole day when counting by day. The last purchase by default. */
  readonly observationEnd?: Instant;
  /** Splits the log: the summary ends here, and what follows up to `observationEnd` is the holdout. */
  readonly calibrationEnd?: Instant;
  /** Whether the purchases of one day are one occasion ("once", the default) or each counts ("each", at its exact time). */
  readonly sameDay?: "once" | "each";
  /** IANA time zone whose days count; "UTC" by default. */
  readonly timeZone?: string;
  /**
   * Keeps the time of every occasion in the summary (8 bytes each), so that it can be merged with any other, also where the purchases
   * of one customer interleave. Not needed for shards by customer or by time. False by default.
   */
  readonly keepOccasions?: boolean;
}

/**
 * Summarises a purchase log to what models of repeat purchases need: frequency, recency, age and mean value of each customer.
 *
 * Refunds (amounts below 0) are no purchase; they lower the mean value, to 0 at the least. Customers first seen after the window are reported in
 * `excluded`, never dropped in silence. Summaries of parts of a log are put together by {@link mergeSummaries}. One pass and a sort of each customer's days: a million purchases take a fraction of a second.
 *
 * @param purchases rows (`Transaction` records, or `{ customerId, at, amount }`), or columns of equal length
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`, `money-overflow`
 * @example
 * const log = [
 *   { customerId: "a", at: "1997-01-01", amount: 20 },
 *   { customerId: "a", at: "1997-01-15", amount: 30 },
 *   { customerId: "b", at: "1997-01-08", amount: 10 },
 * ];
 * const summary = summarize(log, { unit: "week", observationEnd: "1997-02-05" });
 * summary.frequency // => [1, 0]
 * summary.recency // => [2, 0]
 * summary.age // => [5, 4]
 * summary.monetaryValue // => [30, 0]
 * summary.sumLogGaps // => [0.6931, 0]
 * @see Fader & Hardie (2013), "Overcoming the BG/NBD model's #NUM! error problem" for the layout of the columns
 */
export function summarize(
  purchases: readonly Purchase[] | PurchaseColumns,
  options: SummarizeOptions = {},
): PurchaseSummary {
  checkNumbers<never>("summarize", "options", options, {});
  const { unit = "week", sameDay = "once", timeZone = "UTC", keepOccasions = false } = options;
  checkTimeUnit("summarize", "options.unit", unit);
  checkChoices(sameDay, keepOccasions);
  const once = sameDay === "once";
  const log = purchaseLog("summarize", purchases, { timeZone, byDay: once });
  const span = spanOf(log, options, { sameDay, timeZone });
  const { observationEnd, calibrationEnd } = span;
  const grouped = groupByCustomer(log);
  const rules = { once, perUnit: perUnitOf(unit, sameDay), keepOccasions };
  const until = calibrationEnd ?? observationEnd;
  const calibration = countWindow(grouped, { ...rules, after: -Infinity, until });
  const rest = { ...rules, after: until, until: observationEnd };
  const holdout = calibrationEnd === null ? null : countWindow(grouped, rest);
  const { customerIds: customerId, currency } = log;
  const leftOut = leftOutOf(log, observationEnd);
  const state = { version: 1, sameDay, timeZone, ...span, customerId, calibration, holdout, leftOut } as const;
  return summaryOf("summarize", state, { unit, currency });
}

function checkChoices(sameDay: unknown, keepOccasions: unknown): void {
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  if (sameDay !== "once" && sameDay !== "each") {
    const fix = "Leave it out to count the purchases of a day once.";
    wrong("options.sameDay", '"once" or "each"', sameDay, fix);
  }
  if (typeof keepOccasions !== "boolean") {
    wrong("options.keepOccasions", "true or false", keepOccasions, "Leave it out to keep first and last times only.");
  }
  if (issues.length > 0) throw new KeizokuError("summarize", issues);
}

/** Rows after the end of the observation; null where there are none. */
function leftOutOf({ time, amount, customer }: PurchaseLog, observationEnd: number): LeftOut | null {
  let earliest = Infinity;
  let purchases = 0;
  const customers = new Set<number>();
  for (let i = 0; i < time.length; i++) {
    if (time[i]! <= observationEnd) continue;
    purchases++;
    earliest = Math.min(earliest, time[i]!);
    if (amount[i]! >= 0) customers.add(customer[i]!);
  }
  return purchases === 0 ? null : { purchases, earliest, customer: Int32Array.from(customers).sort() };
}

function spanOf(
  log: PurchaseLog,
  options: SummarizeOptions,
  axis: Axis,
): Pick<SummaryState, "observationEnd" | "calibrationEnd"> {
  const operation = "summarize";
  let observationEnd = -Infinity;
  if (options.observationEnd !== undefined)
    observationEnd = timeOnAxis(operation, options.observationEnd, { path: "options.observationEnd", axis });
  else for (let i = 0; i < log.time.length; i++) observationEnd = Math.max(observationEnd, log.time[i]!);
  if (options.calibrationEnd === undefined) return { observationEnd, calibrationEnd: null };
  const calibrationEnd = timeOnAxis(operation, options.calibrationEnd, { path: "options.calibrationEnd", axis });
  if (calibrationEnd > observationEnd) {
    const expected = "a moment not after the end of the observation";
    const fix = "Pass a calibrationEnd inside the observed time.";
    const received = show(options.calibrationEnd);
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "options.calibrationEnd", expected, received, fix },
    ]);
  }
  return { observationEnd, calibrationEnd };
}
