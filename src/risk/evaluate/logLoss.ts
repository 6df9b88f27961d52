import { NEAREST, uncertain } from "../calibrate/logit.ts";
import { errorOfMean, waldMeasure, type Measure } from "./measure.ts";
import { readLevel, readProbabilities, type LevelOptions, type ProbabilityColumns } from "./readScores.ts";
import type { Steps } from "./steps.ts";

/**
 * Mean of −ln of the chance given to what happened, in nats: 0 is perfect, ln 2 = 0.693 a coin.
 *
 * Certainty that was wrong would cost infinitely much: chances are cut to 1e-15 from 0 and 1.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * logLoss({ probability: [0.9, 0.2, 0.5], event: [1, 0, 1] }).estimate // => 0.340550
 */
export function logLoss(columns: ProbabilityColumns, options: LevelOptions = {}): Measure {
  const operation = "logLoss";
  const level = readLevel(operation, options);
  return logLossOfSteps(readProbabilities(operation, columns), level);
}

/** Kernel of {@link logLoss}. */
export function logLossOfSteps({ score, events, others, totalEvents, totalOthers }: Steps, level: number): Measure {
  const total = totalEvents + totalOthers;
  let [sum, squares] = [0, 0];
  for (let g = 0; g < score.length; g++) {
    const p = uncertain(score[g]!);
    sum -= events[g]! * Math.log(p) + others[g]! * Math.log1p(-p);
  }
  const estimate = sum / total;
  for (let g = 0; g < score.length; g++) {
    const p = uncertain(score[g]!);
    squares += events[g]! * (-Math.log(p) - estimate) ** 2 + others[g]! * (-Math.log1p(-p) - estimate) ** 2;
  }
  return waldMeasure(estimate, errorOfMean(squares, total), level, { min: 0 });
}

/** Customers whose outcome was held to be impossible. Kernel. */
export function impossibleOutcomes({ score, events, others }: Steps): number {
  let sum = 0;
  for (let g = 0; g < score.length; g++) {
    if (score[g]! < NEAREST) sum += events[g]!;
    if (score[g]! > 1 - NEAREST) sum += others[g]!;
  }
  return sum;
}
