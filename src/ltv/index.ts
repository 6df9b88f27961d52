export * as bdw from "./bdw/index.ts";
export { bdwFamily, type BdwModel, type BdwParameters } from "./bdw/schema.ts";
export * as bgNbd from "./bgNbd/index.ts";
export { bgNbdFamily, type BgNbdModel, type BgNbdParameters } from "./bgNbd/schema.ts";
export { families, type LtvModel } from "./families.ts";
export * as gammaGamma from "./gammaGamma/index.ts";
export { gammaGammaFamily, type GammaGammaModel, type GammaGammaParameters } from "./gammaGamma/schema.ts";
export {
  lifetimeValue,
  type CustomerKey,
  type LifetimeModels,
  type LifetimeValueOptions,
  type SpendModel,
  type TransactionModel,
} from "./lifetimeValue.ts";
export * as mbgNbd from "./mbgNbd/index.ts";
export { mbgNbdFamily, type MbgNbdModel, type MbgNbdParameters } from "./mbgNbd/schema.ts";
export * as paretoNbd from "./paretoNbd/index.ts";
export { paretoNbdFamily, type ParetoNbdModel, type ParetoNbdParameters } from "./paretoNbd/schema.ts";
export type { ExcludedCustomer, Holdout, PurchaseSummary } from "./summarize/purchaseSummary.ts";
export * as sbg from "./sbg/index.ts";
export { sbgFamily, type SbgModel, type SbgParameters } from "./sbg/schema.ts";
export { summarize, type SummarizeOptions } from "./summarize/summarize.ts";
export type { Purchase, PurchaseColumns } from "../schema/purchaseLog.ts";
export type { PurchaseHistoryKey } from "./kernel/purchaseHistory.ts";
export type { MaybeTimed } from "./kernel/observedUnit.ts";
export type { TimedModel } from "./kernel/predictionOptions.ts";
