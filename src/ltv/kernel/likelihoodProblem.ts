import type { Objective } from "../../numeric/optimize/objective.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { Prior } from "../../schema/prior.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { CollapsedRows } from "./collapse.ts";
import { addLogPrior } from "./prior.ts";

/** A likelihood of positive parameters with its derivatives on their natural scale. */
export interface LikelihoodProblem<P extends string> {
  readonly operation: string;
  /** The parameters, then the coefficients of covariates. */
  readonly names: readonly P[];
  readonly rows: CollapsedRows;
  readonly timeUnit: TimeUnit | null;
  /** Starting points of the parameters on the natural scale, tried in turn; coefficients start at 0. */
  readonly starts: readonly (readonly number[])[];
  readonly weakPrior: Prior<P>;
  readonly notes: readonly Note[];
  readonly value: (parameters: Float64Array) => number;
  readonly derivatives: (parameters: Float64Array, gradient: Float64Array, hessian: Float64Array) => number;
  /** Present where customers differ by covariates: it takes the place of `value` and `derivatives`. */
  readonly regression?: Regression;
  /** The same problem on a sample of the rows, where they are many: where its maximum lies, the search on all begins. */
  readonly pilot?: LikelihoodProblem<P>;
}

/** A log-likelihood over the working scale: logarithms of the parameters, coefficients as they are. */
export interface WorkingLikelihood {
  readonly value: (working: Float64Array) => number;
  /** Overwrites gradient and Hessian (row-major). */
  readonly derivatives: (working: Float64Array, gradient: Float64Array, hessian: Float64Array) => number;
}

/** What coefficients of covariates add to a problem. */
export interface Regression {
  readonly likelihood: WorkingLikelihood;
  /** How many of the names are coefficients: the last ones. */
  readonly coefficients: number;
  /** Of each coefficient: its square times this is taken from the mean log-likelihood of a customer. */
  readonly penalties: readonly number[];
  /** The same by process, for the report; absent where there is none. */
  readonly ridge?: Readonly<Record<string, number>>;
  /**
   * The working scale as a linear function of the scale that is searched, row after row. There, parameters are those of a mean customer and
   * a coefficient is the effect of one standard deviation: what a search needs, whatever units covariates come in.
   */
  readonly fromSearch: Float64Array;
  /** Coefficients by process and covariate, as the model shows them. */
  readonly nested: (coefficients: readonly number[]) => Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** How many of a problem's names are parameters, not coefficients. */
export function parameterCount<P extends string>({ names, regression }: LikelihoodProblem<P>): number {
  return names.length - (regression?.coefficients ?? 0);
}

/** A start on the scale that is searched. */
export function searchStart<P extends string>(problem: LikelihoodProblem<P>, start: readonly number[]): Float64Array {
  const out = new Float64Array(problem.names.length);
  out.set(start.map(Math.log));
  return out;
}

/** A point of the search on the working scale. */
export function toWorking<P extends string>({ regression }: LikelihoodProblem<P>, search: Float64Array): Float64Array {
  return regression === undefined ? search : multiply(regression.fromSearch, search);
}

function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  return vector.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += matrix[i * n + j]! * vector[j]!;
    return sum;
  });
}

/** Minus the log-likelihood per customer, over the scale that is searched: one scale of tolerances for every size of data. */
export function negativeMean<P extends string>(problem: LikelihoodProblem<P>, prior: Prior<P> | null): Objective {
  const { names, regression } = problem;
  const { customers } = problem.rows;
  const n = names.length;
  const scratch = new Float64Array(n * n);
  const likelihood = regression?.likelihood ?? onLogScale(problem);
  const value = (search: Float64Array): number => {
    const working = toWorking(problem, search);
    return -(likelihood.value(working) + addLogPrior(names, prior, working) + addRidge(problem, working)) / customers;
  };
  const hessian = (search: Float64Array, g: Float64Array, h: Float64Array): number => {
    const working = toWorking(problem, search);
    const sum = likelihood.derivatives(working, g, h);
    const total = sum + addLogPrior(names, prior, working, g, h) + addRidge(problem, working, g, h);
    if (regression !== undefined) toSearch(regression.fromSearch, g, h);
    for (let i = 0; i < n; i++) g[i]! /= -customers;
    for (let i = 0; i < n * n; i++) h[i]! /= -customers;
    return -total / customers;
  };
  const known = rememberingLast(hessian, n);
  return { value, gradient: (search, g) => known(search, g, scratch), hessian: known };
}

type Derivatives = (search: Float64Array, gradient: Float64Array, hessian: Float64Array) => number;

/** Keeps the latest answer: who judges the end of a search asks for what the search has just computed. */
function rememberingLast(derivatives: Derivatives, n: number): Derivatives {
  const at = new Float64Array(n).fill(NaN);
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n * n);
  let value = NaN;
  return (search, g, h) => {
    if (!search.every((entry, i) => entry === at[i])) {
      value = derivatives(search, gradient, hessian);
      at.set(search);
    }
    g.set(gradient);
    h.set(hessian);
    return value;
  };
}

/** The likelihood of a problem without covariates over the logarithms of its parameters. */
function onLogScale<P extends string>(problem: LikelihoodProblem<P>): WorkingLikelihood {
  const n = problem.names.length;
  const natural = new Float64Array(n);
  const enter = (logs: Float64Array): void => {
    for (let i = 0; i < n; i++) natural[i] = Math.exp(logs[i]!);
  };
  return {
    value: (logs) => {
      enter(logs);
      return problem.value(natural);
    },
    derivatives: (logs, g, h) => {
      enter(logs);
      const sum = problem.derivatives(natural, g, h);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) h[i * n + j]! *= natural[i]! * natural[j]!;
        g[i]! *= natural[i]!;
        h[i * n + i]! += g[i]!;
      }
      return sum;
    },
  };
}

/** Adds the penalty of the coefficients to the value it returns, and its derivatives. */
function addRidge<P extends string>(
  problem: LikelihoodProblem<P>,
  working: Float64Array,
  gradient?: Float64Array,
  hessian?: Float64Array,
): number {
  const { names, regression, rows } = problem;
  if (regression === undefined) return 0;
  const n = names.length;
  const first = parameterCount(problem);
  let sum = 0;
  for (let i = first; i < n; i++) {
    const strength = rows.customers * regression.penalties[i - first]!;
    sum -= strength * working[i]! * working[i]!;
    if (gradient !== undefined) gradient[i]! -= 2 * strength * working[i]!;
    if (hessian !== undefined) hessian[i * n + i]! -= 2 * strength;
  }
  return sum;
}

/** Derivatives on the working scale into those on the scale that is searched, in place. */
function toSearch(map: Float64Array, gradient: Float64Array, hessian: Float64Array): void {
  const n = gradient.length;
  const transposed = map.map((_, at) => map[(at % n) * n + Math.floor(at / n)]!);
  gradient.set(multiply(transposed, gradient));
  hessian.set(congruent(transposed, hessian, n));
}

/** M A M′, row after row. */
export function congruent(matrix: Float64Array, inner: Float64Array, n: number): Float64Array {
  const times = (a: Float64Array, at: (i: number, j: number) => number): Float64Array => {
    const out = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) out[i * n + j]! += a[i * n + k]! * at(k, j);
    return out;
  };
  const left = times(matrix, (k, j) => inner[k * n + j]!);
  return times(left, (k, j) => matrix[j * n + k]!);
}
