import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { Prior } from "../../schema/prior.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { CollapsedRows } from "../kernel/collapse.ts";
import { occasionConvention, type BuyingProcess } from "../kernel/covariates/convention.ts";
import type { CovariateCoefficients, CovariateFitOptions, DescribedColumns } from "../kernel/covariates/covariates.ts";
import type { SimulatedCovariates } from "../kernel/covariates/customerParameters.ts";
import { simulateEach } from "../kernel/covariates/simulateEach.ts";
import { fitHistories, historiesLogLikelihood, type HistoryModel } from "../kernel/historyModel.ts";
import type { FitOptions } from "../kernel/maximumLikelihood.ts";
import { meanAge } from "../kernel/meanAge.ts";
import { checkParameters } from "../kernel/modelParameters.ts";
import type { MaybeTimed } from "../kernel/observedUnit.ts";
import type { DescribedHistories, DescribedHistory, PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import { agesAndStream, type SimulateOptions } from "../kernel/simulateOptions.ts";
import type { Weighted } from "../kernel/weighted.ts";
import * as kernel from "./kernel.ts";
import type { MbgNbdModel, MbgNbdParameters } from "./schema.ts";
import { simulateHistories } from "./simulation.ts";

/** Options of {@link fit}. */
export type MbgNbdFitOptions = FitOptions<keyof MbgNbdParameters> &
  CovariateFitOptions<BuyingProcess> & {
    /** Unit of recency and age, kept with the model; the columns' own `unit` by default, as `summarize` gives it. */
    readonly timeUnit?: TimeUnit;
  };

/** Columns to fit to, optionally with their `unit`, a `weight` and `covariates`. */
export type MbgNbdColumns = Weighted<DescribedHistories> & MaybeTimed;

/**
 * Fits the MBG/NBD model of repeat purchases by maximum likelihood: BG/NBD, but a customer may also leave right after his first
 * purchase, so that those who never bought again are not all taken to be there still.
 *
 * @param columns frequency (repeat purchases, whole), recency and age, optionally weight and their `unit`: what `summarize` gives; optionally
 * `covariates`, columns of numbers by name
 * @param options `purchase` and `dropout` name the covariates of each process (all of them by default); `ridge` pulls coefficients to 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `constant-covariate`, `collinear-covariates`, `too-few-observations`, `no-maximum`,
 * `not-converged`, `aborted`
 * @example
 * const customers = { frequency: [2, 1, 0, 0, 7, 1, 0, 3], recency: [30, 2, 0, 0, 35, 5, 0, 12], age: [39, 39, 39, 38, 39, 38, 38, 37] };
 * fit(customers, { timeUnit: "week", prior: "weak" }).fit.observations // => 8
 * @see Batislam, Denizel & Filiztekin (2007), Int. J. Research in Marketing 24(3), 201–209
 */
export function fit(columns: MbgNbdColumns, options: MbgNbdFitOptions = {}): MbgNbdModel {
  const estimate = fitHistories(historyModel, columns, options);
  return freezeDeep({ kind: "mbg-nbd", version: 1, ...estimate });
}

function weakPrior(rows: CollapsedRows): Prior<keyof MbgNbdParameters> {
  const wide = { median: 1, sdLog: 2 };
  return { r: wide, alpha: { median: meanAge(rows), sdLog: 2 }, a: wide, b: wide };
}

/** Shapes seen in practice, with alpha such that r / alpha is well above the observed purchases per unit of age: many have left. */
function startingPoints(data: kernel.LikelihoodData): number[][] {
  const rate = Math.max(data.purchases, 0.5) / data.rows.customers / meanAge(data.rows);
  return [
    [0.5, 0.2 / rate, 0.8, 1.6],
    [1.5, 0.7 / rate, 0.5, 4],
    [0.2, 0.1 / rate, 1.5, 1.5],
  ];
}

const historyModel: HistoryModel<keyof MbgNbdParameters, kernel.LikelihoodData> = {
  name: "mbgNbd",
  kernel,
  starts: startingPoints,
  weakPrior,
  convention: occasionConvention,
};

/**
 * Log-likelihood of one customer, or the sum over columns of customers.
 *
 * @param parameters r, alpha, a, b, all above 0
 * @param coefficients those of covariates, as a model has them in `covariates`; the customers then carry theirs
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logLikelihood({ r: 0.25, alpha: 4, a: 0.8, b: 2.5 }, { frequency: 0, recency: 0, age: 40 }) // => -0.41792826
 * @see Batislam, Denizel & Filiztekin (2007)
 */
export function logLikelihood(
  parameters: MbgNbdParameters,
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
 * @example simulate({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { customers: 3, age: 39, seed: 1 }).age // => [39, 39, 39]
 */
export function simulate(
  parameters: MbgNbdParameters,
  options: SimulateOptions,
): Record<PurchaseHistoryKey, Float64Array>;
export function simulate(
  parameters: MbgNbdParameters,
  options: DescribedSimulateOptions,
): Record<PurchaseHistoryKey, Float64Array> & DescribedColumns;
export function simulate(
  parameters: MbgNbdParameters,
  options: DescribedSimulateOptions,
): Record<PurchaseHistoryKey, Float64Array> & DescribedColumns {
  const operation = "mbgNbd.simulate";
  checkParameters(operation, kernel.parameterNames, parameters);
  const { ages, stream } = agesAndStream(operation, options);
  return simulateEach(
    { operation, convention: occasionConvention, names: kernel.parameterNames, parameters, ages },
    options,
    (own, some) => simulateHistories(own, some, stream),
  );
}
