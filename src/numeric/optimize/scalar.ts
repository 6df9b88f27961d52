/** Where a one-dimensional search ended. */
export interface ScalarResult {
  readonly kind: "converged" | "not-converged";
  readonly x: number;
  /** The function at `x`. */
  readonly value: number;
  readonly iterations: number;
  readonly evaluations: number;
}

/** How exactly to search in one dimension. */
export interface ScalarOptions {
  /** Width of the last interval that is good enough, in the unit of x; default 0, as narrow as rounding lets one go. */
  readonly tolerance?: number;
  /** Default 500 for a root, 200 for a minimum. */
  readonly maxIterations?: number;
}
