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
export type { ExcludedCustomer, Holdout, PurchaseSummary } from "./summarize/purchaseSummary.ts";
export { summarize, type SummarizeOptions } from "./summarize/summarize.ts";
export type { Purchase, PurchaseColumns } from "../schema/purchaseLog.ts";
export type { PurchaseHistoryKey } from "./kernel/purchaseHistory.ts";
