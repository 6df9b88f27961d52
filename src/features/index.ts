export { featureColumns } from "./featureColumns.ts";
export { features } from "./features.ts";
export type { FeatureOptions } from "./options.ts";
export type { ActivityColumns, FeatureRecords, RecordKey } from "./read/records.ts";
export { defaultSpec } from "./spec/defaultSpec.ts";
export type * from "./spec/spec.ts";
export { validateSpec } from "./spec/validateSpec.ts";
export {
  featureGroups,
  type FeatureColumn,
  type FeatureFacts,
  type FeatureGroup,
  type FeatureTable,
  type FeatureText,
  type RejectedRecord,
} from "./table.ts";
