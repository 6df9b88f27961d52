export { fit } from "./model.ts";
export type { ClaraOptions, KMedoidsOptions } from "./options.ts";
export { assign, distances } from "./predictions.ts";
export type { KMedoidsFit, KMedoidsModel, KMedoidsParameters, MedoidValue } from "./schema.ts";
export type { ClusterProgress, SearchOptions } from "./searchOptions.ts";
export type { SegmentDistances } from "./segmentDistances.ts";
export type { DistanceRecipe } from "./space.ts";
export type { MedoidInit } from "./starts.ts";
