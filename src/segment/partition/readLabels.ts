import { isArrayLike } from "../../schema/arrayLike.ts";
import { show, type Issue } from "../../schema/error.ts";

/** Labels of rows as whole numbers from 0: the segment of each row. */
export type Labels = ArrayLike<number>;

/** Labels without gaps. */
export interface CompactLabels {
  /** Place in `labels` of each row. */
  readonly codes: Int32Array;
  /** Labels that occur, in rising order. */
  readonly labels: readonly number[];
  /** Rows of each. */
  readonly sizes: Float64Array;
}

/** Issues beyond this many are counted by nobody: the first say what is wrong. */
const LISTED = 100;

const FIX = "Pass the segment number of each row, as assign gives it: whole numbers from 0.";

/** Everything that is wrong with labels: their kind, their number, values that are no whole numbers from 0 to `max`. */
export function labelIssues(
  path: string,
  labels: unknown,
  { rows, max = Number.MAX_SAFE_INTEGER }: { readonly rows?: number | undefined; readonly max?: number } = {},
): Issue[] {
  const invalid = (where: string, expected: string, received: string): Issue => {
    return { code: "invalid-input", path: where, expected, received, fix: FIX };
  };
  if (!isArrayLike(labels)) return [invalid(path, "a column of labels", show(labels))];
  if (labels.length === 0) {
    return [{ code: "empty-input", path, expected: "at least one row", received: "none", fix: FIX }];
  }
  if (rows !== undefined && labels.length !== rows) {
    return [invalid(path, `${String(rows)} labels, one a row`, String(labels.length))];
  }
  const bounded = max < Number.MAX_SAFE_INTEGER;
  const expected = bounded ? `a whole number from 0 to ${String(max)}` : "a whole number of at least 0";
  const issues: Issue[] = [];
  for (let i = 0; i < labels.length && issues.length < LISTED; i++) {
    const label = labels[i];
    if (Number.isSafeInteger(label) && (label as number) >= 0 && (label as number) <= max) continue;
    issues.push(invalid(`${path}[${String(i)}]`, expected, show(label)));
  }
  return issues;
}

/** Numbers the labels that occur from 0, in rising order. Kernel: checked labels. */
export function compactLabels(labels: Labels): CompactLabels {
  const occurring = occurringLabels(labels);
  const places = new Map(occurring.map((label, place) => [label, place]));
  const most = occurring.at(-1) ?? 0;
  const direct = most <= 4 * labels.length + 1024 ? new Int32Array(most + 1) : null;
  if (direct !== null) occurring.forEach((label, place) => (direct[label] = place));
  const codes = new Int32Array(labels.length);
  const sizes = new Float64Array(occurring.length);
  for (let i = 0; i < labels.length; i++) {
    const code = direct === null ? places.get(labels[i]!)! : direct[labels[i]!]!;
    codes[i] = code;
    sizes[code] = sizes[code]! + 1;
  }
  return { codes, labels: occurring, sizes };
}

function occurringLabels(labels: Labels): number[] {
  const seen = new Set<number>();
  let last = -1;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label !== last) seen.add((last = label));
  }
  return [...seen].sort((a, b) => a - b);
}
