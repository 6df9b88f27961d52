/**
 * Churn, retention and customer lifetime value for subscription businesses.
 *
 * Each station is a namespace here and an entry of its own (`keizoku/ltv`); whoever needs one function takes the entry.
 *
 * @packageDocumentation
 */
export * as calendar from "./calendar/index.ts";
export * as chart from "./chart/index.ts";
export * as cohort from "./cohort/index.ts";
export * as features from "./features/index.ts";
export * as ledger from "./ledger/index.ts";
export * as ltv from "./ltv/index.ts";
export * as numeric from "./numeric/index.ts";
export { readModel, type KeizokuModel } from "./readModel.ts";
export * as report from "./report/index.ts";
export * as risk from "./risk/index.ts";
export * as schema from "./schema/index.ts";
export { KeizokuError, type Issue } from "./schema/error.ts";
export * as segment from "./segment/index.ts";
export * as simulate from "./simulate/index.ts";
export { verify, type VerifyRow } from "./verify/index.ts";
