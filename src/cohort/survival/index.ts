export { conditionalSurvival } from "./conditionalSurvival.ts";
export {
  cumulativeIncidence,
  type CauseIncidence,
  type CumulativeIncidenceOptions,
  type IncidenceCurves,
} from "./cumulativeIncidence.ts";
export type { Beyond, HorizonOptions } from "./horizon.ts";
export type { IncidenceSteps } from "./incidenceKernel.ts";
export { kaplanMeier, type KaplanMeierOptions } from "./kaplanMeier.ts";
export type { Label } from "./labels.ts";
export type { ShareLimits } from "./limits.ts";
export {
  logRank,
  pairwiseLogRank,
  type GroupedColumns,
  type LogRankGroup,
  type LogRankPair,
  type LogRankTest,
  type LogRankWeights,
} from "./logRank.ts";
export { nelsonAalen, type HazardCurve, type NelsonAalenOptions } from "./nelsonAalen.ts";
export {
  restrictedMean,
  restrictedMeanDifference,
  type RestrictedMean,
  type RestrictedMeanDifference,
  type RestrictedMeanOptions,
} from "./restrictedMean.ts";
export type { RiskTable } from "./riskTable.ts";
export type { SurvivalColumns } from "./rows.ts";
export { survivalAt, survivalShares } from "./survivalAt.ts";
export type { SurvivalCurve } from "./survivalCurve.ts";
export { survivalDifference, type SurvivalDifference } from "./survivalDifference.ts";
export { survivalQuantile, type SurvivalQuantile, type SurvivalQuantileOptions } from "./survivalQuantile.ts";
export { timeLost, type CauseTimeLost, type TimeLost } from "./timeLost.ts";
