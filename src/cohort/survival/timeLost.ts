import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { IncidenceCurves } from "./cumulativeIncidence.ts";
import { checkHorizon, type HorizonOptions } from "./horizon.ts";
import { areaOfCause } from "./incidenceKernel.ts";
import { checkConfidence, quantileOf } from "./options.ts";
import { lastAtOrBefore } from "./step.ts";

/** Time lost to one cause. */
export interface CauseTimeLost {
  readonly cause: string;
  readonly timeLost: number;
  readonly standardError: number;
  /** timeLost ± quantile × standard error, cut to 0 and the horizon. */
  readonly lower: number;
  readonly upper: number;
}

/** What the time up to the horizon was spent on, a customer. */
export interface TimeLost {
  readonly horizon: number;
  readonly confidence: number;
  /** Mean time within the horizon that a customer stays; with the times lost it adds up to the horizon. */
  readonly kept: number;
  readonly causes: readonly CauseTimeLost[];
  readonly notes: readonly Note[];
}

/**
 * Mean time within a horizon that a customer loses to each cause: the area under its cumulative incidence. Times a month's price it is the
 * revenue a customer that failed payments cost, say.
 *
 * @throws {KeizokuError} `invalid-input`, `beyond-last-time` (unless nobody is left there, or `beyond` is "hold": then a note)
 * @example
 * const columns = { duration: [1, 2, 2, 3, 4], event: [1, 2, 0, 1, 0] };
 * const curves = cumulativeIncidence(columns, { causes: ["voluntary", "involuntary"] });
 * const { kept, causes } = timeLost(curves, { horizon: 4 });
 * kept // => 2.7
 * causes.map((cause) => cause.timeLost) // => [0.9, 0.4]
 * causes[1].standardError // => 0.3578
 * @see Andersen (2013), Statistics in Medicine 32, 5278–5285
 */
export function timeLost(
  curves: IncidenceCurves,
  options: HorizonOptions & { readonly confidence?: number },
): TimeLost {
  const operation = "timeLost";
  checkIncidence(operation, curves);
  const confidence = checkConfidence(operation, options, curves.confidence);
  const { horizon } = options;
  const { time, survival } = curves;
  const reach = { start: 0, last: time.at(-1)!, ended: survival.at(-1) === 0 };
  const beyond = checkHorizon(operation, options, reach);
  const until = { horizon, last: lastAtOrBefore(time, horizon) };
  const quantile = quantileOf(confidence);
  let kept = horizon;
  const causes = curves.causes.map(({ cause, events: own, incidence }) => {
    const { area, variance } = areaOfCause(curves, { own, incidence, survival }, until);
    const standardError = Math.sqrt(variance);
    const lower = Math.max(0, area - quantile * standardError);
    const upper = Math.min(horizon, area + quantile * standardError);
    kept -= area;
    return { cause, timeLost: area, standardError, lower, upper };
  });
  return freezeDeep({ horizon, confidence, kept: Math.max(0, kept), causes, notes: [...curves.notes, ...beyond] });
}

function checkIncidence(operation: string, curves: unknown): asserts curves is IncidenceCurves {
  const given = typeof curves === "object" && curves !== null ? (curves as Partial<Record<string, unknown>>) : {};
  const fix = "Pass what cumulativeIncidence returned.";
  if (given.kind !== "cumulative-incidence" || given.version !== 1) {
    const issue = { code: "invalid-input", path: "curves", expected: "cumulative incidences of version 1", fix };
    throw new KeizokuError(operation, [{ ...issue, received: show(curves) }]);
  }
  const issues: Issue[] = [];
  const rows = isArrayLike(given.time) ? given.time.length : 0;
  const check = (path: string, column: unknown): void => {
    const listed = isArrayLike(column) && column.length === rows && rows > 0;
    const wrong = listed
      ? Array.from(column).findIndex((value) => !(Number.isFinite(value) && (value as number) >= 0))
      : -1;
    if (listed && wrong < 0) return;
    const at = wrong < 0 ? path : `${path}[${String(wrong)}]`;
    const expected = wrong < 0 ? `a list as long as time, and not empty` : "a finite number of at least 0";
    const received = wrong < 0 ? column : (column as ArrayLike<unknown>)[wrong];
    issues.push({ code: "invalid-input", path: `curves.${at}`, expected, received: show(received), fix });
  };
  for (const name of ["time", "atRisk", "events", "survival"]) check(name, given[name]);
  if (!isArrayLike(given.causes)) check("causes", given.causes);
  else {
    Array.from(given.causes).forEach((cause, k) => {
      const own = typeof cause === "object" && cause !== null ? (cause as Partial<Record<string, unknown>>) : {};
      for (const name of ["events", "incidence"]) check(`causes[${String(k)}].${name}`, own[name]);
    });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
