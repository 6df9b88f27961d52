// Types that the functions of every model of repeat purchases with covariates take and give.
export type { FitOptions, FitProgress } from "./maximumLikelihood.ts";
export type { LogNormalPrior, Prior } from "../../schema/prior.ts";
export type { BuyingProcess } from "./covariates/convention.ts";
export type {
  CovariateCoefficients,
  CovariateColumns,
  CovariateFitOptions,
  CovariateRow,
  DescribedColumns,
  DescribedRow,
  NewCustomerHorizon,
  NewCustomerHorizons,
} from "./covariates/covariates.ts";
export type { SimulatedCovariates } from "./covariates/customerParameters.ts";
export type { DiscountOptions, HorizonOptions } from "./predictionOptions.ts";
export type { CountColumns, CountRow } from "./purchaseChances.ts";
export type {
  DescribedHistories,
  DescribedHistory,
  PurchaseHistories,
  PurchaseHistory,
  PurchaseHistoryKey,
} from "./purchaseHistory.ts";
export type { SimulateOptions } from "./simulateOptions.ts";
export type { Weighted } from "./weighted.ts";
