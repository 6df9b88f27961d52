/** A function to be minimised. `NaN` or `+Infinity` means "outside the domain": such a point is rejected, never an error. */
export interface Objective {
  /** Value at `x`; `x` is not to be kept or changed. */
  value(x: Float64Array): number;
  /** Fills `out` with the gradient at `x` and returns the value. */
  gradient?(x: Float64Array, out: Float64Array): number;
  /** Fills the gradient and the Hessian (n × n, row after row, both triangles) at `x` and returns the value. */
  hessian?(x: Float64Array, gradient: Float64Array, hessian: Float64Array): number;
}

/** The search that was run. */
export type OptimizeMethod = "newton" | "bfgs" | "nelder-mead";

/**
 * Why a search stopped. The first two are success, the others are not:
 * - `gradient-small`: the relative gradient is within tolerance, and the Newton step that remains is short;
 * - `step-small`: the point is settled, as far as rounding in the objective lets one see;
 * - `value-flat`: the value no longer changes although the point is not settled, or a parameter has no effect;
 * - `unbounded`: the parameters run away, with the value falling for ever or creeping towards a limit;
 * - `saddle-point`: the gradient vanishes where the Hessian has a negative direction;
 * - `iteration-limit`, `line-search-failed`: the search gave up;
 * - `not-finite`: value or derivatives are not finite at the start, or the derivatives at a point that has a value;
 * - `aborted`: the caller's signal.
 */
export type StopReason =
  | "gradient-small"
  | "step-small"
  | "value-flat"
  | "unbounded"
  | "saddle-point"
  | "iteration-limit"
  | "line-search-failed"
  | "not-finite"
  | "aborted";

/** What is told after each iteration. */
export interface OptimizeProgress {
  readonly method: OptimizeMethod;
  readonly iteration: number;
  readonly value: number;
  /** Euclidean norm of the gradient; for Nelder-Mead the spread of the values over the simplex. */
  readonly gradientNorm: number;
}

/** How long and how exactly to search. Every tolerance has a default that suits log-likelihoods on the log scale. */
export interface OptimizeOptions {
  /** Largest |gradient_i| · max(|x_i|, 1) / max(|value|, 1) that counts as zero; default 1e-10. */
  readonly gradientTolerance?: number;
  /** Largest |step_i| / max(|x_i|, 1) that counts as no step; default 1e-12. */
  readonly stepTolerance?: number;
  /** Relative change of the value that counts as none; default 1e-14. */
  readonly valueTolerance?: number;
  /** Iterations of each search; default 200 (Newton), 500 (BFGS), 1000 times the number of parameters (Nelder-Mead). */
  readonly maxIterations?: number;
  /** Longest move of one iteration, in units of max(|x_i|, 1); default 5. */
  readonly maxStep?: number;
  /** Stops the search with `aborted` at the next iteration. */
  readonly signal?: AbortSignal;
  /** Called after each iteration. */
  readonly onProgress?: (progress: OptimizeProgress) => void;
}

/** One search: where it ended and why. */
export interface OptimizeAttempt {
  readonly kind: "converged" | "not-converged";
  readonly method: OptimizeMethod;
  readonly stoppedBecause: StopReason;
  readonly value: number;
  /** Euclidean norm of the gradient at the end; `Infinity` where it could not be computed. */
  readonly gradientNorm: number;
  readonly iterations: number;
  /** Calls of the objective, whichever of its functions. */
  readonly evaluations: number;
}

/** The point found, with the search that found it. */
export interface OptimizeResult extends OptimizeAttempt {
  readonly x: Float64Array;
}

/** The point that the automatic choice of search found, with every search that was run on the way. */
export interface MinimizeResult extends OptimizeResult {
  readonly attempts: readonly OptimizeAttempt[];
}
