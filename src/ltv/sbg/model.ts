import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { Prior } from "../../schema/prior.ts";
import type { Contract, ContractData, ContractKey, Contracts, SurvivorCounts } from "../contract/contracts.ts";
import type { SbgModel, SbgParameters } from "./schema.ts";
import { fitRenewals } from "../contract/fitRenewals.ts";
import { describedLogLikelihood } from "../contract/describedRenewals.ts";
import { simulateContracts, type ContractSimulateOptions } from "../contract/simulation.ts";
import type { ContractProcess } from "../kernel/covariates/convention.ts";
import type { CovariateCoefficients, CovariateFitOptions, DescribedColumns } from "../kernel/covariates/covariates.ts";
import type { SimulatedCovariates } from "../kernel/covariates/customerParameters.ts";
import type { FitOptions } from "../kernel/maximumLikelihood.ts";
import { checkParameters } from "../kernel/modelParameters.ts";
import { parameterNames, retention } from "./kernel.ts";

/** Options of {@link fit}. */
export type SbgFitOptions = FitOptions<keyof SbgParameters> & CovariateFitOptions<ContractProcess>;

/**
 * Fits the shifted-beta-geometric model of contracts by maximum likelihood: to the survivors of one cohort or of several (each observed
 * for its own time), or to single customers.
 *
 * @param data `period` with `survivors` (customers still active after 0, 1, … renewals; a list of such lists for several cohorts), or with
 * the columns `renewals` (survived so far), `left` (1 if he left at the next one, else 0) and optionally `weight`. Fractions of customers
 * are allowed; shares instead of counts would make the standard errors those of a single customer.
 * @param options `leaving` names the covariates to use (all by default): with them the odds of leaving at the first renewal are multiplied by
 * exp(γ'x). They need one row a customer, `covariates` being columns of numbers by name; `ridge` pulls coefficients to 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `constant-covariate`, `collinear-covariates`, `too-few-observations` (less than two renewals, too), `no-maximum` (nobody left, all
 * left at the first renewal, retention does not rise with time), `not-converged`, `aborted`
 * @example
 * fit({ period: "year", survivors: [1000, 631, 468, 382, 326] }).parameters // => { alpha: 0.7637, beta: 1.2958 }
 * fit({ period: "year", survivors: [1000, 631, 468, 382] }).parameters.alpha // => 0.7837
 * fit({ period: "year", survivors: [[1000, 631, 468, 382], [900, 560, 425], [1100, 700]] }).fit.observations // => 3000
 * @see Fader & Hardie (2007), J. Interactive Marketing 21(1), 76–90
 */
export function fit(data: ContractData, options: SbgFitOptions = {}): SbgModel {
  const shapes = ["alpha", "beta"] as const;
  const family = { operation: "sbg.fit", names: parameterNames, shapes, retention, starts, weakPrior };
  return freezeDeep({ kind: "sbg", version: 1, ...fitRenewals(family, data, options) });
}

/** `odds` to stay at a renewal, of all that were observed. */
function starts(odds: number): number[][] {
  return [1, 0.2, 5].map((alpha) => [alpha, alpha * odds]);
}

function weakPrior(odds: number): Prior<keyof SbgParameters> {
  return { alpha: { median: 1, sdLog: 2 }, beta: { median: odds, sdLog: 2 } };
}

/**
 * Log-likelihood of one customer, of columns of customers, or of cohorts.
 *
 * @param coefficients those of covariates, as a model has them in `covariates`; the customers then carry theirs
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * logLikelihood({ alpha: 1, beta: 1 }, { renewals: 0, left: 1 }) // => -0.6931
 * logLikelihood({ alpha: 0.704, beta: 1.182 }, { survivors: [1000, 631, 468, 382, 326, 289, 262, 241] }) // => -1680.265
 * @see Fader & Hardie (2007)
 */
export function logLikelihood(
  parameters: SbgParameters,
  data: Contract | Contracts | SurvivorCounts,
  coefficients?: CovariateCoefficients<ContractProcess>,
): number {
  const operation = "sbg.logLikelihood";
  checkParameters(operation, parameterNames, parameters);
  const model = { operation, retention, parameters: parameterNames.map((name) => parameters[name]) };
  return describedLogLikelihood(model, data, coefficients);
}

/** What `simulate` needs besides the parameters, with covariates where the model has any. */
export type DescribedSimulateOptions = ContractSimulateOptions & SimulatedCovariates<ContractProcess>;

/**
 * Draws customers from the model itself, as columns that {@link fit} takes.
 *
 * @param options where customers differ by covariates, `coefficients` and `covariates` too, which come back with the columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example simulate({ alpha: 1, beta: 3 }, { customers: 1000, renewals: 0, seed: 1 }).left[0] // => 0
 */
export function simulate(
  parameters: SbgParameters,
  options: ContractSimulateOptions,
): Record<ContractKey, Float64Array>;
export function simulate(
  parameters: SbgParameters,
  options: DescribedSimulateOptions,
): Record<ContractKey, Float64Array> & DescribedColumns;
export function simulate(
  parameters: SbgParameters,
  options: DescribedSimulateOptions,
): Record<ContractKey, Float64Array> & DescribedColumns {
  const operation = "sbg.simulate";
  checkParameters(operation, parameterNames, parameters);
  const vector = parameterNames.map((name) => parameters[name]);
  return simulateContracts(operation, ([alpha, beta]) => ({ shapes: [alpha!, beta!], power: 1 }), {
    parameters: vector,
    options,
  });
}
