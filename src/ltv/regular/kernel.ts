/**
 * Log-likelihood of BG/CNBD-k and MBG/CNBD-k at a given k with gradient and Hessian, over weighted rows. Platzer & Reutterer (2016),
 * Marketing Science 35(5); Reutterer, Platzer & Schröder (2021), Int. J. Research in Marketing 38(1). With x purchases, the last at t,
 * observed for T, R = r + kx, d occasions to leave so far (x in BG, x + 1 in MBG) and S of stages.ts, the chance of the silence since,
 *
 *   ln (r)ₖₓ + ln (b)_d − ln (a + b)_d − R ln(1 + t/α) − kx ln α + ln(a / (b + d − 1) + S),   ln S where d = 0.
 *
 * The product of the gaps g, Π g^(k−1) / Γ(k)ˣ, does not depend on r, α, a, b; gapTerm adds it. Plain numbers, no checks; all above 0.
 */
import type { CollapsedRows } from "../kernel/collapse.ts";
import { risingCounts, sumLogRisingFactorial, type RisingCounts } from "../kernel/risingFactorial.ts";
import type { HistoryKernel } from "../kernel/historyModel.ts";
import { logGamma } from "../../numeric/special/logGamma.ts";
import type { EstimatedParameter } from "./parameters.ts";
import { logSilence, stageMoments } from "./stages.ts";

/** Parameters in the order of every vector and matrix here. */
export const parameterNames: readonly EstimatedParameter[] = ["r", "alpha", "a", "b"];

/** Rows made ready for the likelihood. */
export interface LikelihoodData {
  readonly rows: CollapsedRows;
  /** Of k · frequency. */
  readonly stages: RisingCounts;
  /** Of the occasions to leave of those who bought again. */
  readonly occasions: RisingCounts;
  /** Σ weight · frequency. */
  readonly purchases: number;
  /** Σ weight of those without a repeat purchase who may have left after the first one. */
  readonly silent: number;
}

/** Σ ln of the gaps' density that does not depend on r, α, a, b: (k − 1) Σ ln g − x ln Γ(k). */
export function gapTerm(k: number, purchases: number, sumLogGaps: number): number {
  return k === 1 ? 0 : (k - 1) * sumLogGaps - purchases * logGamma(k);
}

/** The kernel at a given k; `first` as in law.ts. */
export function regularKernel(k: number, first: 0 | 1): HistoryKernel<EstimatedParameter, LikelihoodData> {
  return {
    parameterNames,
    likelihoodData: (rows) => likelihoodData(k, first, rows),
    logLikelihood: (parameters, data) => logLikelihood(k, first, parameters, data),
    derivatives: (parameters, data, gradient, hessian) => {
      gradient.fill(0);
      hessian.fill(0);
      let sum = addRows({ k, first, parameters }, data, gradient, hessian);
      sum += addRising(parameters, data, gradient, hessian);
      sum += addStayed(parameters, data.silent, gradient, hessian);
      for (let i = 0; i < 4; i++) for (let j = 0; j < i; j++) hessian[4 * i + j] = hessian[4 * j + i]!;
      return sum;
    },
  };
}

function likelihoodData(k: number, first: 0 | 1, rows: CollapsedRows): LikelihoodData {
  const frequency = rows.columns[0]!;
  const { weights } = rows;
  let purchases = 0;
  let silent = 0;
  for (let i = 0; i < weights.length; i++) {
    purchases += weights[i]! * frequency[i]!;
    if (frequency[i] === 0) silent += first * weights[i]!;
  }
  const stages = risingCounts(
    frequency.map((x) => k * x),
    weights,
  );
  const occasions = risingCounts(
    frequency.map((x) => (x === 0 ? 0 : x + first)),
    weights,
  );
  return { rows, stages, occasions, purchases, silent };
}

/** Odds of having left, but for the silence since: a / (b + d − 1). */
export function oddsOfLeaving(a: number, b: number, occasions: number): number {
  return a / (b + (occasions - 1));
}

/** ln((a + b S) / (a + b)): no purchase of one who may have left after his first, without loss where S is near 1. */
export function logNeverBought(a: number, b: number, logS: number): number {
  const bought = (-b / (a + b)) * Math.expm1(logS);
  return bought < 0.5 ? Math.log1p(-bought) : Math.log((a + b * Math.exp(logS)) / (a + b));
}

/** ln(eˣ + eʸ). */
export function logAddExp(x: number, y: number): number {
  return Math.max(x, y) + Math.log1p(Math.exp(-Math.abs(x - y)));
}

function logLikelihood(k: number, first: 0 | 1, parameters: ArrayLike<number>, data: LikelihoodData): number {
  const [r, alpha, a, b] = parameters as unknown as readonly [number, number, number, number];
  const [frequency, recency, age] = data.rows.columns as [Float64Array, Float64Array, Float64Array];
  const weights = data.rows.weights;
  let sum = -k * data.purchases * Math.log(alpha);
  for (let i = 0; i < weights.length; i++) {
    const x = frequency[i]!;
    const shape = r + k * x;
    const logS = logSilence(k, shape, alpha + recency[i]!, age[i]! - recency[i]!);
    let term = logS;
    if (x > 0) {
      term = logAddExp(Math.log(oddsOfLeaving(a, b, x + first)), logS) - shape * Math.log1p(recency[i]! / alpha);
    } else if (first === 1) term = logNeverBought(a, b, logS);
    sum += weights[i]! * term;
  }
  const rising = new Float64Array(3);
  sumLogRisingFactorial(r, data.stages, rising);
  sum += rising[0]!;
  sumLogRisingFactorial(b, data.occasions, rising);
  sum += rising[0]!;
  sumLogRisingFactorial(a + b, data.occasions, rising);
  return sum - rising[0]!;
}

