import { wilsonMeasure, type Measure } from "./measure.ts";
import { readLevel, readScoreSteps, type LevelOptions, type ScoreColumns } from "./readScores.ts";
import type { Steps } from "./steps.ts";

/** The largest distance and where it is. */
export interface KsDistance extends Measure {
  /** Score from which on the two groups are told apart best: this and above. */
  readonly score: number;
}

/**
 * Kolmogorov–Smirnov distance between the scores of customers with the event and of those without: from 0 (no skill) to 1.
 *
 * The interval is that of the difference of two shares at the best cut (Newcombe's hybrid of Wilson's), right in large samples. In small ones the distance is too high on
 * average, since the cut is chosen by the same rows.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (only one outcome)
 * @example
 * const { estimate, score } = ksDistance({ score: [1, 2, 3, 4, 5, 6], event: [0, 0, 1, 0, 1, 1] });
 * estimate // => 0.666667
 * score // => 5
 * @see Raghavachari (1973), Annals of Statistics 1, 67–73; Newcombe (1998), Statistics in Medicine 17, 873–890
 */
export function ksDistance(columns: ScoreColumns, options: LevelOptions = {}): KsDistance {
  const operation = "ksDistance";
  const level = readLevel(operation, options);
  return ksOfSteps(readScoreSteps(operation, columns), level);
}

/** Kernel of {@link ksDistance}: both outcomes occur. */
export function ksOfSteps({ score, events, others, totalEvents, totalOthers }: Steps, level: number): KsDistance {
  let [caught, passed] = [0, 0];
  let best = { distance: -1, shareOfEvents: 0, shareOfOthers: 0, score: score[0]! };
  for (let g = 0; g < score.length; g++) {
    caught += events[g]!;
    passed += others[g]!;
    const [shareOfEvents, shareOfOthers] = [caught / totalEvents, passed / totalOthers];
    const distance = Math.abs(shareOfEvents - shareOfOthers);
    // Sums of fractional weights end a rounding away from the whole.
    if (distance > best.distance + 1e-15) best = { distance, shareOfEvents, shareOfOthers, score: score[g]! };
  }
  const [high, highTotal, low, lowTotal] =
    best.shareOfEvents >= best.shareOfOthers
      ? [best.shareOfEvents, totalEvents, best.shareOfOthers, totalOthers]
      : [best.shareOfOthers, totalOthers, best.shareOfEvents, totalEvents];
  const [one, other] = [
    wilsonMeasure(Math.min(1, high), highTotal, level),
    wilsonMeasure(Math.min(1, low), lowTotal, level),
  ];
  const down = Math.hypot(high - one.lower!, other.upper! - low);
  const up = Math.hypot(one.upper! - high, low - other.lower!);
  return {
    estimate: best.distance,
    standardError: Math.hypot(one.standardError!, other.standardError!),
    lower: Math.max(0, best.distance - down),
    upper: Math.min(1, best.distance + up),
    score: best.score,
  };
}
