export type { Spend, SpendKey, Spends } from "../gammaGamma/spend.ts";
export type { SpendSimulateOptions } from "../gammaGamma/model.ts";
export type { Weighted } from "../kernel/weighted.ts";
export { fit, logLikelihood, type SpendFitOptions } from "./model.ts";
export {
  credibility,
  expectedSpend,
  spendInterval,
  spendStandardDeviation,
  type SpendIntervalOptions,
  type SpendScorer,
} from "./predictions.ts";
export { simulate } from "./simulation.ts";
export type { SpendModel, SpendParameters } from "./schema.ts";
