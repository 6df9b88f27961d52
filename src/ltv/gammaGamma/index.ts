export { fit, logLikelihood, simulate, type GammaGammaFitOptions, type SpendSimulateOptions } from "./model.ts";
export { expectedSpend, spendStandardDeviation, type GammaGammaScorer } from "./predictions.ts";
export type { GammaGammaModel, GammaGammaParameters } from "./schema.ts";
export type { Spend, SpendKey, Spends } from "./spend.ts";
