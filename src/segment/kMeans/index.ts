export { fit } from "./model.ts";
export type { KMeansOptions, KMeansProgress } from "./options.ts";
export { assign, distances, outliers, type SegmentDistances } from "./predictions.ts";
export type { KMeansFit, KMeansModel, KMeansParameters, KMeansSegment } from "./schema.ts";
export { update, type KMeansUpdateOptions } from "./update.ts";
export type { RowInput } from "../scale/scaleRow.ts";
