import type { OptimizeMethod, OptimizeResult, StopReason } from "./objective.ts";

/** A Newton step longer than this, relative, although the gradient is small, means that there is no minimum near. */
export const SETTLED_STEP = 1e-3;

/** Below minus this, times the size of the first value, the objective counts as bottomless. */
const BOTTOMLESS = 1e15;

/** Parameters beyond this, times the size of the first ones, are lost. */
const LOST = 1e12;

/** Whether the search has left every sensible range: the value falls for ever, or the parameters run away. */
export function isLost(state: SearchState, origin: { readonly value: number; readonly size: number }): boolean {
  if (state.value < -BOTTOMLESS * Math.max(1, Math.abs(origin.value))) return true;
  return largestOf(state.x) > LOST * Math.max(1, origin.size);
}

/** Largest |gradient_i| · max(|x_i|, 1) / max(|value|, 1). Kernel. */
export function relativeGradient(gradient: Float64Array, x: Float64Array, value: number): number {
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    largest = Math.max(largest, Math.abs(gradient[i]!) * Math.max(Math.abs(x[i]!), 1));
  }
  return largest / Math.max(Math.abs(value), 1);
}

/** Largest |step_i| / max(|x_i|, 1). Kernel. */
export function relativeStep(step: Float64Array, x: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    largest = Math.max(largest, Math.abs(step[i]!) / Math.max(Math.abs(x[i]!), 1));
  }
  return largest;
}

/** Shortens a step, in place, to `maxStep` in units of max(|x_i|, 1). Kernel. */
export function capStep(step: Float64Array, x: Float64Array, maxStep: number): void {
  const length = relativeStep(step, x);
  if (!(length > maxStep)) return;
  const scale = maxStep / length;
  for (let i = 0; i < step.length; i++) step[i]! *= scale;
}

/** Inner product. Kernel. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Euclidean length. Kernel. */
export function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}

/** Largest absolute entry. Kernel. */
export function largestOf(a: Float64Array): number {
  let size = 0;
  for (const entry of a) size = Math.max(size, Math.abs(entry));
  return size;
}

/** Whether every entry is finite. Kernel. */
export function allFinite(a: Float64Array): boolean {
  for (const entry of a) if (!Number.isFinite(entry)) return false;
  return true;
}

/** Where a search stands. */
export interface SearchState {
  x: Float64Array;
  value: number;
  gradient: Float64Array;
  iterations: number;
  evaluations: number;
}

/** The result of a search that stopped. */
export function resultOf(method: OptimizeMethod, state: SearchState, stoppedBecause: StopReason): OptimizeResult {
  const gradientNorm = norm(state.gradient);
  const success = stoppedBecause === "gradient-small" || stoppedBecause === "step-small";
  return {
    kind: success ? "converged" : "not-converged",
    method,
    stoppedBecause,
    x: Float64Array.from(state.x),
    value: state.value,
    gradientNorm: Number.isFinite(gradientNorm) ? gradientNorm : Infinity,
    iterations: state.iterations,
    evaluations: state.evaluations,
  };
}
