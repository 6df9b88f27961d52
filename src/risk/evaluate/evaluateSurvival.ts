import type { Note } from "../../schema/fitReport.ts";
import {
  harrellOfRows,
  unoOfRows,
  type Concordance,
  type TruncatedConcordance,
  type UnoOptions,
} from "./concordance.ts";
import { dynamicAucOfRows, type DynamicAuc } from "./dynamicAuc.ts";
import { productLimit } from "./productLimit.ts";
import { survivalBrierOfRows, type SurvivalBrier } from "./survivalBrier.ts";
import { readCensoring, readRisks, readSurvival, readTau, readTimes, type RiskColumns } from "./survivalRows.ts";

/** Predictions of when customers leave, and what came of them. */
export interface SurvivalPredictionColumns extends RiskColumns {
  /** One column for each time: the predicted chance to be there still; without it there are no Brier scores. */
  readonly survival?: readonly ArrayLike<number>[];
}

/** What to judge by. */
export interface EvaluateSurvivalOptions extends UnoOptions {
  /** Times to judge at, in the unit of the durations, rising. */
  readonly times: ArrayLike<number>;
}

/** Predictions of when customers leave, judged. */
export interface SurvivalEvaluation {
  /** Customers (sum of the weights) and those who were seen to leave. */
  readonly customers: number;
  readonly events: number;
  readonly level: number;
  readonly harrell: Concordance;
  readonly uno: TruncatedConcordance;
  readonly dynamicAuc: DynamicAuc;
  /** Null without `survival`. */
  readonly brier: SurvivalBrier | null;
  /** `truncated-pairs`, `time-not-judged`. */
  readonly notes: readonly Note[];
}

/**
 * Judges predictions of when customers leave, under censoring. Each part is also a function of its own with the same numbers.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-comparable-pairs`
 * @example
 * const columns = { duration: [1, 2, 3, 4, 5, 6], event: [1, 0, 1, 1, 0, 1], score: [5, 4, 6, 2, 3, 1] };
 * const judged = evaluateSurvival(columns, { times: [2, 4] });
 * judged.harrell.estimate // => 0.8
 * judged.dynamicAuc.times.map(({ auc }) => auc.estimate) // => [0.75, 0.821429]
 * judged.brier // => null
 */
export function evaluateSurvival(
  columns: SurvivalPredictionColumns,
  options: EvaluateSurvivalOptions,
): SurvivalEvaluation {
  const operation = "evaluateSurvival";
  const { level, training, before } = readCensoring(operation, options);
  const tau = readTau(operation, options.tau);
  const times = readTimes(operation, options.times);
  const { rows, score } = readRisks(operation, columns);
  const survival =
    columns.survival === undefined ? null : readSurvival(operation, columns.survival, times.length, columns);
  const censoring = productLimit(training ?? rows, "censoring");
  const reference = productLimit(training ?? rows, "event");
  const uno = unoOfRows(operation, { rows, score, censoring, before, tau, level });
  const dynamicAuc = dynamicAucOfRows({ rows, score, censoring, before, times, level });
  return {
    customers: rows.total,
    events: rows.weight.reduce((sum, mass, row) => sum + mass * rows.event[row]!, 0),
    level,
    harrell: harrellOfRows(operation, rows, score, level),
    uno,
    dynamicAuc,
    brier:
      survival === null ? null : survivalBrierOfRows({ rows, survival, censoring, reference, before, times, level }),
    notes: notesOf(uno, tau, dynamicAuc),
  };
}

function notesOf({ tau }: TruncatedConcordance, asked: number | null, { times }: DynamicAuc): Note[] {
  const notes: Note[] = [];
  if (asked === null && tau !== null) {
    const message = `Uno's concordance counts exits before ${String(tau)}: of later ones too few customers are still in sight.`;
    notes.push({ code: "truncated-pairs", message });
  }
  const missing = times.filter(({ auc }) => auc === null).map(({ time }) => String(time));
  if (missing.length > 0) {
    const message = `Not judged at ${missing.join(", ")}: nobody had left, nobody is known to be there still, or nobody is in sight.`;
    notes.push({ code: "time-not-judged", message });
  }
  return notes;
}
