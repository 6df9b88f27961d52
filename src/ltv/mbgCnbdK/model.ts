import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
import { mbgCnbdK } from "./family.ts";
import { agesAndStream, type SimulateOptions } from "../kernel/simulateOptions.ts";
import type { GapHistories, GapHistory } from "../regular/gaps.ts";
import { lawOf } from "../regular/law.ts";
import { fitRegular, regularLogLikelihood, type RegularColumns, type RegularFitOptions } from "../regular/model.ts";
import { simulateHistories } from "../regular/simulation.ts";
import type { MbgCnbdKModel, MbgCnbdKParameters } from "./schema.ts";

/**
 * Fits the MBG/CNBD-k model of repeat purchases by maximum likelihood: BG/CNBD-k, but a customer may also leave right after his first
 * purchase. The gaps are Erlang-k, more regular the larger k; with k = 1 it is MBG/NBD.
 *
 * Without `options.k` the likelihoods of k = 1 … 12 are compared, which needs the column `sumLogGaps`; a note says by how much the
 * neighbours are worse, and AIC and BIC count k as a parameter. With the column, log-likelihoods compare across k and with MBG/NBD.
 *
 * @param columns frequency (repeat purchases, whole), recency and age, optionally sumLogGaps (Σ ln gap), weight and their `unit`
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations`, `no-maximum`, `not-converged`, `aborted`
 * @example
 * const customers = { frequency: [2, 1, 0, 0, 7, 1, 0, 3], recency: [30, 2, 0, 0, 35, 5, 0, 12], age: [39, 39, 39, 38, 39, 38, 38, 37] };
 * fit(customers, { k: 2, timeUnit: "week", prior: "weak" }).fit.observations // => 8
 * fit(customers, { timeUnit: "week" }) // throws invalid-input
 * @see Reutterer, Platzer & Schröder (2021), Int. J. Research in Marketing 38(1), 194–215
 */
export function fit(columns: RegularColumns, options: RegularFitOptions = {}): MbgCnbdKModel {
  return freezeDeep(fitRegular(mbgCnbdK, columns, options));
}

/**
 * Log-likelihood of one customer, or the sum over columns of customers. Without `sumLogGaps` it leaves out the density of the gaps that
 * depends on k alone, (k − 1) Σ ln gap − frequency · ln Γ(k).
 *
 * @param parameters k (whole, 1 to 100) and r, alpha, a, b, all above 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logLikelihood({ k: 2, r: 0.9, alpha: 3, a: 0.8, b: 2.5 }, { frequency: 2, recency: 20, age: 40, sumLogGaps: 4.5 }) // => -8.6669
 * @see Reutterer, Platzer & Schröder (2021)
 */
export function logLikelihood(parameters: MbgCnbdKParameters, customers: GapHistory | GapHistories): number {
  return regularLogLikelihood(mbgCnbdK, parameters, customers);
}

/**
 * Draws customers from the model itself, as columns that {@link fit} takes, `sumLogGaps` among them.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example simulate({ k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 }, { customers: 3, age: 39, seed: 1 }).age // => [39, 39, 39]
 */
export function simulate(
  parameters: MbgCnbdKParameters,
  options: SimulateOptions,
): Record<PurchaseHistoryKey | "sumLogGaps", Float64Array> {
  const law = lawOf(mbgCnbdK, `${mbgCnbdK.name}.simulate`, parameters);
  const { ages, stream } = agesAndStream(`${mbgCnbdK.name}.simulate`, options);
  return simulateHistories(law, ages, stream);
}
