export * from "./curveFit/index.ts";
export {
  movementProfiles,
  movements,
  reconcile,
  type CustomerMovementName,
  type Flow,
  type MovementMetrics,
  type MovementName,
  type MovementOptions,
  type MovementPeriod,
  type MovementProfile,
  type MovementProfileName,
  type Movements,
  type ReconciledMovement,
  type ReconcileOptions,
  type Reconciliation,
  type ReconciliationLine,
  type ReconciliationReason,
} from "./movements/index.ts";
export * from "./projection/index.ts";
export { purchaseCohorts, type PurchaseCohortOptions, type PurchaseCohorts } from "./purchaseCohorts.ts";
export type { CohortRetention, Retention, SurvivalShares } from "./retention.ts";
export type { RetentionCell } from "./retentionChange/cells.ts";
export type { CompositionRule } from "./retentionChange/decompose.ts";
export { retentionCells, type RetentionCellOptions, type RetentionCells } from "./retentionChange/retentionCells.ts";
export {
  retentionChange,
  type ChangeParts,
  type RetentionChange,
  type RetentionChangeOptions,
} from "./retentionChange/retentionChange.ts";
export type { CohortOptions } from "./retentionTable/cohortLedger.ts";
export type { Grouping, GroupLabel } from "./retentionTable/grouping.ts";
export {
  retentionTable,
  type RetentionGroup,
  type RetentionTable,
  type RetentionTableOptions,
} from "./retentionTable/retentionTable.ts";
export type { PooledRetention, RetentionTriangle } from "./retentionTable/triangle.ts";
export { stack, type Layers, type Stack, type StackInput } from "./stack.ts";
export { layersByAge, layersByPeriod } from "./stackOf/layersByAge.ts";
export { stackOf, type RecordedGroup, type RecordedLayers, type RecordedStack } from "./stackOf/stackOf.ts";
export * from "./survival/index.ts";
export {
  acquisitionAndRetention,
  type ActualLayers,
  type KpiGap,
  type KpiPair,
} from "./targets/acquisitionAndRetention.ts";
export { elasticities, type Elasticities, type PlanElasticities } from "./targets/elasticities.ts";
export type { Measure } from "./targets/plan.ts";
export { targets, type Target, type Targets } from "./targets/targets.ts";
export * from "./trials/index.ts";
