import { isArrayLike } from "../../schema/arrayLike.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { MOST_PERIODS } from "../mostPeriods.ts";
import { checkCurve } from "./checkCurve.ts";
import { beyondLastTime, beyondOf, type Beyond } from "./horizon.ts";
import { lastAtOrBefore } from "./step.ts";
import type { SurvivalCurve } from "./survivalCurve.ts";

/**
 * Share still there after each of some durations.
 *
 * @param times in any order, none before the curve's start; none gives none
 * @throws {KeizokuError} `invalid-input`, `beyond-last-time` (unless nobody is left there, or `beyond` is "hold")
 * @example
 * const curve = kaplanMeier({ duration: [1, 2, 2, 3], event: [1, 1, 0, 0] });
 * survivalAt(curve, [0, 1, 1.5, 2]) // => [1, 0.75, 0.75, 0.5]
 * survivalAt(curve, [4]) // throws beyond-last-time
 * survivalAt(curve, [4], { beyond: "hold" }) // => [0.5]
 */
export function survivalAt(
  curve: SurvivalCurve,
  times: ArrayLike<number>,
  options: { readonly beyond?: Beyond } = {},
): Float64Array {
  const operation = "survivalAt";
  checkCurve(operation, "curve", curve);
  checkNumbers<never>(operation, "options", options as Record<never, number>, {});
  const beyond = beyondOf(operation, options);
  checkTimes(operation, times, curve.start);
  const shares = new Float64Array(times.length);
  for (let i = 0; i < shares.length; i++)
    shares[i] = shareAt(operation, curve, times[i]!, { path: `times[${String(i)}]`, beyond });
  return shares;
}

/**
 * A curve read at whole ages 0, 1, 2, …, counted from its start, for `stack`: `{ retention: survivalShares(curve) }`.
 *
 * At age 0 everybody is there, also where some left at once: they are gone from age 1 on. A curve in another unit than the periods of
 * the stack needs `ageLength`: 30 for days and months of 30 days.
 *
 * @param options.ages how many ages, at most 3,000; up to the last observed one by default
 * @throws {KeizokuError} `invalid-input`, `beyond-last-time` (more ages than were observed)
 * @example
 * const curve = kaplanMeier({ duration: [1, 2, 2, 3], event: [1, 1, 0, 0] });
 * survivalShares(curve).survival // => [1, 0.75, 0.5, 0.5]
 */
export function survivalShares(
  curve: SurvivalCurve,
  options: { readonly ages?: number; readonly ageLength?: number; readonly beyond?: Beyond } = {},
): { readonly survival: Float64Array } {
  const operation = "survivalShares";
  checkCurve(operation, "curve", curve);
  checkNumbers<never>(operation, "options", options as Record<never, number>, {});
  const beyond = beyondOf(operation, options);
  const { ageLength = 1 } = options;
  const lengthRule = { above: 0, fix: "Pass how long one age is, in the unit of the curve's times." };
  checkNumbers(operation, "options", { ageLength }, { ageLength: lengthRule });
  const observed = Math.floor((curve.time.at(-1)! - curve.start) / ageLength) + 1;
  const { ages = Math.max(1, Math.min(observed, MOST_PERIODS)) } = options;
  const agesRule = { min: 1, max: MOST_PERIODS, integer: true, fix: "Pass how many ages the stack needs." };
  checkNumbers(operation, "options", { ages }, { ages: agesRule });
  const survival = new Float64Array(ages).fill(1);
  for (let age = 1; age < ages; age++) {
    survival[age] = shareAt(operation, curve, curve.start + age * ageLength, { path: "options.ages", beyond });
  }
  return { survival };
}

function checkTimes(operation: string, times: ArrayLike<unknown>, start: number): void {
  const fix = "Pass durations in the unit of the curve's times.";
  const wrong = (path: string, expected: string, received: unknown): KeizokuError =>
    new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(received), fix }]);
  if (!isArrayLike(times)) throw wrong("times", "a column of numbers", times);
  for (let i = 0; i < times.length; i++) {
    const time = times[i];
    if (typeof time === "number" && time >= start && time < Infinity) continue;
    throw wrong(`times[${String(i)}]`, `a finite number of at least ${String(start)}`, time);
  }
}

/** Survival after one time, at least the curve's start. */
function shareAt(
  operation: string,
  { time, survival }: SurvivalCurve,
  at: number,
  { path, beyond }: { readonly path: string; readonly beyond: Beyond },
): number {
  const last = time.length - 1;
  if (at > time[last]! && survival[last]! > 0 && beyond === "refuse") {
    throw beyondLastTime(operation, path, at, time[last]!);
  }
  const j = lastAtOrBefore(time, at);
  return j < 0 ? 1 : survival[j]!;
}
