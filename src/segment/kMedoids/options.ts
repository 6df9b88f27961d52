import { isArrayLike } from "../../schema/arrayLike.ts";
import { show, type Issue } from "../../schema/error.ts";
import type { GowerOptions } from "../gower/recipe.ts";
import type { ScaleOptions } from "../scale/recipe.ts";
import { checkSearch, type SearchOptions } from "./searchOptions.ts";
import type { MedoidInit } from "./starts.ts";

/** How samples are drawn where there are too many rows to search them all. */
export interface ClaraOptions {
  /** Samples drawn; 5 by default. */
  readonly samples?: number;
  /** Draws a sample, with replacement and by weight, so that a sample has at most as many different rows; the larger of 2,000 and 40 + 2k by default. */
  readonly sampleRows?: number;
}

/** Options of {@link fit}. */
export interface KMedoidsOptions extends SearchOptions {
  /** `gower` for numbers and categories together; `euclidean` or `manhattan` for scaled numbers. `gower` by default. */
  readonly distance?: "gower" | "euclidean" | "manhattan";
  /** How columns are compared under `gower`. */
  readonly gower?: GowerOptions;
  /** How columns are scaled under the other two. */
  readonly scale?: ScaleOptions;
  /**
   * The first medoids: those of PAM's BUILD, drawn by weight, or drawn apart from each other. `build` by default; further `restarts` after a BUILD
   * or after `start` are drawn apart.
   */
  readonly init?: MedoidInit;
  /** Different rows up to which all are searched, at 8 bytes times their square; 5,000 by default (200 MB), at most 10,000. */
  readonly exactRows?: number;
  readonly clara?: ClaraOptions;
  /** Id of each row, all different: the model then names its medoids. */
  readonly ids?: ArrayLike<string | number>;
}

/** Different rows that are searched as a whole by default, and at most. */
export const EXACT_ROWS = 5000;
const MOST_EXACT_ROWS = 10_000;

/** Every issue of the options for a table of `rows` rows. */
export function optionIssues(options: KMedoidsOptions, rows: number): Issue[] {
  const issues: Issue[] = [];
  checkSearch(options, rows, issues);
  const { distance = "gower", init = "build", exactRows = EXACT_ROWS, clara = {}, ids } = options;
  const wrong = (path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code: "invalid-input", path: `options.${path}`, expected, received: show(received), fix });
  };
  const oneOf = (path: string, value: string, allowed: readonly string[]): void => {
    if (!allowed.includes(value)) wrong(path, `one of ${allowed.join(", ")}`, value, "Choose one.");
  };
  const whole = (path: string, value: unknown, least: number, most: number): void => {
    if (Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) return;
    wrong(path, `a whole number from ${String(least)} to ${String(most)}`, value, "Pass a count.");
  };
  const object = (path: string, value: unknown): boolean => {
    const isObject = typeof value === "object" && value !== null;
    if (!isObject) wrong(path, "an object", value, "Pass an object, or leave it out.");
    return isObject;
  };
  oneOf("distance", distance, ["gower", "euclidean", "manhattan"]);
  oneOf("init", init, ["build", "random", "k-medoids++"]);
  whole("exactRows", exactRows, 1, MOST_EXACT_ROWS);
  if (options.gower !== undefined) object("gower", options.gower);
  if (options.scale !== undefined) object("scale", options.scale);
  if (object("clara", clara)) {
    const { samples = 1, sampleRows = 1 } = clara;
    whole("clara.samples", samples, 1, Number.MAX_SAFE_INTEGER);
    whole("clara.sampleRows", sampleRows, 1, MOST_EXACT_ROWS);
  }
  if (ids !== undefined) checkIds(ids, rows, issues);
  return issues;
}

/** Issues of ids beyond this many are not listed. */
const LISTED = 100;

function checkIds(ids: ArrayLike<string | number>, rows: number, issues: Issue[]): void {
  const path = "options.ids";
  if (!isArrayLike(ids) || ids.length !== rows) {
    const expected = `a column of ${String(rows)} ids`;
    issues.push({ code: "invalid-input", path, expected, received: show(ids), fix: "Pass one id a row." });
    return;
  }
  const seen = new Set<string>();
  let found = 0;
  for (let row = 0; row < rows && found < LISTED; row++) {
    const id = ids[row]!;
    const at = `${path}[${String(row)}]`;
    if (typeof id !== "string" && !Number.isFinite(id)) {
      found++;
      issues.push({
        code: "invalid-input",
        path: at,
        expected: "a text or a number",
        received: show(id),
        fix: "Pass one id a row.",
      });
    } else if (seen.has(String(id))) {
      found++;
      const fix = "Bring each customer once: join his rows before.";
      issues.push({
        code: "duplicate-id",
        path: at,
        expected: "an id that no row before has",
        received: show(id),
        fix,
      });
    } else seen.add(String(id));
  }
}
