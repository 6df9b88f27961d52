import type { Tenure, Tenures } from "../contract/contracts.ts";
import {
  elasticity,
  residualLife,
  residualRenewals,
  type RenewalDiscountOptions,
  type ResidualLifeOptions,
  type ResidualValueOptions,
} from "../contract/residual.ts";
import { bdwPrediction, type BdwScorer } from "./predictions.ts";
import type { BdwModel } from "./schema.ts";

/** A model with its period. */
export type PeriodicBdwScorer = BdwScorer & { readonly fit: Pick<BdwModel["fit"], "timeUnit"> };

/**
 * Renewals that a customer who has survived `renewals` of them will still make, on average, not discounted.
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined` (no horizon, and gamma · c at most 1: a few customers stay so long that
 * the mean is infinite)
 * @example
 * const model = { parameters: { gamma: 1.5, delta: 40, c: 2.5 } };
 * expectedResidualLife(model, { renewals: [0, 3] }) // => [3.676, 2.090]
 * expectedResidualLife(model, { renewals: 0 }, { horizon: 10 }) // => 3.543
 */
export function expectedResidualLife(model: BdwScorer, customers: Tenure, options?: ResidualLifeOptions): number;
export function expectedResidualLife(model: BdwScorer, customers: Tenures, options?: ResidualLifeOptions): Float64Array;
export function expectedResidualLife(
  model: BdwScorer,
  customers: Tenure | Tenures,
  options: ResidualLifeOptions = {},
): number | Float64Array {
  const prediction = bdwPrediction("expectedResidualLife", model);
  return residualLife(prediction, customers, options);
}

/**
 * Discounted expected residual lifetime (DERL): renewals that a customer who has survived `renewals` of them will still make, each
 * discounted. Times the margin of one period it is his residual value.
 *
 * @param model with its period (`fit.timeUnit`), which turns the rate into one per period
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined` (rate 0 without horizon, and gamma · c at most 1)
 * @example
 * const model = { parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 }, fit: { timeUnit: "year" } };
 * const discountRate = { rate: 0.1, per: "year" };
 * residualValue(model, { renewals: [0, 1, 2] }, { discountRate }) // => [5.602, 5.987, 6.634]
 * residualValue(model, { renewals: 0 }, { discountRate, horizon: 5, timing: "after-payment" }) // => 2.645
 * @see Fader & Hardie (2010), Marketing Science 29(1), 85–93, for the sBG; here the sum itself
 */
export function residualValue(model: PeriodicBdwScorer, customers: Tenure, options: ResidualValueOptions): number;
export function residualValue(
  model: PeriodicBdwScorer,
  customers: Tenures,
  options: ResidualValueOptions,
): Float64Array;
export function residualValue(
  model: PeriodicBdwScorer,
  customers: Tenure | Tenures,
  options: ResidualValueOptions,
): number | Float64Array {
  const prediction = { ...bdwPrediction("residualValue", model), model };
  return residualRenewals(prediction, customers, options);
}

/**
 * By how many percent {@link residualValue} rises where every retention rate rises by one percent (of itself).
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined` (rate 0 without horizon, and gamma · c at most 2)
 * @example
 * const model = { parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 }, fit: { timeUnit: "year" } };
 * retentionElasticity(model, { renewals: [0, 4] }, { discountRate: { rate: 0.1, per: "year" } }) // => [8.145, 9.029]
 * @see Fader & Hardie (2010), Marketing Science 29(1), 85–93 (why one rate for all misjudges it)
 */
export function retentionElasticity(
  model: PeriodicBdwScorer,
  customers: Tenure,
  options: RenewalDiscountOptions,
): number;
export function retentionElasticity(
  model: PeriodicBdwScorer,
  customers: Tenures,
  options: RenewalDiscountOptions,
): Float64Array;
export function retentionElasticity(
  model: PeriodicBdwScorer,
  customers: Tenure | Tenures,
  options: RenewalDiscountOptions,
): number | Float64Array {
  return elasticity({ ...bdwPrediction("retentionElasticity", model), model }, customers, options);
}
