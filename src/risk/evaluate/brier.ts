import { pooledBlocks } from "../calibrate/pooledBlocks.ts";
import { equalCountBins } from "./bins.ts";
import { readBins, type BinOptions } from "./binOptions.ts";
import { errorOfMean, waldMeasure, type Measure } from "./measure.ts";
import { readProbabilities, type ProbabilityColumns } from "./readScores.ts";
import type { Steps } from "./steps.ts";

/** The Brier score in parts: reliability − resolution + uncertainty + withinBins. */
export interface BrierDecomposition {
  readonly bins: number;
  /** Squared distance of the chances of a bin from its share of events: 0 is best. */
  readonly reliability: number;
  /** Squared distance of the shares of bins from the share of all: the more the better. */
  readonly resolution: number;
  /** p̄ (1 − p̄) of the share of events: what a score without skill gets. */
  readonly uncertainty: number;
  /** What is left because chances within a bin differ; 0 where each bin is one chance. */
  readonly withinBins: number;
}

/** The Brier score in parts without bins: miscalibration − discrimination + uncertainty, by isotonic recalibration. */
export interface BrierParts {
  /** What the best monotone recalibration would take off. */
  readonly miscalibration: number;
  /** What the recalibrated score takes off `uncertainty`. */
  readonly discrimination: number;
  readonly uncertainty: number;
}

/** The Brier score, judged. */
export interface Brier extends Measure {
  /** 1 − score / uncertainty: 1 is perfect, 0 as good as the share of events for everybody; null where only one outcome occurs. */
  readonly skill: Measure | null;
  readonly decomposition: BrierDecomposition;
  readonly parts: BrierParts;
}

/**
 * Brier score, the mean of (chance − outcome)²: 0 is perfect.
 *
 * The intervals are those of a mean and, for the skill, of the delta method. The classical decomposition depends on the bins; `parts` does not.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const { estimate, skill, decomposition } = brier({ probability: [0.2, 0.2, 0.8, 0.8], event: [0, 0, 1, 0] });
 * estimate // => 0.19
 * skill.estimate // => -0.013333
 * decomposition.reliability // => 0.065
 * decomposition.resolution // => 0.0625
 * @see Brier (1950), Monthly Weather Review 78, 1–3; Murphy (1973), Journal of Applied Meteorology 12, 595–600
 * @see Stephenson, Coelho & Jolliffe (2008), Weather and Forecasting 23, 752–757 (within bins)
 * @see Dimitriadis, Gneiting & Jordan (2021), PNAS 118, e2016191118 (parts)
 */
export function brier(columns: ProbabilityColumns, options: BinOptions = {}): Brier {
  const operation = "brier";
  const { level, bins } = readBins(operation, options);
  return brierOfSteps(readProbabilities(operation, columns), bins, level);
}

/** Kernel of {@link brier}. */
export function brierOfSteps(steps: Steps, bins: number, level: number): Brier {
  const { score, events, others, totalEvents, totalOthers } = steps;
  const total = totalEvents + totalOthers;
  const share = totalEvents / total;
  const uncertainty = share * (1 - share);
  let sum = 0;
  for (let g = 0; g < score.length; g++) sum += events[g]! * (1 - score[g]!) ** 2 + others[g]! * score[g]! ** 2;
  const estimate = sum / total;
  let [squares, skillSquares] = [0, 0];
  for (let g = 0; g < score.length; g++) {
    for (let event = 0; event < 2; event++) {
      const mass = event === 1 ? events[g]! : others[g]!;
      const deviation = (event - score[g]!) ** 2 - estimate;
      squares += mass * deviation ** 2;
      skillSquares += mass * (deviation - (estimate / uncertainty) * (1 - 2 * share) * (event - share)) ** 2;
    }
  }
  const error = errorOfMean(skillSquares, total);
  const skill =
    uncertainty > 0
      ? waldMeasure(1 - estimate / uncertainty, error === null ? null : error / uncertainty, level, { max: 1 })
      : null;
  return {
    ...waldMeasure(estimate, errorOfMean(squares, total), level, { min: 0, max: 1 }),
    skill,
    decomposition: decompose(steps, bins, estimate),
    parts: partsOf(steps, estimate),
  };
}

function decompose(steps: Steps, asked: number, estimate: number): BrierDecomposition {
  const bins = equalCountBins(steps, asked);
  const total = steps.totalEvents + steps.totalOthers;
  const share = steps.totalEvents / total;
  let [reliability, resolution] = [0, 0];
  for (let b = 0; b < bins.total.length; b++) {
    const observed = bins.events[b]! / bins.total[b]!;
    reliability += (bins.total[b]! / total) * (bins.mean[b]! - observed) ** 2;
    resolution += (bins.total[b]! / total) * (observed - share) ** 2;
  }
  const uncertainty = share * (1 - share);
  const withinBins = estimate - (reliability - resolution + uncertainty);
  return { bins: bins.total.length, reliability, resolution, uncertainty, withinBins };
}

function partsOf(steps: Steps, estimate: number): BrierParts {
  const total = steps.totalEvents + steps.totalOthers;
  const uncertainty = (steps.totalEvents / total) * (steps.totalOthers / total);
  let recalibrated = 0;
  for (const { events, others } of pooledBlocks(steps)) recalibrated += (events * others) / (events + others);
  recalibrated /= total;
  return { miscalibration: estimate - recalibrated, discrimination: uncertainty - recalibrated, uncertainty };
}
