import type { Objective } from "./objective.ts";

/** Best relative step of a central difference of values: the cube root of the rounding unit. */
const CENTRAL_STEP = 6.1e-6;

/** Step for differences of a gradient that is itself made of differences. */
const SECOND_STEP = 1e-3;

/** The gradient as the objective gives it or, failing that, by central differences; returns the value. Kernel. */
export function gradientAt(objective: Objective, x: Float64Array, out: Float64Array): number {
  if (objective.gradient !== undefined) return objective.gradient(x, out);
  gradientByDifferences(objective, x, out);
  return objective.value(x);
}

/** Calls of the objective that one {@link gradientAt} costs. */
export function gradientCost(objective: Objective, n: number): number {
  return objective.gradient === undefined ? 2 * n + 1 : 1;
}

/**
 * Central differences of the value into `out`; relative error about 1e-10 for a smooth objective of moderate size.
 *
 * @example
 * const slope = new Float64Array(1);
 * gradientByDifferences({ value: (x) => x[0]! ** 3 }, Float64Array.of(2), slope);
 * slope[0] // => 12.000
 */
export function gradientByDifferences(objective: Pick<Objective, "value">, x: Float64Array, out: Float64Array): void {
  const point = Float64Array.from(x);
  for (let i = 0; i < x.length; i++) {
    const h = CENTRAL_STEP * Math.max(Math.abs(x[i]!), 1);
    point[i] = x[i]! + h;
    const above = objective.value(point);
    point[i] = x[i]! - h;
    const below = objective.value(point);
    out[i] = (above - below) / (2 * h);
    point[i] = x[i]!;
  }
}

/**
 * Hessian by central differences of the gradient (analytic where the objective has one) into `out`, made symmetric.
 *
 * @param out n × n, row after row
 * @example
 * const curvature = new Float64Array(1);
 * hessianByDifferences({ value: (x) => x[0]! ** 3 }, Float64Array.of(2), curvature);
 * curvature[0] // => 12.000
 */
export function hessianByDifferences(objective: Objective, x: Float64Array, out: Float64Array): void {
  const n = x.length;
  const point = Float64Array.from(x);
  const above = new Float64Array(n);
  const below = new Float64Array(n);
  const unit = objective.gradient === undefined ? SECOND_STEP : CENTRAL_STEP;
  for (let i = 0; i < n; i++) {
    const h = unit * Math.max(Math.abs(x[i]!), 1);
    point[i] = x[i]! + h;
    gradientAt(objective, point, above);
    point[i] = x[i]! - h;
    gradientAt(objective, point, below);
    for (let j = 0; j < n; j++) out[i * n + j] = (above[j]! - below[j]!) / (2 * h);
    point[i] = x[i]!;
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (out[i * n + j]! + out[j * n + i]!) / 2;
      out[i * n + j] = mean;
      out[j * n + i] = mean;
    }
  }
}
