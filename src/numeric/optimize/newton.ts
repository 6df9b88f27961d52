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
import { directionWork, FLAT_SHIFT, newtonDirection } from "./newtonDirection.ts";
import type { Objective, OptimizeOptions, OptimizeResult, StopReason } from "./objective.ts";
import { type Settings, settingsOf } from "./settings.ts";

/** Share of the decrease that the slope promises which a step must bring (Armijo). */
const ARMIJO = 1e-4;

/** Promised decreases below this, relative, are within sight of rounding: there the gradient judges, not the value. */
const NEAR_ROUNDING = 1e-9;

/** Increase of the value, relative, that such a step may show. */
const ROUNDING = 1e-12;

/** Iterations with a vanished gradient and a long step, one after the other, that count as running away. */
const RUNAWAY_ITERATIONS = 5;

/** Iterations without change of the value that count as flat. */
const FLAT_ITERATIONS = 10;

interface NewtonState extends SearchState {
  readonly objective: Objective;
  readonly origin: { readonly value: number; readonly size: number };
  hessian: Float64Array;
  readonly step: Float64Array;
  trial: { x: Float64Array; gradient: Float64Array; hessian: Float64Array };
  shift: number;
  runaway: number;
  flat: number;
}

/**
 * Newton's method with the objective's own gradient and Hessian, for 1 to a few dozen parameters.
 *
 * A Hessian that is not positive definite is shifted until it is; steps are capped and shortened until the value
 * falls (Armijo). A vanishing gradient alone is not success: the step that remains must be short, and the Hessian not
 * negative anywhere.
 *
 * @throws {KeizokuError} `invalid-input` where the objective has no Hessian, the start is not finite or a tolerance is
 * negative; `empty-input` without parameters
 * @example
 * const bowl = { value: (x) => (x[0] - 3) ** 2, hessian: (x, g, h) => ((g[0] = 2 * (x[0] - 3)), (h[0] = 2), (x[0] - 3) ** 2) };
 * newton(bowl, [0]).x[0] // => 3
 * newton(bowl, [0]).stoppedBecause // => "gradient-small"
 * @see Nocedal & Wright (2006), Numerical Optimization, chapter 3
 */
export function newton(objective: Objective, start: ArrayLike<number>, options: OptimizeOptions = {}): OptimizeResult {
  const settings = settingsOf("newton", { objective, start, needs: ["hessian"] }, options, 200);
  const state = stateAt(objective, Float64Array.from(start));
  return resultOf("newton", state, run(state, settings));
}

function stateAt(objective: Objective, x: Float64Array): NewtonState {
  const n = x.length;
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n * n);
  const value = objective.hessian!(x, gradient, hessian);
  const origin = { value, size: largestOf(x) };
  const trial = { x: new Float64Array(n), gradient: new Float64Array(n), hessian: new Float64Array(n * n) };
  const counts = { iterations: 0, evaluations: 1, shift: 0, runaway: 0, flat: 0 };
  return { objective, x, gradient, hessian, value, origin, step: new Float64Array(n), trial, ...counts };
}

function run(state: NewtonState, settings: Settings): StopReason {
  if (!Number.isFinite(state.value) || !allFinite(state.gradient) || !allFinite(state.hessian)) return "not-finite";
  const work = directionWork(state.x.length);
  for (;;) {
    if (settings.signal?.aborted === true) return "aborted";
    state.shift = newtonDirection(state.hessian, state.gradient, work, state.step);
    const stop = judge(state, settings);
    if (stop !== undefined) return stop;
    if (state.iterations >= settings.maxIterations) return "iteration-limit";
    const length = relativeStep(state.step, state.x);
    capStep(state.step, state.x, settings.maxStep);
    const before = state.value;
    if (!advance(state)) return stuck(state, before, length);
    const change = before - state.value;
    state.flat = change <= settings.valueTolerance * Math.abs(before) ? state.flat + 1 : 0;
    state.iterations++;
    settings.onProgress?.({
      method: "newton",
      iteration: state.iterations,
      value: state.value,
      gradientNorm: norm(state.gradient),
    });
  }
}

