import { overRows } from "../../schema/columns.ts";
import type { Prior } from "../../schema/prior.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { collapse, type CollapsedRows } from "./collapse.ts";
import type { Estimate } from "./estimate.ts";
import { maximizeLikelihood, type FitOptions } from "./maximumLikelihood.ts";
import { checkParameters } from "./modelParameters.ts";
import { observedUnit, type MaybeTimed } from "./observedUnit.ts";
import { purchaseHistoryRules, type PurchaseHistories, type PurchaseHistory } from "./purchaseHistory.ts";
import { checkWeighted, type Weighted } from "./weighted.ts";

/** The likelihood of a model of repeat purchases; D is what it makes of the rows before it is evaluated. */
export interface HistoryKernel<P extends string, D> {
  readonly parameterNames: readonly P[];
  readonly likelihoodData: (rows: CollapsedRows) => D;
  readonly logLikelihood: (parameters: ArrayLike<number>, data: D) => number;
  readonly derivatives: (
    parameters: ArrayLike<number>,
    data: D,
    gradient: Float64Array,
    hessian: Float64Array,
  ) => number;
}

/** A model of repeat purchases as its fit sees it. */
export interface HistoryModel<P extends string, D> {
  /** Name of its module, `paretoNbd`. */
  readonly name: string;
  readonly kernel: HistoryKernel<P, D>;
  /** Starting points on the natural scale, tried in turn. */
  readonly starts: (data: D) => number[][];
  readonly weakPrior: (rows: CollapsedRows) => Prior<P>;
}

/**
 * Fits a model of repeat purchases by maximum likelihood.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations`, `no-maximum`, `not-converged`, `aborted`
 */
export function fitHistories<P extends string, D>(
  { name, kernel, starts, weakPrior }: HistoryModel<P, D>,
  columns: Weighted<PurchaseHistories> & MaybeTimed,
  options: FitOptions<P> & { readonly timeUnit?: TimeUnit },
): Estimate<P> {
  const operation = `${name}.fit`;
  const timeUnit = observedUnit(operation, columns, options);
  checkWeighted(operation, columns, purchaseHistoryRules);
  const rows = collapse([columns.frequency, columns.recency, columns.age], columns.weight);
  const data = kernel.likelihoodData(rows);
  const problem = {
    operation,
    names: kernel.parameterNames,
    rows,
    timeUnit,
    starts: starts(data),
    weakPrior: weakPrior(rows),
    notes: [],
    value: (parameters: Float64Array): number => kernel.logLikelihood(parameters, data),
    derivatives: (parameters: Float64Array, g: Float64Array, h: Float64Array): number =>
      kernel.derivatives(parameters, data, g, h),
  };
  return maximizeLikelihood(problem, options);
}

/**
 * Log-likelihood of one customer, or the sum over columns of customers.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function historiesLogLikelihood<P extends string, D>(
  { name, kernel }: HistoryModel<P, D>,
  parameters: Readonly<Record<P, number>>,
  customers: PurchaseHistory | PurchaseHistories,
): number {
  const operation = `${name}.logLikelihood`;
  checkParameters(operation, kernel.parameterNames, parameters);
  const vector = kernel.parameterNames.map((parameter) => parameters[parameter]);
  let total = 0;
  overRows(operation, customers, purchaseHistoryRules, ({ frequency, recency, age }) => {
    total = kernel.logLikelihood(vector, kernel.likelihoodData(collapse([frequency, recency, age])));
  });
  return total;
}
