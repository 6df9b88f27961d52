import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { MovementName } from "./movement.ts";
import type { MovementProfile } from "./profile.ts";

/** Why two definitions differ: the setting of the profile that makes the difference. */
export type ReconciliationReason =
  | "per-subscription"
  | "interval-normalised"
  | "trial-counted"
  | "free-plan-counted"
  | "grace"
  | "recognised-after-gap"
  | "recognised-at-period-end"
  | "recognised-at-notice"
  | "pause-is-churn"
  | "pause-is-contraction"
  | "pause-is-kept"
  | "return-is-new"
  | "netted-within-period"
  | "joined-and-left-within-period";

/** What one customer did in one period by one definition. */
export interface ReconciledMovement {
  /** "opening": what he brought into the first period. */
  readonly movement: MovementName | "opening";
  /** Signed, in minor units a month. */
  readonly amount: number;
  /** How many such movements, never negative: of customers, or of subscriptions where these are counted. */
  readonly count: number;
}

/** One difference: one customer, one period, one reason. */
export interface ReconciliationLine {
  /** Label of the period. */
  readonly period: string;
  readonly customerId: string;
  readonly reason: ReconciliationReason;
  /** The movement before this reason is applied (that of `a`, where it is the only one); null where there was none. */
  readonly a: ReconciledMovement | null;
  /** What it becomes; null where nothing is left. */
  readonly b: ReconciledMovement | null;
  /** Amount of `b` less that of `a`, in minor units; 0 where revenue only moved under another name. */
  readonly difference: number;
}

/** What `reconcile` gives: plain data. */
export interface Reconciliation {
  readonly period: TimeUnit;
  readonly timeZone: string;
  readonly asOf: number;
  readonly currency: string | null;
  readonly a: MovementProfile;
  readonly b: MovementProfile;
  /** The reasons in which the profiles differ, in the order in which they were applied, with the number and the sum of their lines. */
  readonly reasons: readonly {
    readonly reason: ReconciliationReason;
    readonly lines: number;
    readonly difference: number;
  }[];
  /** By reason, then by customer in order of first appearance, then by period. */
  readonly lines: readonly ReconciliationLine[];
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly Note[];
}
