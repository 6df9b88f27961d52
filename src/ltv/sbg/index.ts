export type * from "../contract/publicTypes.ts";
export { fit, logLikelihood, simulate, type SbgFitOptions, type DescribedSimulateOptions } from "./model.ts";
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
  type SbgScorer,
} from "./predictions.ts";
export { expectedResidualLife, residualValue, retentionElasticity, type PeriodicSbgScorer } from "./residual.ts";
export type { SbgModel, SbgParameters } from "./schema.ts";
