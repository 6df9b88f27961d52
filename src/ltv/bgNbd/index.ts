export { fit, logLikelihood, simulate, type BgNbdFitOptions, type SimulateOptions } from "./model.ts";
export {
  discountedExpectedPurchases,
  expectedPurchases,
  logOddsAlive,
  logProbabilityOfPurchases,
  newCustomerPurchases,
  probabilityAlive,
  probabilityOfPurchases,
  type BgNbdScorer,
  type DiscountOptions,
  type HorizonOptions,
  type TimedScorer,
} from "./predictions.ts";
export type { BgNbdModel, BgNbdParameters } from "./schema.ts";
