export { csat, type CsatOptions, type Satisfaction, type Satisfactions } from "./csat.ts";
export { factorScores, type ExplainedVariance, type FactorOptions, type FactorScores } from "./factorScores.ts";
export type { ItemAnswers, ItemOptions } from "./items.ts";
export type { LevelOptions } from "./level.ts";
export { nonResponse, type NonResponse, type NonResponseOptions } from "./nonResponse.ts";
export { nps, type NetPromoterScore, type NetPromoterScores } from "./nps.ts";
export type { RatingColumns, RatingOptions, Ratings } from "./ratings.ts";
export type { ResponseCell } from "./responseCells.ts";
export type { ResponseDifference } from "./responseDifferences.ts";
export {
  surveyScale,
  type AlphaEstimate,
  type ScaleItem,
  type SurveyScale,
  type SurveyScaleOptions,
} from "./surveyScale.ts";
