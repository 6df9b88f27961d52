import { KeizokuError } from "../../schema/error.ts";
import { comparablePairs, type ComparablePairs } from "./comparablePairs.ts";
import { logitMeasure, waldMeasure, type Measure } from "./measure.ts";
import { productLimit, shareOfRows, type ShareCurve } from "./productLimit.ts";
import { readLevel, type LevelOptions } from "./readScores.ts";
import {
  readCensoring,
  readRisks,
  readTau,
  type CensoringOptions,
  type DurationRows,
  type RiskColumns,
} from "./survivalRows.ts";

/** How often the customer who left first had the higher score. */
export interface Concordance extends Measure {
  /** Pairs of which it is known who left first (weighted for Uno's): ordered rightly, wrongly, not at all. */
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedScore: number;
}

/** The same with the time up to which pairs count. */
export interface TruncatedConcordance extends Concordance {
  /** Pairs whose first exit is before this time; null where all pairs count. */
  readonly tau: number | null;
}

/** Up to when pairs count. */
export interface UnoOptions extends CensoringOptions {
  /**
   * Pairs count whose first exit is before this time. Default: the time at which the chance to be still in sight falls below 0.05, since pairs
   * behind it would have weights above 400.
   */
  readonly tau?: number;
}

/**
 * Harrell's concordance: of the pairs of which it is known who left first, the share in which that customer had the higher score; ties of the
 * score count a half.
 *
 * Standard error by the infinitesimal jackknife, interval on the logit scale. It depends on how many are censored; {@link unoConcordance} does not.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-comparable-pairs`
 * @example
 * const columns = { duration: [1, 5, 6, 11, 34, 45], event: [0, 1, 0, 1, 1, 0], score: [5, 3, 8, 2, 4, 6] };
 * harrellConcordance(columns).estimate // => 0.142857
 * @see Harrell, Lee & Mark (1996), Statistics in Medicine 15, 361–387
 */
export function harrellConcordance(columns: RiskColumns, options: LevelOptions = {}): Concordance {
  const operation = "harrellConcordance";
  const level = readLevel(operation, options);
  const { rows, score } = readRisks(operation, columns);
  return harrellOfRows(operation, rows, score, level);
}

/** {@link harrellConcordance} of rows that are read. @throws {KeizokuError} `no-comparable-pairs` */
export function harrellOfRows(operation: string, rows: DurationRows, score: Float64Array, level: number): Concordance {
  const pairs = comparablePairs(rows, score, new Float64Array(rows.event));
  return concordanceOf(operation, pairs, level);
}

/**
 * Uno's concordance: as Harrell's with each pair weighted by 1 / G(t)², G the chance to be still in sight at the exit that came first, so that
 * it does not depend on the censoring.
 *
 * Standard error by the infinitesimal jackknife with G held fixed (a little too large), interval on the logit scale.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-comparable-pairs`
 * @example
 * const columns = { duration: [1, 5, 6, 11, 34, 45], event: [0, 1, 0, 1, 1, 0], score: [5, 7, 1, 2, 4, 1] };
 * unoConcordance(columns, { tau: 40 }).estimate // => 0.8
 * @see Uno, Cai, Pencina, D'Agostino & Wei (2011), Statistics in Medicine 30, 1105–1117
 */
export function unoConcordance(columns: RiskColumns, options: UnoOptions = {}): TruncatedConcordance {
  const operation = "unoConcordance";
  const { level, training, before } = readCensoring(operation, options);
  const tau = readTau(operation, options.tau);
  const { rows, score } = readRisks(operation, columns);
  const censoring = productLimit(training ?? rows, "censoring");
  return unoOfRows(operation, { rows, score, censoring, before, tau, level });
}

/** What {@link unoOfRows} needs. */
export interface UnoRows {
  readonly rows: DurationRows;
  readonly score: Float64Array;
  readonly censoring: ShareCurve;
  readonly before: boolean;
  readonly tau: number | null;
  readonly level: number;
}

/** Where the chance to be still in sight is below this, weights are too large to trust. */
const THIN = 0.05;

/** {@link unoConcordance} of rows that are read. @throws {KeizokuError} `no-comparable-pairs` */
export function unoOfRows(
  operation: string,
  { rows, score, censoring, before, tau, level }: UnoRows,
): TruncatedConcordance {
  const thin = censoring.share.findIndex((share) => share < THIN);
  const end = tau ?? (thin < 0 ? null : censoring.time[thin]!);
  const shares = shareOfRows(censoring, rows, before);
  const pairWeight = new Float64Array(score.length);
  for (let row = 0; row < score.length; row++) {
    const at = rows.duration[row]!;
    if (rows.event[row] === 0 || (end !== null && at >= end)) continue;
    const inSight = shares[row]!;
    // Beyond the last sight of the training customers nothing is known of G.
    if (inSight > 0) pairWeight[row] = 1 / inSight ** 2;
  }
  return { ...concordanceOf(operation, comparablePairs(rows, score, pairWeight), level), tau: end };
}

function concordanceOf(operation: string, pairs: ComparablePairs, level: number): Concordance {
  const { concordant, discordant, tiedScore, variance } = pairs;
  const all = concordant + discordant + tiedScore;
  if (!(all > 0)) throw noPairs(operation);
  const estimate = Math.min(1, (concordant + tiedScore / 2) / all);
  const standardError = Math.sqrt(variance) / 2;
  const inside = estimate > 0 && estimate < 1 && standardError > 0;
  const measure = inside ? logitMeasure(estimate, standardError, level) : waldMeasure(estimate, null, level);
  return { ...measure, concordant, discordant, tiedScore };
}

function noPairs(operation: string): KeizokuError {
  const expected = "two customers of whom it is known who left first";
  const fix = "Pass customers who left while others were still there; look at tau.";
  return new KeizokuError(operation, [
    { code: "no-comparable-pairs", path: "event", expected, received: "no such pair", fix },
  ]);
}
