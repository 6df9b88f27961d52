import { inverseOfPositiveDefinite } from "../../numeric/optimize/inverseOfPositiveDefinite.ts";
import type { Objective, OptimizeResult } from "../../numeric/optimize/objective.ts";
import type { FitReport, Note } from "../../schema/fitReport.ts";
import type { Prior } from "../../schema/prior.ts";
import { noMaximum, notConverged } from "./fitErrors.ts";
import { congruent, parameterCount, searchStart, toWorking, type LikelihoodProblem } from "./likelihoodProblem.ts";

/** A parameter this far on the scale that is searched from where customers usually are is on its way to a limit. */
const LOST = 50;

/** Gradient norm per customer below which a point is taken for flat. */
const FLAT_GRADIENT = 1e-6;

/** An estimate and how it was found. */
export interface Estimate<P extends string> {
  readonly parameters: Readonly<Record<P, number>>;
  /** By process and name; absent without covariates. */
  readonly covariates?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly fit: FitReport<P>;
}

/** What is searched, and the prior in it. */
export interface PenalizedLikelihood<P extends string> {
  readonly prior: Prior<P> | null;
  readonly objective: Objective;
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
  { prior, objective }: PenalizedLikelihood<P>,
  result: OptimizeResult,
): Estimate<P> {
  const { inverse, deviations } = precisionAt(problem, objective, result.x);
  const runaway = deviations.some((deviation) => !(deviation < BOUNDLESS));
  const estimate = assemble(problem, prior, result, { inverse: runaway ? null : inverse, deviations });
  const { operation, names } = problem;
  if (runaway || isBoundless(problem, objective, result)) {
    const endless = names.filter((_, i) => !(deviations[i]! < BOUNDLESS));
    throw noMaximum({ operation, names: endless.length > 0 ? endless : names, partial: estimate }, prior !== null);
  }
  if (result.kind !== "converged") throw notConverged({ operation, names, partial: estimate }, result);
  return estimate;
}

/** Whether an optimiser that did not converge ended on a ridge without end. */
export function isBoundless<P extends string>(
  problem: LikelihoodProblem<P>,
  objective: Objective,
  result: OptimizeResult,
): boolean {
  const start = searchStart(problem, problem.starts[0]!);
  const lost = result.x.some((at, i) => Math.abs(at - start[i]!) > LOST);
  if (lost || result.stoppedBecause === "unbounded") return true;
  const { deviations } = precisionAt(problem, objective, result.x);
  return result.gradientNorm < FLAT_GRADIENT && deviations.some((deviation) => !(deviation < BOUNDLESS));
}

/** How well the data determine each parameter at a point of the search. */
interface Precision {
  /** Inverse Hessian per customer; null where it is not positive definite. */
  readonly inverse: Float64Array | null;
  /** On the log scale a standard deviation of 0.1 is 10 % either way. */
  readonly deviations: readonly number[];
}

function precisionAt<P extends string>(
  problem: LikelihoodProblem<P>,
  objective: Objective,
  at: Float64Array,
): Precision {
  const n = problem.names.length;
  const hessian = new Float64Array(n * n);
  objective.hessian!(at, new Float64Array(n), hessian);
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
  const { names, regression } = problem;
  const { customers } = problem.rows;
  const working = toWorking(problem, result.x);
  const count = parameterCount(problem);
  const natural = working.map((value, i) => (i < count ? Math.exp(value) : value));
  const logLikelihood = regression === undefined ? problem.value(natural) : regression.likelihood.value(working);
  const named = (some: readonly P[], f: (i: number) => number): Record<P, number> =>
    Object.fromEntries(some.map((name, i) => [name, f(i)])) as Record<P, number>;
  const spread =
    inverse === null || regression === undefined ? inverse : congruent(regression.fromSearch, inverse, names.length);
  // From the log scale to the natural one; exact where the gradient is 0.
  const scale = (i: number): number => (i < count ? natural[i]! : 1);
  const covariance = (i: number, j: number): number =>
    (spread![i * names.length + j]! * scale(i) * scale(j)) / customers;
  return {
    parameters: named(names.slice(0, count), (i) => natural[i]!),
    ...(regression === undefined ? {} : { covariates: regression.nested(Array.from(natural.subarray(count))) }),
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
      ...(regression?.ridge === undefined ? {} : { ridge: regression.ridge }),
      covariance: inverse === null ? null : names.map((_, i) => names.map((_, j) => covariance(i, j))),
      standardErrors: inverse === null ? null : named(names, (i) => Math.sqrt(covariance(i, i))),
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
