import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { fitHistories, historiesLogLikelihood, type HistoryModel } from "../kernel/historyModel.ts";
import type { FitOptions } from "../kernel/maximumLikelihood.ts";
import { meanAge } from "../kernel/meanAge.ts";
import { checkParameters } from "../kernel/modelParameters.ts";
import type { MaybeTimed } from "../kernel/observedUnit.ts";
import { purchaseHistoryRules, type PurchaseHistories, type PurchaseHistory } from "../kernel/purchaseHistory.ts";
import { agesAndStream, type SimulateOptions } from "../kernel/simulateOptions.ts";
import { checkWeighted, type Weighted } from "../kernel/weighted.ts";
import * as kernel from "./kernel.ts";
import type { NbdModel, NbdParameters } from "./schema.ts";
import { simulateHistories } from "./simulation.ts";

/** Options of {@link fit}. */
export interface NbdFitOptions extends FitOptions<keyof NbdParameters> {
  /** Unit of recency and age, kept with the model; the columns' own `unit` by default, as `summarize` gives it. */
  readonly timeUnit?: TimeUnit;
}

/** Columns to fit to, optionally with their `unit` and a `weight`. */
export type NbdColumns = Weighted<PurchaseHistories> & MaybeTimed;

/**
 * Fits the NBD model of repeat purchases, in which nobody ever leaves, by maximum likelihood: the baseline that a model with dropout
 * has to beat. Recency is checked and says nothing here; rows that differ in it alone are counted as one (`fit.distinctRows`).
 *
 * @param columns frequency (repeat purchases, whole), recency and age, optionally weight and their `unit`: what `summarize` gives
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations`, `no-maximum` (nobody bought again, or customers differ no
 * more than chance would have it), `not-converged`, `aborted`
 * @example
 * const customers = { frequency: [2, 1, 0, 0, 7, 1, 0, 3], recency: [30, 2, 0, 0, 35, 5, 0, 12], age: [39, 39, 39, 38, 39, 38, 38, 37] };
 * fit(customers, { timeUnit: "week" }).fit.observations // => 8
 * @see Ehrenberg (1959), The pattern of consumer purchases, Applied Statistics 8(1), 26–41
 */
export function fit(columns: NbdColumns, options: NbdFitOptions = {}): NbdModel {
  checkWeighted("nbd.fit", columns, purchaseHistoryRules);
  const recency = new Float64Array(columns.frequency.length);
  const estimate = fitHistories(historyModel, { ...columns, recency }, options);
  return freezeDeep({ kind: "nbd", version: 1, ...estimate });
}

const historyModel: HistoryModel<keyof NbdParameters, kernel.LikelihoodData> = {
  name: "nbd",
  kernel,
  /** Shapes seen in practice, with alpha such that r / alpha is the observed number of purchases per unit of age. */
  starts: ({ rows, purchases }) => {
    const rate = Math.max(purchases, 0.5) / rows.customers / meanAge(rows);
    return [0.5, 2, 0.1].map((r) => [r, r / rate]);
  },
  weakPrior: (rows) => ({ r: { median: 1, sdLog: 2 }, alpha: { median: meanAge(rows), sdLog: 2 } }),
};

/**
 * Log-likelihood of one customer, or the sum over columns of customers: of the purchase times, as in the models with dropout.
 *
 * @param parameters r, alpha, both above 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logLikelihood({ r: 0.25, alpha: 4 }, { frequency: 0, recency: 0, age: 40 }) // => -0.59947382
 */
export function logLikelihood(parameters: NbdParameters, customers: PurchaseHistory | PurchaseHistories): number {
  return historiesLogLikelihood(historyModel, parameters, customers);
}

/**
 * Draws customers from the model itself, as columns that {@link fit} takes.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example simulate({ r: 0.25, alpha: 4 }, { customers: 3, age: 39, seed: 1 }).age // => [39, 39, 39]
 */
export function simulate(
  parameters: NbdParameters,
  options: SimulateOptions,
): Record<keyof PurchaseHistory, Float64Array> {
  const operation = "nbd.simulate";
  checkParameters(operation, kernel.parameterNames, parameters);
  const { ages, stream } = agesAndStream(operation, options);
  return simulateHistories(parameters, ages, stream);
}
