import { dayNumbers } from "../../calendar/dayNumbers.ts";
import { instant, type Instant } from "../../calendar/instant.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { checkTimeUnit, meanDays, type TimeUnit } from "../../schema/timeUnit.ts";
import { countCustomers, type Span } from "./countCustomers.ts";
import type { PurchaseSummary } from "./purchaseSummary.ts";
import { purchaseLog, type Purchase, type PurchaseColumns, type PurchaseLog } from "../../schema/purchaseLog.ts";

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
}

/**
 * Summarises a purchase log to what models of repeat purchases need: frequency, recency, age and mean value of each customer.
 *
 * Refunds (amounts below 0) are no purchase; they lower the mean value, to 0 at the least. Customers first seen after the window are reported in
 * `excluded`, never dropped in silence. One pass and a sort of each customer's days: a million purchases take a fraction of a second.
 *
 * @param purchases rows (`Transaction` records, or `{ customerId, at, amount }`), or columns of equal length
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`
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
 * @see Fader & Hardie (2013), "Overcoming the BG/NBD model's #NUM! error problem" for the layout of the columns
 */
export function summarize(
  purchases: readonly Purchase[] | PurchaseColumns,
  options: SummarizeOptions = {},
): PurchaseSummary {
  const { unit = "week", sameDay = "once", timeZone = "UTC" } = options;
  checkTimeUnit("summarize", "options.unit", unit);
  checkSameDay(sameDay);
  const byDay = sameDay === "once";
  const log = purchaseLog("summarize", purchases, { timeZone, byDay });
  const span = spanOf(log, options, { timeZone, byDay });
  const perUnit = meanDays[unit] * (byDay ? 1 : 86_400_000);
  const counted = countCustomers(log, span, { byDay, perUnit });
  const monetaryValue = counted.monetaryValue.map((mean) => Math.max(mean, 0));
  const notes = notesOf(log, span, counted.monetaryValue);
  return { ...counted, monetaryValue, unit, currency: log.currency, notes };
}

function checkSameDay(received: unknown): void {
  if (received === "once" || received === "each") return;
  const fix = "Leave it out to count the purchases of a day once.";
  throw new KeizokuError("summarize", [
    { code: "invalid-input", path: "options.sameDay", expected: '"once" or "each"', received: show(received), fix },
  ]);
}

function notesOf(log: PurchaseLog, span: Span, monetaryValue: Float64Array): Note[] {
  const notes: Note[] = [];
  let late = 0;
  for (let i = 0; i < log.time.length; i++) if (log.time[i]! > span.observation) late++;
  if (late > 0)
    notes.push({
      code: "after-observation-end",
      message: `${String(late)} purchases after the end of the observation were not counted.`,
    });
  const negative = monetaryValue.reduce((count, value) => count + Number(value < 0), 0);
  if (negative > 0)
    notes.push({
      code: "negative-monetary-value",
      message: `${String(negative)} customers got back more than they paid after their first purchase; their mean value counts as 0.`,
    });
  return notes;
}

function spanOf(log: PurchaseLog, options: SummarizeOptions, axis: { timeZone: string; byDay: boolean }): Span {
  const onAxis = (value: Instant): number => {
    const at = instant(value, { timeZone: axis.timeZone });
    return axis.byDay ? dayNumbers([at], axis.timeZone)[0]! : at;
  };
  let observation = -Infinity;
  if (options.observationEnd !== undefined) observation = onAxis(options.observationEnd);
  else for (let i = 0; i < log.time.length; i++) observation = Math.max(observation, log.time[i]!);
  if (options.calibrationEnd === undefined) return { calibration: observation, observation, split: false };
  const calibration = onAxis(options.calibrationEnd);
  if (calibration > observation) {
    const expected = "a moment not after the end of the observation";
    const fix = "Pass a calibrationEnd inside the observed time.";
    const received = show(options.calibrationEnd);
    throw new KeizokuError("summarize", [
      { code: "invalid-input", path: "options.calibrationEnd", expected, received, fix },
    ]);
  }
  return { calibration, observation, split: true };
}
