/**
 * Log-likelihood of a model whose parameters differ between groups of customers, each parameter by a factor exp(± γ'x), over the working
 * scale: logarithms of the parameters of a customer whose covariates are 0, then the coefficients γ as they are.
 *
 * The logarithm of a group's parameter is linear in both, ln θ_g = ln θ + J_g γ, so that gradient and Hessian are those of the
 * family's own kernel at θ_g, turned to the log scale and carried over by [I J_g]. Plain numbers, no checks; one call of the kernel a group.
 */
import type { WorkingLikelihood } from "../likelihoodProblem.ts";
import type { Convention } from "./convention.ts";

/** A family's likelihood over rows that share their parameters, on the natural scale. */
export interface GroupKernel<D> {
  readonly logLikelihood: (parameters: Float64Array, data: D) => number;
  readonly derivatives: (parameters: Float64Array, data: D, gradient: Float64Array, hessian: Float64Array) => number;
}

/** A group's rows, made ready for the kernel, and its covariates. */
export interface Group<D> {
  readonly values: Float64Array;
  readonly data: D;
}

/** Which value of a group a coefficient multiplies, and what it moves. */
export interface CoefficientTerm {
  readonly value: number;
  readonly moves: Convention<string>[string];
}

/** The likelihood of all groups together; `size` parameters before the coefficients. */
export function groupedLikelihood<D>(
  kernel: GroupKernel<D>,
  groups: readonly Group<D>[],
  terms: readonly CoefficientTerm[],
  size: number,
): WorkingLikelihood {
  const own = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size * size);
  const enter = (working: Float64Array, values: Float64Array): void => {
    for (let k = 0; k < size; k++) own[k] = working[k]!;
    for (let e = 0; e < terms.length; e++) {
      const { value, moves } = terms[e]!;
      for (const [parameter, sign] of moves) own[parameter]! += sign * working[size + e]! * values[value]!;
    }
    for (let k = 0; k < size; k++) own[k] = Math.exp(own[k]!);
  };
  return {
    value: (working) => {
      let sum = 0;
      for (const { values, data } of groups) {
        enter(working, values);
        sum += kernel.logLikelihood(own, data);
      }
      return sum;
    },
    derivatives: (working, gradient, hessian) => {
      gradient.fill(0);
      hessian.fill(0);
      let sum = 0;
      for (const { values, data } of groups) {
        enter(working, values);
        sum += kernel.derivatives(own, data, first, second);
        toLogScale(own, first, second);
        carryOver({ first, second, values, terms }, gradient, hessian);
      }
      return sum;
    },
  };
}

/** Derivatives in the parameters into derivatives in their logarithms, in place. */
function toLogScale(own: Float64Array, first: Float64Array, second: Float64Array): void {
  const size = own.length;
  for (let k = 0; k < size; k++) {
    first[k]! *= own[k]!;
    for (let j = 0; j < size; j++) second[k * size + j]! *= own[k]! * own[j]!;
    second[k * size + k]! += first[k]!;
  }
}

interface GroupDerivatives {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly values: Float64Array;
  readonly terms: readonly CoefficientTerm[];
}

/** Adds [I J]' first and [I J]' second [I J]. */
function carryOver({ first, second, values, terms }: GroupDerivatives, g: Float64Array, h: Float64Array): void {
  const size = first.length;
  const n = g.length;
  for (let k = 0; k < size; k++) {
    g[k]! += first[k]!;
    for (let j = 0; j < size; j++) h[k * n + j]! += second[k * size + j]!;
  }
  for (let e = 0; e < terms.length; e++) {
    const term = terms[e]!;
    const x = values[term.value]!;
    if (x === 0) continue;
    const row = size + e;
    for (const [parameter, sign] of term.moves) {
      const slope = sign * x;
      g[row]! += slope * first[parameter]!;
      for (let j = 0; j < size; j++) {
        const part = slope * second[parameter * size + j]!;
        h[row * n + j]! += part;
        h[j * n + row]! += part;
      }
      for (let f = 0; f < terms.length; f++) {
        const other = terms[f]!;
        for (const [moved, direction] of other.moves) {
          h[row * n + size + f]! += slope * direction * values[other.value]! * second[parameter * size + moved]!;
        }
      }
    }
  }
}
