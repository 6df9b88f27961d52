import { logisticNewton } from "../calibrate/logisticKernel.ts";
import { logit } from "../calibrate/logit.ts";
import { waldMeasure, type Measure } from "./measure.ts";
import {
  checkBothOutcomes,
  readLevel,
  readProbabilities,
  type LevelOptions,
  type ProbabilityColumns,
} from "./readScores.ts";
import type { Steps } from "./steps.ts";

/** How far predicted chances are from the truth on the logit scale. */
export interface Recalibration {
  /** Slope of the event on logit p: 1 is right, below 1 the chances are too extreme; null where chances are all equal or tell the outcomes apart. */
  readonly slope: Measure | null;
  /** Intercept beside that slope: 0 is right; null with the slope. */
  readonly intercept: Measure | null;
  /** Calibration in the large: intercept at slope 1; 0 is right, above 0 the chances are too low; null where certain chances leave none. */
  readonly inTheLarge: Measure | null;
  /** Events that happened over the events that were expected; null where none were expected. */
  readonly observedToExpected: number | null;
}

/**
 * Calibration slope, intercept and calibration in the large, by logistic regression of the event on logit p.
 *
 * Chances are cut to 1e-15 from 0 and 1, which have no logit.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (only one outcome)
 * @example
 * const probability = [0.2, 0.2, 0.2, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8, 0.8];
 * const { slope, inTheLarge } = recalibration({ probability, event: [1, 0, 0, 0, 0, 1, 1, 1, 1, 0] });
 * slope.estimate // => 1
 * inTheLarge.estimate // => 0
 * @see Cox (1958), Biometrika 45, 562–565; Van Calster et al. (2016), Journal of Clinical Epidemiology 74, 167–176
 */
export function recalibration(columns: ProbabilityColumns, options: LevelOptions = {}): Recalibration {
  const operation = "recalibration";
  const level = readLevel(operation, options);
  const steps = readProbabilities(operation, columns);
  checkBothOutcomes(operation, steps);
  return recalibrationOfSteps(steps, level);
}

/** Kernel of {@link recalibration}: both outcomes occur. */
export function recalibrationOfSteps(steps: Steps, level: number): Recalibration {
  const { score, events, others } = steps;
  const one = new Float64Array(score.length).fill(1);
  const offset = score.map(logit);
  const large = logisticNewton({ columns: [one], events, others, offset });
  const line = canBeFitted(steps) ? logisticNewton({ columns: [one, offset], events, others, offset: null }) : null;
  const measure = (at: number): Measure | null =>
    line === null ? null : waldMeasure(line.coefficients[at]!, line.standardErrors[at]!, level);
  let expected = 0;
  for (let g = 0; g < score.length; g++) expected += score[g]! * (events[g]! + others[g]!);
  return {
    slope: measure(1),
    intercept: measure(0),
    inTheLarge: large === null ? null : waldMeasure(large.coefficients[0]!, large.standardErrors[0]!, level),
    observedToExpected: expected > 0 ? steps.totalEvents / expected : null,
  };
}

/** Whether the scores of events and of others overlap: else there is no finite slope. Kernel; both outcomes occur. */
export function canBeFitted({ events, others }: Pick<Steps, "events" | "others">): boolean {
  const ends = (column: Float64Array): [number, number] => {
    let last = column.length - 1;
    while (column[last] === 0) last--;
    return [column.findIndex((mass) => mass > 0), last];
  };
  const [eventsFrom, eventsTo] = ends(events);
  const [othersFrom, othersTo] = ends(others);
  return eventsTo > othersFrom && othersTo > eventsFrom;
}
