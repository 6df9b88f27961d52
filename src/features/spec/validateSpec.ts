import { KeizokuError, type Issue } from "../../schema/error.ts";
import { checkFeature, specIssue } from "./rules.ts";
import type { Feature, FeatureSpec, FeatureWindow } from "./spec.ts";
import { defaultWindow, wholePeriods } from "./window.ts";

/** Fewest periods that a trend is drawn through, and most that it may have. */
export const fewestPeriods = 3;
const MOST_PERIODS = 400;

/**
 * Checks a spec that came from outside: a file, a form, JSON. Unknown kinds and fields, bad windows and names that no object should have are
 * listed, all of them.
 *
 * @returns the spec itself
 * @throws {KeizokuError} `invalid-input` with the path of each wrong value, `empty-input` (no feature)
 * @example
 * validateSpec({ inquiries: { kind: "count", of: "inquiry", window: { days: 30 } } }).inquiries.kind // => "count"
 * validateSpec({ inquiries: { kind: "count", of: "enquiry", window: { days: 0 } } }) // throws invalid-input
 */
export function validateSpec(spec: unknown): FeatureSpec {
  const issues = specIssues(spec, defaultWindow);
  if (issues.length > 0) throw new KeizokuError("validateSpec", issues);
  return spec as FeatureSpec;
}

/** Everything that is wrong with a spec; `window` is that of features without one. */
export function specIssues(spec: unknown, window: FeatureWindow): Issue[] {
  if (typeof spec !== "object" || spec === null || Array.isArray(spec)) {
    const fix = 'Pass features by name: { inquiries: { kind: "count", of: "inquiry" } }.';
    return [specIssue("spec", "an object of features", spec, fix)];
  }
  const names = Object.keys(spec);
  if (names.length === 0) {
    const fix = "Name at least one feature, or leave the spec out for the default one.";
    return [{ code: "empty-input", path: "spec", expected: "at least one feature", received: "none", fix }];
  }
  const issues: Issue[] = [];
  for (const name of names) {
    const path = `spec.${name}`;
    if (name === "" || name === "__proto__") {
      issues.push(specIssue(path, "another name", name, "Rename the column."));
      continue;
    }
    const feature = (spec as Readonly<Record<string, unknown>>)[name];
    const before = issues.length;
    checkFeature(feature, path, issues);
    if (issues.length === before) checkRelations(feature as Feature, path, window, issues);
  }
  return issues;
}

/** What must hold between fields, each of which is right by itself. */
function checkRelations(feature: Feature, path: string, window: FeatureWindow, issues: Issue[]): void {
  if (feature.kind === "trend") {
    const { by = "week" } = feature;
    const periods = wholePeriods(feature.window ?? window, by);
    if (periods >= fewestPeriods && periods <= MOST_PERIODS) return;
    const expected = `a window of ${String(fewestPeriods)} to ${String(MOST_PERIODS)} periods (${by}s)`;
    issues.push(specIssue(`${path}.window`, expected, periods, "Take another window, or periods of another length."));
  }
  if (feature.kind === "last" && (feature.what ?? "item") !== "item" && feature.of !== "contact") {
    const fix = 'Take the last contact, or the item: { kind: "last", of: "contact", what: "outcome" }.';
    issues.push(specIssue(`${path}.what`, `"item", as only contacts have the other`, feature.what, fix));
  }
  if (
    feature.kind === "share" &&
    feature.among !== undefined &&
    feature.among.some((kind) => isOther(kind, feature.of))
  ) {
    const fix = "Compare activities with activities; for others take a ratio.";
    issues.push(specIssue(`${path}.among`, "kinds of activity, as of is", feature.among, fix));
  }
  if (feature.kind === "distinct" && feature.what === "other" && isRecord(feature.of)) {
    issues.push(specIssue(`${path}.what`, '"item" or "day"', feature.what, "Only activities name another customer."));
  }
}

function isRecord(kind: string): boolean {
  return kind === "transaction" || kind === "contact" || kind === "survey";
}

function isOther(kind: string, of: string): boolean {
  return kind !== of && (isRecord(kind) || isRecord(of));
}
