export type { FitOptions, FitProgress } from "../kernel/maximumLikelihood.ts";
export type { LogNormalPrior, Prior } from "../../schema/prior.ts";
export type { DiscountOptions, HorizonOptions } from "../kernel/predictionOptions.ts";
export type { PurchaseHistories, PurchaseHistory, PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
export type { SimulateOptions } from "../kernel/simulateOptions.ts";
export type { Weighted } from "../kernel/weighted.ts";
export { fit, logLikelihood, simulate, type ParetoNbdColumns, type ParetoNbdFitOptions } from "./model.ts";
export {
  residualValue,
  expectedPurchases,
  logOddsAlive,
  logProbabilityOfPurchases,
  newCustomerPurchases,
  probabilityAlive,
  probabilityAliveAfter,
  probabilityOfPurchases,
  type ParetoNbdScorer,
  type TimedParetoNbdScorer,
} from "./predictions.ts";
export type { ParetoNbdModel, ParetoNbdParameters } from "./schema.ts";
