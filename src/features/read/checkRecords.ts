import { isArrayLike } from "../../schema/arrayLike.ts";
import { show, type Issue } from "../../schema/error.ts";
import { defaultSpec } from "../spec/defaultSpec.ts";
import { sourcesOf } from "../spec/sources.ts";
import type { FeatureSpec } from "../spec/spec.ts";
import { isCategoryColumn } from "./readContext.ts";
import { recordKeys, type FeatureRecords, type RecordKey } from "./records.ts";
import { throwIssues } from "./rejections.ts";

const FIX = "Pass the records as schema.read gave them: { subscriptions, activities }.";

/**
 * Checks that records are lists under the names that are known.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input` (no records at all)
 */
export function checkRecords(records: FeatureRecords): void {
  const expected = `an object with any of ${recordKeys.join(", ")}`;
  if (typeof (records as unknown) !== "object" || (records as unknown) === null || isArrayLike(records)) {
    throwIssues([{ code: "invalid-input", path: "records", expected, received: show(records), fix: FIX }]);
  }
  const issues: Issue[] = [];
  for (const [name, given] of Object.entries(records) as [string, unknown][]) {
    const path = `records.${name}`;
    if (name === "interviews" || given === undefined) continue;
    if (!recordKeys.includes(name as RecordKey)) {
      const fix = "Leave it out, or correct its name.";
      issues.push({ code: "invalid-input", path, expected: recordKeys.join(", "), received: show(name), fix });
    } else if (!Array.isArray(given) && !(name === "activities" && typeof given === "object" && given !== null)) {
      issues.push({ code: "invalid-input", path, expected: "a list of records", received: show(given), fix: FIX });
    }
  }
  if (issues.length === 0 && recordKeys.every((name) => records[name] === undefined)) {
    issues.push({ code: "empty-input", path: "records", expected, received: "none of them", fix: FIX });
  }
  throwIssues(issues);
}

/** Whether records of a kind were passed, and there are any. */
export function hasRows(records: FeatureRecords, name: RecordKey): boolean {
  const given = records[name];
  if (given === undefined) return false;
  if (Array.isArray(given)) return given.length > 0;
  const { customerId } = given as { readonly customerId?: unknown };
  return (isCategoryColumn(customerId) ? customerId.codes.length : isArrayLike(customerId) ? customerId.length : 1) > 0;
}

/**
 * The features to compute: those of the spec, each of which needs its records, or those of the default spec of which there are records.
 *
 * @throws {KeizokuError} `invalid-input` (a feature of records that were not passed)
 */
export function computable(
  spec: FeatureSpec | null,
  records: FeatureRecords,
): { spec: FeatureSpec; leftOut: string[] } {
  if (spec !== null) {
    const issues = Object.entries(spec).flatMap(([name, feature]) =>
      sourcesOf(feature)
        .filter((source) => records[source] === undefined)
        .map((source): Issue => {
          const fix = `Pass ${source}, or leave the feature out.`;
          const expected = `records.${source}, which it is computed from`;
          return { code: "invalid-input", path: `options.spec.${name}`, expected, received: "none", fix };
        }),
    );
    throwIssues(issues);
    return { spec, leftOut: [] };
  }
  const entries = Object.entries(defaultSpec);
  const there = entries.filter(([, feature]) => sourcesOf(feature).every((source) => hasRows(records, source)));
  const names = new Set(there.map(([name]) => name));
  return { spec: Object.fromEntries(there), leftOut: entries.map(([name]) => name).filter((name) => !names.has(name)) };
}