/** What the rows are evaluated at. */
interface Point {
  readonly k: number;
  readonly first: 0 | 1;
  readonly parameters: ArrayLike<number>;
}

/** Adds w · (row's derivatives) of −R ln(1 + t/α) − kx ln α + ln(a / (b + d − 1) + S) and returns the value. */
function addRows({ k, first, parameters }: Point, data: LikelihoodData, g: Float64Array, h: Float64Array): number {
  const [r, alpha, a, b] = parameters as unknown as readonly [number, number, number, number];
  const [frequency, recency, age] = data.rows.columns as [Float64Array, Float64Array, Float64Array];
  const weights = data.rows.weights;
  const moments = new Float64Array(7);
  let sum = -k * data.purchases * Math.log(alpha);
  for (let i = 0; i < weights.length; i++) {
    const x = frequency[i]!;
    const w = weights[i]!;
    const shape = r + k * x;
    const last = alpha + recency[i]!;
    const end = alpha + age[i]!;
    const before = Math.log1p(recency[i]! / alpha);
    const share = recency[i]! / (alpha * last);
    g[0]! -= w * before;
    g[1]! += w * (shape * share - (k * x) / alpha);
    h[1]! += w * share;
    h[5]! += w * ((k * x) / (alpha * alpha) - shape * share * (1 / alpha + 1 / last));
    const silence = Math.log1p((age[i]! - recency[i]!) / last);
    stageMoments(k, shape, (age[i]! - recency[i]!) / end, moments);
    const logS = Math.min(0, moments[0]! - shape * silence);
    const gap = 1 / end - 1 / last;
    const sR = moments[1]! - silence;
    const sAlpha = -shape * gap - moments[2]! / end;
    const sRR = moments[4]! - moments[3]!;
    const sRAlpha = -gap - moments[5]! / end;
    const sAlphaAlpha = shape * gap * (1 / end + 1 / last) + (moments[2]! + moments[6]!) / (end * end);
    const occasions = x + first;
    let value = logS;
    let there = w;
    if (occasions > 0) {
      const z = Math.log(oddsOfLeaving(a, b, occasions)) - logS;
      const e = Math.exp(-Math.abs(z));
      value += (z > 0 ? z : 0) + Math.log1p(e);
      there = (w * (z > 0 ? e : 1)) / (1 + e);
      const left = (w * (z > 0 ? 1 : e)) / (1 + e);
      const both = (w * e) / ((1 + e) * (1 + e));
      const lB = -1 / (b + (occasions - 1));
      g[2]! += left / a;
      g[3]! += left * lB;
      h[0]! += both * sR * sR;
      h[1]! += both * sR * sAlpha;
      h[2]! -= (both * sR) / a;
      h[3]! -= both * sR * lB;
      h[5]! += both * sAlpha * sAlpha;
      h[6]! -= (both * sAlpha) / a;
      h[7]! -= both * sAlpha * lB;
      h[10]! += (both - left) / (a * a);
      h[11]! += (both * lB) / a;
      h[15]! += (both + left) * lB * lB;
    }
    g[0]! += there * sR;
    g[1]! += there * sAlpha;
    h[0]! += there * sRR;
    h[1]! += there * sRAlpha;
    h[5]! += there * sAlphaAlpha;
    sum += w * (value - shape * before);
  }
  return sum;
}

/** Adds the derivatives of ln (r)ₖₓ + ln (b)_d − ln (a + b)_d of those who bought again. */
function addRising(parameters: ArrayLike<number>, data: LikelihoodData, g: Float64Array, h: Float64Array): number {
  const rising = new Float64Array(3);
  sumLogRisingFactorial(parameters[0]!, data.stages, rising);
  let sum = rising[0]!;
  g[0]! += rising[1]!;
  h[0]! += rising[2]!;
  sumLogRisingFactorial(parameters[3]!, data.occasions, rising);
  sum += rising[0]!;
  g[3]! += rising[1]!;
  h[15]! += rising[2]!;
  sumLogRisingFactorial(parameters[2]! + parameters[3]!, data.occasions, rising);
  for (const i of [2, 3]) g[i]! -= rising[1]!;
  for (const i of [10, 11, 15]) h[i]! -= rising[2]!;
  return sum - rising[0]!;
}

/** ln(b / (a + b)) of each who had one occasion to leave. */
function addStayed(parameters: ArrayLike<number>, customers: number, g: Float64Array, h: Float64Array): number {
  const [, , a, b] = parameters as unknown as readonly [number, number, number, number];
  const all = 1 / (a + b);
  const share = (customers * a * all) / b;
  g[2]! -= customers * all;
  g[3]! += share;
  for (const i of [10, 11]) h[i]! += customers * all * all;
  h[15]! -= share * (1 / b + all);
  return -customers * Math.log1p(a / b);
}
