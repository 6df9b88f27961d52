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
  type BgCnbdKScorer,
  type TimedBgCnbdKScorer,
} from "./predictions.ts";
export type { BgCnbdKModel, BgCnbdKParameters } from "./schema.ts";
