import { KeizokuError, show } from "./error.ts";

/** Units that a duration, a horizon or a rate can be stated in. */
export type TimeUnit = "day" | "week" | "month" | "quarter" | "year";

/** All units, shortest first. */
export const timeUnits: readonly TimeUnit[] = ["day", "week", "month", "quarter", "year"];

/**
 * Checks a unit that came from outside.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkTimeUnit(operation: string, path: string, unit: unknown): asserts unit is TimeUnit {
  if ((timeUnits as readonly unknown[]).includes(unit)) return;
  const fix = "Pass the unit of time.";
  const expected = `one of ${timeUnits.join(", ")}`;
  throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(unit), fix }]);
}

/** Mean length of each unit in days of the Gregorian calendar (a year is 365.2425 days). */
export const meanDays: Readonly<Record<TimeUnit, number>> = {
  day: 1,
  week: 7,
  month: 365.2425 / 12,
  quarter: 365.2425 / 4,
  year: 365.2425,
};
