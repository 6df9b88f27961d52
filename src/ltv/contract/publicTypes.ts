// Types that the functions of both models of contracts take and give.
export type { FitOptions, FitProgress } from "../kernel/maximumLikelihood.ts";
export type { ContractProcess } from "../kernel/covariates/convention.ts";
export type {
  CovariateCoefficients,
  CovariateColumns,
  CovariateFitOptions,
  CovariateRow,
  DescribedColumns,
  DescribedRow,
} from "../kernel/covariates/covariates.ts";
export type { SimulatedCovariates } from "../kernel/covariates/customerParameters.ts";
export type { LogNormalPrior, Prior } from "../../schema/prior.ts";
export type { Weighted } from "../kernel/weighted.ts";
export type {
  Contract,
  ContractData,
  ContractKey,
  ContractPeriod,
  Contracts,
  Renewal,
  Renewals,
  SurvivorCounts,
  Tenure,
  Tenures,
} from "./contracts.ts";
export type { RenewalHorizon } from "./predictions.ts";
export type { RenewalDiscountOptions, ResidualLifeOptions, ResidualValueOptions } from "./residual.ts";
export type { ContractSimulateOptions } from "./simulation.ts";
