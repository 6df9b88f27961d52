export type * from "../kernel/buyingTypes.ts";
export {
  fit,
  logLikelihood,
  simulate,
  type MbgNbdColumns,
  type MbgNbdFitOptions,
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
  type MbgNbdScorer,
  type TimedMbgNbdScorer,
} from "./predictions.ts";
export type { MbgNbdModel, MbgNbdParameters } from "./schema.ts";
