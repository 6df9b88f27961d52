/**
 * What BG/BB predictions are made of. Plain numbers, no checks: parameters are (α, β, γ, δ), all above 0; counts are whole. Letters as
 * in kernel.ts. Who is still there after n opportunities with x purchases buys with a chance from Beta(α + x, β + n − x) and leaves
 * before each next one with a chance from Beta(γ, δ + n). Against 40-digit values: relative difference below 2e-12; 3e-11 of
 * the logarithm of a chance near 1.
 */
import { hyp2f1 } from "../../numeric/special/hyp2f1.ts";
import { logBetaShift } from "../contract/logBetaShift.ts";
import { residualRule, residualSum } from "../contract/residualSum.ts";
import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";
import { curveOf } from "../sbg/kernel.ts";
import { shapesAt, takeOn, type LeftSum } from "./silence.ts";

/** Log odds of being still there at the end; recency below age. Fader, Hardie & Shang (2010), eq. 7 without its last step ahead. */
export function logOddsAlive(parameters: ArrayLike<number>, frequency: number, recency: number, age: number): number {
  const shapes = shapesAt(parameters, frequency, recency);
  const sum: LeftSum = { i: 0, there: 1, left: 0 };
  takeOn(sum, shapes, age - recency);
  const silence = age - recency;
  // By formula: a product of small chances may be below the range of doubles.
  return logBetaShift(shapes.a, shapes.b, silence) + logBetaShift(shapes.gamma, shapes.d, silence) - Math.log(sum.left);
}

/** P(alive) of each customer; 1 where he bought at the last opportunity. */
export function aliveInto(
  parameters: ArrayLike<number>,
  { frequency, recency, age }: PurchaseHistories,
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) {
    const last = recency[i]!;
    const n = age[i]!;
    out[i] = last === n ? 1 : 1 / (1 + Math.exp(-logOddsAlive(parameters, frequency[i]!, last, n)));
  }
}

/** P(alive) times the chance to stay for `horizon` opportunities more. */
export function aliveAfterInto(
  parameters: ArrayLike<number>,
  customers: PurchaseHistories,
  horizon: number,
  out: Float64Array,
): void {
  aliveInto(parameters, customers, out);
  const stay = (age: number): number => Math.exp(logBetaShift(parameters[2]!, parameters[3]! + age, horizon));
  timesByAge(customers.age, stay, out);
}

/** P(alive) times the chance to buy at an opportunity times the opportunities he will see: eq. 13 and 14. */
export function purchasesInto(
  parameters: ArrayLike<number>,
  customers: PurchaseHistories,
  terms: OpportunityTerms,
  out: Float64Array,
): void {
  aliveInto(parameters, customers, out);
  const both = parameters[0]! + parameters[1]!;
  for (let i = 0; i < out.length; i++) {
    out[i]! *= (parameters[0]! + customers.frequency[i]!) / (both + customers.age[i]!);
  }
  timesByAge(customers.age, opportunities(parameters, terms), out);
}

/** Multiplies by what depends on the age alone, worked out once an age. */
function timesByAge(ages: ArrayLike<number>, f: (age: number) => number, out: Float64Array): void {
  const known = new Map<number, number>();
  for (let i = 0; i < out.length; i++) {
    const age = ages[i]!;
    let value = known.get(age);
    if (value === undefined) {
      value = f(age);
      known.set(age, value);
    }
    out[i]! *= value;
  }
}

/** How far to look, and what an opportunity costs: its k-th counts e^(−rate · k). An endless horizon needs a rate above 0. */
export interface OpportunityTerms {
  readonly horizon: number;
  readonly rate: number;
}

/** Up to this many opportunities are added one by one. */
const FEW = 1000;

/** Where the hypergeometric function was measured. */
const LARGEST_SHAPE = 2e4;
const SMALLEST_RATE = 1e-6;

/** Discounted opportunities that who is there after `age` of them will still see: Σ e^(−rate · k) (d)ₖ / (γ + d)ₖ with d = δ + age. */
export function opportunities(
  parameters: ArrayLike<number>,
  { horizon, rate }: OpportunityTerms,
): (age: number) => number {
  const gamma = parameters[2]!;
  const delta = parameters[3]!;
  const factor = Math.exp(-rate);
  const curve = curveOf([gamma, delta]);
  const rule = residualRule();
  return (age) => {
    const d = delta + age;
    if (horizon <= FEW) return oneByOne(gamma, d, factor, horizon);
    const closed = horizon === Infinity && gamma + d + 1 <= LARGEST_SHAPE && rate >= SMALLEST_RATE;
    if (closed) return ((factor * d) / (gamma + d)) * hyp2f1(1, d + 1, gamma + d + 1, factor);
    return factor * residualSum({ curve, renewals: age, delta: rate, horizon, moment: 0 }, rule);
  };
}

function oneByOne(gamma: number, d: number, factor: number, horizon: number): number {
  let term = 1;
  let sum = 0;
  for (let k = 0; k < horizon; k++) {
    term *= (factor * (d + k)) / (gamma + d + k);
    sum += term;
  }
  return sum;
}

/** Above this the sum of {@link logPmf} is made smaller. */
const LARGE = 1e200;

/**
 * Log chance of `count` purchases of a new customer at `horizon` opportunities, at least as many: bought them among the first i and left
 * before the next one, or still there. Eq. 8; each term follows from the one before it.
 */
export function logPmf(parameters: ArrayLike<number>, count: number, horizon: number): number {
  const [alpha, beta, gamma, delta] = parameters as unknown as readonly [number, number, number, number];
  const ends = gamma + delta;
  let logScale = logBetaShift(beta, alpha, count) + logBetaShift(gamma, delta, count);
  let there = 1;
  let sum = 0;
  for (let i = count; i < horizon; i++) {
    sum += (there * gamma) / (ends + i);
    const missed = i - count;
    there *= ((i + 1) / (missed + 1)) * ((beta + missed) / (alpha + beta + i)) * ((delta + i) / (ends + i));
    if (there > LARGE) {
      logScale += Math.log(LARGE);
      there /= LARGE;
      sum /= LARGE;
    }
  }
  return logScale + Math.log(sum + there);
}
