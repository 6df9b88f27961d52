import type { Prior } from "../../schema/prior.ts";
import { addLogPrior } from "../kernel/prior.ts";
import type { LogDensity } from "./mode.ts";
import type { Points } from "./whitening.ts";

/** What a posterior needs to know of a fitted model and its data. */
export interface PosteriorProblem {
  /** In the order of `fit.covariance`. */
  readonly names: readonly string[];
  /** Names whose values may have either sign, and so are not taken on the log scale: coefficients of covariates. */
  readonly signed: ReadonlySet<string>;
  /** Distinct rows behind one evaluation. */
  readonly rows: number;
  /** At natural values, in the order of the names. */
  readonly logLikelihood: (parameters: Float64Array) => number;
  /** What is assumed where neither the caller nor the fit says. */
  readonly weakPrior: Prior<string>;
}

/** Natural values of a point on the working scale, into `out`. */
export function enter({ names, signed }: PosteriorProblem, point: ArrayLike<number>, out: Float64Array): void {
  for (let i = 0; i < names.length; i++) out[i] = signed.has(names[i]!) ? point[i]! : Math.exp(point[i]!);
}

/** A natural value on the working scale. */
export function workingValue({ signed }: PosteriorProblem, name: string, value: number): number {
  return signed.has(name) ? value : Math.log(value);
}

/** Log-likelihood and prior over the working scale, up to a constant: a prior is normal there, none is flat. */
export function logPosterior(problem: PosteriorProblem, prior: Prior<string>): LogDensity {
  const natural = new Float64Array(problem.names.length);
  return (point) => {
    enter(problem, point, natural);
    for (const value of natural) if (!Number.isFinite(value)) return -Infinity;
    for (const [i, name] of problem.names.entries())
      if (!problem.signed.has(name) && natural[i] === 0) return -Infinity;
    const value = problem.logLikelihood(natural) + addLogPrior(problem.names, prior, point);
    return Number.isFinite(value) ? value : -Infinity;
  };
}

/** Natural values of points, one list a name. */
export function naturalDraws(problem: PosteriorProblem, points: Points): Record<string, number[]> {
  return Object.fromEntries(
    problem.names.map((name, i) => {
      const plain = problem.signed.has(name);
      return [name, Array.from(points[i]!, (value) => (plain ? value : Math.exp(value)))];
    }),
  );
}
