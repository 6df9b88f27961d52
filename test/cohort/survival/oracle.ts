/** Survival by its definitions, row by row; slow, and written apart from the library. */
export interface OracleRow {
  readonly duration: number;
  readonly event: number;
  readonly entry?: number | undefined;
  readonly weight?: number | undefined;
  readonly group?: string | undefined;
}

const weightOf = (row: OracleRow): number => row.weight ?? 1;
const total = (rows: readonly OracleRow[]): number => rows.reduce((sum, row) => sum + weightOf(row), 0);

export function timesOf(rows: readonly OracleRow[]): number[] {
  return [...new Set(rows.map(({ duration }) => duration))].sort((a, b) => a - b);
}

export function atRiskAt(rows: readonly OracleRow[], time: number): OracleRow[] {
  return rows.filter(({ duration, entry }) => (entry === undefined || entry < time) && duration >= time);
}

/** Those who leave at a time, for one cause or for any. */
export function leavingAt(rows: readonly OracleRow[], time: number, cause?: number): OracleRow[] {
  return rows.filter(({ duration, event }) => duration === time && (cause === undefined ? event > 0 : event === cause));
}

export function survivalAfter(rows: readonly OracleRow[], time: number): number {
  return timesOf(rows)
    .filter((t) => t <= time)
    .reduce((share, t) => share * (1 - total(leavingAt(rows, t)) / total(atRiskAt(rows, t))), 1);
}

/** Σ d/(n(n − d)) up to a time. */
export function greenwood(rows: readonly OracleRow[], time: number): number {
  return timesOf(rows)
    .filter((t) => t <= time)
    .reduce((sum, t) => {
      const n = total(atRiskAt(rows, t));
      const d = total(leavingAt(rows, t));
      return sum + (d === 0 ? 0 : d / (n * (n - d)));
    }, 0);
}

export function incidenceAfter(rows: readonly OracleRow[], cause: number, time: number): number {
  let before = 1;
  let sum = 0;
  for (const t of timesOf(rows).filter((u) => u <= time)) {
    const n = total(atRiskAt(rows, t));
    sum += (before * total(leavingAt(rows, t, cause))) / n;
    before *= 1 - total(leavingAt(rows, t)) / n;
  }
  return sum;
}

/** Variance of an incidence by the double sum of its definition. */
export function incidenceVariance(rows: readonly OracleRow[], cause: number, time: number): number {
  const times = timesOf(rows).filter((u) => u <= time);
  const end = incidenceAfter(rows, cause, time);
  return times.reduce((sum, u, i) => {
    const n = total(atRiskAt(rows, u));
    const d = total(leavingAt(rows, u));
    const own = total(leavingAt(rows, u, cause));
    const before = i === 0 ? 1 : survivalAfter(rows, times[i - 1]!);
    const rest = end - incidenceAfter(rows, cause, u);
    const first = d === 0 || d === n ? 0 : (rest ** 2 * d) / (n * (n - d));
    return sum + first + (before ** 2 * own * (n - own)) / n ** 3 - (2 * rest * before * own) / n ** 2;
  }, 0);
}

/** Area under a step function of time, by slices between all times. */
export function areaOf(height: (time: number) => number, times: readonly number[], from: number, to: number): number {
  const cuts = [from, ...times.filter((t) => t > from && t < to), to];
  return cuts.slice(1).reduce((sum, cut, i) => sum + height(cuts[i]!) * (cut - cuts[i]!), 0);
}

/** Two-group log-rank chi-square. */
export function twoGroupChiSquare(rows: readonly OracleRow[], group: string): number {
  let gap = 0;
  let variance = 0;
  for (const t of timesOf(rows)) {
    const N = total(atRiskAt(rows, t));
    const n = total(atRiskAt(rows, t).filter((row) => row.group === group));
    const d = total(leavingAt(rows, t));
    gap += total(leavingAt(rows, t).filter((row) => row.group === group)) - (d * n) / N;
    if (N > 1) variance += (((d * (N - d)) / (N - 1)) * n * (N - n)) / N ** 2;
  }
  return gap ** 2 / variance;
}
