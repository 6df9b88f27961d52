import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { ScaleOptions } from "../scale/recipe.ts";

/** What is reported after each pass over the rows. */
export interface KMeansProgress {
  /** Number of the start, from 1. */
  readonly restart: number;
  readonly restarts: number;
  /** Passes since that start. */
  readonly iteration: number;
  /** Rows whose segment changed. */
  readonly changed: number;
}

/** Options of {@link fit}. */
export interface KMeansOptions extends ScaleOptions {
  /** How many segments: a whole number from 1 to the number of different rows. */
  readonly k: number;
  /** Of what is drawn; 0 by default. */
  readonly seed?: number | string;
  /** Starts drawn by k-means++; 10 by default. The one that ends at the least inertia is kept. */
  readonly restarts?: number;
  /**
   * Instead of drawing: k numbers of rows, from 0, or k centres in the units of the columns, such as `model.segments` has. Segments then keep this
   * order.
   */
  readonly start?: ArrayLike<number> | readonly Readonly<Record<string, number>>[];
  /** Passes allowed to each start; 300 by default. */
  readonly maxIterations?: number;
  /** A start ends, too, when no centroid moves by more than this, in scaled units; 0 by default: when no label changes. */
  readonly tolerance?: number;
  /** How much each row counts: of at least 0, not all 0; 1 by default. */
  readonly weights?: ArrayLike<number>;
  /** Called after each pass. */
  readonly onProgress?: (progress: KMeansProgress) => void;
  /** Stops the work with an `aborted` error; looked at after each pass. */
  readonly signal?: AbortSignal;
}

/** @throws {KeizokuError} `invalid-input` with every wrong option */
export function checkOptions(operation: string, options: KMeansOptions, rows: number): void {
  const issues: Issue[] = [];
  const wrong: Wrong = (path, expected, received, fix) => {
    issues.push({ code: "invalid-input", path: `options.${path}`, expected, received: show(received), fix });
  };
  const { k, seed = 0, restarts = 1, maxIterations = 1, tolerance = 0, start, weights } = options;
  for (const [name, value] of Object.entries({ k, restarts, maxIterations })) {
    if (Number.isSafeInteger(value) && value >= 1) continue;
    wrong(name, "a whole number of at least 1", value, "Pass a count.");
  }
  if (!(Number.isFinite(tolerance) && tolerance >= 0)) {
    wrong("tolerance", "a finite number of at least 0", tolerance, "Pass a distance in scaled units.");
  }
  if (typeof seed !== "string" && !Number.isFinite(seed)) {
    wrong("seed", "a finite number or a text", seed, "Pass the same number or text for the same results.");
  }
  const onProgress: unknown = options.onProgress;
  if (onProgress !== undefined && typeof onProgress !== "function") {
    wrong("onProgress", "a function", onProgress, "Pass a function, or leave it out.");
  }
  if (start !== undefined) checkStart(start, { k, rows }, wrong);
  checkWeights(weights, rows, wrong);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

type Wrong = (path: string, expected: string, received: unknown, fix: string) => void;

function checkStart(start: ArrayLike<unknown>, { k, rows }: { k: number; rows: number }, wrong: Wrong): void {
  const fix = "Pass the numbers of k different rows, from 0, or k centres by column.";
  if (!isArrayLike(start) || start.length !== k) {
    wrong("start", `${show(k)} rows or centres, as k says`, isArrayLike(start) ? start.length : start, fix);
    return;
  }
  const ofCentres = typeof start[0] === "object" && start[0] !== null;
  const seen = new Set<unknown>();
  for (let j = 0; j < start.length; j++) {
    const item = start[j];
    const path = `start[${String(j)}]`;
    if (ofCentres) {
      if (typeof item !== "object" || item === null) wrong(path, "a centre, as the first one", item, fix);
    } else if (!Number.isSafeInteger(item) || (item as number) < 0 || (item as number) >= rows) {
      wrong(path, `a whole number from 0 to ${String(rows - 1)}`, item, fix);
    } else if (seen.has(item)) wrong(path, "a row that is not there yet", item, fix);
    seen.add(item);
  }
}

/** Issues of weights beyond this many are not listed. */
const LISTED = 100;

function checkWeights(weights: ArrayLike<number> | undefined, rows: number, wrong: Wrong): void {
  if (weights === undefined) return;
  const fix = "Pass one weight a row, 0 for rows that shall not count.";
  if (!isArrayLike(weights) || weights.length !== rows) {
    wrong("weights", `a column of ${String(rows)} weights`, isArrayLike(weights) ? weights.length : weights, fix);
    return;
  }
  let sum = 0;
  let found = 0;
  for (let row = 0; row < rows && found < LISTED; row++) {
    const weight: unknown = weights[row];
    if (typeof weight === "number" && Number.isFinite(weight) && weight >= 0) sum += weight;
    else {
      found++;
      wrong(`weights[${String(row)}]`, "a finite number of at least 0", weight, fix);
    }
  }
  if (found === 0 && !(sum > 0 && sum < Infinity)) wrong("weights", "a finite sum above 0", sum, fix);
}

/** @throws {KeizokuError} as {@link checkOptions}; weights of an update */
export function readWeights(
  operation: string,
  weights: ArrayLike<number> | undefined,
  rows: number,
): Float64Array | null {
  const issues: Issue[] = [];
  checkWeights(weights, rows, (path, expected, received, fix) => {
    issues.push({ code: "invalid-input", path: `options.${path}`, expected, received: show(received), fix });
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return weights === undefined ? null : Float64Array.from(weights);
}
