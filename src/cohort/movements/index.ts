export type {
  CustomerMovementName,
  Flow,
  MovementMetrics,
  MovementName,
  MovementPeriod,
  Movements,
} from "./movement.ts";
export { movements } from "./movements.ts";
export {
  type ReconciledMovement,
  type Reconciliation,
  type ReconciliationLine,
  type ReconciliationReason,
} from "./reconciliation.ts";
export { reconcile } from "./reconcile.ts";
export type { MovementOptions, ReconcileOptions } from "./options.ts";
export { movementProfiles, type MovementProfile, type MovementProfileName } from "./profile.ts";
