export type { FitOptions, FitProgress } from "../kernel/maximumLikelihood.ts";
export type { LogNormalPrior, Prior } from "../../schema/prior.ts";
export type { DiscountOptions, HorizonOptions } from "../kernel/predictionOptions.ts";
export type { PurchaseHistories, PurchaseHistory, PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
export type { SimulateOptions } from "../kernel/simulateOptions.ts";
export type { Weighted } from "../kernel/weighted.ts";
export { fit, logLikelihood, simulate, type BgNbdColumns, type BgNbdFitOptions } from "./model.ts";
export {
  residualValue,
  expectedPurchases,
  logOddsAlive,
  logProbabilityOfPurchases,
  newCustomerPurchases,
  probabilityAlive,
  probabilityAliveAfter,
  probabilityOfPurchases,
  type BgNbdScorer,
  type TimedScorer,
} from "./predictions.ts";
export type { BgNbdModel, BgNbdParameters } from "./schema.ts";
