import { inverseOfPositiveDefinite } from "../../numeric/optimize/inverseOfPositiveDefinite.ts";
import { minimize } from "../../numeric/optimize/minimize.ts";
import type { MinimizeResult, Objective, OptimizeOptions } from "../../numeric/optimize/objective.ts";
import type { FitReport, Note } from "../../schema/fitReport.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { CollapsedRows } from "./collapse.ts";
import { aborted, noMaximum, notConverged, tooFew } from "./fitErrors.ts";
import { addLogPrior, type Prior } from "./prior.ts";

/** What the optimiser reports while it works. */
export interface FitProgress {
  readonly iteration: number;
  /** Log-likelihood (with the prior, where there is one) reached so far. */
  readonly logLikelihood: number;
}

/** Options of every `fit`. */
export interface FitOptions<P extends string> {
  /** None by default; `"weak"` makes every fit well defined and hardly moves one that is. */
  readonly prior?: "weak" | Prior<P>;
  /** Called after each step of the optimiser. */
  readonly onProgress?: (progress: FitProgress) => void;
  /** Stops the work with an `aborted` error. */
  readonly signal?: AbortSignal;
  /** Steps allowed to each optimiser; each has its own default. */
  readonly maxIterations?: number;
}

/** A likelihood of positive parameters with its derivatives on their natural scale. */
export interface LikelihoodProblem<P extends string> {
  readonly operation: string;
  readonly names: readonly P[];
  readonly rows: CollapsedRows;
  readonly timeUnit: TimeUnit | null;
  /** Starting points on the natural scale, tried in turn. */
  readonly starts: readonly (readonly number[])[];
  readonly weakPrior: Prior<P>;
  readonly notes: readonly Note[];
  readonly value: (parameters: Float64Array) => number;
  readonly derivatives: (parameters: Float64Array, gradient: Float64Array, hessian: Float64Array) => number;
}

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
 * Maximises a likelihood over the logarithms of its parameters.
 *
 * @throws {KeizokuError} `too-few-observations`, `no-maximum`, `not-converged` (with the partial estimate), `aborted`
 */
export function maximizeLikelihood<P extends string>(
  problem: LikelihoodProblem<P>,
  options: FitOptions<P>,
): Estimate<P> {
  const prior = options.prior === "weak" ? problem.weakPrior : options.prior;
  checkEnough(problem, prior);
  const objective = negativeMean(problem, prior ?? ({} as Prior<P>));
  let best: MinimizeResult | undefined;
  for (const start of problem.starts) {
    const result = minimize(objective, Float64Array.from(start, Math.log), minimizeOptions(problem, options));
    if (result.stoppedBecause === "aborted") throw aborted(problem, result.iterations);
    if (best === undefined || betterThan(result, best)) best = result;
    // Two searches have agreed on `unbounded`: other starts would only climb the same endless ridge.
    if (best.kind === "converged" || result.stoppedBecause === "unbounded") break;
  }
  return judge(problem, objective, best!);
}

/** Fewer customers than parameters say nothing about how customers differ; a prior can speak for them. */
function checkEnough<P extends string>(problem: LikelihoodProblem<P>, prior: Prior<P> | undefined): void {
  const { customers } = problem.rows;
  const least = prior === undefined ? problem.names.length : 1;
  if (customers >= least) return;
  throw tooFew(problem, customers, least);
}

function betterThan(a: MinimizeResult, b: MinimizeResult): boolean {
  if (a.kind !== b.kind) return a.kind === "converged";
  return a.value < b.value;
}

function minimizeOptions<P extends string>(problem: LikelihoodProblem<P>, options: FitOptions<P>): OptimizeOptions {
  const { onProgress, signal, maxIterations } = options;
  return {
    ...(maxIterations === undefined ? {} : { maxIterations }),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined
      ? {}
      : {
          onProgress: (step): void => {
            onProgress({ iteration: step.iteration, logLikelihood: -step.value * problem.rows.customers });
          },
        }),
  };
}

/** Minus the log-likelihood per customer, over log-scale parameters: one scale of tolerances for every size of data. */
function negativeMean<P extends string>(problem: LikelihoodProblem<P>, prior: Prior<P>): Objective {
  const { names } = problem;
  const { customers } = problem.rows;
  const n = names.length;
  const natural = new Float64Array(n);
  const scratch = new Float64Array(n * n);
  const enter = (logs: Float64Array): void => {
    for (let i = 0; i < n; i++) natural[i] = Math.exp(logs[i]!);
  };
  const value = (logs: Float64Array): number => {
    enter(logs);
    return -(problem.value(natural) + addLogPrior(names, prior, logs)) / customers;
  };
  const hessian = (logs: Float64Array, g: Float64Array, h: Float64Array): number => {
    enter(logs);
    const sum = problem.derivatives(natural, g, h);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) h[i * n + j]! *= natural[i]! * natural[j]!;
      g[i]! *= natural[i]!;
      h[i * n + i]! += g[i]!;
    }
    const total = sum + addLogPrior(names, prior, logs, g, h);
    for (let i = 0; i < n; i++) g[i]! /= -customers;
    for (let i = 0; i < n * n; i++) h[i]! /= -customers;
    return -total / customers;
  };
  return { value, gradient: (logs, g) => hessian(logs, g, scratch), hessian };
}

function judge<P extends string>(
  problem: LikelihoodProblem<P>,
  objective: Objective,
  result: MinimizeResult,
): Estimate<P> {
  const n = problem.names.length;
  const hessian = new Float64Array(n * n);
  objective.hessian!(result.x, new Float64Array(n), hessian);
  // Per customer; on the log scale a standard deviation of 0.1 is 10 % either way.
  const inverse = inverseOfPositiveDefinite(hessian, n);
  const deviations = problem.names.map((_, i) =>
    Math.sqrt((inverse?.[i * n + i] ?? Infinity) / problem.rows.customers),
  );
  const runaway = deviations.some((deviation) => !(deviation < BOUNDLESS));
  const estimate = assemble(problem, result, runaway ? null : inverse, deviations);
  const { operation, names } = problem;
  if (runaway || result.stoppedBecause === "unbounded") {
    const endless = names.filter((_, i) => !(deviations[i]! < BOUNDLESS));
    throw noMaximum({ operation, names: endless.length > 0 ? endless : names, partial: estimate });
  }
  if (result.kind !== "converged") throw notConverged({ operation, names, partial: estimate }, result);
  return estimate;
}

function assemble<P extends string>(
  problem: LikelihoodProblem<P>,
  result: MinimizeResult,
  inverse: Float64Array | null,
  deviations: readonly number[],
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
