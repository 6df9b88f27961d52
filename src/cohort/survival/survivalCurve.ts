import type { Note } from "../../schema/fitReport.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { ShareLimits } from "./limits.ts";

/**
 * A Kaplan-Meier curve: parallel columns over the distinct times at which somebody left or was censored.
 *
 * JSON data; the object is frozen, its columns are read-only by their type (to freeze a million numbers takes longer than to
 * compute them).
 */
export interface SurvivalCurve {
  readonly kind: "kaplan-meier";
  readonly version: 1;
  readonly confidence: number;
  readonly limits: ShareLimits;
  /** Duration at which the curve stands at 1: 0, or where a conditional curve begins. */
  readonly start: number;
  /** Rising; all ages between two times have the survival of the earlier one. */
  readonly time: readonly number[];
  /** Customers (weights) under observation just before each time. */
  readonly atRisk: readonly number[];
  /** Customers who left at each time. */
  readonly events: readonly number[];
  /** Customers last seen at each time, still there. */
  readonly censored: readonly number[];
  /** Share still there after each time. */
  readonly survival: readonly number[];
  /** By Greenwood's formula; null where nobody is left (survival 0). */
  readonly standardError: readonly (number | null)[];
  /** Limits for each time by itself, not for the whole curve; null where the scale has none (survival 0; 1 too, but for `log` and `plain`). */
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly notes: readonly Note[];
  /** Rows left out, the first 1,000, with their reasons. */
  readonly rejected: readonly RejectedRow[];
}
