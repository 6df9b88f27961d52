import { writeLimits, type ShareLimits } from "./limits.ts";
import { nullForNaN } from "./nullForNaN.ts";
import type { CauseTable } from "./riskTable.ts";

/** Cumulative incidence of one cause at each time of a table. */
export interface IncidenceSteps {
  readonly incidence: readonly number[];
  readonly standardError: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
}

/**
 * Aalen-Johansen estimate F(t) = Σ S(u−) d_k/n of cause k, with its Greenwood-type variance
 * Σ (F(t) − F(u))² d/(n(n − d)) + S(u−)² d_k (n − d_k)/n³ − 2 (F(t) − F(u)) S(u−) d_k/n², summed over u ≤ t.
 *
 * A kernel. The sums are carried on from time to time: moving from t to the next, F(t) − F(u) grows by the same step for all u, so that three
 * running sums are enough and nothing is subtracted that could cancel.
 *
 * @param survival of leaving for any cause, after each time of the table
 */
export function incidenceSteps(
  table: CauseTable,
  cause: number,
  survival: readonly number[],
  { limits, quantile }: { readonly limits: ShareLimits; readonly quantile: number },
): IncidenceSteps {
  const times = table.time.length;
  const incidence = new Array<number>(times);
  const standardError = new Array<number>(times);
  const lower = new Array<number>(times);
  const upper = new Array<number>(times);
  const ends = new Float64Array(2);
  const ofCause = table.byCause[cause]!;
  let total = 0;
  // Σ a, Σ (F(t) − F(u)) a and Σ (F(t) − F(u))² a, with a = d/(n(n − d)); Σ b; Σ c and Σ (F(t) − F(u)) c, with c = S(u−) d_k/n².
  let a = 0;
  let firstA = 0;
  let secondA = 0;
  let b = 0;
  let c = 0;
  let firstC = 0;
  for (let j = 0; j < times; j++) {
    const n = table.atRisk[j]!;
    const all = Math.min(table.events[j]!, n);
    const own = Math.min(ofCause[j]!, n);
    const before = j === 0 ? 1 : survival[j - 1]!;
    const step = (before * own) / n;
    total += step;
    secondA += step * (2 * firstA + step * a);
    firstA += step * a;
    firstC += step * c;
    b += (before / n) ** 2 * own * ((n - own) / n);
    c += (before * own) / n ** 2;
    if (all > 0 && n > all) a += all / (n * (n - all));
    const variance = Math.max(0, secondA + b - 2 * firstC);
    const share = Math.min(1, total);
    const error = Math.sqrt(variance);
    incidence[j] = share;
    standardError[j] = error;
    writeLimits(limits, share, error / share, quantile, ends);
    lower[j] = ends[0]!;
    upper[j] = ends[1]!;
  }
  return { incidence, standardError, lower: nullForNaN(lower), upper: nullForNaN(upper) };
}

/**
 * Time lost to one cause up to the horizon, the area under its incidence, and its variance by the same sum with F(t) − F(u) and S(u−) integrated
 * from u to the horizon. A kernel; the incidence is held at its last height.
 *
 * @param last index of the last time that is not after the horizon
 */
export function areaOfCause(
  table: Pick<CauseTable, "time" | "atRisk" | "events">,
  curves: {
    readonly own: readonly number[];
    readonly incidence: readonly number[];
    readonly survival: readonly number[];
  },
  { horizon, last }: { readonly horizon: number; readonly last: number },
): { area: number; variance: number } {
  const { time, atRisk, events } = table;
  const { own, incidence, survival } = curves;
  let area = 0;
  let variance = 0;
  let end = horizon;
  for (let j = last; j >= 0; j--) {
    area += incidence[j]! * (end - time[j]!);
    end = time[j]!;
    const n = atRisk[j]!;
    const rest = horizon - time[j]!;
    const before = j === 0 ? 1 : survival[j - 1]!;
    const gained = area - incidence[j]! * rest;
    if (events[j]! > 0 && n > events[j]!) variance += (gained / n) * (gained / (n - events[j]!)) * events[j]!;
    variance += ((rest * before) / n) ** 2 * own[j]! * ((n - own[j]!) / n);
    variance -= (((2 * gained * rest) / n) * before * own[j]!) / n;
  }
  return { area, variance: Math.max(0, variance) };
}
