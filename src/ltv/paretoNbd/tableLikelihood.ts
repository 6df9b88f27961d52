/**
 * The log-likelihood of one table at many parameters, value only: what thousands of posterior draws ask for. With M(t) as in `sharedOdds`, a row is
 *
 *   (r)ₓ terms − (r + x) ln(1 + T/α) − s ln(1 + T/β) + ln(1 + M(t) ((α + T) / (α + t))^(r + x) ((β + T) / (β + t))^s − M(T).
 *
 * Of M one integral is computed at each Chebyshev node of u = ln(near + t), for one frequency; integration by parts leads to all other
 * frequencies, with A = α + t and d = β − α,
 *
 *   (r + x − 1 + s) M_{x−1} = s − (r + x − 1) (d / A) M_x,
 *
 * downwards as long as that damps errors and upwards from there. Plain numbers, no checks. Against `logLikelihood`: a row differs by less than
 * 1e-10, tested.
 */
import { sumLogRisingFactorial } from "../kernel/risingFactorial.ts";
import { logLikelihood, logOddsWithoutEnd, rowTerm, type LikelihoodData } from "./kernel.ts";

/** Fewer rows are computed one by one. */
const FEW = 100;

/** Customers of larger frequencies are computed one by one. */
const MOST_FREQUENT = 300;

/** Longest panel of u, its nodes, and panels at most: beyond, a rate is so small that one by one costs less. */
const LENGTH = 1.5;
const NODES = 12;
const MOST_PANELS = 6;

/** Rows whose frequencies are tabulated, and all distinct times in them. */
interface Table {
  readonly data: LikelihoodData;
  /** Frequencies up to the limit, ascending, and the place of each row's; −1 beyond the limit. */
  readonly frequencies: Int32Array;
  readonly frequencyOf: Int32Array;
  readonly times: Float64Array;
  readonly recencyOf: Int32Array;
  readonly ageOf: Int32Array;
}

/** What depends on the parameters and the time alone. */
interface AtTimes {
  readonly logAlpha: Float64Array;
  readonly logBeta: Float64Array;
  /** The panel of u. */
  readonly panel: Int32Array;
  /** Chebyshev's polynomials at the place in the panel, one time after the other. */
  readonly basis: Float64Array;
}

/** Makes a table ready. */
export function tableLikelihood(data: LikelihoodData): (parameters: ArrayLike<number>) => number {
  const rows = data.rows.weights.length;
  if (rows < FEW) return (parameters) => logLikelihood(parameters, data);
  const table = tableOf(data);
  const at: AtTimes = {
    logAlpha: new Float64Array(table.times.length),
    logBeta: new Float64Array(table.times.length),
    panel: new Int32Array(table.times.length),
    basis: new Float64Array(table.times.length * NODES),
  };
  return (parameters) => valueOf(table, at, parameters);
}

function tableOf(data: LikelihoodData): Table {
  const [frequency, recency, age] = data.rows.columns as [Float64Array, Float64Array, Float64Array];
  const few = new Set(frequency.filter((x) => x <= MOST_FREQUENT));
  const frequencies = Int32Array.from(few).sort();
  const placeOf = new Map(Array.from(frequencies, (x, place) => [x, place]));
  const times = Float64Array.from(new Set([...recency, ...age])).sort();
  const indexOf = new Map(Array.from(times, (time, i) => [time, i]));
  return {
    data,
    frequencies,
    frequencyOf: Int32Array.from(frequency, (x) => placeOf.get(x) ?? -1),
    times,
    recencyOf: Int32Array.from(recency, (time) => indexOf.get(time)!),
    ageOf: Int32Array.from(age, (time) => indexOf.get(time)!),
  };
}

function valueOf(table: Table, at: AtTimes, parameters: ArrayLike<number>): number {
  const { data, times, frequencies } = table;
  const [, alpha, , beta] = parameters as unknown as readonly [number, number, number, number];
  const near = Math.min(alpha, beta);
  const lowest = Math.log(near + times[0]!);
  const range = Math.log(near + times.at(-1)!) - lowest;
  const panels = Math.max(1, Math.ceil(range / LENGTH));
  if (!(panels <= MOST_PANELS) || !(range > 0) || frequencies.length === 0) return logLikelihood(parameters, data);
  const width = range / panels;
  for (let i = 0; i < times.length; i++) {
    at.logAlpha[i] = Math.log(alpha + times[i]!);
    at.logBeta[i] = Math.log(beta + times[i]!);
    const from = ((alpha <= beta ? at.logAlpha[i]! : at.logBeta[i]!) - lowest) / width;
    at.panel[i] = Math.min(panels - 1, Math.max(0, Math.floor(from)));
    fillBasis(at.basis, i * NODES, 2 * (from - at.panel[i]!) - 1);
  }
  const series = seriesOf(table, parameters, { near, lowest, width, panels });
  return sumOver(table, { at, series, panels }, parameters);
}

interface Panels {
  readonly near: number;
  readonly lowest: number;
  readonly width: number;
  readonly panels: number;
}

