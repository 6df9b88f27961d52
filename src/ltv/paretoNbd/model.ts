import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { Prior } from "../../schema/prior.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { CollapsedRows } from "../kernel/collapse.ts";
import { rateConvention, type BuyingProcess } from "../kernel/covariates/convention.ts";
import type { CovariateCoefficients, CovariateFitOptions, DescribedColumns } from "../kernel/covariates/covariates.ts";
import type { SimulatedCovariates } from "../kernel/covariates/customerParameters.ts";
import { simulateEach } from "../kernel/covariates/simulateEach.ts";
import { countedRows } from "../kernel/countedRows.ts";
import { fitHistories, historiesLogLikelihood, type HistoryModel } from "../kernel/historyModel.ts";
import type { FitOptions } from "../kernel/maximumLikelihood.ts";
import { meanAge } from "../kernel/meanAge.ts";
import { checkParameters } from "../kernel/modelParameters.ts";
import type { MaybeTimed } from "../kernel/observedUnit.ts";
import type { DescribedHistories, DescribedHistory, PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import { agesAndStream, type SimulateOptions } from "../kernel/simulateOptions.ts";
import type { Weighted } from "../kernel/weighted.ts";
import * as kernel from "./kernel.ts";
import type { ParetoNbdModel, ParetoNbdParameters } from "./schema.ts";
import { simulateHistories } from "./simulation.ts";

/** Options of {@link fit}. */
export type ParetoNbdFitOptions = FitOptions<keyof ParetoNbdParameters> &
  CovariateFitOptions<BuyingProcess> & {
    /** Unit of recency and age, kept with the model; the columns' own `unit` by default, as `summarize` gives it. */
    readonly timeUnit?: TimeUnit;
  };

/** Columns to fit to, optionally with their `unit`, a `weight` and `covariates`. */
export type ParetoNbdColumns = Weighted<DescribedHistories> & MaybeTimed;

/**
 * Fits the Pareto/NBD model of repeat purchases by maximum likelihood: customers buy at random at a rate of their own, until they
 * leave at a time of their own.
 *
 * @param columns frequency (repeat purchases, whole), recency and age, optionally weight and their `unit`: what `summarize` gives; optionally
 * `covariates`, columns of numbers by name
 * @param options `purchase` and `dropout` name the covariates of each process (all of them by default); `ridge` pulls coefficients to 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `constant-covariate`, `collinear-covariates`, `too-few-observations`, `no-maximum`,
 * `not-converged`, `aborted`
 * @example
 * const customers = { frequency: [2, 1, 0, 0, 7, 1, 0, 3], recency: [30, 2, 0, 0, 35, 5, 0, 12], age: [39, 39, 39, 38, 39, 38, 38, 37] };
 * fit(customers, { timeUnit: "week", prior: "weak" }).fit.observations // => 8
 * @see Schmittlein, Morrison & Colombo (1987), Management Science 33(1), 1–24; Fader & Hardie (2005), "A note on deriving the Pareto/NBD model and related expressions"
 */
export function fit(columns: ParetoNbdColumns, options: ParetoNbdFitOptions = {}): ParetoNbdModel {
  const estimate = fitHistories(historyModel, columns, options);
  return freezeDeep({ kind: "pareto-nbd", version: 1, ...estimate });
}

function weakPrior(rows: CollapsedRows): Prior<keyof ParetoNbdParameters> {
  const shape = { median: 1, sdLog: 2 };
  const rate = { median: meanAge(rows), sdLog: 2 };
  return { r: shape, alpha: rate, s: shape, beta: rate };
}

/** Shapes seen in practice, with alpha such that r / alpha is above the observed purchases per unit of age: some have left. */
function startingPoints(data: kernel.LikelihoodData): number[][] {
  const age = meanAge(data.rows);
  const rate = Math.max(data.purchases, 0.5) / data.rows.customers / age;
  return [
    [0.5, 0.35 / rate, 0.6, 0.4 * age],
    [1.5, 1 / rate, 0.4, age],
    [0.2, 0.1 / rate, 1.5, 2 * age],
  ];
}

const historyModel: HistoryModel<keyof ParetoNbdParameters, kernel.LikelihoodData> = {
  name: "paretoNbd",
  kernel,
  starts: startingPoints,
  weakPrior,
  convention: rateConvention,
  // The rules of its integrals need not be made again for each group.
  groupData: (rows, { work }) => ({ ...countedRows(rows), work }),
};

/**
 * Log-likelihood of one customer, or the sum over columns of customers.
 *
 * @param parameters r, alpha, s, beta, all above 0
 * @param coefficients those of covariates, as a model has them in `covariates`; the customers then carry theirs
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logLikelihood({ r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 }, { frequency: 2, recency: 30.43, age: 38.86 }) // => -9.562
 * @see Fader & Hardie (2005), "A note on deriving the Pareto/NBD model and related expressions"
 */
export function logLikelihood(
  parameters: ParetoNbdParameters,
  customers: DescribedHistory | DescribedHistories,
  coefficients?: CovariateCoefficients<BuyingProcess>,
): number {
  return historiesLogLikelihood(historyModel, parameters, customers, coefficients);
}

/** What `simulate` needs besides the parameters, with covariates where the model has any. */
export type DescribedSimulateOptions = SimulateOptions & SimulatedCovariates<BuyingProcess>;

/**
 * Draws customers from the model itself, as columns that {@link fit} takes.
 *
 * @param options where customers differ by covariates, `coefficients` and `covariates` too, which come back with the columns
 * @throws {KeizokuError} `invalid-input`
 * @example simulate({ r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 }, { customers: 3, age: 39, seed: 1 }).age // => [39, 39, 39]
 */
export function simulate(
  parameters: ParetoNbdParameters,
  options: SimulateOptions,
): Record<PurchaseHistoryKey, Float64Array>;
export function simulate(
  parameters: ParetoNbdParameters,
  options: DescribedSimulateOptions,
): Record<PurchaseHistoryKey, Float64Array> & DescribedColumns;
export function simulate(
  parameters: ParetoNbdParameters,
  options: DescribedSimulateOptions,
): Record<PurchaseHistoryKey, Float64Array> & DescribedColumns {
  const operation = "paretoNbd.simulate";
  checkParameters(operation, kernel.parameterNames, parameters);
  const { ages, stream } = agesAndStream(operation, options);
  return simulateEach(
    { operation, convention: rateConvention, names: kernel.parameterNames, parameters, ages },
    options,
    (own, some) => simulateHistories(own, some, stream),
  );
}
