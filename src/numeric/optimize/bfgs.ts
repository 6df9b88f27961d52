import {
  allFinite,
  capStep,
  dot,
  isLost,
  largestOf,
  norm,
  relativeGradient,
  relativeStep,
  resultOf,
  SETTLED_STEP,
  type SearchState,
} from "./convergence.ts";
import { gradientAt, gradientCost, hessianByDifferences } from "./differences.ts";
import { isFlat } from "./flatness.ts";
import { setIdentity, updateInverse } from "./inverseUpdate.ts";
import { directionWork, FLAT_SHIFT, newtonDirection } from "./newtonDirection.ts";
import type { Objective, OptimizeOptions, OptimizeResult, StopReason } from "./objective.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { type LinePoint, wolfeSearch } from "./wolfeSearch.ts";

/** Gradients by differences are not better than this, relative. */
const DIFFERENCE_TOLERANCE = 1e-7;

/** A search that cannot go on has arrived if the Newton step that remains is this short. */
const ARRIVED_STEP = 1e-6;

/** Iterations without change of the value that count as flat. */
const FLAT_ITERATIONS = 10;

interface BfgsState extends SearchState {
  readonly objective: Objective;
  readonly origin: { readonly value: number; readonly size: number };
  readonly inverse: Float64Array;
  readonly step: Float64Array;
  trial: { x: Float64Array; gradient: Float64Array };
  trialValue: number;
  /** Whether `inverse` has learnt nothing yet. */
  fresh: boolean;
  flat: number;
}

/**
 * Quasi-Newton search (BFGS) with the objective's gradient or, failing that, central differences.
 *
 * Before success is reported the Hessian is measured once by differences: a vanished gradient with a long Newton step
 * left is `unbounded`, with a negative direction `saddle-point`.
 *
 * @throws {KeizokuError} `invalid-input` where the start is not finite or a tolerance is negative; `empty-input`
 * without parameters
 * @example
 * const bowl = { value: (x) => (x[0] - 3) ** 2 + 1, gradient: (x, g) => ((g[0] = 2 * (x[0] - 3)), (x[0] - 3) ** 2 + 1) };
 * bfgs(bowl, [0]).value // => 1.000
 * bfgs(bowl, [0]).kind // => "converged"
 * @see Nocedal & Wright (2006), Numerical Optimization, algorithm 6.1
 */
export function bfgs(objective: Objective, start: ArrayLike<number>, options: OptimizeOptions = {}): OptimizeResult {
  const settings = settingsOf("bfgs", { objective, start }, options, 500);
  const state = stateAt(objective, Float64Array.from(start));
  return resultOf("bfgs", state, run(state, settings));
}

function stateAt(objective: Objective, x: Float64Array): BfgsState {
  const n = x.length;
  const gradient = new Float64Array(n);
  const value = gradientAt(objective, x, gradient);
  const inverse = new Float64Array(n * n);
  setIdentity(inverse, n, 1);
  const origin = { value, size: largestOf(x) };
  const trial = { x: new Float64Array(n), gradient: new Float64Array(n) };
  const counts = { iterations: 0, evaluations: gradientCost(objective, n), trialValue: value, fresh: true, flat: 0 };
  return { objective, x, gradient, value, origin, inverse, step: new Float64Array(n), trial, ...counts };
}

