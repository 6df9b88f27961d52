/**
 * Σ from k = 1 to `horizon` of kᵐ e^(−delta (k − 1)) S(n + k) / S(n): renewals still to come of a customer who has survived n, discounted
 * to the first of them (m = 0), and the same weighted by their distance (m = 1). Plain numbers, no checks; delta ≥ 0; an endless horizon
 * needs delta > 0, or a curve whose final power exceeds 1 + m.
 *
 * The first terms are added one by one; once the terms change by less than 1 % from one to the next, the rest is an integral with the
 * Euler-Maclaurin correction at its ends (midpoint form), by Gauss rules over ln t. Either stops where a bound on what is left (survival
 * never rises; its power of t lies between the local and the final one) is below 1e-17 of the sum.
 * Against 40-digit values: relative difference below 1e-12 in 532 cases, rates from 0 to 1,
 * renewals to 5,000; elasticities to 1e-12 in 54.
 */
import { gaussLegendre, integrateByRule, type QuadratureRule } from "../../numeric/quadrature/gaussLegendre.ts";
import type { RenewalCurve } from "./renewalCurve.ts";

/** What is summed. */
export interface ResidualTerms {
  readonly curve: RenewalCurve;
  /** n. */
  readonly renewals: number;
  /** Continuous rate of discount per period. */
  readonly delta: number;
  /** Whole, or Infinity. */
  readonly horizon: number;
  /** m. */
  readonly moment: 0 | 1;
}

const NEGLIGIBLE = 1e-17;
/** Relative change from one term to the next below which they are integrated. */
const SMOOTH = 0.01;
/** exp(700) is the largest time that the integral looks at. */
const LAST_LOG_TIME = 700;

/** The rule of the integral, made once for a whole table. */
export function residualRule(): QuadratureRule {
  return gaussLegendre(24);
}

/** The sum. */
export function residualSum(terms: ResidualTerms, rule: QuadratureRule): number {
  let sum = 0;
  for (let k = 1; k <= terms.horizon; k++) {
    const term = Math.exp(logTerm(terms, k));
    sum += term;
    if (term === 0 || boundBeyond(terms, k, term) <= NEGLIGIBLE * sum) return sum;
    if (k >= 16 && k < terms.horizon && roughness(terms, k) < SMOOTH) return sum + smoothRest(terms, k + 1, sum, rule);
  }
  return sum;
}

/** Logarithm of the term at k, which need not be whole. */
function logTerm({ curve, renewals, delta, moment }: ResidualTerms, k: number): number {
  return curve.logSurvival(renewals, renewals + k) - delta * (k - 1) + (moment === 0 ? 0 : Math.log(k));
}

/** Its derivative in k. */
function slope({ curve, renewals, delta, moment }: ResidualTerms, k: number): number {
  const time = renewals + k;
  return -curve.power(time) / time - delta + moment / k;
}

/** The parts of that slope, which must not cancel: each bends the terms. */
function roughness({ curve, renewals, delta, moment }: ResidualTerms, k: number): number {
  const time = renewals + k;
  return curve.power(time) / time + delta + moment / k;
}

/** What all terms after k cannot exceed together, given the one at k; Infinity where no bound is known. */
function boundBeyond({ curve, renewals, delta, moment }: ResidualTerms, k: number, term: number): number {
  let bound = Infinity;
  if (delta > 0) {
    const growth = Math.expm1(delta);
    bound = (term / growth) * (moment === 0 ? 1 : 1 + (1 + growth) / (growth * k));
  }
  const time = renewals + k;
  const spare = Math.min(curve.power(time), curve.finalPower) - 1 - moment;
  // Terms k + 1, k + 2, … fall at least as this power of t, and the weight k grows at most as t does.
  return spare > 0 ? Math.min(bound, (term * time * (moment === 0 ? 1 : time / k)) / spare) : bound;
}

/** Terms from `first` on, all alike from one to the next. */
function smoothRest(terms: ResidualTerms, first: number, before: number, rule: QuadratureRule): number {
  const from = first - 0.5;
  const to = terms.horizon + 0.5;
  const ends = (to === Infinity ? 0 : endCorrection(terms, to)) - endCorrection(terms, from);
  return integral(terms, from, to, { before, rule }) + ends;
}

/** −f′/24 + 7 f‴/5760, with the second and third derivative of ln f by differences of the first. */
function endCorrection(terms: ResidualTerms, k: number): number {
  const step = k / 50;
  const before = slope(terms, k - step);
  const at = slope(terms, k);
  const after = slope(terms, k + step);
  const bend = (after - before) / (2 * step);
  const third = at * at * at + 3 * at * bend + (after - 2 * at + before) / (step * step);
  return Math.exp(logTerm(terms, k)) * ((7 / 5760) * third - at / 24);
}

/** ∫ of the terms over k, in panels of ln t so narrow that the term changes by no more than a few powers of e over each. */
function integral(
  terms: ResidualTerms,
  from: number,
  to: number,
  { before, rule }: { readonly before: number; readonly rule: QuadratureRule },
): number {
  const { renewals } = terms;
  const over = (logTime: number): number => {
    const k = Math.exp(logTime) - renewals;
    return Math.exp(logTerm(terms, k) + logTime);
  };
  const end = Math.min(Math.log(renewals + to), LAST_LOG_TIME);
  let sum = 0;
  let at = Math.log(renewals + from);
  let k = from;
  while (at < end) {
    const steepness = Math.abs(slope(terms, k)) * (renewals + k);
    // Near k = 0 on the scale of ln t a weight k changes fast.
    const width = Math.min(1, 6 / (1 + steepness), moment1Width(terms, k));
    const next = Math.min(at + width, end);
    sum += integrateByRule(rule, over, at, next);
    at = next;
    k = Math.exp(at) - renewals;
    const term = Math.exp(logTerm(terms, k));
    const bound = boundBeyond(terms, k, term);
    if (term === 0 || bound <= NEGLIGIBLE * (before + sum)) return sum;
    // Where the power has become constant, what is left of an endless sum without discount is known.
    if (to === Infinity && terms.delta === 0 && isFinal(terms, renewals + k)) return sum + bound;
  }
  return to === Infinity && terms.delta === 0 ? sum + boundBeyond(terms, k, Math.exp(logTerm(terms, k))) : sum;
}

function moment1Width({ renewals, moment }: ResidualTerms, k: number): number {
  return moment === 0 ? 1 : Math.log1p((2 * k) / (renewals + k));
}

function isFinal({ curve, renewals }: ResidualTerms, time: number): boolean {
  return time > 1e16 * (1 + renewals) && Math.abs(curve.power(time) - curve.finalPower) <= 1e-15 * curve.finalPower;
}
