import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { DesignSpec } from "../design/spec.ts";

/** How λ is chosen by cross-validation; only with `lambda: "cv"`. */
export interface CrossValidationOptions {
  /** From 3 to the rows; 10 by default (or the rows, where there are fewer). Events and others are dealt to them apart. */
  readonly folds?: number;
  /** Of the folds; 0 by default. */
  readonly seed?: number | string;
  /** The λ of the least deviance (by default), or the largest within one standard error of it. */
  readonly select?: "minimum" | "one-standard-error";
}

/**
 * A penalty on standardised slopes (divisor n); the intercept has none. `ridge`: −l + λ/2 Σβ² (λ = 1/C of scikit-learn). `lasso` and `elastic-net`:
 * −l/n + λ ((1 − α)/2 Σβ² + α Σ|β|), glmnet's λ.
 */
export type LogisticPenalty = CrossValidationOptions &
  (
    | { readonly kind: "ridge" | "lasso"; readonly lambda: number | "cv" }
    | { readonly kind: "elastic-net"; readonly lambda: number | "cv"; readonly alpha: number }
  );

/** What is reported after each pass over the rows. */
export interface LogisticProgress {
  /** Passes so far, from 0. */
  readonly iteration: number;
  /** Part of the work in hand: 0 for the fit itself, then the fold, or the coefficient that Firth's test leaves out. */
  readonly part: number;
  readonly parts: number;
}

/** Options of a fit. */
export interface LogisticOptions extends DesignSpec {
  /** How often each row counts, at least 0, fractions too; 1 by default. */
  readonly weights?: ArrayLike<number>;
  /** Added to the log odds of each row, its coefficient fixed at 1. */
  readonly offset?: ArrayLike<number>;
  readonly penalty?: LogisticPenalty;
  /** Firth's penalty: estimates that exist under separation too, less bias in few events. Not together with `penalty`. */
  readonly firth?: boolean;
  /** Columns that follow from those before them: left out with a note (`drop`, by default), or an `error`. Not under a penalty but Firth's. */
  readonly collinear?: "drop" | "error";
  /** Of intervals, between 0 and 1; 0.95 by default. */
  readonly level?: number;
  /** Passes over the rows allowed to each search; 100 by default. */
  readonly maxIterations?: number;
  /** Called as the work goes on. */
  readonly onProgress?: (progress: LogisticProgress) => void;
  /** Stops the work with an `aborted` error; looked at before each pass. */
  readonly signal?: AbortSignal;
}

/** Checks the options but those of the design, and columns of the rows. */
export function checkOptions(options: LogisticOptions, rows: number, issues: Issue[]): void {
  const wrong: Wrong = (path, expected, received, fix = "Correct it, or leave it out."): void => {
    issues.push({ code: "invalid-input", path: `options.${path}`, expected, received: show(received), fix });
  };
  const { firth, collinear, level, maxIterations, onProgress, penalty, weights, offset } = options;
  if (firth !== undefined && typeof firth !== "boolean") wrong("firth", "true or false", firth);
  if (collinear !== undefined && !["drop", "error"].includes(collinear)) wrong("collinear", "drop or error", collinear);
  if (level !== undefined && !(level > 0 && level < 1)) wrong("level", "a number between 0 and 1", level);
  if (maxIterations !== undefined && !(Number.isSafeInteger(maxIterations) && maxIterations >= 1)) {
    wrong("maxIterations", "a whole number of at least 1", maxIterations);
  }
  if (onProgress !== undefined && typeof (onProgress as unknown) !== "function") {
    wrong("onProgress", "a function", onProgress);
  }
  if (penalty !== undefined) checkPenalty(penalty, rows, wrong);
  if (penalty !== undefined && firth === true) wrong("firth", "one penalty", firth, "Pass penalty or firth, not both.");
  if (weights !== undefined) checkColumn("weights", weights, { rows, least: 0 }, wrong);
  if (offset !== undefined) checkColumn("offset", offset, { rows, least: -Infinity }, wrong);
}

type Wrong = (path: string, expected: string, received: unknown, fix?: string) => void;

function checkPenalty(penalty: LogisticPenalty, rows: number, wrong: Wrong): void {
  if (typeof (penalty as unknown) !== "object" || (penalty as unknown) === null) {
    wrong("penalty", "a penalty", penalty, 'Pass { kind: "ridge", lambda: 1 }, say.');
    return;
  }
  const { kind, lambda, folds = 3, seed = 0, select = "minimum" } = penalty;
  if (!["ridge", "lasso", "elastic-net"].includes(kind)) {
    wrong("penalty.kind", "one of ridge, lasso, elastic-net", kind);
  }
  if (lambda !== "cv" && !(Number.isFinite(lambda) && lambda >= 0)) {
    wrong("penalty.lambda", "a number of at least 0, or cv", lambda);
  }
  if (kind === "elastic-net" && !(penalty.alpha >= 0 && penalty.alpha <= 1)) {
    wrong("penalty.alpha", "a number from 0 to 1", penalty.alpha, "Pass the share of the lasso.");
  }
  if (!(Number.isSafeInteger(folds) && folds >= 3 && folds <= Math.max(3, rows))) {
    wrong("penalty.folds", "a whole number from 3 to the number of rows", folds);
  }
  if (typeof seed !== "string" && !Number.isFinite(seed)) wrong("penalty.seed", "a finite number or a text", seed);
  if (!["minimum", "one-standard-error"].includes(select)) {
    wrong("penalty.select", "minimum or one-standard-error", select);
  }
}

function checkColumn(
  name: string,
  column: ArrayLike<number>,
  { rows, least }: { readonly rows: number; readonly least: number },
  wrong: Wrong,
): void {
  if (!isArrayLike(column) || column.length !== rows) {
    wrong(name, `a column of ${String(rows)} numbers`, column, "Pass one number a row.");
    return;
  }
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const value: unknown = column[row];
    if (typeof value === "number" && Number.isFinite(value) && value >= least) sum += value;
    else {
      const expected = least === 0 ? "a finite number of at least 0" : "a finite number";
      wrong(`${name}[${String(row)}]`, expected, value, "Mend the value.");
      return;
    }
  }
  if (least === 0 && sum === 0) wrong(name, "at least one weight above 0", "zeros", "Pass how much each row counts.");
}

/** The outcome as 0 and 1. */
export function readEvent(event: ArrayLike<number | boolean>, rows: number, issues: Issue[]): Float64Array {
  const wrong = (path: string, expected: string, received: unknown): void => {
    const fix = "Pass 1 or true for customers who left, 0 or false for the others.";
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  const read = new Float64Array(rows);
  if (!isArrayLike(event) || event.length !== rows) {
    wrong("event", `a column of ${String(rows)} outcomes, as the table has rows`, event);
    return read;
  }
  let found = 0;
  for (let row = 0; row < rows; row++) {
    const value: unknown = event[row];
    if (value === 1 || value === true) read[row] = 1;
    else if (value !== 0 && value !== false && found++ < 100) wrong(`event[${String(row)}]`, "0 or 1", value);
  }
  return read;
}

/** Reports passes and stops where the signal says so. */
export function passGate(
  operation: string,
  { onProgress, signal }: LogisticOptions,
  part: number,
  parts: number,
): (iteration: number) => void {
  return (iteration) => {
    if (signal?.aborted === true) {
      const received = `an abort after ${String(iteration)} passes`;
      const fix = "Call again without aborting options.signal.";
      throw new KeizokuError(operation, [{ code: "aborted", path: "", expected: "time to finish", received, fix }]);
    }
    onProgress?.({ iteration, part, parts });
  };
}
