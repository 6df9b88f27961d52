import { collapse, type CollapsedRows } from "./collapse.ts";
import type { Convention } from "./covariates/convention.ts";
import type { CovariateRow } from "./covariates/covariates.ts";
import { effectsOf, overCustomers } from "./covariates/scorer.ts";
import { selectCovariates } from "./covariates/selectCovariates.ts";
import { estimateWith, withCovariates } from "./covariates/withCovariates.ts";
import type { Estimate } from "./estimate.ts";
import type { LikelihoodProblem } from "./likelihoodProblem.ts";
import type { FitOptions } from "./maximumLikelihood.ts";
import { checkParameters } from "./modelParameters.ts";
import { observedUnit, type MaybeTimed } from "./observedUnit.ts";
import { pilotsOf } from "./pilotRows.ts";
import type { Prior } from "../../schema/prior.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { purchaseHistoryRules, type DescribedHistories, type DescribedHistory } from "./purchaseHistory.ts";
import type { Weighted } from "./weighted.ts";

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
  /** What covariates move; without it the model takes none. */
  readonly convention?: Convention<string>;
  /** Data of a group of customers, sharing with the data of all what need not be made for each. */
  readonly groupData?: (rows: CollapsedRows, all: D) => D;
}

/**
 * Fits a model of repeat purchases by maximum likelihood.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `constant-covariate`, `collinear-covariates`, `too-few-observations`, `no-maximum`,
 * `not-converged`, `aborted`
 */
export function fitHistories<P extends string, D>(
  { name, kernel, starts, weakPrior, convention = {}, groupData }: HistoryModel<P, D>,
  data: Weighted<DescribedHistories> & MaybeTimed,
  options: FitOptions<P> & { readonly timeUnit?: TimeUnit },
): Estimate<P> {
  const operation = `${name}.fit`;
  const timeUnit = observedUnit(operation, data, options);
  const selection = selectCovariates({ operation, convention, rules: purchaseHistoryRules, data, options });
  const rows = collapse([data.frequency, data.recency, data.age, ...selection.columns], data.weight);
  const all = kernel.likelihoodData(rows);
  const problemOver = (some: CollapsedRows, data: D): LikelihoodProblem<P> => ({
    operation,
    names: kernel.parameterNames,
    rows: some,
    timeUnit,
    starts: starts(data),
    weakPrior: weakPrior(some),
    notes: [],
    value: (parameters) => kernel.logLikelihood(parameters, data),
    derivatives: (parameters, g, h) => kernel.derivatives(parameters, data, g, h),
  });
  const pilots = pilotsOf(rows, (some) => problemOver(some, kernel.likelihoodData(some)));
  const problem = { ...problemOver(rows, all), ...pilots };
  const prepare = (some: CollapsedRows): D => groupData?.(some, all) ?? kernel.likelihoodData(some);
  return estimateWith(withCovariates(problem, selection, { kernel, prepare, convention }), options);
}

/**
 * Log-likelihood of one customer, or the sum over columns of customers.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function historiesLogLikelihood<P extends string, D>(
  { name, kernel, convention = {} }: HistoryModel<P, D>,
  parameters: Readonly<Record<P, number>>,
  customers: DescribedHistory | DescribedHistories,
  coefficients?: Readonly<Record<string, CovariateRow>>,
): number {
  const operation = `${name}.logLikelihood`;
  checkParameters(operation, kernel.parameterNames, parameters);
  const vector = kernel.parameterNames.map((parameter) => parameters[parameter]);
  const effects = effectsOf(operation, "coefficients", convention, coefficients);
  let total = 0;
  const scorer = { operation, parameters: vector, effects };
  overCustomers(scorer, customers, purchaseHistoryRules, (own, { frequency, recency, age }) => {
    total += kernel.logLikelihood(own, kernel.likelihoodData(collapse([frequency, recency, age])));
  });
  return total;
}
