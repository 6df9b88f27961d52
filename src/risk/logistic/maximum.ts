import { choleskySolve } from "../../numeric/optimize/cholesky.ts";
import { factorOf, findDependent, type Dependence } from "./factor.ts";
import { likelihoodPass, passRoom, type Pass } from "./kernel.ts";
import { samplePanels, type Panels } from "./panels.ts";
import { separates } from "./separation.ts";

/** What is maximised. */
export interface MaximumProblem {
  readonly panels: Panels;
  /** 1 for each coefficient that is estimated, 0 for those that stay 0; columns that follow from others are taken out here. */
  readonly free: Uint8Array;
  /** ½ ridge β² is taken off, by coefficient; null without a penalty. */
  readonly ridge: Float64Array | null;
  readonly maxIterations: number;
  /** Called before each pass over the rows; may throw. */
  readonly gate: (iteration: number) => void;
}

/** Where it was found, or why not. */
export interface Maximum {
  readonly outcome: "found" | "separated" | "not-converged";
  readonly beta: Float64Array;
  readonly logLikelihood: number;
  /** At the estimate (to the last step): stride × stride, lower triangle. */
  readonly information: Float64Array;
  readonly dependent: readonly Dependence[];
  /** Passes over all rows. */
  readonly iterations: number;
  /** Squared length of the last step in standard errors. */
  readonly decrement: number;
  /** The last step, a direction of separation where there is one. */
  readonly step: Float64Array;
}

interface Start {
  readonly beta: Float64Array;
  readonly information: Float64Array | null;
}

/** From this many rows on a sample of them comes first. */
const LARGE = 20_000;

/** Iterations after which separation is looked for. */
const SUSPICIOUS = 8;

/** A step of the same information has to bring the squared distance down to this share of it. */
const CHORD_GAIN = 0.1;

/**
 * Maximises the log-likelihood by Newton's method from a first guess of the coefficients.
 *
 * Many rows: a sample of them is fitted first, so that the whole needs only two or three steps, and these take the sample's information: only one
 * pass over all rows forms X'WX, the last.
 */
export function findMaximum(problem: MaximumProblem): Maximum {
  const { panels, free } = problem;
  const start = nullStart(panels);
  const step = Math.min(16, Math.floor(panels.rows / Math.max(LARGE / 4, 100 * panels.width)));
  if (panels.rows < LARGE || step < 2) return climb(problem, { beta: start, information: null }, TIGHT);
  const sample = samplePanels(panels, step);
  const ridge = problem.ridge?.map((value) => value / step) ?? null;
  const first = findMaximum({ ...problem, panels: sample, ridge, free: free.slice(), maxIterations: 12 });
  const useful = first.outcome === "found" && first.dependent.length === 0;
  const factor = massOf(panels) / massOf(sample);
  const near = { beta: first.beta, information: first.information.map((value) => value * factor) };
  return climb(problem, useful ? near : { beta: start, information: null }, ROUGH * panels.rows);
}

/** Squared length of the last step that is taken, in standard errors: for few rows, and by row for many (a share of 1e-6 of the information). */
const TIGHT = 1e-18;
const ROUGH = 2.5e-13;

/** Log odds of the whole, no slopes. */
function nullStart({ stride, event, weight }: Panels): Float64Array {
  let events = 0;
  let total = 0;
  for (let row = 0; row < event.length; row++) {
    events += weight[row]! * event[row]!;
    total += weight[row]!;
  }
  const beta = new Float64Array(stride);
  // Counts of a sample may all be of one kind.
  beta[0] = Math.log((events + 1e-9) / (total - events + 1e-9));
  return beta;
}

function massOf({ weight }: Panels): number {
  let total = 0;
  for (let row = 0; row < weight.length; row++) total += weight[row]!;
  return total;
}

/** Where a climb stands. */
interface Ascent {
  beta: Float64Array;
  step: Float64Array;
  information: Float64Array | null;
  factor: Float64Array | null;
  dependent: readonly Dependence[];
  /** The greatest value so far. */
  best: number;
  /** Squared length of the last step taken, and of the one before. */
  decrement: number;
  last: number;
  /** Whether the next pass forms the information. */
  fresh: boolean;
  /** Whether columns that follow from others were looked for. */
  checked: boolean;
  outcome: Maximum["outcome"] | null;
}

