import { randomStream } from "../../numeric/random/stream.ts";
import { weightedQuantiles } from "../../numeric/summary/weightedQuantiles.ts";
import { sortedQuantile } from "../../numeric/summary/quantile.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { equalCountBins } from "./bins.ts";
import { readBins, type BinOptions } from "./binOptions.ts";
import { wilsonMeasure, type Measure } from "./measure.ts";
import { readProbabilities, type ProbabilityColumns } from "./readScores.ts";
import {
  calibrationGroups,
  calibrationIndex,
  distances,
  smoothCalibration,
  type CalibrationGroups,
} from "./smoothCalibration.ts";
import type { Steps } from "./steps.ts";

/** How the curve is made and how its index is resampled. */
export interface CalibrationCurveOptions extends BinOptions {
  /** Resamples for the interval of the index, 20 to 10,000; default 200. */
  readonly resamples?: number;
  /** Default 0. */
  readonly seed?: number | string;
}

/** Customers with neighbouring chances. */
export interface CalibrationBin {
  /** Lowest and highest chance of the bin, and their mean. */
  readonly from: number;
  readonly to: number;
  readonly probability: number;
  readonly customers: number;
  readonly events: number;
  /** Share with the event; Wilson's interval. */
  readonly observed: Measure;
}

/** Whether chances mean what they say. */
export interface CalibrationCurve {
  /** From low chances to high ones. */
  readonly bins: readonly CalibrationBin[];
  /** The curve by local regression, at most 60 points. */
  readonly curve: readonly { readonly probability: number; readonly observed: number }[];
  /** Integrated calibration index: mean distance between chance and curve. */
  readonly index: Measure;
  /** What the index would be on average if every chance were exactly right: it is never 0 in a sample. */
  readonly indexIfCalibrated: number;
  /** Median, 90 % quantile and maximum of the distance over customers (E50, E90, Emax). */
  readonly distance: { readonly median: number; readonly q90: number; readonly max: number };
  /** Mean distance between chance and share of events over the bins (expected calibration error). */
  readonly binnedError: number;
}

/**
 * Calibration curve: what happened to customers, by the chance that they were given.
 *
 * The curve is a local quadratic regression (loess with its default span). The interval of the index is by the Bayesian bootstrap with the
 * upward bias of a mean distance taken off, so the estimate may stand at its upper end; compare it with `indexIfCalibrated`.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const probability = [0.2, 0.2, 0.2, 0.2, 0.2, 0.8, 0.8, 0.8, 0.8, 0.8];
 * const { bins, index } = calibrationCurve({ probability, event: [0, 0, 0, 0, 0, 1, 1, 1, 1, 0] });
 * bins.map(({ observed }) => observed.estimate) // => [0, 0.8]
 * index.estimate // => 0.1
 * @see Austin & Steyerberg (2019), Statistics in Medicine 38, 4051–4065
 * @see Rubin (1981), Annals of Statistics 9, 130–134
 */
export function calibrationCurve(columns: ProbabilityColumns, options: CalibrationCurveOptions = {}): CalibrationCurve {
  const operation = "calibrationCurve";
  const read = readCurveOptions(operation, options);
  return calibrationCurveOfSteps(readProbabilities(operation, columns), read);
}

const resamplesRule = { min: 20, max: 10_000, integer: true, fix: "Leave the option out for 200." };

/** @throws {KeizokuError} `invalid-input` */
export function readCurveOptions(
  operation: string,
  options: CalibrationCurveOptions,
): { level: number; bins: number; resamples: number; seed: number | string } {
  const { level, bins } = readBins(operation, options);
  const { resamples = 200, seed = 0 } = options;
  checkNumbers(operation, "options", { resamples }, { resamples: resamplesRule });
  if (typeof seed !== "string") {
    checkNumbers(
      operation,
      "options",
      { seed },
      { seed: { fix: "Pass the same number or text for the same result." } },
    );
  }
  return { level, bins, resamples, seed };
}

/** Kernel of {@link calibrationCurve}. */
export function calibrationCurveOfSteps(
  steps: Steps,
  { level, bins, resamples, seed }: ReturnType<typeof readCurveOptions>,
): CalibrationCurve {
  const groups = calibrationGroups(steps);
  const curve = smoothCalibration(groups);
  const distance = distances(groups, curve);
  const [median, q90] = weightedQuantiles(distance, groups.total, [0.5, 0.9]);
  const rows = binRows(steps, bins, level);
  const total = steps.totalEvents + steps.totalOthers;
  return {
    bins: rows,
    curve: Array.from(curve.chance, (probability, k) => ({ probability, observed: curve.observed[k]! })),
    ...resampledIndex(groups, { level, resamples, seed }),
    distance: { median: median!, q90: q90!, max: distance.reduce((most, d) => Math.max(most, d), 0) },
    binnedError: rows.reduce(
      (sum, { customers, probability, observed }) =>
        sum + (customers / total) * Math.abs(probability - observed.estimate),
      0,
    ),
  };
}

function binRows(steps: Steps, asked: number, level: number): CalibrationBin[] {
  const { mean, events, total, from, to } = equalCountBins(steps, asked);
  return Array.from(mean, (probability, b) => ({
    from: from[b]!,
    to: to[b]!,
    probability,
    customers: total[b]!,
    events: events[b]!,
    observed: wilsonMeasure(events[b]! / total[b]!, total[b]!, level),
  }));
}

function resampledIndex(
  groups: CalibrationGroups,
  { level, resamples, seed }: { level: number; resamples: number; seed: number | string },
): { index: Measure; indexIfCalibrated: number } {
  const estimate = calibrationIndex(groups);
  const replicates = new Float64Array(resamples);
  const { samplers } = randomStream(seed);
  const drawn = (mass: number): number => (mass > 0 ? samplers.gamma(mass, 1)() : 0);
  let sum = 0;
  for (let r = 0; r < resamples; r++) {
    const events = groups.events.map(drawn);
    const total = groups.total.map((mass, g) => events[g]! + drawn(mass - groups.events[g]!));
    replicates[r] = calibrationIndex({ chance: groups.chance, events, total });
    const right = groups.chance.map((p, g) => {
      const count = Math.max(1, Math.round(groups.total[g]!));
      return (groups.total[g]! * samplers.binomial(count, p)()) / count;
    });
    sum += calibrationIndex({ chance: groups.chance, events: right, total: groups.total });
  }
  replicates.sort();
  const at = (share: number): number => Math.max(0, 2 * estimate - sortedQuantile(replicates, share));
  const mean = replicates.reduce((total, value) => total + value, 0) / resamples;
  const variance = replicates.reduce((total, value) => total + (value - mean) ** 2, 0) / (resamples - 1);
  const [lower, upper] = [at((1 + level) / 2), Math.max(estimate, at((1 - level) / 2))];
  return {
    index: { estimate, standardError: Math.sqrt(variance), lower: Math.min(lower, estimate), upper },
    indexIfCalibrated: sum / resamples,
  };
}
