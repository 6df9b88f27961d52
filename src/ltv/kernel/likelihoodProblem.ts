import type { Objective } from "../../numeric/optimize/objective.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { Prior } from "../../schema/prior.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { CollapsedRows } from "./collapse.ts";
import { addLogPrior } from "./prior.ts";

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

/** Minus the log-likelihood per customer, over log-scale parameters: one scale of tolerances for every size of data. */
export function negativeMean<P extends string>(problem: LikelihoodProblem<P>, prior: Prior<P> | null): Objective {
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
