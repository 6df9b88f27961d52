import { errorOfMean, waldMeasure, type Measure } from "./measure.ts";
import { productLimit, shareAt, shareOfRows, type ShareCurve } from "./productLimit.ts";
import {
  readCensoring,
  readDurations,
  readSurvival,
  readTimes,
  type CensoringOptions,
  type DurationColumns,
  type DurationRows,
} from "./survivalRows.ts";

/** Predicted survival and what came of it. */
export interface SurvivalColumns extends DurationColumns {
  /** One column for each time: the predicted chance to be there still, from 0 to 1. */
  readonly survival: readonly ArrayLike<number>[];
}

/** At which times to judge. */
export interface SurvivalBrierOptions extends CensoringOptions {
  /** In the unit of the durations, rising. */
  readonly times: ArrayLike<number>;
}

/** The score at one time. */
export interface BrierAtTime {
  readonly time: number;
  /** Null where the weights against censoring are not known at that time. */
  readonly brier: Measure | null;
  /** Score of the Kaplan–Meier curve (of the training customers, where given) as everybody's prediction; null with `brier`. */
  readonly ofKaplanMeier: number | null;
  /** 1 − brier / ofKaplanMeier; null where that is not defined. */
  readonly skill: number | null;
}

/** Scores over time. */
export interface SurvivalBrier {
  readonly times: readonly BrierAtTime[];
  /** Integrated Brier score: mean over time, by trapezoids; null for one time, or where a time has none. */
  readonly integrated: Measure | null;
  readonly integratedOfKaplanMeier: number | null;
}

/**
 * Brier score of predicted survival under censoring: mean of (survival − is there still)², with each customer of known state weighted by
 * 1 / G, the chance to be still in sight.
 *
 * Customers lost before a time count through the weights of the others. Intervals hold G fixed.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const columns = { duration: [1, 2, 3, 4], event: [1, 1, 1, 0], survival: [[0.2, 0.6, 0.9, 0.9]] };
 * survivalBrier(columns, { times: [1.5] }).times[0].brier.estimate // => 0.055
 * @see Graf, Schmoor, Sauerbrei & Schumacher (1999), Statistics in Medicine 18, 2529–2545
 */
export function survivalBrier(columns: SurvivalColumns, options: SurvivalBrierOptions): SurvivalBrier {
  const operation = "survivalBrier";
  const { level, training, before } = readCensoring(operation, options);
  const times = readTimes(operation, options.times);
  const rows = readDurations(operation, columns);
  const survival = readSurvival(operation, columns.survival, times.length, columns);
  const censoring = productLimit(training ?? rows, "censoring");
  const reference = productLimit(training ?? rows, "event");
  return survivalBrierOfRows({ rows, survival, censoring, reference, before, times, level });
}

/** What {@link survivalBrierOfRows} needs. */
export interface BrierRows {
  readonly rows: DurationRows;
  readonly survival: readonly Float64Array[];
  readonly censoring: ShareCurve;
  readonly reference: ShareCurve;
  readonly before: boolean;
  readonly times: Float64Array;
  readonly level: number;
}

/** Kernel of {@link survivalBrier}. */
export function survivalBrierOfRows(input: BrierRows): SurvivalBrier {
  const { rows, survival, censoring, reference, before, times, level } = input;
  const shares = shareOfRows(censoring, rows, before);
  const losses = (time: number, predicted: Float64Array): Float64Array | null =>
    lossesAt({ rows, shares, inSight: shareAt(censoring, time, false) }, time, predicted);
  const integrated = new Float64Array(rows.order.length);
  let ofReference = 0;
  let known = times.length > 1;
  const range = times.at(-1)! - times[0]!;
  const found = Array.from(times, (time, k): BrierAtTime => {
    const loss = losses(time, survival[k]!);
    if (loss === null) {
      known = false;
      return { time, brier: null, ofKaplanMeier: null, skill: null };
    }
    const level0 = new Float64Array(loss.length).fill(shareAt(reference, time, false));
    const ofKaplanMeier = weightedMean(losses(time, level0)!, rows);
    const share = ((times[k + 1] ?? time) - (times[k - 1] ?? time)) / 2 / range;
    if (known) {
      for (let row = 0; row < loss.length; row++) integrated[row]! += share * loss[row]!;
      ofReference += share * ofKaplanMeier;
    }
    const brier = meanMeasure(loss, rows, level);
    return { time, brier, ofKaplanMeier, skill: ofKaplanMeier > 0 ? 1 - brier.estimate / ofKaplanMeier : null };
  });
  return {
    times: found,
    integrated: known ? meanMeasure(integrated, rows, level) : null,
    integratedOfKaplanMeier: known ? ofReference : null,
  };
}

/** What weights against censoring are made of. */
interface InSight {
  readonly rows: DurationRows;
  /** Chance to be still in sight at the end of each row, and at the time judged. */
  readonly shares: Float64Array;
  readonly inSight: number;
}

/** Weighted squared error of each row; null where a weight is not finite. */
function lossesAt({ rows, shares, inSight }: InSight, time: number, survival: Float64Array): Float64Array | null {
  const { duration, event } = rows;
  const loss = duration.map((at, row) => {
    if (at > time) return (1 - survival[row]!) ** 2 / inSight;
    return event[row] === 1 ? survival[row]! ** 2 / shares[row]! : 0;
  });
  return loss.every(Number.isFinite) ? loss : null;
}

function weightedMean(values: Float64Array, { weight, total }: DurationRows): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += weight[row]! * values[row]!;
  return sum / total;
}

function meanMeasure(values: Float64Array, rows: DurationRows, level: number): Measure {
  const estimate = weightedMean(values, rows);
  let squares = 0;
  for (let row = 0; row < values.length; row++) squares += rows.weight[row]! * (values[row]! - estimate) ** 2;
  return waldMeasure(estimate, errorOfMean(squares, rows.total), level, { min: 0 });
}
