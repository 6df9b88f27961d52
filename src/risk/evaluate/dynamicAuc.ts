import { logitMeasure, waldMeasure, type Measure } from "./measure.ts";
import { productLimit, shareAt, shareOfRows, type ShareCurve } from "./productLimit.ts";
import { sortedOrder } from "./sortedOrder.ts";
import {
  readCensoring,
  readRisks,
  readTimes,
  type CensoringOptions,
  type DurationRows,
  type RiskColumns,
} from "./survivalRows.ts";

/** At which times to judge. */
export interface DynamicAucOptions extends CensoringOptions {
  /** In the unit of the durations, rising. */
  readonly times: ArrayLike<number>;
}

/** Area under the ROC curve of leaving by a time. */
export interface AucAtTime {
  readonly time: number;
  /** Null where nobody had left by then, nobody is known to be there still, or the weights against censoring are not known. */
  readonly auc: Measure | null;
}

/** Areas over time. */
export interface DynamicAuc {
  readonly times: readonly AucAtTime[];
  /** Mean of the areas, each with the share of events since the time before; null without any. */
  readonly mean: Measure | null;
}

/**
 * Cumulative/dynamic area under the ROC curve: the chance that a customer who left by time t had a higher score than one who stayed beyond it.
 *
 * Those who left are weighted by 1 / G, the chance to be still in sight; those who stayed count alike. Ties count a half. Standard errors are
 * those of the two groups' placements with G held fixed; intervals on the logit scale.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const columns = { duration: [1, 2, 3, 4, 5, 6], event: [1, 0, 1, 1, 0, 1], score: [5, 4, 6, 2, 3, 1] };
 * dynamicAuc(columns, { times: [3.5] }).times[0].auc.estimate // => 1
 * @see Uno, Cai, Tian & Wei (2007), Journal of the American Statistical Association 102, 527–537
 * @see Hung & Chiang (2010), Canadian Journal of Statistics 38, 8–26
 * @see Lambert & Chevret (2016), Statistical Methods in Medical Research 25, 2088–2102 (mean)
 */
export function dynamicAuc(columns: RiskColumns, options: DynamicAucOptions): DynamicAuc {
  const operation = "dynamicAuc";
  const { level, training, before } = readCensoring(operation, options);
  const times = readTimes(operation, options.times);
  const { rows, score } = readRisks(operation, columns);
  const censoring = productLimit(training ?? rows, "censoring");
  return dynamicAucOfRows({ rows, score, censoring, before, times, level });
}

/** What {@link dynamicAucOfRows} needs. */
export interface DynamicRows {
  readonly rows: DurationRows;
  readonly score: Float64Array;
  readonly censoring: ShareCurve;
  readonly before: boolean;
  readonly times: Float64Array;
  readonly level: number;
}

/** Kernel of {@link dynamicAuc}. */
export function dynamicAucOfRows({ rows, score, censoring, before, times, level }: DynamicRows): DynamicAuc {
  const order = sortedOrder(score);
  const caseWeight = shareOfRows(censoring, rows, before).map((share, row) =>
    rows.event[row] === 1 ? rows.weight[row]! / share : 0,
  );
  const survival = productLimit(rows, "event");
  const meanInfluence = new Float64Array(score.length);
  let [sum, shares, last] = [0, 0, 1];
  const found = Array.from(times, (time): AucAtTime => {
    const area = areaAt({ rows, score, order, caseWeight }, time);
    if (area === null) return { time, auc: null };
    const now = shareAt(survival, time, false);
    const share = last - now;
    last = now;
    sum += share * area.estimate;
    shares += share;
    for (let row = 0; row < meanInfluence.length; row++) meanInfluence[row]! += share * area.influence[row]!;
    return { time, auc: measureOf(area.estimate, area.influence, rows, level) };
  });
  if (!(shares > 0)) return { times: found, mean: null };
  const influence = meanInfluence.map((value) => value / shares);
  return { times: found, mean: measureOf(sum / shares, influence, rows, level) };
}

function measureOf(estimate: number, influence: Float64Array, { weight }: DurationRows, level: number): Measure {
  let variance = 0;
  for (let row = 0; row < influence.length; row++) variance += influence[row]! ** 2 / weight[row]!;
  const inside = estimate > 0 && estimate < 1 && variance > 0;
  return inside ? logitMeasure(estimate, Math.sqrt(variance), level) : waldMeasure(estimate, null, level);
}

interface Ranked {
  readonly rows: DurationRows;
  readonly score: Float64Array;
  readonly order: Uint32Array;
  readonly caseWeight: Float64Array;
}

/** The area, and how much each row moves it; null where it is not defined. */
function areaAt(ranked: Ranked, time: number): { estimate: number; influence: Float64Array } | null {
  const { rows, score, order, caseWeight } = ranked;
  const { duration, event, weight } = rows;
  const placement = new Float64Array(order.length);
  let [cases, controls, sum] = [0, 0, 0];
  for (let from = 0; from < order.length;) {
    let [tiedCases, tiedControls, to] = [0, 0, from];
    for (; to < order.length && score[order[to]!] === score[order[from]!]; to++) {
      const row = order[to]!;
      if (duration[row]! > time) tiedControls += weight[row]!;
      else tiedCases += caseWeight[row]!;
    }
    for (let k = from; k < to; k++) {
      const row = order[k]!;
      placement[row] = duration[row]! > time ? cases + tiedCases / 2 : controls + tiedControls / 2;
    }
    sum += tiedCases * (controls + tiedControls / 2);
    cases += tiedCases;
    controls += tiedControls;
    from = to;
  }
  if (!(cases > 0 && controls > 0 && Number.isFinite(cases))) return null;
  const estimate = Math.min(1, sum / cases / controls);
  const influence = placement.map((value, row) => {
    if (duration[row]! > time) return (weight[row]! * (1 - value / cases - estimate)) / controls;
    return event[row] === 1 ? (caseWeight[row]! * (value / controls - estimate)) / cases : 0;
  });
  return { estimate, influence };
}
