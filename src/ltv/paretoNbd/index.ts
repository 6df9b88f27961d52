export type * from "../kernel/buyingTypes.ts";
export {
  fit,
  logLikelihood,
  simulate,
  type ParetoNbdColumns,
  type ParetoNbdFitOptions,
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
  type ParetoNbdScorer,
  type TimedParetoNbdScorer,
} from "./predictions.ts";
export type { ParetoNbdModel, ParetoNbdParameters } from "./schema.ts";
