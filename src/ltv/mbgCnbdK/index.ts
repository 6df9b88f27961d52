export type * from "../regular/publicTypes.ts";
export { fit, logLikelihood, simulate } from "./model.ts";
export {
  residualValue,
  expectedPurchases,
  logOddsAlive,
  logProbabilityOfPurchases,
  newCustomerPurchases,
  probabilityAlive,
  probabilityAliveAfter,
  probabilityOfPurchases,
  type MbgCnbdKScorer,
  type TimedMbgCnbdKScorer,
} from "./predictions.ts";
export type { MbgCnbdKModel, MbgCnbdKParameters } from "./schema.ts";
