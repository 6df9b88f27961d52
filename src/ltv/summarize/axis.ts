import { dayNumbers } from "../../calendar/dayNumbers.ts";
import { checkedInstant } from "../../calendar/instant.ts";
import { checkedZone } from "../../calendar/zone.ts";
import { meanDays, type TimeUnit } from "../../schema/timeUnit.ts";
import type { SummaryState } from "./summaryState.ts";

/** What the times of a summary are. */
export type Axis = Pick<SummaryState, "sameDay" | "timeZone">;

/** Milliseconds of a day. */
const DAY = 86_400_000;

/** Length of a unit on the axis of a summary: days, or milliseconds. */
export function perUnitOf(unit: TimeUnit, sameDay: Axis["sameDay"]): number {
  return meanDays[unit] * (sameDay === "once" ? 1 : DAY);
}

/**
 * A point in time on the axis of a summary.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-time-zone`
 */
export function timeOnAxis(
  operation: string,
  value: unknown,
  { path, axis }: { readonly path: string; readonly axis: Axis },
): number {
  const at = checkedInstant(operation, checkedZone(operation, axis.timeZone, "options.timeZone"), value, path);
  return axis.sameDay === "once" ? dayNumbers([at], axis.timeZone)[0]! : at;
}
