import type { CustomerMovementName, MovementName } from "./movement.ts";

/** Movements as numbers, for columns. */
export const NEW = 0;
export const EXPANSION = 1;
export const CONTRACTION = 2;
export const CHURN_VOLUNTARY = 3;
export const CHURN_INVOLUNTARY = 4;
export const CHURN_UNKNOWN = 5;
export const PAUSED = 6;
export const RESUMPTION = 7;
export const REACTIVATION = 8;
/** What was there before the first period: no movement, but a difference between two definitions. */
export const OPENING = 9;

/** How many codes there are, the opening apart. */
export const MOVEMENTS = 9;

/** Each movement at its code. */
export const movementNames: readonly MovementName[] = [
  "new",
  "expansion",
  "contraction",
  "churnVoluntary",
  "churnInvoluntary",
  "churnUnknown",
  "pause",
  "resumption",
  "reactivation",
];

/** Those that change the number of customers. */
export const customerMovementNames: readonly CustomerMovementName[] = [
  "new",
  "churnVoluntary",
  "churnInvoluntary",
  "churnUnknown",
  "pause",
  "resumption",
  "reactivation",
];
