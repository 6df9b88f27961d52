/**
 * Discounted purchases of a customer who is still there, as an integral over the rate of his stages. With φ = λ / (λ + δ), a purchase m stages
 * ahead is worth φᵐ, and φᵐ P(at least m stages at the rate λ + δ) within a horizon; purchase i is ki − j stages ahead of stage j, and he
 * is there for it with chance (B)_{i−1} / (a + B)_{i−1}. Without end the sum over i is φ^(k−j) E[1 / (1 − (1 − p) φᵏ)].
 *
 * Over ln λ the integrand is analytic and falls at both ends: the trapezoidal rule converges geometrically in 1 / step. Plain numbers, no
 * checks; all above 0, time in units of A + silence as in ahead.ts. Against series and other quadratures: relative difference below 1e-10.
 */
import { logBeta } from "../../numeric/special/logBeta.ts";
import { logGamma } from "../../numeric/special/logGamma.ts";
import { HALF_LOG_TWO_PI, stirlingSeries } from "../../numeric/special/stirlingSeries.ts";
import type { RegularState } from "./state.ts";
import { beforeLeaving, type GeometricPurchases } from "./beforeLeaving.ts";
import { logStageSum } from "./stages.ts";

/** Discount rate and end, in units of A + silence and its inverse; the end may be infinite where the rate is above 0. */
export interface ResidualTerms {
  readonly delta: number;
  readonly end: number;
}

/** One rate of stages with the weight of each stage at it. */
interface Node {
  readonly rate: number;
  readonly stages: Float64Array;
}

const NEGLIGIBLE = 1e-18;

const LARGE = 1e150;

/** Means below this make no purchase that counts. */
const SMALLEST_MEAN = 1e-150;

/** A function that discounts; it remembers, for each number of occasions to leave, what the integral over p is made of. */
export function discounted(): (state: RegularState, terms: ResidualTerms) => number {
  const known = new Map<number, GeometricPurchases>();
  return (state, terms) => {
    let geometric = known.get(state.b);
    if (geometric === undefined) {
      geometric = beforeLeaving(state.a, state.b);
      known.set(state.b, geometric);
    }
    return overRates(state, terms, geometric);
  };
}

function overRates(state: RegularState, terms: ResidualTerms, geometric: GeometricPurchases): number {
  const { k, shape, z } = state;
  const step = Math.min(0.25, 0.7 / Math.sqrt(shape + k), terms.end < Infinity ? 0.6 / k : 1);
  const logs = stageLogs(k, shape, z);
  const stages = new Float64Array(k);
  const term = (w: number): number => {
    // λ = R eʷ; the gamma density is exp(R (w − eʷ + 1)) but for a constant, which logs hold.
    const base = shape * (w - Math.expm1(w));
    for (let j = 0; j < k; j++) stages[j] = Math.exp(base + logs[j]! + j * w);
    return atRate(state, terms, { rate: shape * Math.exp(w), stages }, geometric);
  };
  const start = Math.log1p((1 + (k - 1) * z) / shape);
  let sum = term(start);
  for (const direction of [-step, step]) {
    for (let i = 1; i < 1e5; i++) {
      const next = term(start + i * direction);
      sum += next;
      if (next <= NEGLIGIBLE * sum) break;
    }
  }
  return sum * step;
}

/** ln of the weight of stage j at λ = R: the gamma's constant, and (R z)ʲ / (j! Q). */
function stageLogs(k: number, shape: number, z: number): Float64Array {
  const constant =
    shape >= 10
      ? 0.5 * Math.log(shape) - HALF_LOG_TWO_PI - stirlingSeries(shape)
      : shape * (Math.log(shape) - 1) - logGamma(shape);
  const logs = new Float64Array(k);
  logs[0] = constant - logStageSum(k, shape, z);
  for (let j = 1; j < k; j++) logs[j] = logs[j - 1]! + Math.log((shape * z) / j);
  return logs;
}

/** Σⱼ weight of stage j · discounted purchases from it, at one rate. */
function atRate(state: RegularState, { delta, end }: ResidualTerms, node: Node, geometric: GeometricPurchases): number {
  const total = node.rate + delta;
  if (total <= 0) return growing(state, delta, end, node);
  const logFactor = -Math.log1p(delta / node.rate);
  const mean = total * end;
  // What is counted out there is worth nothing: as good as without end.
  if (end === Infinity || (mean - 9 * Math.sqrt(mean)) * logFactor < -46) {
    return withoutEnd(state, logFactor, node.stages, geometric);
  }
  return withinEnd(state, logFactor, mean, node.stages);
}

function withoutEnd(
  { k }: RegularState,
  logFactor: number,
  stages: Float64Array,
  geometric: GeometricPurchases,
): number {
  return oneRound(k, logFactor, stages) * geometric(k * logFactor);
}

/**
 * Σₘ φᵐ P(N ≥ m) (weight of the stage from which m is a purchase) (chance to be there), from the largest m down: stage by stage where the
 * chance of m stages rises to 1, purchase by purchase below.
 */
function withinEnd({ k, a, b }: RegularState, logFactor: number, mean: number, stages: Float64Array): number {
  if (mean < SMALLEST_MEAN) return 0;
  const factor = Math.exp(logFactor);
  const spread = 10 * Math.sqrt(mean);
  const sure = Math.max(0, Math.floor((mean - spread) / k));
  let round = Math.ceil((mean + spread + 40) / k) - 1;
  let m = k * (round + 1);
  let share = Math.exp(logBeta(a, b + round) - logBeta(a, b));
  // Poisson chances but for a constant, which their sum over all m gives.
  let chance = 1;
  let tail = 0;
  let sum = 0;
  for (; round >= sure; round--) {
    for (let j = 0; j < k; j++, m--) {
      tail += chance;
      sum = factor * (sum + tail * stages[j]! * share);
      chance *= m / mean;
      if (chance > LARGE) {
        chance /= LARGE;
        tail /= LARGE;
        sum /= LARGE;
      }
    }
    if (round > 0) share *= (a + b + (round - 1)) / (b + (round - 1));
  }
  const whole = tail + chance;
  const perRound = whole * oneRound(k, logFactor, stages);
  const factorOfRound = Math.exp(k * logFactor);
  for (; round >= 0; round--) {
    sum = factorOfRound * sum + perRound * share;
    if (round > 0) share *= (a + b + (round - 1)) / (b + (round - 1));
  }
  return sum / whole;
}

/** Worth of the next purchase: Σⱼ weight of stage j · φ^(k − j). */
function oneRound(k: number, logFactor: number, stages: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < k; j++) sum += stages[j]! * Math.exp((k - j) * logFactor);
  return sum;
}

/** Where purchases gain by coming later, faster than they come: ∫ λᵐ t^(m−1) / Γ(m) e^(−(λ + δ) t) as a series of positive terms. */
function growing({ k, a, b }: RegularState, delta: number, end: number, { rate, stages }: Node): number {
  const y = -(rate + delta) * end;
  const mean = rate * end;
  let power = 1;
  let share = 1;
  let sum = 0;
  for (let m = 1; m < Math.E * mean + 60 + k; m++) {
    power *= mean / m;
    let term = 1;
    let series = 1;
    for (let q = 1; term > 1e-17 * series; q++) {
      term *= y / q;
      series += (term * m) / (m + q);
    }
    const behind = m % k;
    sum += stages[behind === 0 ? 0 : k - behind]! * share * power * series;
    if (behind === 0) share *= (b + m / k - 1) / (a + b + m / k - 1);
  }
  return sum;
}
