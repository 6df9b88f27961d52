import { isArrayLike } from "../../schema/arrayLike.ts";
import { show, type Issue } from "../../schema/error.ts";

const FIX = "Pass numbers of segments to try: [1, 2, 3, 4, 5].";

/** Everything that is wrong with the numbers of segments to try. */
export function countIssues(ks: unknown): Issue[] {
  if (!isArrayLike(ks)) return [invalid("options.ks", "a list of numbers of segments", ks)];
  if (ks.length === 0) {
    const expected = "at least one number of segments";
    return [{ code: "empty-input", path: "options.ks", expected, received: "none", fix: FIX }];
  }
  return Array.from(ks).flatMap((k, i) => {
    if (Number.isSafeInteger(k) && (k as number) >= 1 && (k as number) < 65_536) return [];
    return [invalid(`options.ks[${String(i)}]`, "a whole number from 1 to 65535", k)];
  });
}

/** More segments than rows are none. */
export function tooManyIssues(ks: ArrayLike<number>, rows: number): Issue[] {
  return Array.from(ks).flatMap((k, i) => {
    return k <= rows ? [] : [invalid(`options.ks[${String(i)}]`, `at most ${String(rows)}, the number of rows`, k)];
  });
}

/** In rising order, each once. */
export function distinctCounts(ks: ArrayLike<number>): number[] {
  return [...new Set(Array.from(ks))].sort((a, b) => a - b);
}

function invalid(path: string, expected: string, received: unknown): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix: FIX };
}
