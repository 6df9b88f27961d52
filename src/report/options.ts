import type { Duration } from "../calendar/duration.ts";
import type { Instant } from "../calendar/instant.ts";
import type { Rate } from "../schema/rate.ts";
import type { TimeUnit } from "../schema/timeUnit.ts";

/** Steps of a report, in their order. */
export type ReportStage = "read" | "cohorts" | "models" | "customers" | "holdout" | "done";

/** Where the work stands. */
export interface ReportProgress {
  readonly stage: ReportStage;
  /** Stages finished, of `total`. */
  readonly finished: number;
  readonly total: number;
}

/** How `build` looks at a purchase log. */
export interface ReportOptions {
  /** Unit of the models' times; "week" by default. */
  readonly unit?: TimeUnit;
  /** Periods of the cohorts; "month" by default. */
  readonly cohortUnit?: TimeUnit;
  /** IANA time zone whose days and months count; "UTC" by default. */
  readonly timeZone?: string;
  /** Last day that was observed; the last day of the log by default. */
  readonly observationEnd?: Instant;
  /** End of the part that the check's models may see; the middle of the log by default, null for no check. */
  readonly calibrationEnd?: Instant | null;
  /** How far to look ahead; a year by default. */
  readonly horizon?: Duration;
  /** 10 % a year by default. */
  readonly discountRate?: Rate;
  /** Share of a sale that counts as value, from 0 to 1; 1 by default. */
  readonly margin?: number;
  /** Customers in each list; 10 by default. */
  readonly listed?: number;
  /** Called before each stage and at the end. */
  readonly onProgress?: (progress: ReportProgress) => void;
  /** Stops the work with an `aborted` error. */
  readonly signal?: AbortSignal;
}
