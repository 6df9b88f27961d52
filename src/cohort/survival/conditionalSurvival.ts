import { checkNumbers } from "../../schema/columns.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { checkCurve } from "./checkCurve.ts";
import { beyondLastTime } from "./horizon.ts";
import { quantileOf } from "./options.ts";
import { productLimit } from "./productLimit.ts";
import { LONGEST } from "./rows.ts";
import { lastAtOrBefore } from "./step.ts";
import type { SurvivalCurve } from "./survivalCurve.ts";

/**
 * Survival of those who are still there after a given duration: what a customer of two years may be expected to do.
 *
 * A curve again, with `start` at that duration and times in the old count, so that every function of a curve takes it. It is the curve of the
 * same rows with entry at that duration.
 *
 * @throws {KeizokuError} `invalid-input` (before the curve's start, too), `beyond-last-time` (nobody was seen after that duration)
 * @example
 * const curve = kaplanMeier({ duration: [1, 2, 2, 3, 4], event: [1, 1, 0, 1, 0] });
 * const later = conditionalSurvival(curve, { given: 2 });
 * later.time // => [3, 4]
 * later.survival // => [0.5, 0.5]
 * restrictedMean(later, { horizon: 4 }).mean // => 1.5
 */
export function conditionalSurvival(curve: SurvivalCurve, options: { readonly given: number }): SurvivalCurve {
  const operation = "conditionalSurvival";
  checkCurve(operation, "curve", curve);
  checkNumbers<never>(operation, "options", options as unknown as Record<never, number>, {});
  const { given } = options;
  const fix = "Pass how long the customers have been there.";
  checkNumbers(operation, "options", { given }, { given: { min: curve.start, max: LONGEST, fix } });
  const from = lastAtOrBefore(curve.time, given) + 1;
  if (from >= curve.time.length) throw beyondLastTime(operation, "options.given", given, curve.time.at(-1)!);
  const { kind, version, confidence, limits, time, atRisk, events, censored, notes, rejected } = curve;
  const table = {
    time: time.slice(from),
    atRisk: atRisk.slice(from),
    events: events.slice(from),
    censored: censored.slice(from),
  };
  const drawn = productLimit(table, limits, quantileOf(confidence));
  const none = table.events.every((left) => left === 0);
  const message = `nobody left after ${String(given)}: the curve stays at its start, without a measure of its error`;
  const added = none && !notes.some(({ code }) => code === "no-events") ? [{ code: "no-events", message }] : [];
  const head = { kind, version, confidence, limits, start: given };
  return Object.freeze({ ...head, ...table, ...drawn, notes: freezeDeep([...notes, ...added]), rejected });
}
