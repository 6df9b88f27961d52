export type { FitOptions, FitProgress } from "../kernel/maximumLikelihood.ts";
export type { LogNormalPrior, Prior } from "../../schema/prior.ts";
export type { DiscountOptions, HorizonOptions } from "../kernel/predictionOptions.ts";
export type { PurchaseHistories, PurchaseHistory, PurchaseHistoryKey } from "../kernel/purchaseHistory.ts";
export type { SimulateOptions } from "../kernel/simulateOptions.ts";
export type { Weighted } from "../kernel/weighted.ts";
export { fit, logLikelihood, simulate, type NbdColumns, type NbdFitOptions } from "./model.ts";
export {
  expectedPurchases,
  logProbabilityOfPurchases,
  newCustomerPurchases,
  probabilityAlive,
  probabilityAliveAfter,
  probabilityOfPurchases,
  residualValue,
  type NbdScorer,
  type TimedNbdScorer,
} from "./predictions.ts";
export type { NbdModel, NbdParameters } from "./schema.ts";
