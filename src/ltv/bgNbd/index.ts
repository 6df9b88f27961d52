export type * from "../kernel/buyingTypes.ts";
export {
  fit,
  logLikelihood,
  simulate,
  type BgNbdColumns,
  type BgNbdFitOptions,
  type DescribedSimulateOptions,
} from "./model.ts";
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
