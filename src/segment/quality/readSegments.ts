import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import { compactLabels, labelIssues, type CompactLabels, type Labels } from "../partition/readLabels.ts";
import { readerNote, type ReaderNote } from "./messages.ts";

/** Segments are numbered below this: whoever passes more passes no segments. */
const MOST_SEGMENTS = 65_536;

/** Segments of a table's rows. */
export interface Segments extends CompactLabels {
  /** `empty-segment` for numbers between that nobody has. */
  readonly notes: readonly ReaderNote[];
}

/** Everything that is wrong with the labels of a table. */
export function segmentIssues(labels: unknown, rows: number | undefined): Issue[] {
  return labelIssues("labels", labels, { rows, max: MOST_SEGMENTS - 1 });
}

/** Labels that were checked, numbered without gaps. */
export function segmentsOf(labels: Labels): Segments {
  const compact = compactLabels(labels);
  const present = new Set(compact.labels);
  const empty = Array.from({ length: compact.labels.at(-1)! }, (_, segment) => segment).filter((s) => !present.has(s));
  if (empty.length === 0) return { ...compact, notes: [] };
  return { ...compact, notes: [readerNote("empty-segment", "emptySegment", { segments: listed(empty) })] };
}

/** The first numbers of a list, as a sentence names them. */
export function listed(numbers: readonly number[]): string {
  return [...numbers.slice(0, 10).map(String), ...(numbers.length > 10 ? ["…"] : [])].join(", ");
}

/**
 * Measures of how far segments lie apart need two.
 *
 * @throws {KeizokuError} `too-few-segments`
 */
export function checkTwoSegments(operation: string, segments: CompactLabels): void {
  if (segments.labels.length >= 2) return;
  const fix = "Cluster into at least two segments first.";
  const received = `all rows in segment ${String(segments.labels[0])}`;
  throw new KeizokuError(operation, [
    { code: "too-few-segments", path: "labels", expected: "at least two segments", received, fix },
  ]);
}

/** Runs a check and gives its issues; what it throws otherwise goes on. */
export function issuesOf<T>(run: () => T, issues: Issue[]): T | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof KeizokuError)) throw error;
    issues.push(...error.issues);
    return undefined;
  }
}

/** Labels that a caller's cluster function gave for `rows` rows. */
export function clusteredLabels(operation: string, path: string, labels: unknown, rows: number): CompactLabels {
  const issues = labelIssues(path, labels, { rows, max: MOST_SEGMENTS - 1 });
  if (issues.length > 0 || !isArrayLike(labels)) throw new KeizokuError(operation, issues);
  return compactLabels(labels as Labels);
}
