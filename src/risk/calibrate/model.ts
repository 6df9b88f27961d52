import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { readProbabilities, type ProbabilityColumns } from "../evaluate/readScores.ts";
import { canBeFitted } from "../evaluate/recalibration.ts";
import type { Steps } from "../evaluate/steps.ts";
import { calibratedChance } from "./curveKernel.ts";
import { betaCurve, isotonicCurve, plattCurve, smoothedTargets, type FittedCurve } from "./curves.ts";
import { uncertain } from "./logit.ts";
import type { CalibrationModel, CalibrationParameters } from "./schema.ts";

/** Which curve to fit. */
export interface CalibrateOptions {
  /**
   * `platt`: a line on the logit scale, for few events; `beta`: three parameters, which can leave a good score as it is; `isotonic`: any rising
   * curve, for a thousand events and more.
   */
  readonly method: "platt" | "beta" | "isotonic";
  /** Platt's smoothed outcomes against overconfidence, the default of `platt`; false (the default of `beta`) takes them as they are. */
  readonly smoothed?: boolean;
  /** Events, and as many customers without, that there must be; default 10, of `isotonic` 50. */
  readonly fewestEvents?: number;
}

const methods: readonly unknown[] = ["platt", "beta", "isotonic"] satisfies CalibrateOptions["method"][];

/**
 * Fits the curve that turns predicted chances into calibrated ones.
 *
 * Fit on customers that the model was not fitted to, or by cross-fitting. Chances are cut to 1e-15 from 0 and 1 where a logarithm is taken.
 * The curve never falls: where chances rank worse than chance it is level (note `not-rising`).
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`; `too-few-observations` (events, or customers without); `no-maximum` (all chances equal, or
 *   unsmoothed chances that tell the outcomes apart)
 * @example
 * const probability = [0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 0.9, 0.9];
 * const model = fit({ probability, event: [0, 0, 0, 1, 1, 1, 1, 0] }, { method: "platt", smoothed: false, fewestEvents: 1 });
 * model.parameters // => { method: "platt", intercept: 0, slope: 0.5 }
 * apply(model, 0.9) // => 0.75
 * @see Platt (1999), Advances in Large Margin Classifiers, 61–74
 * @see Zadrozny & Elkan (2002), KDD, 694–699 (isotonic)
 * @see Kull, Silva Filho & Flach (2017), Electronic Journal of Statistics 11, 5052–5080 (beta)
 */
export function fit(columns: ProbabilityColumns, options: CalibrateOptions): CalibrationModel {
  const operation = "calibrate.fit";
  const { method, smoothed, fewestEvents } = readOptions(operation, options);
  const steps = readProbabilities(operation, columns);
  checkEnough(operation, steps, fewestEvents);
  const curve = curveOf(steps, method, smoothed);
  if (curve === null) throw noMaximum(operation, steps);
  const { parameters, standardErrors, notes } = curve;
  return freezeDeep({
    kind: "calibration",
    version: 1,
    parameters,
    fit: {
      observations: steps.totalEvents + steps.totalOthers,
      events: steps.totalEvents,
      logLossBefore: meanLogLoss(steps, null),
      logLossAfter: meanLogLoss(steps, parameters),
      standardErrors,
      notes,
    },
  });
}

function curveOf(steps: Steps, method: CalibrateOptions["method"], smoothed: boolean): FittedCurve | null {
  if (method === "isotonic") return isotonicCurve(steps);
  if (steps.score.length === 1 || (!smoothed && !canBeFitted(steps))) return null;
  const targets = smoothed ? smoothedTargets(steps) : steps;
  return method === "platt" ? plattCurve(steps, targets) : betaCurve(steps, targets);
}

function readOptions(operation: string, options: CalibrateOptions): Required<CalibrateOptions> {
  checkNumbers<never>(operation, "options", options as unknown as Record<never, number>, {});
  const { method, smoothed = method === "platt", fewestEvents = method === "isotonic" ? 50 : 10 } = options;
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path: `options.${path}`, expected, received: show(received), fix });
  };
  if (!methods.includes(method)) wrong("method", `one of ${methods.join(", ")}`, method, "Pass one of these words.");
  if (typeof smoothed !== "boolean") wrong("smoothed", "true or false", smoothed, "Leave the option out.");
  if (!(Number.isFinite(fewestEvents) && fewestEvents >= 1)) {
    wrong("fewestEvents", "a finite number of at least 1", fewestEvents, "Leave the option out.");
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { method, smoothed, fewestEvents };
}

function checkEnough(operation: string, { totalEvents, totalOthers }: Steps, fewest: number): void {
  const issues = [
    { found: totalEvents, what: "customers with the event" },
    { found: totalOthers, what: "customers without the event" },
  ]
    .filter(({ found }) => found < fewest)
    .map(({ found, what }) => ({
      code: "too-few-observations",
      path: "event",
      expected: `at least ${String(fewest)} ${what}`,
      received: String(found),
      fix: "Pass more customers, or take a method with fewer parameters.",
    }));
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

function noMaximum(operation: string, steps: Steps): KeizokuError {
  const level = steps.score.length === 1;
  const received = level ? "one chance for all" : "chances that tell the outcomes apart, or too few different ones";
  const fix = level
    ? "There is nothing to calibrate but the level: take the share of events."
    : "Pass smoothed: true, or platt instead of beta; check for leaks.";
  const expected = "different chances that overlap between the outcomes";
  return new KeizokuError(operation, [{ code: "no-maximum", path: "probability", expected, received, fix }]);
}

function meanLogLoss(
  { score, events, others, totalEvents, totalOthers }: Steps,
  by: CalibrationParameters | null,
): number {
  let sum = 0;
  for (let g = 0; g < score.length; g++) {
    const p = uncertain(by === null ? score[g]! : calibratedChance(by, score[g]!));
    sum -= events[g]! * Math.log(p) + others[g]! * Math.log1p(-p);
  }
  return sum / (totalEvents + totalOthers);
}
