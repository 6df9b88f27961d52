import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { Prior } from "../../schema/prior.ts";
import type { Contract, ContractData, ContractKey, Contracts, SurvivorCounts } from "../contract/contracts.ts";
import type { BdwModel, BdwParameters } from "./schema.ts";
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
export type BdwFitOptions = FitOptions<keyof BdwParameters> & CovariateFitOptions<ContractProcess>;

/**
 * Fits the beta-discrete-Weibull model of contracts by maximum likelihood: to the survivors of one cohort or of several (each observed for
 * its own time), or to single customers. It takes what `sbg.fit` takes, and three observed renewals at least.
 *
 * @param data `period` with `survivors` (customers still active after 0, 1, … renewals; a list of such lists for several cohorts), or with
 * the columns `renewals` (survived so far), `left` (1 if he left at the next one, else 0) and optionally `weight`
 * @param options `leaving` names the covariates to use (all by default): with them the odds of leaving at the first renewal are multiplied by
 * exp(γ'x). They need one row a customer, `covariates` being columns of numbers by name; `ridge` pulls coefficients to 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `constant-covariate`, `collinear-covariates`, `too-few-observations`, `no-maximum` (nobody left, all left at the first renewal,
 * customers who do not differ), `not-converged`, `aborted`
 * @example
 * fit({ period: "year", survivors: [1000, 869, 743, 653, 593, 551, 517, 491] }).parameters // => { gamma: 0.2143, delta: 1.4266, c: 1.7236 }
 * @see Fader, Hardie, Liu, Davin & Steenburgh (2018), J. Interactive Marketing 43, 1–16
 */
export function fit(data: ContractData, options: BdwFitOptions = {}): BdwModel {
  const shapes = ["gamma", "delta"] as const;
  const family = { operation: "bdw.fit", names: parameterNames, shapes, retention, starts, weakPrior };
  return freezeDeep({ kind: "bdw", version: 1, ...fitRenewals(family, data, options) });
}

/** `odds` to stay at a renewal, of all that were observed. */
function starts(odds: number): number[][] {
  return [
    [1, odds, 1],
    [0.3, 0.3 * odds, 1.5],
    [3, 3 * odds, 0.7],
  ];
}

function weakPrior(odds: number): Prior<keyof BdwParameters> {
  return { gamma: { median: 1, sdLog: 2 }, delta: { median: odds, sdLog: 2 }, c: { median: 1, sdLog: 1 } };
}

/**
 * Log-likelihood of one customer, of columns of customers, or of cohorts.
 *
 * @param coefficients those of covariates, as a model has them in `covariates`; the customers then carry theirs
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logLikelihood({ gamma: 1, delta: 1, c: 2 }, { renewals: 0, left: 1 }) // => -0.6931
 * @see Fader, Hardie, Liu, Davin & Steenburgh (2018), J. Interactive Marketing 43, 1–16
 */
export function logLikelihood(
  parameters: BdwParameters,
  data: Contract | Contracts | SurvivorCounts,
  coefficients?: CovariateCoefficients<ContractProcess>,
): number {
  const operation = "bdw.logLikelihood";
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
 * @example simulate({ gamma: 0.5, delta: 2, c: 1.5 }, { customers: 1000, renewals: 0, seed: 1 }).left[0] // => 0
 */
export function simulate(
  parameters: BdwParameters,
  options: ContractSimulateOptions,
): Record<ContractKey, Float64Array>;
export function simulate(
  parameters: BdwParameters,
  options: DescribedSimulateOptions,
): Record<ContractKey, Float64Array> & DescribedColumns;
export function simulate(
  parameters: BdwParameters,
  options: DescribedSimulateOptions,
): Record<ContractKey, Float64Array> & DescribedColumns {
  const operation = "bdw.simulate";
  checkParameters(operation, parameterNames, parameters);
  const vector = parameterNames.map((name) => parameters[name]);
  return simulateContracts(operation, ([gamma, delta, c]) => ({ shapes: [gamma!, delta!], power: c! }), {
    parameters: vector,
    options,
  });
}
