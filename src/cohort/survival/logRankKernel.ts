import type { Rows } from "./rows.ts";
import { sortTimes } from "./sortTimes.ts";

/** What each event time counts, as a function of those at risk and of survival so far. */
export type TimeWeight =
  | { readonly kind: "log-rank" | "wilcoxon" | "tarone-ware" | "peto" }
  | { readonly kind: "fleming-harrington"; readonly p: number; readonly q: number };

/** Sums of a log-rank test, to which strata add up; the kernel adds to them. */
export interface LogRankSums {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly weightedObserved: Float64Array;
  readonly weightedExpected: Float64Array;
  /** Of the weighted observed less expected. */
  readonly covariance: readonly Float64Array[];
}

/** Sums of nothing, for so many groups. */
export function noSums(groups: number): LogRankSums {
  const column = (): Float64Array => new Float64Array(groups);
  return {
    observed: column(),
    expected: column(),
    weightedObserved: column(),
    weightedExpected: column(),
    covariance: Array.from({ length: groups }, column),
  };
}

/**
 * Adds one stratum to the sums: over its event times, in each group, events less those expected if all had the same risk, with the
 * hypergeometric variance w² d (N − d)/(N − 1) · n/N (1 − n/N).
 *
 * Kernel: `group` holds whole numbers below the number of groups. Cost: a sort, and at each event time the square of the number of groups.
 */
export function addStratum(sums: LogRankSums, rows: Rows, group: Int32Array, timeWeight: TimeWeight): void {
  const groups = sums.observed.length;
  const { event, weight, entry } = rows;
  const sorted = sortTimes(rows.duration);
  const entries = entry === null ? null : sortTimes(entry);
  const atRisk = new Float64Array(groups);
  const left = new Float64Array(groups);
  const gone = new Float64Array(groups);
  if (entries === null) for (let i = 0; i < group.length; i++) atRisk[group[i]!]! += weight === null ? 1 : weight[i]!;
  const running = { survival: 1, peto: 1 };
  let e = 0;
  for (let j = 0; j < sorted.time.length; j++) {
    for (; entries !== null && e < entries.time.length && entries.time[e]! < sorted.time[j]!; e++) {
      for (let k = entries.start[e]!; k < entries.start[e + 1]!; k++) {
        const row = entries.order[k]!;
        atRisk[group[row]!]! += weight === null ? 1 : weight[row]!;
      }
    }
    let events = 0;
    for (let k = sorted.start[j]!; k < sorted.start[j + 1]!; k++) {
      const row = sorted.order[k]!;
      const customers = weight === null ? 1 : weight[row]!;
      gone[group[row]!]! += customers;
      if (event !== null && event[row] === 0) continue;
      left[group[row]!]! += customers;
      events += customers;
    }
    if (events > 0) addEventTime(sums, { atRisk, left, events }, running, timeWeight);
    for (let g = 0; g < groups; g++) atRisk[g]! -= gone[g]!;
    gone.fill(0);
    left.fill(0);
  }
}

interface EventTime {
  readonly atRisk: Float64Array;
  readonly left: Float64Array;
  readonly events: number;
}

function addEventTime(
  sums: LogRankSums,
  { atRisk, left, events }: EventTime,
  running: { survival: number; peto: number },
  timeWeight: TimeWeight,
): void {
  const groups = atRisk.length;
  let total = 0;
  for (let g = 0; g < groups; g++) total += atRisk[g]!;
  total = Math.max(total, events);
  running.peto *= 1 - events / (total + 1);
  const weight = weightOf(timeWeight, total, running);
  running.survival *= (total - events) / total;
  const spread = total > 1 ? (weight * weight * events * (total - events)) / (total - 1) : 0;
  for (let g = 0; g < groups; g++) {
    const share = atRisk[g]! / total;
    sums.observed[g]! += left[g]!;
    sums.expected[g]! += events * share;
    sums.weightedObserved[g]! += weight * left[g]!;
    sums.weightedExpected[g]! += weight * events * share;
    if (spread === 0 || share === 0) continue;
    const row = sums.covariance[g]!;
    for (let h = 0; h < groups; h++) row[h]! -= (spread * share * atRisk[h]!) / total;
    row[g]! += spread * share;
  }
}

/** Fleming-Harrington weights take survival just before the time, those of Peto & Peto survival up to and with it. */
function weightOf(timeWeight: TimeWeight, atRisk: number, running: { survival: number; peto: number }): number {
  switch (timeWeight.kind) {
    case "log-rank":
      return 1;
    case "wilcoxon":
      return atRisk;
    case "tarone-ware":
      return Math.sqrt(atRisk);
    case "peto":
      return running.peto;
    case "fleming-harrington":
      return running.survival ** timeWeight.p * (1 - running.survival) ** timeWeight.q;
  }
}
