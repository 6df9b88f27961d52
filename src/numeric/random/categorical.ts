import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { checkList } from "./listCheck.ts";
import type { RandomStream } from "./stream.ts";

/**
 * Index of one of several categories, drawn in proportion to their weights. Time grows with the number of categories;
 * {@link categoricalSampler} prepares for many draws.
 *
 * @param weights of at least 0, not all 0; they need not sum to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example categorical(randomStream(1), [0, 0, 5]) // => 2
 */
export function categorical(stream: RandomStream, weights: ArrayLike<number>): number {
  return categoricalSampler(stream, weights)();
}

/**
 * Draws categories in proportion to their weights, again and again: the weights are summed once, a draw is a binary
 * search.
 *
 * @param weights of at least 0, not all 0
 * @returns a function that gives the index of a category
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example categoricalSampler(randomStream(1), [0, 2])() // => 1
 */
export function categoricalSampler(stream: RandomStream, weights: ArrayLike<number>): () => number {
  const ends = runningSums(weights);
  return () => {
    const target = stream.next() * ends[ends.length - 1]!;
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Sums of the weights up to each category, cut behind the last weight above 0. */
function runningSums(weights: ArrayLike<number>): Float64Array {
  checkList("categorical", weights, "weights");
  const ends = new Float64Array(weights.length);
  const issues: Issue[] = [];
  let sum = 0;
  let last = -1;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (!(Number.isFinite(weight) && weight >= 0)) {
      const expected = "a finite number of at least 0";
      const path = `weights[${String(i)}]`;
      issues.push({ code: "invalid-input", path, expected, received: show(weight), fix: "Pass shares or counts." });
    } else sum += weight;
    ends[i] = sum;
    if (weight > 0) last = i;
  }
  if (issues.length === 0 && !(last >= 0 && sum < Infinity)) {
    const code = weights.length === 0 ? "empty-input" : "invalid-input";
    const fix = "Pass at least one weight above 0, and a finite sum.";
    const received = weights.length === 0 ? "no weights" : `a sum of ${show(sum)}`;
    issues.push({ code, path: "weights", expected: "weights with a finite sum above 0", received, fix });
  }
  if (issues.length > 0) throw new KeizokuError("categorical", issues);
  return ends.subarray(0, last + 1);
}