function climb(problem: MaximumProblem, start: Start, tolerance: number): Maximum {
  const { panels, ridge, maxIterations, gate } = problem;
  const room = passRoom();
  const state = ascentFrom(problem, start);
  let iterations = 0;
  while (state.outcome === null && iterations < maxIterations) {
    gate(iterations);
    iterations++;
    const pass = likelihoodPass(panels, state.beta, room, state.fresh);
    if (isBeyond(state, penalized(pass, state.beta, ridge))) continue;
    if (pass.information !== null && !takeInformation(state, problem, pass.information)) break;
    newtonStep(state, problem, pass.gradient);
    proceed(state, problem, { hasInformation: pass.information !== null, tolerance });
    const suspicious = ridge === null && iterations > SUSPICIOUS && state.outcome === null;
    if (suspicious && separates(panels, state.step)) state.outcome = "separated";
  }
  const { outcome, beta, dependent, decrement, step } = state;
  const lost = outcome === "found" && ridge === null && iterations > SUSPICIOUS && separates(panels, step);
  return {
    outcome: lost ? "separated" : (outcome ?? "not-converged"),
    beta,
    logLikelihood: unpenalized(state.best, beta, ridge),
    information: state.information ?? new Float64Array(panels.stride * panels.stride),
    dependent,
    iterations,
    decrement,
    step,
  };
}

function ascentFrom({ panels, free, ridge }: MaximumProblem, { beta, information }: Start): Ascent {
  const { stride, rows } = panels;
  const factor = information === null ? null : factorOf(information, stride, free, ridge);
  return {
    beta,
    step: new Float64Array(stride),
    information,
    factor,
    dependent: [],
    best: -Infinity,
    decrement: Infinity,
    last: Infinity,
    fresh: factor === null || rows < LARGE,
    checked: factor !== null,
    outcome: null,
  };
}

/** Whether the step went too far; half of it is then taken back. */
function isBeyond(state: Ascent, value: number): boolean {
  if (!(value < state.best - 1e-10 * (Math.abs(state.best) + 1))) {
    state.best = value;
    return false;
  }
  const { step } = state;
  for (let j = 0; j < step.length; j++) step[j]! /= 2;
  state.beta = state.beta.map((b, j) => b - step[j]!);
  return true;
}

/** False where the information is singular. */
function takeInformation(state: Ascent, { panels, free, ridge }: MaximumProblem, information: Float64Array): boolean {
  if (!state.checked && ridge === null) state.dependent = findDependent(information, panels.stride, free);
  state.checked = true;
  state.information = information;
  state.factor = factorOf(information, panels.stride, free, ridge);
  return state.factor !== null;
}

function newtonStep(state: Ascent, { panels, free }: MaximumProblem, gradient: Float64Array): void {
  const slope = gradient.map((g, j) => (free[j] === 1 ? g : 0));
  state.step = slope.slice();
  choleskySolve(state.factor!, panels.stride, state.step);
  state.last = state.decrement;
  state.decrement = slope.reduce((sum, g, j) => sum + g * state.step[j]!, 0);
}

/** Takes the step, ends, or asks for the information where that of before does no longer do. */
function proceed(
  state: Ascent,
  { panels }: MaximumProblem,
  { hasInformation, tolerance }: { readonly hasInformation: boolean; readonly tolerance: number },
): void {
  const { decrement, last, step } = state;
  const isNear = decrement <= tolerance;
  if (!hasInformation && (isNear || decrement > CHORD_GAIN * last)) {
    state.fresh = true;
    state.best = -Infinity;
    return;
  }
  state.beta = state.beta.map((b, j) => b + step[j]!);
  // Where the next step will be the last, its pass forms the information at once.
  state.fresh = panels.rows < LARGE || decrement * (decrement / last) < 10 * tolerance;
  if (!isNear) return;
  state.best += decrement / 2;
  state.outcome = "found";
}

function penalized({ logLikelihood, gradient }: Pass, beta: Float64Array, ridge: Float64Array | null): number {
  if (ridge === null) return logLikelihood;
  let value = logLikelihood;
  for (let j = 0; j < beta.length; j++) {
    value -= (ridge[j]! * beta[j]! * beta[j]!) / 2;
    gradient[j]! -= ridge[j]! * beta[j]!;
  }
  return value;
}

function unpenalized(value: number, beta: Float64Array, ridge: Float64Array | null): number {
  if (ridge === null) return value;
  return beta.reduce((sum, b, j) => sum + (ridge[j]! * b * b) / 2, value);
}
