export type { FitOptions, FitProgress } from "../kernel/maximumLikelihood.ts";
export type { LogNormalPrior, Prior } from "../../schema/prior.ts";
export type { Weighted } from "../kernel/weighted.ts";
export { independence, type IndependenceOptions, type SpendIndependence } from "./independence.ts";
export { fit, logLikelihood, simulate, type GammaGammaFitOptions, type SpendSimulateOptions } from "./model.ts";
export { expectedSpend, spendStandardDeviation, type GammaGammaScorer } from "./predictions.ts";
export type { GammaGammaModel, GammaGammaParameters } from "./schema.ts";
export type { Spend, SpendKey, Spends } from "./spend.ts";
