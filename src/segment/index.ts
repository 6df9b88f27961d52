export * from "./affinity/index.ts";
export { families, type SegmentModel } from "./families.ts";
export { gowerDistances, type GowerDistanceOptions, type GowerDistances } from "./gower/gowerDistances.ts";
export type { GowerColumn, GowerColumnOptions, GowerKind, GowerOptions, GowerRecipe } from "./gower/recipe.ts";
export * as kMeans from "./kMeans/index.ts";
export { kMeansFamily, type KMeansModel } from "./kMeans/schema.ts";
export * as kMedoids from "./kMedoids/index.ts";
export { kMedoidsFamily, type KMedoidsModel } from "./kMedoids/schema.ts";
export * as kPrototypes from "./kPrototypes/index.ts";
export { kPrototypesFamily, type KPrototypesModel } from "./kPrototypes/schema.ts";
export { comparePartitions, type PartitionComparison } from "./partition/comparePartitions.ts";
export { contingencyTable, type ContingencyTable } from "./partition/contingencyTable.ts";
export {
  adjustedMutualInformation,
  mutualInformation,
  normalizedMutualInformation,
  variationOfInformation,
  type InformationAverage,
  type InformationOptions,
} from "./partition/information.ts";
export { matchClusters, type ClusterMatching, type MatchedPair } from "./partition/matchClusters.ts";
export { adjustedRand, fowlkesMallows, jaccardIndex, randIndex } from "./partition/pairMeasures.ts";
export type { Labels } from "./partition/readLabels.ts";
export type { HowManyRow } from "./quality/countRows.ts";
export type { DistanceInput } from "./quality/distance.ts";
export type { GapRow } from "./quality/gapKernel.ts";
export { gapStatistic, type GapOptions, type GapStatistic } from "./quality/gapStatistic.ts";
export { hopkins, type Hopkins, type HopkinsOptions } from "./quality/hopkins.ts";
export { howMany, type HowMany, type HowManyOptions } from "./quality/howMany.ts";
export { calinskiHarabasz, daviesBouldin, inertia } from "./quality/indices.ts";
export type { ReaderNote, ReaderText } from "./quality/messages.ts";
export type { CountCandidate, CountMeasure, CountReason, CountRecommendation } from "./quality/recommendation.ts";
export type { ReferenceShape } from "./quality/referenceSets.ts";
export {
  silhouette,
  type SegmentSilhouette,
  type Silhouette,
  type SilhouetteMean,
  type SilhouetteOptions,
} from "./quality/silhouette.ts";
export {
  stability,
  type ResampledMean,
  type SegmentStability,
  type Stability,
  type StabilityClass,
  type StabilityOptions,
} from "./quality/stability.ts";
export type { ClusterFunction, WorkOptions, WorkProgress } from "./quality/work.ts";
export { demographicsOnly } from "./profile/demographics/demographicsOnly.ts";
export type {
  Demographics,
  DemographicsOptions,
  ExplainedByColumn,
  ExplainedOutcome,
  ExplainedSegments,
} from "./profile/demographics/schema.ts";
export { demographicsWords, type DemographicsWord } from "./profile/demographics/words.ts";
export { describeSegments, type DescribeOptions, type SegmentDescription } from "./profile/describeSegments.ts";
export { profile } from "./profile/profile.ts";
export type {
  CategoryDifference,
  Difference,
  DifferenceBase,
  NumericDifference,
  Profile,
  ProfileEstimate,
  ProfileOptions,
  SegmentProfile,
  SegmentValue,
} from "./profile/schema.ts";
export type { ColumnWords } from "./profile/wording.ts";
export { segmentWords, valueWords, type SegmentWord } from "./profile/words.ts";
export * from "./recommend/index.ts";
export type { RepresentativesOptions } from "./representatives/readRepresentatives.ts";
export type { RejectedStoryRecord, StoryRecords } from "./representatives/records.ts";
export {
  representatives,
  type Person,
  type PersonValue,
  type Representatives,
  type SegmentPersons,
} from "./representatives/representatives.ts";
export type { DistanceChoice, RowDistance } from "./representatives/rowDistance.ts";
export { story, type Story, type StoryOptions } from "./representatives/story.ts";
export type { StoryKind, StoryLine } from "./representatives/telling.ts";
export { storyWords, type StoryWord } from "./representatives/words.ts";
export * from "./rfm/index.ts";
export { rfmFamily } from "./rfm/schema.ts";
export type { ColumnScale, MissingRule, ScaledColumn, ScaleKind, ScaleOptions, ScaleRecipe } from "./scale/recipe.ts";
export * from "./survey/index.ts";