const cosine = Float64Array.from({ length: NODES * NODES }, (_, at) =>
  Math.cos((Math.PI * Math.floor(at / NODES) * ((at % NODES) + 0.5)) / NODES),
);

/** Chebyshev coefficients of M, by frequency and panel. */
function seriesOf(
  { data, frequencies }: Table,
  parameters: ArrayLike<number>,
  { near, lowest, width, panels }: Panels,
): Float64Array {
  const most = frequencies.at(-1)!;
  const values = new Float64Array((most + 1) * NODES);
  const out = new Float64Array(frequencies.length * panels * NODES);
  for (let panel = 0; panel < panels; panel++) {
    for (let j = 0; j < NODES; j++) {
      const u = lowest + width * (panel + 0.5 * (1 + cosine[NODES + j]!));
      fillFrequencies(parameters, Math.exp(u) - near, { values, node: j, most, work: data.work });
    }
    for (let f = 0; f < frequencies.length; f++) {
      const from = frequencies[f]! * NODES;
      const to = (f * panels + panel) * NODES;
      for (let k = 0; k < NODES; k++) {
        let sum = 0;
        for (let j = 0; j < NODES; j++) sum += cosine[k * NODES + j]! * values[from + j]!;
        out[to + k] = ((k === 0 ? 1 : 2) / NODES) * sum;
      }
    }
  }
  return out;
}

interface Node {
  readonly values: Float64Array;
  readonly node: number;
  readonly most: number;
  readonly work: LikelihoodData["work"];
}

/** M of every frequency at one time. */
function fillFrequencies(parameters: ArrayLike<number>, time: number, { values, node, most, work }: Node): void {
  const [r, alpha, s, beta] = parameters as unknown as readonly [number, number, number, number];
  const ratio = (beta - alpha) / (alpha + time);
  // Down to 0 and up from here errors are damped.
  const turn = ratio <= 1 ? most : Math.min(most, Math.max(0, Math.floor(1 - r + s / (ratio - 1))));
  const seed = Math.exp(logOddsWithoutEnd(parameters, turn, time, work));
  values[turn * NODES + node] = seed;
  for (let x = turn, value = seed; x > 0; x--) {
    const p = r + x - 1;
    value = (s - p * ratio * value) / (p + s);
    values[(x - 1) * NODES + node] = value;
  }
  for (let x = turn + 1, value = seed; x <= most; x++) {
    const p = r + x - 1;
    value = (s - (p + s) * value) / (p * ratio);
    values[x * NODES + node] = value;
  }
}

function fillBasis(basis: Float64Array, from: number, t: number): void {
  basis[from] = 1;
  basis[from + 1] = t;
  for (let k = 2; k < NODES; k++) basis[from + k] = 2 * t * basis[from + k - 1]! - basis[from + k - 2]!;
}

/** Two sums side by side: neither waits for the other. */
function seriesValue(series: Float64Array, from: number, basis: Float64Array, at: number): number {
  let even = 0;
  let odd = 0;
  for (let k = 0; k < NODES; k += 2) {
    even += series[from + k]! * basis[at + k]!;
    odd += series[from + k + 1]! * basis[at + k + 1]!;
  }
  return even + odd;
}

interface Tabulated {
  readonly at: AtTimes;
  readonly series: Float64Array;
  readonly panels: number;
}

function sumOver(table: Table, { at, series, panels }: Tabulated, parameters: ArrayLike<number>): number {
  const { data, frequencyOf, recencyOf, ageOf } = table;
  const { logAlpha, logBeta, panel, basis } = at;
  const [r, alpha, s, beta] = parameters as unknown as readonly [number, number, number, number];
  const [frequency, recency, age] = data.rows.columns as [Float64Array, Float64Array, Float64Array];
  const { weights } = data.rows;
  const [log0, life0] = [Math.log(alpha), Math.log(beta)];
  let sum = -data.purchases * log0;
  for (let i = 0; i < weights.length; i++) {
    const [then, now, f] = [recencyOf[i]!, ageOf[i]!, frequencyOf[i]!];
    const power = r + frequency[i]!;
    const still = power * (logAlpha[now]! - log0) + s * (logBeta[now]! - life0);
    const grown = power * (logAlpha[now]! - logAlpha[then]!) + s * (logBeta[now]! - logBeta[then]!);
    let term = NaN;
    if (f >= 0 && grown < 700) {
      const before = seriesValue(series, (f * panels + panel[then]!) * NODES, basis, then * NODES);
      const after = seriesValue(series, (f * panels + panel[now]!) * NODES, basis, now * NODES);
      term = Math.log1p(Math.max(0, before * Math.exp(grown) - after)) - still;
      if (frequency[i] === 0 && term > -Math.min(1, 0.01 * still)) term = NaN;
    }
    if (Number.isNaN(term)) term = rowTerm(parameters, [frequency[i]!, recency[i]!, age[i]!], data.work);
    sum += weights[i]! * term;
  }
  const rising = new Float64Array(3);
  sumLogRisingFactorial(r, data.counts, rising);
  return sum + rising[0]!;
}
