export type { FitOptions, FitProgress } from "../kernel/maximumLikelihood.ts";
export type { LogNormalPrior, Prior } from "../../schema/prior.ts";
export type { DiscountOptions, HorizonOptions } from "../kernel/predictionOptions.ts";
export type { PurchaseHistories, PurchaseHistory, PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
export type { SimulateOptions } from "../kernel/simulateOptions.ts";
export type { Weighted } from "../kernel/weighted.ts";
export { fit, logLikelihood, simulate, type BgBbColumns, type BgBbFitOptions } from "./model.ts";
export {
  expectedPurchases,
  logOddsAlive,
  logProbabilityOfPurchases,
  newCustomerPurchases,
  probabilityAlive,
  probabilityAliveAfter,
  probabilityOfPurchases,
  residualValue,
  type BgBbScorer,
  type TimedBgBbScorer,
} from "./predictions.ts";
export type { BgBbModel, BgBbParameters } from "./schema.ts";
