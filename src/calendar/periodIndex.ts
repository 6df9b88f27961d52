import { type Issue, show } from "../schema/error.ts";
import { checkInstants, listIssues, reportIssues } from "./checkArguments.ts";
import { instantIssue, maxInstant, minInstant } from "./instant.ts";

/** Steps from the guess before it is given up for a binary search: calendar periods need at most two. */
const STEPS = 8;

/**
 * Index of the period that an instant (epoch milliseconds) lies in, given the rising boundaries of the periods.
 *
 * -1 before the first boundary, `boundaries.length - 1` (the number of periods) at or after the last one. Where two
 * boundaries are equal, the later period holds the instant.
 *
 * @throws {KeizokuError} `invalid-instant`, `invalid-input` (boundaries that are no column)
 * @example
 * const months = periodBoundaries({ unit: "month", from: "1997-01-01", until: "1997-03-31" });
 * periodIndex(months, instant("1997-02-14")) // => 1
 * periodIndex(months, instant("1996-12-31")) // => -1
 * periodIndex(months, instant("1997-04-01")) // => 3
 */
export function periodIndex(boundaries: ArrayLike<number>, instant: number): number {
  // Their values are not looked at, so that a single index costs the same however many there are.
  reportIssues("periodIndex", listIssues(boundaries, "boundaries"));
  if (!(typeof (instant as unknown) === "number" && instant >= minInstant && instant <= maxInstant)) {
    reportIssues("periodIndex", [instantIssue(instant, "instant")]);
  }
  return indexOf(boundaries, instant, guessScale(boundaries));
}

/**
 * {@link periodIndex} of many instants, in their order: a few nanoseconds each, whether sorted or not.
 *
 * @throws {KeizokuError} `invalid-instant` with the path of every value that is none, `invalid-input` (boundaries that are no
 *   column, not finite or falling)
 * @example
 * const months = periodBoundaries({ unit: "month", from: "1997-01-01", until: "1997-03-31" });
 * Array.from(periodIndices(months, [instant("1997-03-01"), instant("1997-01-01")])) // => [2, 0]
 */
export function periodIndices(boundaries: ArrayLike<number>, instants: ArrayLike<number>): Int32Array {
  checkBoundaries("periodIndices", boundaries);
  checkInstants("periodIndices", instants);
  const scale = guessScale(boundaries);
  const out = new Int32Array(instants.length);
  for (let i = 0; i < out.length; i++) out[i] = indexOf(boundaries, instants[i]!, scale);
  return out;
}

/** Reports the first boundary that is none. */
function checkBoundaries(operation: string, boundaries: ArrayLike<unknown>): void {
  reportIssues(operation, listIssues(boundaries, "boundaries"));
  let last = -Infinity;
  for (let i = 0; i < boundaries.length; i++) {
    const boundary = boundaries[i];
    if (!Number.isFinite(boundary) || (boundary as number) < last) {
      const expected = i === 0 ? "a finite number" : `a finite number of at least ${String(last)}`;
      const issue: Issue = {
        code: "invalid-input",
        path: `boundaries[${String(i)}]`,
        expected,
        received: show(boundary),
        fix: "Pass boundaries as periodBoundaries gives them, in the order of time.",
      };
      reportIssues(operation, [issue]);
    }
    last = boundary as number;
  }
}

/** Periods per millisecond, on the average: calendar periods are nearly equal, so a straight line all but hits. */
function guessScale(boundaries: ArrayLike<number>): number {
  const last = boundaries.length - 1;
  return last < 1 ? 0 : last / (boundaries[last]! - boundaries[0]!);
}

function indexOf(boundaries: ArrayLike<number>, instant: number, scale: number): number {
  const last = boundaries.length - 1;
  if (last < 0 || instant < boundaries[0]!) return -1;
  if (instant >= boundaries[last]!) return last;
  let index = Math.min(last - 1, Math.floor((instant - boundaries[0]!) * scale));
  for (let step = 0; step < STEPS; step++) {
    if (instant < boundaries[index]!) index--;
    else if (instant >= boundaries[index + 1]!) index++;
    else return index;
  }
  return searchIndex(boundaries, instant);
}

function searchIndex(boundaries: ArrayLike<number>, instant: number): number {
  let low = 0;
  let high = boundaries.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (instant < boundaries[middle]!) high = middle;
    else low = middle;
  }
  return low;
}
