import { logitMeasure, wilsonMeasure, type Measure } from "./measure.ts";
import { readLevel, readScoreSteps, type LevelOptions, type ScoreColumns } from "./readScores.ts";
import type { Steps } from "./steps.ts";

/**
 * Average precision, the area under the precision-recall curve by steps: the sum over scores of recall gained × precision there.
 *
 * A score without any skill has the share of events. The interval is on the logit scale with the number of events (Wilson's where the
 * estimate is 1).
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (only one outcome)
 * @example
 * const ties = { score: [0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.9, 0.9], event: [0, 0, 1, 1, 0, 1, 1, 0] };
 * averagePrecision(ties).estimate // => 0.559524
 * @see Boyd, Eng & Page (2013), European Conference on Machine Learning, 451–466
 */
export function averagePrecision(columns: ScoreColumns, options: LevelOptions = {}): Measure {
  const operation = "averagePrecision";
  const level = readLevel(operation, options);
  return averagePrecisionOfSteps(readScoreSteps(operation, columns), level);
}

/** Kernel of {@link averagePrecision}: both outcomes occur. */
export function averagePrecisionOfSteps({ events, others, totalEvents }: Steps, level: number): Measure {
  let [caught, taken, sum] = [0, 0, 0];
  for (let g = 0; g < events.length; g++) {
    caught += events[g]!;
    taken += events[g]! + others[g]!;
    sum += (events[g]! * caught) / taken;
  }
  const estimate = Math.min(1, sum / totalEvents);
  if (estimate === 1) return wilsonMeasure(estimate, totalEvents, level);
  return logitMeasure(estimate, Math.sqrt((estimate * (1 - estimate)) / totalEvents), level);
}
