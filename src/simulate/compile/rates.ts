import { portableExp } from "../../numeric/portable/exponential.ts";
import { portableLog } from "../../numeric/portable/logarithm.ts";
import { meanDays } from "../../schema/timeUnit.ts";

/** Rate a day of a chance a month. */
export function dailyRate(monthlyChance: number): number {
  return -portableLog(1 - monthlyChance) / meanDays.month;
}

/** What is left of an effect after 0, 1, … days; beyond the end it is gone. */
export function fading(halfLifeDays: number): Float64Array {
  const rate = portableLog(2) / halfLifeDays;
  const days = Math.min(4000, Math.ceil(40 * halfLifeDays));
  return Float64Array.from({ length: days }, (_, day) => portableExp(-rate * day));
}

/** What is left after some days. A kernel. */
export function left(fade: Float64Array, days: number): number {
  return days < fade.length ? fade[days]! : 0;
}
