import { normalCdf } from "../../numeric/distribution/normal.ts";
import { aucOfSteps } from "./auc.ts";
import { waldMeasure, type Measure } from "./measure.ts";
import { checkBothOutcomes, readLevel, readRows, scoreRule, type LevelOptions } from "./readScores.ts";
import { sortedOrder } from "./sortedOrder.ts";
import { stepsOf, type Scored } from "./steps.ts";

/** Two scores of the same customers. */
export interface ScorePairColumns {
  readonly first: ArrayLike<number>;
  readonly second: ArrayLike<number>;
  /** 1 where the event happened, else 0. */
  readonly event: ArrayLike<number>;
  /** How many customers a row stands for; default 1. */
  readonly weight?: ArrayLike<number>;
}

/** Which of two scores ranks better. */
export interface AucDifference {
  readonly first: Measure;
  readonly second: Measure;
  /** Area of the first less that of the second. */
  readonly difference: Measure;
  /** Difference over its standard error; null where that is 0 or not known. */
  readonly z: number | null;
  /** Chance of so large a difference where there is none, two-sided; null with `z`. */
  readonly pValue: number | null;
}

/**
 * DeLong's test of two areas under the ROC curve over the same customers.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (only one outcome)
 * @example
 * const event = [1, 0, 1, 1, 0, 0, 1, 0];
 * const scores = { first: [9, 2, 7, 8, 3, 4, 3, 1], second: [5, 2, 1, 8, 3, 6, 4, 7], event };
 * const { difference, pValue } = aucDifference(scores);
 * difference.estimate // => 0.40625
 * pValue > 0.05 // => true
 * @see DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44, 837–845
 */
export function aucDifference(columns: ScorePairColumns, options: LevelOptions = {}): AucDifference {
  const operation = "aucDifference";
  const level = readLevel(operation, options);
  const rules = { first: scoreRule, second: scoreRule };
  const { columns: scores, event, weight } = readRows<"first" | "second">(operation, columns, rules);
  const [one, two] = [scores.first, scores.second].map((score) => ({ score, event, weight }));
  const steps = [one!, two!].map(stepsOf);
  checkBothOutcomes(operation, steps[0]!);
  const [first, second] = [aucOfSteps(steps[0]!, level), aucOfSteps(steps[1]!, level)];
  const totals = [steps[0]!.totalOthers, steps[0]!.totalEvents] as const;
  const estimate = first.estimate - second.estimate;
  const standardError = errorOfDifference(placements(one!, totals), placements(two!, totals), one!, totals);
  const z = standardError !== null && standardError > 0 ? estimate / standardError : null;
  return {
    first,
    second,
    difference: waldMeasure(estimate, standardError, level, { min: -1, max: 1 }),
    z,
    pValue: z === null ? null : 2 * normalCdf(-Math.abs(z)),
  };
}

/** For each event the share of others that it beats, for each other the share of events that beat it. Kernel. */
function placements({ score, event, weight }: Scored, [others, events]: readonly [number, number]): Float64Array {
  const order = sortedOrder(score);
  const placement = new Float64Array(order.length);
  const passed = [0, 0];
  for (let from = 0; from < order.length;) {
    let end = from;
    const tied = [0, 0];
    for (; end < order.length && score[order[end]!] === score[order[from]!]; end++) {
      tied[event[order[end]!]!]! += weight?.[order[end]!] ?? 1;
    }
    for (let k = from; k < end; k++) {
      placement[order[k]!] =
        event[order[k]!] === 1 ? (passed[0]! + tied[0]! / 2) / others : 1 - (passed[1]! + tied[1]! / 2) / events;
    }
    passed[0]! += tied[0]!;
    passed[1]! += tied[1]!;
    from = end;
  }
  return placement;
}

function errorOfDifference(
  first: Float64Array,
  second: Float64Array,
  { event, weight }: Scored,
  totals: readonly [number, number],
): number | null {
  const sums = [0, 0];
  for (let i = 0; i < event.length; i++) sums[event[i]!]! += (weight?.[i] ?? 1) * (first[i]! - second[i]!);
  const squares = [0, 0];
  for (let i = 0; i < event.length; i++) {
    const kind = event[i]!;
    squares[kind]! += (weight?.[i] ?? 1) * (first[i]! - second[i]! - sums[kind]! / totals[kind]!) ** 2;
  }
  if (!(totals[0] > 1 && totals[1] > 1)) return null;
  return Math.sqrt(squares[0]! / (totals[0] - 1) / totals[0] + squares[1]! / (totals[1] - 1) / totals[1]);
}