function run(state: BfgsState, settings: Settings): StopReason {
  if (!Number.isFinite(state.value) || !allFinite(state.gradient)) return "not-finite";
  const analytic = state.objective.gradient !== undefined;
  const tolerance = analytic ? settings.gradientTolerance : Math.max(settings.gradientTolerance, DIFFERENCE_TOLERANCE);
  for (;;) {
    if (settings.signal?.aborted === true) return "aborted";
    if (isLost(state, state.origin)) return "unbounded";
    if (relativeGradient(state.gradient, state.x, state.value) <= tolerance) return confirm(state, SETTLED_STEP);
    if (state.flat >= FLAT_ITERATIONS) return confirm(state, ARRIVED_STEP);
    if (state.iterations >= settings.maxIterations) return "iteration-limit";
    setDirection(state, settings.maxStep);
    const before = state.value;
    if (advance(state, settings.maxStep)) {
      const change = before - state.value;
      state.flat = change <= settings.valueTolerance * Math.abs(before) ? state.flat + 1 : 0;
    } else {
      if (state.fresh) return confirm(state, ARRIVED_STEP);
      setIdentity(state.inverse, state.x.length, 1);
      state.fresh = true;
    }
    state.iterations++;
    const gradientNorm = norm(state.gradient);
    settings.onProgress?.({ method: "bfgs", iteration: state.iterations, value: state.value, gradientNorm });
  }
}

/** The verdict on the point where the search ended, from a Hessian by differences. */
function confirm(state: BfgsState, longest: number): StopReason {
  const { objective, x, gradient, step } = state;
  const n = x.length;
  if (objective.gradient === undefined) {
    state.evaluations += n * (n + 1) + 1;
    if (isFlat(objective.value, x)) return "value-flat";
  }
  const vanished = longest === SETTLED_STEP;
  const hessian = new Float64Array(n * n);
  hessianByDifferences(objective, x, hessian);
  state.evaluations += 2 * n * gradientCost(objective, n);
  if (!allFinite(hessian)) return vanished ? "not-finite" : "line-search-failed";
  for (let i = 0; i < n; i++) if (hessian[i * n + i] === 0) return "value-flat";
  const negative = newtonDirection(hessian, gradient, directionWork(n), step) > FLAT_SHIFT;
  const settled = relativeStep(step, x) <= longest;
  if (vanished) return negative ? "saddle-point" : settled ? "gradient-small" : "unbounded";
  if (settled && !negative) return "step-small";
  return state.flat > 0 ? "value-flat" : "line-search-failed";
}

/** Fills the step with −inverse · gradient; without knowledge yet, steepest descent of at most unit length. */
function setDirection(state: BfgsState, maxStep: number): void {
  const { inverse, gradient, step, x } = state;
  const n = x.length;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum -= inverse[i * n + j]! * gradient[j]!;
    step[i] = sum;
  }
  if (!(dot(step, gradient) < 0)) {
    setIdentity(inverse, n, 1);
    state.fresh = true;
    for (let i = 0; i < n; i++) step[i] = -gradient[i]!;
  }
  capStep(step, x, state.fresh ? Math.min(1, maxStep) : maxStep);
}

/** Moves along the step and learns from the change of the gradient; false where no step serves. */
function advance(state: BfgsState, maxStep: number): boolean {
  const slope = dot(state.gradient, state.step);
  if (!(slope < 0)) return false;
  const longest = Math.max(1, maxStep / relativeStep(state.step, state.x));
  const origin = { t: 0, value: state.value, slope };
  if (wolfeSearch((t) => lineAt(state, t), origin, 1, longest) === 0) return false;
  const { x, gradient, trial } = state;
  for (let i = 0; i < x.length; i++) {
    x[i] = trial.x[i]! - x[i]!;
    gradient[i] = trial.gradient[i]! - gradient[i]!;
  }
  if (updateInverse(state.inverse, x, gradient, state.fresh)) state.fresh = false;
  state.trial = { x, gradient };
  state.x = trial.x;
  state.gradient = trial.gradient;
  state.value = state.trialValue;
  return true;
}

function lineAt(state: BfgsState, t: number): LinePoint {
  const { x, step, trial, objective } = state;
  for (let i = 0; i < x.length; i++) trial.x[i] = x[i]! + t * step[i]!;
  state.evaluations += gradientCost(objective, x.length);
  state.trialValue = gradientAt(objective, trial.x, trial.gradient);
  return { t, value: state.trialValue, slope: dot(trial.gradient, step) };
}
