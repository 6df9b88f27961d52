import { lengthOf } from "../../schema/arrayLike.ts";
import { isLost, largestOf, relativeStep, resultOf, SETTLED_STEP, type SearchState } from "./convergence.ts";
import { gradientAt, gradientCost } from "./differences.ts";
import { isFlat } from "./flatness.ts";
import type { Objective, OptimizeOptions, OptimizeResult, StopReason } from "./objective.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { coefficientsFor, moveSimplex, type Simplex, simplexAround } from "./simplex.ts";

/** Edge of the first simplex and of each restart, in units of max(|x_i|, 1); signs and sizes vary against bad shapes. */
const EDGES = [0.25, -0.1, 0.05, -0.5, 0.1, -0.02, 0.25, -0.1];

/** A simplex whose values differ by less than this, relative, and whose size is below SMALL has collapsed. */
const SAME_VALUE = 1e-13;
const SMALL = 1e-7;

/** A simplex this far out ends at once. */
const FAR = 1e15;

/** A restart that moves the point by less than this, relative, confirms it. */
const CONFIRMED = 1e-5;

/**
 * Simplex search without derivatives (Nelder-Mead), restarted from the point found until a restart confirms it.
 *
 * The last resort: slow, right to about 7 digits of x, but not misled by kinks, noise or wrong derivatives. The start
 * must have a finite value.
 *
 * @throws {KeizokuError} `invalid-input` where the start is not finite or a tolerance is negative; `empty-input`
 * without parameters
 * @example
 * const kink = { value: (x) => Math.abs(x[0] - 1) + Math.abs(x[1] + 2) };
 * nelderMead(kink, [0, 0]).x[1] // => -2.00000
 * @see Nelder & Mead (1965), The Computer Journal 7, 308–313
 */
export function nelderMead(
  objective: Objective,
  start: ArrayLike<number>,
  options: OptimizeOptions = {},
): OptimizeResult {
  const settings = settingsOf("nelderMead", { objective, start }, options, 1000 * (lengthOf(start) ?? 1));
  const x = Float64Array.from(start);
  const gradient = new Float64Array(x.length);
  const state: SearchState = { x, value: objective.value(x), gradient, iterations: 0, evaluations: 1 };
  const stop = Number.isFinite(state.value) ? run(objective, state, settings) : "not-finite";
  gradientAt(objective, state.x, gradient);
  state.evaluations += gradientCost(objective, x.length);
  return resultOf("nelder-mead", state, stop);
}

function run(objective: Objective, state: SearchState, settings: Settings): StopReason {
  const start = state.x;
  const origin = { value: state.value, size: largestOf(start) };
  for (const edge of EDGES) {
    const before = state.x;
    const valueBefore = state.value;
    const stop = descend(objective, state, settings, edge) ?? (isLost(state, origin) ? "unbounded" : undefined);
    if (stop !== undefined) return stop;
    const confirmed = distance(state.x, before) <= CONFIRMED;
    if (confirmed && valueBefore - state.value <= 1e-9 * Math.max(Math.abs(state.value), 1)) break;
  }
  if (fallsBeyond(objective, state, start)) return "unbounded";
  const n = start.length;
  state.evaluations += n * (n + 1) + 1;
  return isFlat(objective.value, state.x) ? "value-flat" : "step-small";
}

function distance(x: Float64Array, from: Float64Array): number {
  return relativeStep(
    x.map((entry, i) => entry - from[i]!),
    x,
  );
}

/** Whether the value stays as low twice and three times as far from where the search began. */
function fallsBeyond(objective: Objective, state: SearchState, origin: Float64Array): boolean {
  if (distance(state.x, origin) <= SETTLED_STEP) return false;
  const step = state.x.map((entry, i) => entry - origin[i]!);
  const allowed = state.value + 1e-12 * Math.max(Math.abs(state.value), 1);
  state.evaluations += 2;
  return [1, 2].every((times) => objective.value(state.x.map((entry, i) => entry + times * step[i]!)) <= allowed);
}

/** Runs one simplex until it collapses; a reason to stop the whole search, if there is one. */
function descend(objective: Objective, state: SearchState, settings: Settings, edge: number): StopReason | undefined {
  const value = (x: Float64Array): number => {
    state.evaluations++;
    const result = objective.value(x);
    return Number.isNaN(result) ? Infinity : result;
  };
  const simplex = simplexAround(value, state.x, edge);
  const coefficients = coefficientsFor(state.x.length);
  let stop: StopReason | undefined;
  while (!collapsed(simplex)) {
    if (settings.signal?.aborted === true) stop = "aborted";
    else if (state.iterations >= settings.maxIterations) stop = "iteration-limit";
    else if (simplex.values[0] === -Infinity || largestOf(simplex.points[0]!) > FAR) stop = "unbounded";
    if (stop !== undefined) break;
    moveSimplex(simplex, value, coefficients);
    state.iterations++;
    settings.onProgress?.(progressOf(state.iterations, simplex));
  }
  if (simplex.values[0]! <= state.value) {
    state.x = simplex.points[0]!;
    state.value = simplex.values[0]!;
  }
  return stop;
}

function progressOf(
  iteration: number,
  { values }: Simplex,
): {
  method: "nelder-mead";
  iteration: number;
  value: number;
  gradientNorm: number;
} {
  return { method: "nelder-mead", iteration, value: values[0]!, gradientNorm: values.at(-1)! - values[0]! };
}

function collapsed({ points, values }: Simplex): boolean {
  const spread = values[values.length - 1]! - values[0]!;
  if (!(spread <= SAME_VALUE * Math.max(Math.abs(values[0]!), 1e-10))) return sizeOf(points) < 1e-15;
  return sizeOf(points) < SMALL || spread === 0;
}

function sizeOf(points: readonly Float64Array[]): number {
  return points.reduce((size, point) => Math.max(size, distance(point, points[0]!)), 0);
}
