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
import type { BdwModel } from "./schema.ts";

/** What predictions read of a model: its parameters and covariates, and its period where a rate is involved. */
export type BdwScorer = Pick<BdwModel, "parameters" | "covariates">;

/** The curve of a model, for the named function. */
export function bdwPrediction(name: string, model: BdwScorer): Prediction {
  return { ...scorerOf(`bdw.${name}`, [parameterNames, leavingConvention], model), curveOf };
}

/**
 * Share of a cohort still active after 0, 1, … `renewals` renewals; also a curve for `cohort.stack`.
 *
 * @param renewals whole, from 0 to 100,000
 * @param customer `{ covariates: { gender: 1 } }` where the model has covariates
 * @returns `renewals + 1` shares, the first of them 1, never rising
 * @throws {KeizokuError} `invalid-input`
 * @example survival({ parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 } }, 4) // => [1, 0.8694, 0.7403, 0.6552, 0.5961]
 * @see Fader, Hardie, Liu, Davin & Steenburgh (2018), J. Interactive Marketing 43, 1–16
 */
export function survival(model: BdwScorer, renewals: number, customer: DescribedRow = {}): Float64Array {
  return survivalShares(bdwPrediction("survival", model), renewals, customer);
}

/**
 * The same as a function of the number of renewals, as long as `cohort.stack` and `projectStack` ask for:
 * `stack({ acquisitions, retention: { survival: bdw.survivalCurve(model) } })`.
 *
 * @param customer `{ covariates: { gender: 1 } }` where the model has covariates
 * @returns a function of whole renewals from 0 to 100,000, which throws `invalid-input` for others
 * @throws {KeizokuError} `invalid-input`
 * @example survivalCurve({ parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 } })(12) // => 0.4038
 */
export function survivalCurve(model: BdwScorer, customer: DescribedRow = {}): (renewals: number) => number {
  return survivalFunction(bdwPrediction("survivalCurve", model), customer);
}

/**
 * Natural logarithm of the share of a cohort still active after so many renewals: exact where the share itself is too small to tell.
 *
 * @returns a number for one number of renewals, a `Float64Array` for several; at most 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logSurvival({ parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 } }, { renewals: 12 }) // => -0.9067
 */
export function logSurvival(model: BdwScorer, options: Tenure): number;
export function logSurvival(model: BdwScorer, options: Tenures): Float64Array;
export function logSurvival(model: BdwScorer, options: Tenure | Tenures): number | Float64Array {
  return overTenures(bdwPrediction("logSurvival", model), options, (curve, n) => curve.logSurvival(0, n));
}

/**
 * Chance that a customer who has survived `renewals` renewals survives the next one too: the cohort's retention rate at that renewal.
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example retentionRate({ parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 } }, { renewals: [0, 1, 5] }) // => [0.8694, 0.8515, 0.9382]
 * @see Fader, Hardie, Liu, Davin & Steenburgh (2018), J. Interactive Marketing 43, 1–16
 */
export function retentionRate(model: BdwScorer, customers: Tenure): number;
export function retentionRate(model: BdwScorer, customers: Tenures): Float64Array;
export function retentionRate(model: BdwScorer, customers: Tenure | Tenures): number | Float64Array {
  const next = bdwPrediction("retentionRate", model);
  return overTenures(next, customers, (curve, n) => Math.exp(curve.logRetention(n + 1)));
}

/**
 * Chance that a new customer leaves at exactly this renewal (1, 2, …).
 *
 * @returns a number for one renewal, a `Float64Array` for several; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example churnProbability({ parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 } }, { renewal: [1, 2, 3] }) // => [0.1306, 0.1291, 0.0851]
 * @see Fader, Hardie, Liu, Davin & Steenburgh (2018), J. Interactive Marketing 43, 1–16
 */
export function churnProbability(model: BdwScorer, options: Renewal): number;
export function churnProbability(model: BdwScorer, options: Renewals): Float64Array;
export function churnProbability(model: BdwScorer, options: Renewal | Renewals): number | Float64Array {
  return churn(bdwPrediction("churnProbability", model), options);
}

/**
 * Natural logarithm of the chance that a new customer leaves at exactly this renewal.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logChurnProbability({ parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 } }, { renewal: 12 }) // => -4.3438
 */
export function logChurnProbability(model: BdwScorer, options: Renewal): number;
export function logChurnProbability(model: BdwScorer, options: Renewals): Float64Array;
export function logChurnProbability(model: BdwScorer, options: Renewal | Renewals): number | Float64Array {
  return logChurn(bdwPrediction("logChurnProbability", model), options);
}

/**
 * Chance that a customer who has survived `renewals` renewals survives the next `horizon` of them.
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityAliveAfter({ parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 } }, { renewals: [0, 7] }, { horizon: 5 }) // => [0.5523, 0.8232]
 */
export function probabilityAliveAfter(model: BdwScorer, customers: Tenure, options: RenewalHorizon): number;
export function probabilityAliveAfter(model: BdwScorer, customers: Tenures, options: RenewalHorizon): Float64Array;
export function probabilityAliveAfter(
  model: BdwScorer,
  customers: Tenure | Tenures,
  options: RenewalHorizon,
): number | Float64Array {
  return aliveAfter(bdwPrediction("probabilityAliveAfter", model), customers, options);
}

/**
 * Mean over new customers of θ, the chance to leave at the first renewal.
 *
 * @param customer `{ covariates: { gender: 1 } }` where the model has covariates
 * @throws {KeizokuError} `invalid-input`
 * @example meanChurn({ parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 } }) // => 0.1306
 */
export function meanChurn(model: BdwScorer, customer: DescribedRow = {}): number {
  return newCustomerCurve(bdwPrediction("meanChurn", model), customer).meanTheta(0);
}

/**
 * Mean of θ over the customers who have survived `renewals` renewals: those who stay are the loyal ones, so it falls.
 * What share of them leaves at the next renewal is 1 − `retentionRate`.
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example posteriorMeanChurn({ parameters: { gamma: 0.2143, delta: 1.4266, c: 1.7236 } }, { renewals: [0, 4] }) // => [0.1306, 0.0171]
 * @see Fader, Hardie, Liu, Davin & Steenburgh (2018), J. Interactive Marketing 43, 1–16
 */
export function posteriorMeanChurn(model: BdwScorer, customers: Tenure): number;
export function posteriorMeanChurn(model: BdwScorer, customers: Tenures): Float64Array;
export function posteriorMeanChurn(model: BdwScorer, customers: Tenure | Tenures): number | Float64Array {
  return overTenures(bdwPrediction("posteriorMeanChurn", model), customers, (curve, n) => curve.meanTheta(n));
}
