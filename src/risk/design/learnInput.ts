import { show, type Issue } from "../../schema/error.ts";
import type { DataColumn, NumericColumn } from "../../schema/table/table.ts";
import { categoriesOf, missingValue } from "./readInputs.ts";
import type { AskedTerm } from "./readSpec.ts";
import type { DesignInput } from "./recipe.ts";
import type { DesignSpec } from "./spec.ts";

/** What is learnt of a column, and whether its missing values need an indicator; null where it does not allow it. */
export type LearntInput = { readonly input: DesignInput; readonly flagged: boolean } | null;

interface Rules {
  readonly spec: DesignSpec;
  readonly issues: Issue[];
}

function allMissing(path: string): Issue {
  const fix = "Leave the column out.";
  return { code: "all-missing", path, expected: "some values", received: "none", fix };
}

/** The mean of the values that are there. */
export function learnNumeric(
  name: string,
  { values, missing = null }: NumericColumn,
  { spec, issues }: Rules,
): LearntInput {
  const first = missing === null ? -1 : Array.prototype.indexOf.call(missing, 1);
  const required = spec.missing === "error";
  if (first >= 0 && required) {
    issues.push(missingValue(name, first));
    return null;
  }
  let sum = 0;
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    if (missing?.[row] === 1) continue;
    count++;
    sum += values[row]!;
  }
  if (count === 0) {
    issues.push(allMissing(name));
    return null;
  }
  if (Math.abs(sum) < Infinity) {
    return { input: { kind: "numeric", name, mean: sum / count, required }, flagged: first >= 0 };
  }
  const fix = "Pass the column in a larger unit.";
  const expected = "values whose sum a number can hold";
  issues.push({ code: "invalid-input", path: name, expected, received: "larger ones", fix });
  return null;
}

/** Levels of a category, its reference first. */
export function learnCategory(
  { name, path, reference }: AskedTerm,
  column: DataColumn,
  { spec, issues }: Rules,
): LearntInput {
  const { codes, categories } = categoriesOf(column);
  const counts = new Float64Array(categories.length);
  let hole = -1;
  for (let row = 0; row < codes.length; row++) {
    if (codes[row]! >= 0) counts[codes[row]!]! += 1;
    else if (hole < 0) hole = row;
  }
  const required = spec.missing === "error";
  if (hole >= 0 && required) {
    issues.push(missingValue(name, hole));
    return null;
  }
  const tally = new Map<string, number>();
  categories.forEach((text, code) => counts[code]! > 0 && tally.set(text, (tally.get(text) ?? 0) + counts[code]!));
  const sorted = [...tally.keys()].sort((a, b) => (a < b ? -1 : 1));
  if (sorted.length === 0) {
    issues.push(allMissing(name));
    return null;
  }
  const base = reference ?? (spec.reference === "most-frequent" ? mostFrequent(sorted, tally) : sorted[0]!);
  if (!tally.has(base)) {
    const expected = `one of ${sorted.slice(0, 20).map(show).join(", ")}`;
    const fix = "Name a level of the column.";
    issues.push({ code: "invalid-input", path: `${path}.reference`, expected, received: show(base), fix });
    return null;
  }
  const levels = [base, ...sorted.filter((level) => level !== base)];
  const unseen = spec.unseen ?? "reference";
  const input = { kind: "category", name, levels, missingLevel: hole >= 0, required, unseen } as const;
  return { input, flagged: false };
}

function mostFrequent(levels: readonly string[], tally: ReadonlyMap<string, number>): string {
  return levels.reduce((best, level) => (tally.get(level)! > tally.get(best)! ? level : best));
}
