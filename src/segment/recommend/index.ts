export { evaluateRecommendations } from "./evaluate.ts";
export type {
  EvaluateRecommendationsOptions,
  MetricInterval,
  RecommendationEvaluation,
  RecommendationQuality,
} from "./evaluationTypes.ts";
export type { ItemAffinityFitOptions, ItemProgress, Watch } from "./fit.ts";
export type { InteractionOptions, Interactions } from "./interactions.ts";
export * as itemAffinity from "./itemAffinity.ts";
export type { RankingMetric } from "./rankingMetrics.ts";
export {
  recommend,
  type CustomerRecommendations,
  type Reason,
  type Recommendation,
  type Recommendations,
  type RecommendOptions,
} from "./recommend.ts";
export {
  itemAffinityFamily,
  itemAffinityModelSchema,
  type ItemAffinityModel,
  type ItemAffinityParameters,
  type ItemAffinityReport,
  type ItemSimilarity,
} from "./schema.ts";
export type { ItemAffinityOptions } from "./settings.ts";
export {
  similarCustomers,
  type PlaylistItem,
  type SimilarCustomer,
  type SimilarCustomers,
  type SimilarCustomersOptions,
} from "./similarCustomers.ts";
export { similarItems, type SimilarItem } from "./similarItems.ts";
