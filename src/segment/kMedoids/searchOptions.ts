import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";

/** What is reported after each round of a search. */
export interface ClusterProgress {
  /** Number of the start, or of the sample, from 1. */
  readonly start: number;
  readonly starts: number;
  /** Rounds over the rows since that start. */
  readonly iteration: number;
  /** Sum of the distances reached so far, over the rows that are searched. */
  readonly cost: number;
}

/** Options of every search for segments. */
export interface SearchOptions {
  /** How many segments: a whole number from 1 to the number of different rows. */
  readonly k: number;
  /** Rows to begin with, k of them, all different. */
  readonly start?: readonly number[];
  /** How many starts are tried; the best is kept. */
  readonly restarts?: number;
  /** Of what is drawn; 1 by default. */
  readonly seed?: number | string;
  /** Rounds over the rows allowed to each start; 100 by default. */
  readonly maxIterations?: number;
  /** How much each row counts, above 0; 1 by default. */
  readonly weights?: ArrayLike<number>;
  /** Called as the work goes on. */
  readonly onProgress?: (progress: ClusterProgress) => void;
  /** Stops the work with an `aborted` error; looked at after each round. */
  readonly signal?: AbortSignal;
}

/** The rounds that a start may take where the caller does not say. */
export const MAX_ITERATIONS = 100;

/** @throws {KeizokuError} `invalid-input` where there are no options at all */
export function checkObject(operation: string, options: unknown): void {
  if (typeof options === "object" && options !== null) return;
  const fix = "Say how many segments there shall be: { k: 4 }.";
  const received = show(options);
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "options", expected: "options with k", received, fix },
  ]);
}

/** Checks the options of a search in `rows` rows. */
export function checkSearch(options: SearchOptions, rows: number, issues: Issue[]): void {
  const { k, start, restarts = 1, seed = 1, maxIterations = 1, weights, onProgress } = options;
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path: `options.${path}`, expected, received: show(received), fix });
  };
  const whole = (path: string, value: unknown): void => {
    if (Number.isSafeInteger(value) && (value as number) >= 1) return;
    wrong(path, "a whole number of at least 1", value, "Pass a count.");
  };
  whole("k", k);
  whole("restarts", restarts);
  whole("maxIterations", maxIterations);
  if (typeof seed !== "string" && !Number.isFinite(seed)) {
    wrong("seed", "a finite number or a text", seed, "Pass the same number or text for the same results.");
  }
  if (onProgress !== undefined && typeof (onProgress as unknown) !== "function") {
    wrong("onProgress", "a function", onProgress, "Pass a function, or leave it out.");
  }
  if (start !== undefined) checkStart(start, k, rows, wrong);
  if (weights !== undefined) checkWeights(weights, rows, wrong);
}

type Wrong = (path: string, expected: string, received: unknown, fix: string) => void;

function checkStart(start: readonly number[], k: number, rows: number, wrong: Wrong): void {
  const fix = "Pass the numbers of k different rows, from 0.";
  if (!isArrayLike(start) || start.length !== k) {
    wrong("start", `${show(k)} rows, as k says`, start, fix);
    return;
  }
  const seen = new Set<number>();
  for (let i = 0; i < k; i++) {
    const row = start[i]!;
    const inside = Number.isSafeInteger(row) && row >= 0 && row < rows;
    if (!inside) wrong(`start[${String(i)}]`, `a whole number from 0 to ${String(rows - 1)}`, row, fix);
    else if (seen.has(row)) wrong(`start[${String(i)}]`, "a row that is not there yet", row, fix);
    seen.add(row);
  }
}

function checkWeights(weights: ArrayLike<number>, rows: number, wrong: Wrong): void {
  if (!isArrayLike(weights) || weights.length !== rows) {
    wrong("weights", `a column of ${String(rows)} weights`, weights, "Pass one weight a row.");
    return;
  }
  for (let row = 0; row < rows; row++) {
    if (Number.isFinite(weights[row]) && weights[row]! > 0 && weights[row]! <= 1e100) continue;
    wrong(
      `weights[${String(row)}]`,
      "a number above 0, at most 1e100",
      weights[row],
      "Leave rows out that shall not count.",
    );
    return;
  }
}

/** Reports a round and stops where the signal says so. */
export function roundGate(
  operation: string,
  { onProgress, signal }: SearchOptions,
): (progress: ClusterProgress) => void {
  const stopIfAborted = (received: string): void => {
    if (signal?.aborted !== true) return;
    const fix = "Run it again without the signal, or with a later one.";
    throw new KeizokuError(operation, [
      { code: "aborted", path: "options.signal", expected: "time to finish", received, fix },
    ]);
  };
  stopIfAborted("a signal before the first round");
  return (progress) => {
    onProgress?.(progress);
    stopIfAborted(`a signal after round ${String(progress.iteration)}`);
  };
}

/** @throws {KeizokuError} `too-few-observations` where there are fewer different rows than segments */
export function checkDistinct(operation: string, k: number, distinct: number): void {
  if (k <= distinct) return;
  const expected = `at most ${String(distinct)}, the number of different rows with a known value`;
  const fix = "Ask for fewer segments, or take columns that tell more customers apart.";
  throw new KeizokuError(operation, [
    { code: "too-few-observations", path: "options.k", expected, received: String(k), fix },
  ]);
}

/** What was delicate about a search: rows of which nothing is known, and whether it was cut short while something still happened. */
export function searchNotes(unknown: number, converged: boolean, stillHappened: string): Note[] {
  const notes: Note[] = [];
  if (unknown > 0) {
    const message = `Rows of which nothing is known: ${String(unknown)}. They are in the first segment and moved nothing.`;
    notes.push({ code: "nothing-known", message });
  }
  if (!converged) {
    const message = `The rounds ran out while ${stillHappened}: raise maxIterations.`;
    notes.push({ code: "stopped-early", message });
  }
  return notes;
}
