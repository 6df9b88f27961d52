/**
 * The expectations of ahead.ts as integrals over the chance p to leave, for customers and horizons of thousands of stages. Given p, with
 * y = 1 − p, v the k-th roots of y and w = 1 + s (1 − v), the chance to be there after s is a sum over these roots,
 *
 *   p / (k y) Σ v / (1 − v) w^(−R) Σⱼ πⱼ (v / w)ʲ,
 *
 * in which the real root carries the mean and the others the waves of regular purchases. Plain numbers, no checks; all above 0.
 * Against the series: relative difference below 1e-11.
 */
import { betaExpectation } from "../kernel/betaExpectation.ts";
import { stagesInto } from "./stages.ts";
import type { RegularState } from "./state.ts";

/** Above this chance to leave, few purchases can be: their sum is short, and the roots would cancel … */
const SOON_GONE = 0.9;

/** … unless the chance of no stage at all is beyond this exponent, and the real root alone counts. */
const NO_STAGE = 300;

/** Chances below this are taken for it: no sum can tell. */
const SMALLEST_CHANCE = 1e-290;

/** Chance of not having left after s. */
export function stayedByChance(state: RegularState, s: number): number {
  const { k, shape, a, b } = state;
  const stages = stagesOf(state);
  const log = (p: number): number => Math.log(Math.max(0, stayed(state, stages, s, p)));
  // Of the real root: where the peak is needs no more.
  const slope = (p: number): number => {
    const logRoot = Math.log1p(-p) / k;
    return (shape * s * p * Math.exp(logRoot)) / (k * (1 - s * Math.expm1(logRoot)));
  };
  return betaExpectation(a, b, { log, slope });
}

/** Expected purchases within s: E[chance to have left / p]. */
export function leftByChance(state: RegularState, s: number): number {
  const stages = stagesOf(state);
  const log = (chance: number): number => {
    const p = Math.max(chance, SMALLEST_CHANCE);
    return Math.log(Math.max(0, left(state, stages, s, p)) / p);
  };
  return betaExpectation(state.a, state.b, { log });
}

function stagesOf({ k, shape, z }: RegularState): Float64Array {
  const stages = new Float64Array(k);
  stagesInto(k, shape, z, stages);
  return stages;
}

function stayed(state: RegularState, stages: Float64Array, s: number, chance: number): number {
  const p = Math.max(chance, SMALLEST_CHANCE);
  if (p > SOON_GONE && state.shape * Math.log1p(s) < NO_STAGE) return shortStay(state, stages, s, p);
  return p < 1 ? overRoots(state, stages, s, p).stayed : 0;
}

function left(state: RegularState, stages: Float64Array, s: number, p: number): number {
  return p > SOON_GONE ? 1 - stayed(state, stages, s, p) : overRoots(state, stages, s, p).left;
}

/** Both chances, so that neither is a difference from 1. */
function overRoots(
  { k, shape }: RegularState,
  stages: Float64Array,
  s: number,
  p: number,
): { readonly stayed: number; readonly left: number } {
  const logRoot = Math.log1p(-p) / k;
  const root = Math.exp(logRoot);
  const short = -Math.expm1(logRoot);
  const factor = p / (k * (1 - p));
  const logW = Math.log1p(s * short);
  let there = 0;
  let gone = 0;
  for (let j = 0; j < k; j++) {
    const share = stages[j]! * Math.exp(j * logRoot);
    there += share * Math.exp(-(shape + j) * logW);
    gone -= share * Math.expm1(-(shape + j) * logW);
  }
  there *= (factor * root) / short;
  gone *= (factor * root) / short;
  for (let l = 1; 2 * l <= k; l++) {
    const times = (2 * l === k ? 1 : 2) * factor;
    const wave = rootTerm(stages, shape, s, { root, short, angle: (2 * Math.PI * l) / k });
    there += times * wave.after;
    gone += times * (wave.before - wave.after);
  }
  return { stayed: there, left: gone };
}

/** A complex root v = root · e^(i angle), with 1 − root to all digits. */
interface Root {
  readonly root: number;
  readonly short: number;
  readonly angle: number;
}

/** Real parts of v / (1 − v) Σ πⱼ vʲ and of v / (1 − v) w^(−R) Σ πⱼ (v / w)ʲ. */
function rootTerm(
  stages: Float64Array,
  shape: number,
  s: number,
  { root, short, angle }: Root,
): { readonly before: number; readonly after: number } {
  const half = Math.sin(0.5 * angle);
  const vRe = root * Math.cos(angle);
  const vIm = root * Math.sin(angle);
  const oneLessRe = short * Math.cos(angle) + 2 * half * half;
  const size = oneLessRe * oneLessRe + vIm * vIm;
  const cRe = (vRe * oneLessRe - vIm * vIm) / size;
  const cIm = (vIm * oneLessRe + vRe * vIm) / size;
  const wRe = 1 + s * oneLessRe;
  const wIm = -s * vIm;
  const wSize = wRe * wRe + wIm * wIm;
  const magnitude = Math.exp(-0.5 * shape * Math.log(wSize));
  const turn = -shape * Math.atan2(wIm, wRe);
  const eRe = magnitude * Math.cos(turn);
  const eIm = magnitude * Math.sin(turn);
  const [pRe, pIm] = polynomial(stages, vRe, vIm);
  const [qRe, qIm] = polynomial(stages, (vRe * wRe + vIm * wIm) / wSize, (vIm * wRe - vRe * wIm) / wSize);
  const after = cRe * (eRe * qRe - eIm * qIm) - cIm * (eRe * qIm + eIm * qRe);
  return { before: cRe * pRe - cIm * pIm, after };
}

/** Σ πⱼ uʲ by Horner's rule. */
function polynomial(stages: Float64Array, uRe: number, uIm: number): readonly [number, number] {
  let re = 0;
  let im = 0;
  for (let j = stages.length - 1; j >= 0; j--) {
    const next = re * uRe - im * uIm + stages[j]!;
    im = re * uIm + im * uRe;
    re = next;
  }
  return [re, im];
}

/** Σ over m purchases of yᵐ times their chance, for small y. */
function shortStay({ k, shape }: RegularState, stages: Float64Array, s: number, p: number): number {
  const y = 1 - p;
  const root = y ** (1 / k);
  const z = s / (1 + s);
  let sum = 0;
  for (let j = 0; j < k; j++) {
    let term = stages[j]! * Math.exp(-(shape + j) * Math.log1p(s));
    let stage = j;
    let part = term;
    let kept = 1;
    for (let n = 0; ; n++) {
      const ratio = (z * (shape + j + n)) / (n + 1);
      term *= ratio;
      if (++stage === k) {
        stage = 0;
        kept *= y;
      }
      part += kept * term;
      // From stage to stage terms fall by the k-th root of y and more.
      if (ratio * root < 1 && kept * term <= 1e-17 * part * (1 - ratio * root)) break;
    }
    sum += part;
  }
  return sum;
}
