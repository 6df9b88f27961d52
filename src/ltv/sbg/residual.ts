import { hyp2f1 } from "../../numeric/special/hyp2f1.ts";
import type { Tenure, Tenures } from "../contract/contracts.ts";
import {
  elasticity,
  residualLife,
  residualRenewals,
  type RenewalDiscountOptions,
  type ResidualLifeOptions,
  type ResidualValueOptions,
} from "../contract/residual.ts";
import { sbgPrediction, type SbgScorer } from "./predictions.ts";
import type { SbgModel } from "./schema.ts";

/** A model with its period. */
export type PeriodicSbgScorer = SbgScorer & { readonly fit: Pick<SbgModel["fit"], "timeUnit"> };

/**
 * Renewals that a customer who has survived `renewals` of them will still make, on average, not discounted.
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined` (no horizon, and alpha at most 1: a few customers stay so long that
 * the mean is infinite)
 * @example
 * const model = { parameters: { alpha: 3.8, beta: 15.2 } };
 * expectedResidualLife(model, { renewals: [0, 3] }) // => [5.429, 6.500]
 * expectedResidualLife(model, { renewals: 0 }, { horizon: 10 }) // => 3.936
 */
export function expectedResidualLife(model: SbgScorer, customers: Tenure, options?: ResidualLifeOptions): number;
export function expectedResidualLife(model: SbgScorer, customers: Tenures, options?: ResidualLifeOptions): Float64Array;
export function expectedResidualLife(
  model: SbgScorer,
  customers: Tenure | Tenures,
  options: ResidualLifeOptions = {},
): number | Float64Array {
  const prediction = sbgPrediction("expectedResidualLife", model);
  return residualLife(prediction, customers, options, closedForm);
}

/**
 * Discounted expected residual lifetime (DERL): renewals that a customer who has survived `renewals` of them will still make, each
 * discounted. Times the margin of one period it is his residual value.
 *
 * @param model with its period (`fit.timeUnit`), which turns the rate into one per period
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined` (rate 0 without horizon, and alpha at most 1)
 * @example
 * const model = { parameters: { alpha: 3.8, beta: 15.2 }, fit: { timeUnit: "year" } };
 * const discountRate = { rate: 0.1, per: "year" };
 * residualValue(model, { renewals: [0, 1, 2] }, { discountRate }) // => [3.31, 3.45, 3.59]
 * residualValue(model, { renewals: 0 }, { discountRate, horizon: 5, timing: "after-payment" }) // => 2.189
 * @see Fader & Hardie (2010), Marketing Science 29(1), 85–93, table 3
 */
export function residualValue(model: PeriodicSbgScorer, customers: Tenure, options: ResidualValueOptions): number;
export function residualValue(
  model: PeriodicSbgScorer,
  customers: Tenures,
  options: ResidualValueOptions,
): Float64Array;
export function residualValue(
  model: PeriodicSbgScorer,
  customers: Tenure | Tenures,
  options: ResidualValueOptions,
): number | Float64Array {
  const prediction = { ...sbgPrediction("residualValue", model), model };
  return residualRenewals(prediction, customers, options, closedForm);
}

/**
 * By how many percent {@link residualValue} rises where every retention rate rises by one percent (of itself).
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `mean-undefined` (rate 0 without horizon, and alpha at most 2)
 * @example
 * const model = { parameters: { alpha: 3.8, beta: 15.2 }, fit: { timeUnit: "year" } };
 * retentionElasticity(model, { renewals: [0, 4] }, { discountRate: { rate: 0.1, per: "year" } }) // => [4.516, 4.969]
 * @see Fader & Hardie (2010), Marketing Science 29(1), 85–93 (why one rate for all misjudges it)
 */
export function retentionElasticity(
  model: PeriodicSbgScorer,
  customers: Tenure,
  options: RenewalDiscountOptions,
): number;
export function retentionElasticity(
  model: PeriodicSbgScorer,
  customers: Tenures,
  options: RenewalDiscountOptions,
): Float64Array;
export function retentionElasticity(
  model: PeriodicSbgScorer,
  customers: Tenure | Tenures,
  options: RenewalDiscountOptions,
): number | Float64Array {
  return elasticity({ ...sbgPrediction("retentionElasticity", model), model }, customers, options);
}

/** Where the hypergeometric function was measured: shapes up to 20,000, 1 − v down to 1e-6. */
const LARGEST_SHAPE = 2e4;
const SMALLEST_DELTA = 1e-6;

/** Fader & Hardie (2010); elsewhere the sum is as good. */
function closedForm(parameters: readonly number[], renewals: number, delta: number): number {
  const [alpha, beta] = parameters as readonly [number, number];
  const stay = beta + renewals;
  const all = alpha + stay;
  if (delta === 0) return stay / (alpha - 1);
  if (all + 1 > LARGEST_SHAPE || delta < SMALLEST_DELTA) return NaN;
  return (stay / all) * hyp2f1(1, stay + 1, all + 1, Math.exp(-delta));
}
