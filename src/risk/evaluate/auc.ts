import { errorOfMean, logitMeasure, quantileOf, type Measure } from "./measure.ts";
import { readLevel, readScoreSteps, type LevelOptions, type ScoreColumns } from "./readScores.ts";
import type { Steps } from "./steps.ts";

/**
 * Area under the ROC curve: the chance that a customer with the event scores higher than one without, ties counting a half.
 *
 * The standard error is DeLong's, by ranks in O(n log n); the interval is taken on the logit scale, which stays within 0 and 1. Where the
 * standard error is 0 (all events above all others, say) the limits are those of Newcombe's method 5, so that a few rows do not look certain.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (only one outcome)
 * @example
 * const ties = { score: [0.1, 0.4, 0.35, 0.8, 0.4, 0.4, 0.9, 0.9], event: [0, 0, 1, 1, 0, 1, 1, 0] };
 * const { estimate, standardError } = auc(ties);
 * estimate // => 0.59375
 * standardError // => 0.22679
 * @see DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44, 837–845; Sun & Xu (2014), IEEE Signal Processing Letters 21, 1389–1393
 * @see Newcombe (2006), Statistics in Medicine 25, 559–573
 */
export function auc(columns: ScoreColumns, options: LevelOptions = {}): Measure {
  const operation = "auc";
  const level = readLevel(operation, options);
  return aucOfSteps(readScoreSteps(operation, columns), level);
}

/** Kernel of {@link auc}: both outcomes occur. */
export function aucOfSteps(steps: Steps, level: number): Measure {
  const { totalEvents, totalOthers } = steps;
  const estimate = areaOf(steps);
  const { fromEvents, fromOthers } = deviations(steps, estimate);
  const errorOfEvents = errorOfMean(fromEvents, totalEvents);
  const errorOfOthers = errorOfMean(fromOthers, totalOthers);
  const known = errorOfEvents !== null && errorOfOthers !== null;
  const standardError = known ? Math.hypot(errorOfEvents, errorOfOthers) : null;
  if (standardError !== null && standardError > 0 && estimate > 0 && estimate < 1) {
    return logitMeasure(estimate, standardError, level);
  }
  const [lower, upper] = newcombe(estimate, totalEvents, totalOthers, level);
  return { estimate, standardError, lower, upper };
}

function areaOf({ events, others, totalEvents, totalOthers }: Steps): number {
  let below = totalOthers;
  let sum = 0;
  for (let g = 0; g < events.length; g++) {
    below -= others[g]!;
    sum += events[g]! * (below + others[g]! / 2);
  }
  return Math.min(1, Math.max(0, sum / totalEvents / totalOthers));
}

/** Sums of squared deviations of the placements of events among others, and of others among events. */
function deviations(steps: Steps, area: number): { fromEvents: number; fromOthers: number } {
  const { events, others, totalEvents, totalOthers } = steps;
  let below = totalOthers;
  let above = 0;
  let [fromEvents, fromOthers] = [0, 0];
  for (let g = 0; g < events.length; g++) {
    below -= others[g]!;
    fromEvents += events[g]! * ((below + others[g]! / 2) / totalOthers - area) ** 2;
    fromOthers += others[g]! * ((above + events[g]! / 2) / totalEvents - area) ** 2;
    above += events[g]!;
  }
  return { fromEvents, fromOthers };
}

const BISECTIONS = 60;

/** Newcombe's method 5: areas from which the estimate lies z of their own (exponential) standard errors away, as for a score interval. */
function newcombe(area: number, events: number, others: number, level: number): [lower: number, upper: number] {
  const z = quantileOf(level);
  const half = Math.max(0, (events + others) / 2 - 1);
  const within = (a: number): boolean => {
    const variance = (a * (1 - a) * (1 + (half * (1 - a)) / (2 - a) + (half * a) / (1 + a))) / (events * others);
    return (area - a) ** 2 <= z * z * variance;
  };
  const limit = (end: number): number => {
    let [inside, outside] = [area, end];
    for (let k = 0; k < BISECTIONS; k++) {
      const middle = (inside + outside) / 2;
      // At 0 and 1 the estimate itself has no variance but is within.
      if (middle === area || within(middle)) inside = middle;
      else outside = middle;
    }
    return inside;
  };
  return [area === 0 ? 0 : limit(0), area === 1 ? 1 : limit(1)];
}
