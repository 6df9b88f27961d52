import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { DistinctRows } from "./distinctRows.ts";

/**
 * The kinds of the rows to begin with.
 *
 * @throws {KeizokuError} `invalid-input` where two of them are alike, or nothing is known of one
 */
export function startRows(operation: string, start: readonly number[], { kindOf }: DistinctRows): Int32Array {
  const issues: Issue[] = [];
  const seen = new Set<number>();
  for (const [i, row] of start.entries()) {
    const kind = kindOf[row]!;
    if (kind >= 0 && !seen.has(kind)) seen.add(kind);
    else {
      const expected = kind < 0 ? "a row with a known value" : "a row unlike the ones before it";
      const fix = "Begin with rows that differ.";
      issues.push({ code: "invalid-input", path: `options.start[${String(i)}]`, expected, received: show(row), fix });
    }
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return Int32Array.from(start, (row) => kindOf[row]!);
}
