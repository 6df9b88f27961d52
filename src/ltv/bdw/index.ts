export type * from "../contract/publicTypes.ts";
export { fit, logLikelihood, simulate, type BdwFitOptions, type DescribedSimulateOptions } from "./model.ts";
export {
  churnProbability,
  logChurnProbability,
  logSurvival,
  meanChurn,
  posteriorMeanChurn,
  probabilityAliveAfter,
  retentionRate,
  survival,
  survivalCurve,
  type BdwScorer,
} from "./predictions.ts";
export { expectedResidualLife, residualValue, retentionElasticity, type PeriodicBdwScorer } from "./residual.ts";
export type { BdwModel, BdwParameters } from "./schema.ts";
