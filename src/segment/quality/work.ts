import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { TableInput } from "../../schema/table/table.ts";
import type { Labels } from "../partition/readLabels.ts";

/**
 * Clusters a table into `k` segments and gives the segment of each row; `seed` differs from call to call, and is the same for the same seed of the
 * whole.
 */
export type ClusterFunction = (table: TableInput, k: number, seed: number) => Labels;

/** How far long work has come. */
export interface WorkProgress {
  /** Clusterings done. */
  readonly done: number;
  readonly total: number;
}

/** How long work is watched and stopped. */
export interface WorkOptions {
  /** Called after each clustering. */
  readonly onProgress?: (progress: WorkProgress) => void;
  /** Stops the work with an `aborted` error. */
  readonly signal?: AbortSignal;
}

/** Counts clusterings, tells the caller, and stops where he wants it. */
export interface Watch {
  readonly step: () => void;
}

/** A watch over `total` clusterings. */
export function watch(operation: string, total: number, { onProgress, signal }: WorkOptions): Watch {
  let done = 0;
  const check = (): void => {
    if (signal?.aborted !== true) return;
    const received = `an abort after ${String(done)} of ${String(total)} clusterings`;
    const fix = "Call again without aborting options.signal.";
    throw new KeizokuError(operation, [{ code: "aborted", path: "", expected: "time to finish", received, fix }]);
  };
  check();
  return {
    step: () => {
      done++;
      onProgress?.({ done, total });
      check();
    },
  };
}

/** A function among the options. */
export function functionIssues(path: string, value: unknown, optional: boolean): Issue[] {
  if (typeof value === "function" || (optional && value === undefined)) return [];
  const fix = optional ? "Leave the option out, or pass a function." : "Pass (table, k, seed) => labels.";
  return [{ code: "invalid-input", path, expected: "a function", received: show(value), fix }];
}

/** What is asked of a number among the options. */
export interface OptionNumber {
  readonly value: unknown;
  readonly least: number;
  readonly most?: number;
  readonly whole?: boolean;
}

/** Numbers among the options, by name. */
export function numberIssues(numbers: Readonly<Record<string, OptionNumber>>): Issue[] {
  return Object.entries(numbers).flatMap(([name, { value, least, most = Infinity, whole = true }]) => {
    const fits = typeof value === "number" && value >= least && value <= most;
    if (fits && (whole ? Number.isInteger(value) : Number.isFinite(value))) return [];
    const kind = whole ? "a whole number" : "a number";
    const limits = most < Infinity ? `from ${String(least)} to ${String(most)}` : `of at least ${String(least)}`;
    const fix = "Leave the option out for its default.";
    const expected = `${kind} ${limits}`;
    return [{ code: "invalid-input", path: `options.${name}`, expected, received: show(value), fix }];
  });
}

/** Coverage of an interval. */
export function levelIssues(level: unknown): Issue[] {
  if (typeof level === "number" && level > 0 && level < 1) return [];
  const fix = "Pass the coverage as a share, 0.95 for 95 %.";
  const expected = "a number above 0 and below 1";
  return [{ code: "invalid-input", path: "options.level", expected, received: show(level), fix }];
}
