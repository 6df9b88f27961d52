import { tzOffset } from "@date-fns/tz/tzOffset";

/**
 * Milliseconds that local time is ahead of UTC at an instant, from the runtime's time zone data.
 *
 * A kernel: the zone must be known, and is not checked. A look-up costs about 2 µs, so callers keep what they asked
 * ({@link offsetAt}). The result does not depend on the time zone of the process.
 */
export function offsetOf(timeZone: string, instant: number): number {
  const minutes = tzOffset(timeZone, new Date(instant));
  // tzOffset reads "-00:44:30" (Monrovia until 1972) as +44.5 and "+00:00:36" as -0.6: below an hour its sign is lost.
  const size = minutes !== 0 && Math.abs(minutes) < 60 ? signOf(timeZone, instant) * Math.abs(minutes) : minutes;
  return Math.round(size * 60) * 1000;
}

function signOf(timeZone: string, instant: number): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  return /GMT[-\u2212]/.test(format.format(new Date(instant))) ? -1 : 1;
}
