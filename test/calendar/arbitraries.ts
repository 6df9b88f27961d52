import fc from "fast-check";
import type { TimeUnit } from "../../src/schema/timeUnit.ts";

/** A day in milliseconds. */
export const day = 86_400_000;

/** Epoch milliseconds of an exact ISO text, by the runtime's own parser. */
export const at = (text: string): number => Date.parse(text);

/** An instant as ISO text, for readable failures. */
export const iso = (instant: number): string => new Date(instant).toISOString();

/** Every zone the runtime knows. */
export const anyZone: fc.Arbitrary<string> = fc.constantFrom(...Intl.supportedValuesOf("timeZone"), "UTC");

/** Zones that never left out a whole day since 1970. */
export const wholeZone: fc.Arbitrary<string> = anyZone.filter(
  (zone) => !/Apia|Fakaofo|Kwajalein|Enderbury|Kanton|Kiritimati/.test(zone),
);

/** Instants of the years 1970 to 2060, where the zones' records are complete. */
export const anyInstant: fc.Arbitrary<number> = fc.integer({ min: 0, max: Date.UTC(2060, 0, 1) });

/** Every calendar unit. */
export const anyUnit: fc.Arbitrary<TimeUnit> = fc.constantFrom("day", "week", "month", "quarter", "year");

/** The local date as `YYYY-MM-DD`, asked of the runtime: the oracle of this folder. */
export function localDate(timeZone: string, instant: number): string {
  const options = { timeZone, year: "numeric", month: "2-digit", day: "2-digit", calendar: "iso8601" } as const;
  const parts = new Intl.DateTimeFormat("en-US", options).formatToParts(instant);
  const part = (type: string): string => parts.find((p) => p.type === type)!.value;
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
}

/** The local time as `HH:MM:SS`, asked of the runtime. */
export function localTime(timeZone: string, instant: number): string {
  const options = { timeZone, hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat("en-US", options).format(instant);
}
