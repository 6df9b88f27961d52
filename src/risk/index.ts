export * as calibrate from "./calibrate/index.ts";
export { calibrationFamily, type CalibrationModel } from "./calibrate/schema.ts";
export * from "./design/index.ts";
export { auc } from "./evaluate/auc.ts";
export { aucDifference, type AucDifference, type ScorePairColumns } from "./evaluate/aucDifference.ts";
export { averagePrecision } from "./evaluate/averagePrecision.ts";
export type { BinOptions } from "./evaluate/binOptions.ts";
export { brier, type Brier, type BrierDecomposition, type BrierParts } from "./evaluate/brier.ts";
export {
  calibrationCurve,
  type CalibrationBin,
  type CalibrationCurve,
  type CalibrationCurveOptions,
} from "./evaluate/calibrationCurve.ts";
export {
  harrellConcordance,
  unoConcordance,
  type Concordance,
  type TruncatedConcordance,
  type UnoOptions,
} from "./evaluate/concordance.ts";
export { dynamicAuc, type AucAtTime, type DynamicAuc, type DynamicAucOptions } from "./evaluate/dynamicAuc.ts";
export { evaluate, type EvaluateOptions, type Evaluation } from "./evaluate/evaluate.ts";
export {
  evaluateSurvival,
  type EvaluateSurvivalOptions,
  type SurvivalEvaluation,
  type SurvivalPredictionColumns,
} from "./evaluate/evaluateSurvival.ts";
export { expectedProfit, type CampaignEconomics, type ExpectedProfit } from "./evaluate/expectedProfit.ts";
export { ksDistance, type KsDistance } from "./evaluate/ksDistance.ts";
export { lift, type Lift, type LiftOptions } from "./evaluate/lift.ts";
export { logLoss } from "./evaluate/logLoss.ts";
export type { Measure } from "./evaluate/measure.ts";
export type { LevelOptions, ProbabilityColumns, ScoreColumns } from "./evaluate/readScores.ts";
export { recalibration, type Recalibration } from "./evaluate/recalibration.ts";
export {
  survivalBrier,
  type BrierAtTime,
  type SurvivalBrier,
  type SurvivalBrierOptions,
  type SurvivalColumns,
} from "./evaluate/survivalBrier.ts";
export type { CensoringOptions, DurationColumns, RiskColumns } from "./evaluate/survivalRows.ts";
export { families, type RiskModel } from "./families.ts";
export * as logistic from "./logistic/index.ts";
export { logisticFamily, type LogisticModel } from "./logistic/schema.ts";
