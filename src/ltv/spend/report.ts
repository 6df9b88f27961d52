import { inverseOfPositiveDefinite } from "../../numeric/optimize/inverseOfPositiveDefinite.ts";
import type { FitReport } from "../../schema/fitReport.ts";
import { WEAK_SD_LOG } from "./estimate.ts";
import type { SpendGroups } from "./groups.ts";
import { derivatives } from "./kernel.ts";
import type { SpendParameters } from "./schema.ts";

type Report = FitReport<keyof SpendParameters>;

/** The report of a fit, without its precision. */
export function reportOf(
  { customers, distinctRows }: SpendGroups,
  { logLikelihood, iterations, notes }: Pick<Report, "logLikelihood" | "iterations" | "notes">,
): Report {
  return {
    logLikelihood,
    aic: 6 - 2 * logLikelihood,
    bic: 3 * Math.log(customers) - 2 * logLikelihood,
    observations: customers,
    distinctRows,
    iterations,
    gradientNorm: 0,
    method: "newton",
    prior: null,
    covariance: null,
    standardErrors: null,
    timeUnit: null,
    notes,
  };
}

/** Inverse information and the gradient that is left, where neither variance is 0. */
export function precisionAt(
  vector: readonly number[],
  groups: SpendGroups,
  weak: boolean,
): Pick<Report, "gradientNorm" | "covariance" | "standardErrors"> {
  const gradient = new Float64Array(3);
  const information = new Float64Array(9);
  derivatives(vector, groups, gradient, information);
  if (weak) addWeakPrior(vector, gradient, information);
  // On the log scale per customer, where numbers of every unit are alike; then back.
  const scale = (i: number, j: number): number => (vector[i]! * vector[j]!) / groups.customers;
  for (let k = 0; k < 9; k++) information[k] = -information[k]! * scale(Math.floor(k / 3), k % 3);
  const inverse = inverseOfPositiveDefinite(information, 3);
  const gradientNorm = Math.hypot(...vector.map((value, i) => (value * gradient[i]!) / groups.customers));
  if (inverse === null) return { gradientNorm, covariance: null, standardErrors: null };
  const covariance = vector.map((_, i) => vector.map((_, j) => inverse[3 * i + j]! * scale(i, j)));
  const error = (i: number): number => Math.sqrt(covariance[i]![i]!);
  const standardErrors = { mean: error(0), betweenVariance: error(1), withinVariance: error(2) };
  return { gradientNorm, covariance, standardErrors };
}

/** Adds −(ln σ² − ln τ²)² / (2 sd²). */
function addWeakPrior(vector: readonly number[], gradient: Float64Array, hessian: Float64Array): void {
  const [, between, within] = vector as [number, number, number];
  const precision = 1 / (WEAK_SD_LOG * WEAK_SD_LOG);
  const log = Math.log(within / between);
  gradient[1]! += (precision * log) / between;
  gradient[2]! -= (precision * log) / within;
  hessian[4]! -= (precision * (1 + log)) / (between * between);
  hessian[8]! -= (precision * (1 - log)) / (within * within);
  hessian[5]! += precision / (between * within);
  hessian[7]! += precision / (between * within);
}
