import { likelihoodPass, passRoom, type Pass } from "./kernel.ts";
import type { Panels } from "./panels.ts";

/** A path of penalties over the same rows. */
export interface PathProblem {
  readonly panels: Panels;
  /** 0 for columns that stay 0. */
  readonly free: Uint8Array;
  /** Share of the lasso, from 0 (ridge) to 1. */
  readonly alpha: number;
  /** In falling order, each on the scale of −l/n. */
  readonly lambdas: ArrayLike<number>;
  /** Largest violation of the optimality conditions that is left, of −l/n; where λ is small, not more than a twentieth of it. */
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly gate: (iteration: number) => void;
  readonly onFit: (place: number, fit: PathFit) => void;
}

/** The estimate at one penalty. */
export interface PathFit {
  readonly lambda: number;
  readonly beta: Float64Array;
  readonly logLikelihood: number;
  /** Slopes that are not 0. */
  readonly nonzero: number;
  readonly converged: boolean;
}

/** The information is formed anew where a pass brings the violation down to no less than this share. */
const GAIN = 0.2;

const SWEEPS = 10_000;

/**
 * Minimises −l/n + λ ((1 − α)/2 Σβ² + α Σ|β|) along a path, each from the estimate before.
 *
 * Around the present coefficients −l is a quadratic, whose minimum with the penalty coordinate descent finds in the space of coefficients: no rows
 * are touched there, so that screening rules (which spare columns) would have little to spare. The information is kept from step to step and from
 * penalty to penalty as long as the steps go well.
 *
 * @see Friedman, Hastie & Tibshirani (2010), Journal of Statistical Software 33(1)
 */
export function fitPath(problem: PathProblem, start: Float64Array): void {
  const { panels, alpha, lambdas } = problem;
  const state: PathState = {
    beta: start.slice(),
    information: null,
    room: passRoom(),
    mass: massOf(panels),
    passes: 0,
  };
  for (let place = 0; place < lambdas.length; place++) {
    const lambda = lambdas[place]!;
    const { logLikelihood, converged } = solve(problem, state, lambda * alpha, lambda * (1 - alpha));
    const beta = state.beta.slice();
    problem.onFit(place, { lambda, beta, logLikelihood, nonzero: countSlopes(beta), converged });
  }
}

interface PathState {
  beta: Float64Array;
  information: Float64Array | null;
  readonly room: ReturnType<typeof passRoom>;
  readonly mass: number;
  passes: number;
}

function massOf({ weight }: Panels): number {
  let total = 0;
  for (let row = 0; row < weight.length; row++) total += weight[row]!;
  return total;
}

function countSlopes(beta: Float64Array): number {
  let count = 0;
  for (let j = 1; j < beta.length; j++) if (beta[j] !== 0) count++;
  return count;
}

function solve(
  { panels, free, maxIterations, gate, ...problem }: PathProblem,
  state: PathState,
  lasso: number,
  ridge: number,
): { logLikelihood: number; converged: boolean } {
  const tolerance = Math.min(problem.tolerance, Math.max(1e-8, (lasso + ridge) / 20));
  const { room, mass } = state;
  let last = Infinity;
  let best = Infinity;
  let before = state.beta;
  let pass: Pass | null = null;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    gate(state.passes++);
    pass = likelihoodPass(panels, state.beta, room, state.information === null);
    if (pass.information !== null) state.information = pass.information;
    const value = -pass.logLikelihood / mass + penaltyOf(state.beta, lasso, ridge);
    if (value > best + 1e-9 * (Math.abs(best) + 1)) {
      const wrong = state.beta;
      state.beta = wrong.map((b, j) => (b + before[j]!) / 2);
      state.information = null;
      continue;
    }
    best = value;
    const violation = violationOf({ gradient: pass.gradient, beta: state.beta, free, mass }, lasso, ridge);
    if (violation <= tolerance) return { logLikelihood: pass.logLikelihood, converged: true };
    if (pass.information === null && violation > GAIN * last) {
      state.information = null;
      last = Infinity;
      best = Infinity;
      continue;
    }
    last = violation;
    before = state.beta;
    const quadratic = { information: state.information!, lasso, ridge, settled: (tolerance / 10) ** 2 };
    state.beta = descend({ gradient: pass.gradient, beta: state.beta, free, mass }, quadratic);
  }
  return { logLikelihood: pass?.logLikelihood ?? 0, converged: false };
}

function penaltyOf(beta: Float64Array, lasso: number, ridge: number): number {
  let sum = 0;
  for (let j = 1; j < beta.length; j++) sum += lasso * Math.abs(beta[j]!) + (ridge / 2) * beta[j]! * beta[j]!;
  return sum;
}

interface Place {
  readonly gradient: Float64Array;
  readonly beta: Float64Array;
  readonly free: Uint8Array;
  readonly mass: number;
}

function violationOf({ gradient, beta, free, mass }: Place, lasso: number, ridge: number): number {
  let largest = Math.abs(gradient[0]!) / mass;
  for (let j = 1; j < beta.length; j++) {
    if (free[j] === 0) continue;
    const pull = gradient[j]! / mass - ridge * beta[j]!;
    const wrong = beta[j] === 0 ? Math.abs(pull) - lasso : Math.abs(pull - Math.sign(beta[j]!) * lasso);
    if (wrong > largest) largest = wrong;
  }
  return largest;
}

/** The quadratic beside its gradient, and the penalty. */
interface Quadratic {
  readonly information: Float64Array;
  readonly lasso: number;
  readonly ridge: number;
  /** A sweep whose largest change (squared, by curvature) is below this ends the descent. */
  readonly settled: number;
}

/** Coordinate descent on the quadratic around `beta`: over all coefficients, then over those that are not 0 until nothing moves. */
function descend(
  { gradient, beta, free, mass }: Place,
  { information, lasso, ridge, settled }: Quadratic,
): Float64Array {
  const n = beta.length;
  const next = beta.slice();
  const pull = gradient.map((g) => g / mass);
  let all = true;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = 0;
    for (let j = 0; j < n; j++) {
      if (free[j] === 0 || (!all && j > 0 && next[j] === 0)) continue;
      const curve = information[j * n + j]! / mass;
      const towards = pull[j]! + curve * next[j]!;
      const value = j === 0 ? towards / curve : shrink(towards, lasso) / (curve + ridge);
      const change = value - next[j]!;
      if (change === 0 || !Number.isFinite(change)) continue;
      next[j] = value;
      moved = Math.max(moved, curve * change * change);
      for (let k = 0; k < n; k++) {
        pull[k]! -= (change * information[k < j ? j * n + k : k * n + j]!) / mass;
      }
    }
    if (moved < settled) {
      if (all) break;
      all = true;
    } else all = false;
  }
  return next;
}

function shrink(value: number, by: number): number {
  if (value > by) return value - by;
  return value < -by ? value + by : 0;
}

/** The least λ of −l/n under which every slope is 0, given the gradient there. α counts as at least 0.001. */
export function largestLambda(gradient: Float64Array, free: Uint8Array, mass: number, alpha: number): number {
  let largest = 0;
  for (let j = 1; j < gradient.length; j++)
    if (free[j] === 1) largest = Math.max(largest, Math.abs(gradient[j]!) / mass);
  return largest / Math.max(alpha, 1e-3);
}

/** `count` penalties from `largest` down to `share` of it, evenly by their logarithms. */
export function lambdaPath(largest: number, share: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => largest * share ** (count === 1 ? 0 : i / (count - 1)));
}
