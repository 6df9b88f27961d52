import { addDuration, durationInDays, type Duration } from "../calendar/duration.ts";
import { dayNumbers } from "../calendar/dayNumbers.ts";
import { instant } from "../calendar/instant.ts";
import { periodLabel } from "../calendar/periodLabel.ts";
import { checkNumbers } from "../schema/columns.ts";
import { KeizokuError, show } from "../schema/error.ts";
import type { PurchaseLog } from "../schema/purchaseLog.ts";
import type { Rate } from "../schema/rate.ts";
import { checkTimeUnit, meanDays } from "../schema/timeUnit.ts";
import type { ReportOptions } from "./options.ts";
import type { ReportSettings } from "./report.ts";

const MILLISECONDS = 86_400_000;

/** The settings of a report with all that follows from them; days are numbered from 1970-01-01. */
export interface ReportPlan {
  readonly settings: ReportSettings;
  readonly firstDay: number;
  readonly observationDay: number;
  /** Last day of the first part; null for no check. */
  readonly calibrationDay: number | null;
  /** The horizon in the unit of the models. */
  readonly horizonUnits: number;
  readonly listed: number;
}

const numberRules = {
  listed: { min: 0, max: 10_000, integer: true, fix: "Pass how many customers to list." },
  margin: { min: 0, max: 1, fix: "Pass the margin as a share of sales, 0.3 for 30 %." },
};

const horizonRule = { count: { min: 0, fix: "Pass how far to look ahead." } };

/**
 * Works out the settings from the options and the log.
 *
 * @throws {KeizokuError} `invalid-input`, `invalid-instant`, `invalid-time-zone`
 */
export function planReport(log: PurchaseLog, options: ReportOptions): ReportPlan {
  const { unit = "week", timeZone = "UTC", margin = 1, listed = 10 } = options;
  const horizon = options.horizon ?? { count: 1, unit: "year" };
  const discountRate = options.discountRate ?? { rate: 0.1, per: "year" };
  checkUnits(options);
  checkNumbers("report.build", "options", { listed, margin }, numberRules);
  const [firstDay, lastDay] = daysOf(log);
  const dayOf = (value: NonNullable<ReportOptions["observationEnd"]>): number =>
    dayNumbers([instant(value, { timeZone })], timeZone)[0]!;
  const observationDay = options.observationEnd === undefined ? lastDay : dayOf(options.observationEnd);
  checkOrder("options.observationEnd", observationDay, firstDay, Infinity);
  const middle = Math.floor((firstDay + observationDay) / 2);
  const { calibrationEnd } = options;
  const calibrationDay = calibrationEnd === undefined ? middle : calibrationEnd === null ? null : dayOf(calibrationEnd);
  if (calibrationEnd !== undefined && calibrationDay !== null) {
    checkOrder("options.calibrationEnd", calibrationDay, firstDay, observationDay);
  }
  const observationEnd = dateOf(observationDay);
  const settings = { unit, timeZone, observationEnd, horizon, discountRate, margin };
  const horizonUnits = unitsAhead(observationDay, settings);
  return { settings, firstDay, observationDay, calibrationDay, horizonUnits, listed };
}

function checkUnits({ unit = "week", cohortUnit = "month", horizon, discountRate }: ReportOptions): void {
  checkTimeUnit("report.build", "options.unit", unit);
  checkTimeUnit("report.build", "options.cohortUnit", cohortUnit);
  if (horizon !== undefined) {
    checkTimeUnit("report.build", "options.horizon.unit", (horizon as Duration | null)?.unit);
    checkNumbers("report.build", "options.horizon", { count: horizon.count }, horizonRule);
  }
  if (discountRate !== undefined) {
    checkTimeUnit("report.build", "options.discountRate.per", (discountRate as Rate | null)?.per);
  }
}

/** The date of a day number. */
export function dateOf(day: number): string {
  return periodLabel(day * MILLISECONDS, "day");
}

/** The day of the first purchase and the last day of the log, which may have a refund only. */
function daysOf(log: PurchaseLog): [number, number] {
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < log.time.length; i++) {
    last = Math.max(last, log.time[i]!);
    if (log.amount[i]! >= 0) first = Math.min(first, log.time[i]!);
  }
  if (first <= last) return [first, last];
  const fix = "Pass at least one purchase with an amount of 0 or more.";
  throw new KeizokuError("report.build", [
    { code: "empty-input", path: "", expected: "at least one purchase", received: "refunds only", fix },
  ]);
}

function checkOrder(path: string, day: number, from: number, until: number): void {
  if (day >= from && day <= until) return;
  const expected = `a day from ${dateOf(from)}${until === Infinity ? "" : ` to ${dateOf(until)}`}`;
  const fix = "Pass a day inside the log.";
  throw new KeizokuError("report.build", [{ code: "invalid-input", path, expected, received: show(dateOf(day)), fix }]);
}

/** Months and years of the horizon are the calendar's where their count is whole. */
function unitsAhead(day: number, { horizon, unit }: ReportSettings): number {
  const days = Number.isInteger(horizon.count)
    ? (addDuration(day * MILLISECONDS, horizon) - day * MILLISECONDS) / MILLISECONDS
    : durationInDays(horizon);
  return days / meanDays[unit];
}