/** Whether the search is over at this point, given the step that it would take next. */
function judge(state: NewtonState, settings: Settings): StopReason | undefined {
  const { x, gradient, hessian, value, step } = state;
  if (isLost(state, state.origin)) return "unbounded";
  const remaining = relativeStep(step, x);
  if (relativeGradient(gradient, x, value) <= settings.gradientTolerance) {
    if (withoutEffect(hessian, x.length)) return "value-flat";
    if (state.shift > FLAT_SHIFT) return "saddle-point";
    if (remaining <= SETTLED_STEP) return "gradient-small";
    if (++state.runaway >= RUNAWAY_ITERATIONS) return "unbounded";
  } else state.runaway = 0;
  if (state.shift <= FLAT_SHIFT && remaining <= settings.stepTolerance) return "step-small";
  return state.flat >= FLAT_ITERATIONS ? "value-flat" : undefined;
}

/** Whether some parameter has no curvature at all, which with a vanished gradient means no effect. */
function withoutEffect(hessian: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++) if (hessian[i * n + i] === 0) return true;
  return false;
}

/** No step lowers the value: at the end of what rounding lets one see that is success. */
function stuck(state: NewtonState, value: number, length: number): StopReason {
  const promised = -dot(state.gradient, state.step);
  const settled = promised <= ROUNDING * Math.max(Math.abs(value), 1) && length <= SETTLED_STEP;
  return settled && state.shift <= FLAT_SHIFT ? "step-small" : "line-search-failed";
}

/** Moves to the first point along the step that lowers the value enough; false where there is none. */
function advance(state: NewtonState): boolean {
  const slope = dot(state.gradient, state.step);
  if (!(slope < 0)) return false;
  const shortest = 1e-15 / Math.max(relativeStep(state.step, state.x), 1e-15);
  let t = 1;
  for (let tries = 0; tries < 60 && t > shortest; tries++) {
    const value = evaluate(state, t, tries === 0);
    if (value <= state.value + ARMIJO * t * slope) {
      if (tries === 0 || Number.isFinite(evaluate(state, t, true))) return accept(state, value);
    } else if (tries === 0 && improvesWithinRounding(state, value, slope)) return accept(state, value);
    t *= shrinkage(state.value, value, t * slope);
  }
  return false;
}

/** Value at x + t · step; Infinity wherever anything asked for is not finite. */
function evaluate(state: NewtonState, t: number, derivatives: boolean): number {
  const { x, step, trial } = state;
  for (let i = 0; i < x.length; i++) trial.x[i] = x[i]! + t * step[i]!;
  state.evaluations++;
  if (!derivatives) return finiteOr(state.objective.value(trial.x));
  const value = finiteOr(state.objective.hessian!(trial.x, trial.gradient, trial.hessian));
  return allFinite(trial.gradient) && allFinite(trial.hessian) ? value : Infinity;
}

function finiteOr(value: number): number {
  return Number.isNaN(value) ? Infinity : value;
}

function improvesWithinRounding(state: NewtonState, value: number, slope: number): boolean {
  const size = Math.max(Math.abs(state.value), 1);
  if (-slope > NEAR_ROUNDING * size || value > state.value + ROUNDING * size) return false;
  return norm(state.trial.gradient) < norm(state.gradient);
}

/** Minimum of the parabola through the value, its slope and the trial, kept between a tenth and a half. */
function shrinkage(value: number, trial: number, slope: number): number {
  if (trial === Infinity) return 0.25;
  return Math.min(0.5, Math.max(0.1, -slope / (2 * (trial - value - slope))));
}

function accept(state: NewtonState, value: number): true {
  const { x, gradient, hessian } = state;
  state.x = state.trial.x;
  state.gradient = state.trial.gradient;
  state.hessian = state.trial.hessian;
  state.value = value;
  state.trial = { x, gradient, hessian };
  return true;
}
