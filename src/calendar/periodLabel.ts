import { KeizokuError, show } from "../schema/error.ts";
import type { TimeUnit } from "../schema/timeUnit.ts";
import { reportIssues, unitIssues } from "./checkArguments.ts";
import { dateOfDay, dayOfDate, daysInMonth } from "./civil.ts";
import { checkedInstant, type Instant } from "./instant.ts";
import { firstDayOfPeriod, periodOfDay } from "./periodNumber.ts";
import { startOfLocalDay } from "./wallClock.ts";
import { checkedZone, localDayAt } from "./zone.ts";

/** A calendar period: its unit and the stretch [from, until) in epoch milliseconds. */
export interface Period {
  readonly unit: TimeUnit;
  readonly from: number;
  readonly until: number;
}

/**
 * Name of the calendar period that holds an instant, in the manner of ISO 8601; names of one unit sort as time goes.
 *
 * Days `1997-01-05`, weeks `1997-W01` (the year is the week's own: 1996-12-30 lies in 1997-W01), months `1997-01`,
 * quarters `1997-Q1`, years `1997`.
 *
 * @param timeZone IANA name; "UTC" unless given
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`, `invalid-input` (unit)
 * @example
 * periodLabel("1996-12-30", "week") // => "1997-W01"
 * periodLabel("1997-01-31T15:00:00Z", "month", "Asia/Tokyo") // => "1997-02"
 * periodLabel("1997-12-31", "quarter") // => "1997-Q4"
 */
export function periodLabel(instant: Instant, unit: TimeUnit, timeZone = "UTC"): string {
  const zone = checkedZone("periodLabel", timeZone);
  reportIssues("periodLabel", unitIssues(unit, "unit"));
  return labelOfDay(localDayAt(zone, checkedInstant("periodLabel", zone, instant, "instant")), unit);
}

/** {@link periodLabel} of a local day, counted from 1970-01-01. A kernel. */
export function labelOfDay(day: number, unit: TimeUnit): string {
  if (unit === "week") return weekLabel(day);
  const { year, month, day: dayOfMonth } = dateOfDay(day);
  const years = pad(year, 4);
  if (unit === "year") return years;
  if (unit === "quarter") return `${years}-Q${String(Math.ceil(month / 3))}`;
  return unit === "month" ? `${years}-${pad(month, 2)}` : `${years}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
}

/**
 * The period that a label of {@link periodLabel} names.
 *
 * @param timeZone IANA name; "UTC" unless given
 * @throws {KeizokuError} `invalid-label` where no period has this name (1997-W53, 1997-Q5), `invalid-time-zone`
 * @example
 * periodOfLabel("1997-Q1").from // => 852076800000
 * periodOfLabel("1997-W01").unit // => "week"
 */
export function periodOfLabel(label: string, timeZone = "UTC"): Period {
  const zone = checkedZone("periodOfLabel", timeZone);
  const named = namedDay(label);
  if (named === undefined) throw labelError(label);
  const [unit, day] = named;
  const next = firstDayOfPeriod(periodOfDay(day, unit) + 1, unit);
  return { unit, from: startOfLocalDay(zone, day), until: startOfLocalDay(zone, next) };
}

/** The week belongs to the year of its Thursday. */
function weekLabel(day: number): string {
  const monday = firstDayOfPeriod(periodOfDay(day, "week"), "week");
  const { year } = dateOfDay(monday + 3);
  return `${pad(year, 4)}-W${pad(1 + (monday - firstMonday(year)) / 7, 2)}`;
}

/** Monday of a year's week 1, the one that holds 4 January. */
function firstMonday(year: number): number {
  return firstDayOfPeriod(periodOfDay(dayOfDate(year, 1, 4), "week"), "week");
}

const LABEL = /^(\d{4})(?:-(?:W(\d\d)|Q([1-4])|(\d\d)(?:-(\d\d))?))?$/;

function namedDay(label: string): [TimeUnit, number] | undefined {
  const parts = LABEL.exec(label);
  if (parts === null || parts[1] === "0000") return undefined;
  const year = Number(parts[1]);
  if (parts[2] !== undefined) return namedWeek(year, Number(parts[2]));
  if (parts[3] !== undefined) return ["quarter", dayOfDate(year, 3 * Number(parts[3]) - 2, 1)];
  if (parts[4] === undefined) return ["year", dayOfDate(year, 1, 1)];
  const month = Number(parts[4]);
  const day = Number(parts[5] ?? "1");
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? [parts[5] === undefined ? "month" : "day", dayOfDate(year, month, day)] : undefined;
}

function namedWeek(year: number, week: number): [TimeUnit, number] | undefined {
  const monday = firstMonday(year) + 7 * (week - 1);
  return week >= 1 && monday < firstMonday(year + 1) ? ["week", monday] : undefined;
}

function labelError(label: unknown): KeizokuError {
  const expected = "the label of a period, such as 1997-01-05, 1997-W02, 1997-01, 1997-Q1 or 1997";
  const fix = "Pass a label as periodLabel writes it.";
  return new KeizokuError("periodOfLabel", [
    { code: "invalid-label", path: "label", expected, received: show(label), fix },
  ]);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
