import type { Renewal, Renewals, Tenure, Tenures } from "../contract/contracts.ts";
import {
  aliveAfter,
  churn,
  logChurn,
  newCustomerCurve,
  overTenures,
  survivalFunction,
  survivalShares,
  type Prediction,
  type RenewalHorizon,
} from "../contract/predictions.ts";
import { leavingConvention } from "../kernel/covariates/convention.ts";
import type { DescribedRow } from "../kernel/covariates/covariates.ts";
import { scorerOf } from "../kernel/covariates/scorer.ts";
import { curveOf, parameterNames } from "./kernel.ts";
import type { SbgModel } from "./schema.ts";

/** What predictions read of a model: its parameters and covariates, and its period where a rate is involved. */
export type SbgScorer = Pick<SbgModel, "parameters" | "covariates">;

/** The curve of a model, for the named function. */
export function sbgPrediction(name: string, model: SbgScorer): Prediction {
  return { ...scorerOf(`sbg.${name}`, [parameterNames, leavingConvention], model), curveOf };
}

/**
 * Share of a cohort still active after 0, 1, … `renewals` renewals; also a curve for `cohort.stack`.
 *
 * @param renewals whole, from 0 to 100,000
 * @param customer `{ covariates: { gender: 1 } }` where the model has covariates
 * @returns `renewals + 1` shares, the first of them 1, never rising
 * @throws {KeizokuError} `invalid-input`
 * @example survival({ parameters: { alpha: 0.704, beta: 1.182 } }, 4) // => [1, 0.6267, 0.4738, 0.3880, 0.3321]
 * @see Fader & Hardie (2007)
 */
export function survival(model: SbgScorer, renewals: number, customer: DescribedRow = {}): Float64Array {
  return survivalShares(sbgPrediction("survival", model), renewals, customer);
}

/**
 * The same as a function of the number of renewals, as long as `cohort.stack` and `projectStack` ask for:
 * `stack({ acquisitions, retention: { survival: sbg.survivalCurve(model) } })`.
 *
 * @param customer `{ covariates: { gender: 1 } }` where the model has covariates
 * @returns a function of whole renewals from 0 to 100,000, which throws `invalid-input` for others
 * @throws {KeizokuError} `invalid-input`
 * @example survivalCurve({ parameters: { alpha: 0.704, beta: 1.182 } })(12) // => 0.1701
 */
export function survivalCurve(model: SbgScorer, customer: DescribedRow = {}): (renewals: number) => number {
  return survivalFunction(sbgPrediction("survivalCurve", model), customer);
}

/**
 * Natural logarithm of the share of a cohort still active after so many renewals: exact where the share itself is too small to tell.
 *
 * @returns a number for one number of renewals, a `Float64Array` for several; at most 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logSurvival({ parameters: { alpha: 0.704, beta: 1.182 } }, { renewals: 12 }) // => -1.7716
 */
export function logSurvival(model: SbgScorer, options: Tenure): number;
export function logSurvival(model: SbgScorer, options: Tenures): Float64Array;
export function logSurvival(model: SbgScorer, options: Tenure | Tenures): number | Float64Array {
  return overTenures(sbgPrediction("logSurvival", model), options, (curve, n) => curve.logSurvival(0, n));
}

/**
 * Chance that a customer who has survived `renewals` renewals survives the next one too: the cohort's retention rate at that renewal.
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example retentionRate({ parameters: { alpha: 0.704, beta: 1.182 } }, { renewals: [0, 1, 5] }) // => [0.6267, 0.7561, 0.8978]
 * @see Fader & Hardie (2007)
 */
export function retentionRate(model: SbgScorer, customers: Tenure): number;
export function retentionRate(model: SbgScorer, customers: Tenures): Float64Array;
export function retentionRate(model: SbgScorer, customers: Tenure | Tenures): number | Float64Array {
  const next = sbgPrediction("retentionRate", model);
  return overTenures(next, customers, (curve, n) => Math.exp(curve.logRetention(n + 1)));
}

/**
 * Chance that a new customer leaves at exactly this renewal (1, 2, …).
 *
 * @returns a number for one renewal, a `Float64Array` for several; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example churnProbability({ parameters: { alpha: 0.704, beta: 1.182 } }, { renewal: [1, 2, 3] }) // => [0.3733, 0.1529, 0.0858]
 * @see Fader & Hardie (2007)
 */
export function churnProbability(model: SbgScorer, options: Renewal): number;
export function churnProbability(model: SbgScorer, options: Renewals): Float64Array;
export function churnProbability(model: SbgScorer, options: Renewal | Renewals): number | Float64Array {
  return churn(sbgPrediction("churnProbability", model), options);
}

/**
 * Natural logarithm of the chance that a new customer leaves at exactly this renewal.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logChurnProbability({ parameters: { alpha: 0.704, beta: 1.182 } }, { renewal: 12 }) // => -4.6225
 */
export function logChurnProbability(model: SbgScorer, options: Renewal): number;
export function logChurnProbability(model: SbgScorer, options: Renewals): Float64Array;
export function logChurnProbability(model: SbgScorer, options: Renewal | Renewals): number | Float64Array {
  return logChurn(sbgPrediction("logChurnProbability", model), options);
}

/**
 * Chance that a customer who has survived `renewals` renewals survives the next `horizon` of them.
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityAliveAfter({ parameters: { alpha: 0.704, beta: 1.182 } }, { renewals: [0, 7] }, { horizon: 5 }) // => [0.2924, 0.7114]
 */
export function probabilityAliveAfter(model: SbgScorer, customers: Tenure, options: RenewalHorizon): number;
export function probabilityAliveAfter(model: SbgScorer, customers: Tenures, options: RenewalHorizon): Float64Array;
export function probabilityAliveAfter(
  model: SbgScorer,
  customers: Tenure | Tenures,
  options: RenewalHorizon,
): number | Float64Array {
  return aliveAfter(sbgPrediction("probabilityAliveAfter", model), customers, options);
}

/**
 * Mean over new customers of θ, the chance to leave at a renewal.
 *
 * @param customer `{ covariates: { gender: 1 } }` where the model has covariates
 * @throws {KeizokuError} `invalid-input`
 * @example meanChurn({ parameters: { alpha: 0.704, beta: 1.182 } }) // => 0.3733
 */
export function meanChurn(model: SbgScorer, customer: DescribedRow = {}): number {
  return newCustomerCurve(sbgPrediction("meanChurn", model), customer).meanTheta(0);
}

/**
 * Mean of θ over the customers who have survived `renewals` renewals: those who stay are the loyal ones, so it falls.
 * In this model it is also the share of them who leave at the next renewal: 1 − `retentionRate`.
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example posteriorMeanChurn({ parameters: { alpha: 0.704, beta: 1.182 } }, { renewals: [0, 4] }) // => [0.3733, 0.1196]
 * @see Fader & Hardie (2010), Marketing Science 29(1), 85–93
 */
export function posteriorMeanChurn(model: SbgScorer, customers: Tenure): number;
export function posteriorMeanChurn(model: SbgScorer, customers: Tenures): Float64Array;
export function posteriorMeanChurn(model: SbgScorer, customers: Tenure | Tenures): number | Float64Array {
  return overTenures(sbgPrediction("posteriorMeanChurn", model), customers, (curve, n) => curve.meanTheta(n));
}
