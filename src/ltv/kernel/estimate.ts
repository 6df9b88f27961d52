import { inverseOfPositiveDefinite } from "../../numeric/optimize/inverseOfPositiveDefinite.ts";
import type { OptimizeResult } from "../../numeric/optimize/objective.ts";
import type { FitReport, Note } from "../../schema/fitReport.ts";
import type { Prior } from "../../schema/prior.ts";
import { noMaximum, notConverged } from "./fitErrors.ts";
import { negativeMean, type LikelihoodProblem } from "./likelihoodProblem.ts";

/** A parameter this far on the log scale from where customers usually are is on its way to a limit. */
const LOST = 50;

/** Gradient norm per customer below which a point is taken for flat. */
const FLAT_GRADIENT = 1e-6;

/** An estimate and how it was found. */
export interface Estimate<P extends string> {
  readonly parameters: Readonly<Record<P, number>>;
  readonly fit: FitReport<P>;
}

/** Standard deviation of a parameter on the log scale above which it is called delicate: a factor of 20 either way. */
const DELICATE = 3;

/** And above which the data are said to have no maximum: a factor of e³⁰ either way fits as well. */
const BOUNDLESS = 30;

/**
 * Makes an estimate of where the optimiser ended, or says why there is none.
 *
 * @throws {KeizokuError} `no-maximum`, `not-converged` (with the partial estimate)
 */
export function judge<P extends string>(
  problem: LikelihoodProblem<P>,
  prior: Prior<P> | null,
  result: OptimizeResult,
): Estimate<P> {
  const { inverse, deviations } = precisionAt(problem, prior, result.x);
  const runaway = deviations.some((deviation) => !(deviation < BOUNDLESS));
  const estimate = assemble(problem, prior, result, { inverse: runaway ? null : inverse, deviations });
  const { operation, names } = problem;
  if (runaway || isBoundless(problem, prior, result)) {
    const endless = names.filter((_, i) => !(deviations[i]! < BOUNDLESS));
    throw noMaximum({ operation, names: endless.length > 0 ? endless : names, partial: estimate }, prior !== null);
  }
  if (result.kind !== "converged") throw notConverged({ operation, names, partial: estimate }, result);
  return estimate;
}

/** Whether an optimiser that did not converge ended on a ridge without end. */
export function isBoundless<P extends string>(
  problem: LikelihoodProblem<P>,
  prior: Prior<P> | null,
  result: OptimizeResult,
): boolean {
  const lost = result.x.some((log, i) => Math.abs(log - Math.log(problem.starts[0]![i]!)) > LOST);
  if (lost || result.stoppedBecause === "unbounded") return true;
  const { deviations } = precisionAt(problem, prior, result.x);
  return result.gradientNorm < FLAT_GRADIENT && deviations.some((deviation) => !(deviation < BOUNDLESS));
}

/** How well the data determine each parameter at a point of the log scale. */
interface Precision {
  /** Inverse Hessian per customer; null where it is not positive definite. */
  readonly inverse: Float64Array | null;
  /** On the log scale a standard deviation of 0.1 is 10 % either way. */
  readonly deviations: readonly number[];
}

function precisionAt<P extends string>(
  problem: LikelihoodProblem<P>,
  prior: Prior<P> | null,
  logs: Float64Array,
): Precision {
  const n = problem.names.length;
  const hessian = new Float64Array(n * n);
  negativeMean(problem, prior).hessian!(logs, new Float64Array(n), hessian);
  const inverse = hessian.every(Number.isFinite) ? inverseOfPositiveDefinite(hessian, n) : null;
  const variance = (i: number): number => (inverse === null ? Infinity : inverse[i * n + i]!);
  return { inverse, deviations: problem.names.map((_, i) => Math.sqrt(variance(i) / problem.rows.customers)) };
}

function assemble<P extends string>(
  problem: LikelihoodProblem<P>,
  prior: Prior<P> | null,
  result: OptimizeResult,
  { inverse, deviations }: Precision,
): Estimate<P> {
  const { names } = problem;
  const { customers } = problem.rows;
  const natural = Float64Array.from(result.x, Math.exp);
  const logLikelihood = problem.value(natural);
  const named = (f: (i: number) => number): Record<P, number> =>
    Object.fromEntries(names.map((name, i) => [name, f(i)])) as Record<P, number>;
  // From the log scale to the natural one; exact where the gradient is 0.
  const covariance = (i: number, j: number): number =>
    (inverse![i * names.length + j]! * natural[i]! * natural[j]!) / customers;
  return {
    parameters: named((i) => natural[i]!),
    fit: {
      logLikelihood,
      aic: 2 * names.length - 2 * logLikelihood,
      bic: names.length * Math.log(customers) - 2 * logLikelihood,
      observations: customers,
      distinctRows: problem.rows.weights.length,
      iterations: result.iterations,
      gradientNorm: result.gradientNorm,
      method: result.method,
      prior,
      covariance: inverse === null ? null : names.map((_, i) => names.map((_, j) => covariance(i, j))),
      standardErrors: inverse === null ? null : named((i) => Math.sqrt(covariance(i, i))),
      timeUnit: problem.timeUnit,
      notes: [...problem.notes, ...delicateNotes(names, deviations)],
    },
  };
}

function delicateNotes<P extends string>(names: readonly P[], deviations: readonly number[]): Note[] {
  const who = names.filter((_, i) => deviations[i]! > DELICATE);
  if (who.length === 0) return [];
  const widest = Math.max(...deviations);
  const factor = widest < BOUNDLESS ? Math.exp(widest).toPrecision(2) : "any number";
  return who.length === 1
    ? [
        {
          code: "parameter-at-limit",
          message: `${who[0]!} is hardly determined: ${factor} times more or less fits almost as well.`,
        },
      ]
    : [
        {
          code: "flat-ridge",
          message: `${who.join(" and ")} are determined only together: each may be ${factor} times more or less.`,
        },
      ];
}
