import { minimize } from "../../numeric/optimize/minimize.ts";
import type { OptimizeResult, OptimizeOptions } from "../../numeric/optimize/objective.ts";
import type { Prior } from "../../schema/prior.ts";
import { isBoundless, judge, type Estimate } from "./estimate.ts";
import { aborted, tooFew } from "./fitErrors.ts";
import { negativeMean, parameterCount, searchStart, type LikelihoodProblem } from "./likelihoodProblem.ts";
import { newtonWithin } from "./newtonWithin.ts";
import { checkPrior } from "./prior.ts";

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

/** A sample's maximum is only where to begin: its gradient, and the steps it takes, need no more digits. */
const ROUGHLY = { gradientTolerance: 1e-6, maxIterations: 30 };

/**
 * Maximises a likelihood over the logarithms of its parameters, and over the coefficients of covariates where there are any.
 *
 * @throws {KeizokuError} `invalid-input` (a prior that is none), `too-few-observations`, `no-maximum`, `not-converged` (with the partial estimate), `aborted`
 */
export function maximizeLikelihood<P extends string>(
  problem: LikelihoodProblem<P>,
  options: FitOptions<P>,
): Estimate<P> {
  const prior = (options.prior === "weak" ? problem.weakPrior : options.prior) ?? null;
  if (prior !== null) checkPrior(problem.operation, problem.names.slice(0, parameterCount(problem)), prior);
  checkEnough(problem, prior);
  const objective = negativeMean(problem, prior);
  const results: OptimizeResult[] = [];
  for (const start of searchStarts(problem, prior, options)) {
    const result = newtonWithin(objective, start, minimizeOptions(problem, options));
    if (result.stoppedBecause === "aborted") throw aborted(problem, result.iterations);
    if (result.kind === "converged") return judge(problem, { prior, objective }, result);
    results.push(result);
  }
  const best = results.reduce((a, b) => (b.value < a.value ? b : a));
  // On an endless ridge the slower searches would only climb further.
  if (isBoundless(problem, objective, best)) return judge(problem, { prior, objective }, best);
  const result = minimize(objective, best.x, minimizeOptions(problem, options));
  if (result.stoppedBecause === "aborted") throw aborted(problem, result.iterations);
  return judge(problem, { prior, objective }, result);
}

/** Where to search from, in turn: the maximum on a sample of the customers, where there is one, and the problem's own starts. */
function* searchStarts<P extends string>(
  problem: LikelihoodProblem<P>,
  prior: Prior<P> | null,
  { signal }: FitOptions<P>,
): Generator<Float64Array> {
  const { pilot } = problem;
  if (pilot !== undefined) {
    const options = signal === undefined ? {} : { signal };
    const { value: start } = searchStarts(pilot, prior, options).next() as { readonly value: Float64Array };
    const found = newtonWithin(negativeMean(pilot, prior), start, { ...options, ...ROUGHLY });
    if (found.stoppedBecause === "aborted") throw aborted(problem, found.iterations);
    // A sample may have no maximum where all customers have one.
    if (found.kind === "converged") yield found.x;
  }
  for (const start of problem.starts) yield searchStart(problem, start);
}

/** Fewer customers than parameters say nothing about how customers differ; a prior can speak for them. */
function checkEnough<P extends string>(problem: LikelihoodProblem<P>, prior: Prior<P> | null): void {
  const { customers } = problem.rows;
  const least = prior === null ? problem.names.length : 1;
  if (customers >= least) return;
  throw tooFew(problem, customers, least);
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
