import type { Note } from "../../schema/fitReport.ts";
import { aucOfSteps } from "./auc.ts";
import { averagePrecisionOfSteps } from "./averagePrecision.ts";
import { brierOfSteps, type Brier } from "./brier.ts";
import {
  calibrationCurveOfSteps,
  readCurveOptions,
  type CalibrationCurve,
  type CalibrationCurveOptions,
} from "./calibrationCurve.ts";
import { expectedProfitOfSteps, readCampaign, type CampaignEconomics, type ExpectedProfit } from "./expectedProfit.ts";
import { ksOfSteps, type KsDistance } from "./ksDistance.ts";
import { liftOfSteps, readShares, type Lift, type LiftOptions } from "./lift.ts";
import { impossibleOutcomes, logLossOfSteps } from "./logLoss.ts";
import type { Measure } from "./measure.ts";
import { checkBothOutcomes, readProbabilities, type ProbabilityColumns } from "./readScores.ts";
import { recalibrationOfSteps, type Recalibration } from "./recalibration.ts";
import type { Steps } from "./steps.ts";

/** What to judge by. */
export interface EvaluateOptions extends CalibrationCurveOptions, LiftOptions {
  /** Costs and values of a campaign, for the expected maximum profit; without them there is none. */
  readonly campaign?: Omit<CampaignEconomics, "level">;
}

/** A score of chances, judged. */
export interface Evaluation {
  /** Customers (sum of the weights), those with the event, and their share. */
  readonly customers: number;
  readonly events: number;
  readonly eventShare: number;
  /** Coverage of all intervals. */
  readonly level: number;
  readonly auc: Measure;
  readonly averagePrecision: Measure;
  readonly ks: KsDistance;
  readonly logLoss: Measure;
  readonly brier: Brier;
  readonly recalibration: Recalibration;
  readonly calibration: CalibrationCurve;
  readonly lift: readonly Lift[];
  /** Null without `campaign`. */
  readonly expectedProfit: ExpectedProfit | null;
  /** `certain-and-wrong`, `no-spread`, `told-apart`, `few-events`. */
  readonly notes: readonly Note[];
}

/**
 * Judges predicted chances against what happened: how well they rank, whether they mean what they say, and what they are worth.
 *
 * Judge on customers that the model was not fitted to. Each part is also a function of its own with the same numbers.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-variation` (the event happened to all or to nobody)
 * @example
 * const probability = [0.9, 0.8, 0.7, 0.6, 0.55, 0.5, 0.4, 0.3, 0.2, 0.1];
 * const judged = evaluate({ probability, event: [1, 0, 1, 1, 0, 0, 1, 0, 0, 0] });
 * judged.auc.estimate // => 0.791667
 * judged.brier.estimate // => 0.19525
 * judged.notes.map(({ code }) => code) // => ["few-events"]
 */
export function evaluate(columns: ProbabilityColumns, options: EvaluateOptions = {}): Evaluation {
  const operation = "evaluate";
  const read = readCurveOptions(operation, options);
  const shares = readShares(operation, options);
  const campaign =
    options.campaign === undefined ? null : readCampaign(operation, "options.campaign", options.campaign);
  const steps = readProbabilities(operation, columns);
  checkBothOutcomes(operation, steps);
  const { level, bins } = read;
  const recalibration = recalibrationOfSteps(steps, level);
  const customers = steps.totalEvents + steps.totalOthers;
  return {
    customers,
    events: steps.totalEvents,
    eventShare: steps.totalEvents / customers,
    level,
    auc: aucOfSteps(steps, level),
    averagePrecision: averagePrecisionOfSteps(steps, level),
    ks: ksOfSteps(steps, level),
    logLoss: logLossOfSteps(steps, level),
    brier: brierOfSteps(steps, bins, level),
    recalibration,
    calibration: calibrationCurveOfSteps(steps, read),
    lift: liftOfSteps(steps, shares, level),
    expectedProfit: campaign === null ? null : expectedProfitOfSteps(steps, campaign, level),
    notes: notesOf(steps, recalibration),
  };
}

/** Below this many of one kind the intervals, which are those of large samples, are too short. */
const FEW = 10;

function notesOf(steps: Steps, { slope }: Recalibration): Note[] {
  const notes: Note[] = [];
  const impossible = impossibleOutcomes(steps);
  if (impossible > 0) {
    const message = `Customers whose outcome was given a chance of 0: ${String(impossible)}. The log loss counts each as ${String(34.5)}.`;
    notes.push({ code: "certain-and-wrong", message });
  }
  if (slope === null && steps.score.length === 1) {
    notes.push({ code: "no-spread", message: "All customers have the same chance: there is nothing to rank." });
  } else if (slope === null) {
    const message =
      "The chances tell the outcomes apart without an error (or are the wrong way round), so there is no calibration slope: check for leaks.";
    notes.push({ code: "told-apart", message });
  }
  if (Math.min(steps.totalEvents, steps.totalOthers) < FEW) {
    const message = `Only ${String(steps.totalEvents)} events and ${String(steps.totalOthers)} without: intervals are rough.`;
    notes.push({ code: "few-events", message });
  }
  return notes;
}
