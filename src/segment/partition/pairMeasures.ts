import { crossLabels, type CrossTable } from "./crossTable.ts";
import type { Labels } from "./readLabels.ts";

/** Pairs of rows by whether each partition puts the two together. */
interface PairCounts {
  /** Together in both. */
  readonly both: number;
  readonly onlyA: number;
  readonly onlyB: number;
  /** Together in neither. */
  readonly neither: number;
}

/**
 * Rand index: share of all pairs of rows on which two partitions agree (together in both, or apart in both).
 *
 * From 0 to 1; 1 for a single row. Two random partitions score well above 0: {@link adjustedRand} corrects that.
 *
 * @param a label of each row, whole numbers from 0
 * @param b another label of each row
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example randIndex([0, 0, 1, 1], [0, 0, 1, 2]) // => 0.8333
 * @see Rand (1971), Journal of the American Statistical Association 66, 846–850
 */
export function randIndex(a: Labels, b: Labels): number {
  return randOf(crossLabels("randIndex", a, b));
}

/**
 * Adjusted Rand index: agreement on pairs beyond what chance gives, 1 for the same partition whatever its labels are called, about 0 for
 * unrelated ones; below 0 where they agree less than by chance.
 *
 * @param a label of each row, whole numbers from 0
 * @param b another label of each row
 * @returns 1 for a single row, and where both put all rows together or all apart
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example adjustedRand([0, 0, 1, 1], [1, 1, 0, 0]) // => 1
 * @example adjustedRand([0, 0, 1, 1], [0, 0, 1, 2]) // => 0.5714
 * @see Hubert & Arabie (1985), Journal of Classification 2, 193–218
 */
export function adjustedRand(a: Labels, b: Labels): number {
  return adjustedRandOf(crossLabels("adjustedRand", a, b));
}

/**
 * Jaccard index of two partitions: pairs together in both, among pairs together in at least one. From 0 to 1; 1 where no rows are together in
 * either.
 *
 * @param a label of each row, whole numbers from 0
 * @param b another label of each row
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example jaccardIndex([0, 0, 1, 1], [0, 0, 1, 2]) // => 0.5
 */
export function jaccardIndex(a: Labels, b: Labels): number {
  return jaccardOf(crossLabels("jaccardIndex", a, b));
}

/**
 * Fowlkes-Mallows index: geometric mean of the two shares of pairs together in one partition that the other puts together too.
 * From 0 to 1; 1 where no rows are together in either, 0 where they are in one only.
 *
 * @param a label of each row, whole numbers from 0
 * @param b another label of each row
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example fowlkesMallows([0, 0, 1, 1], [0, 0, 1, 2]) // => 0.7071
 * @see Fowlkes & Mallows (1983), Journal of the American Statistical Association 78, 553–569
 */
export function fowlkesMallows(a: Labels, b: Labels): number {
  return fowlkesMallowsOf(crossLabels("fowlkesMallows", a, b));
}

/** Kernel of {@link randIndex}. */
export function randOf(table: CrossTable): number {
  const { both, onlyA, onlyB, neither } = pairCounts(table);
  const all = both + onlyA + onlyB + neither;
  return all === 0 ? 1 : (both + neither) / all;
}

/** Kernel of {@link adjustedRand}. */
export function adjustedRandOf(table: CrossTable): number {
  const { both, onlyA, onlyB, neither } = pairCounts(table);
  if (onlyA === 0 && onlyB === 0) return 1;
  const spread = (both + onlyA) * (onlyA + neither) + (both + onlyB) * (onlyB + neither);
  return (2 * (both * neither - onlyA * onlyB)) / spread;
}

/** Kernel of {@link jaccardIndex}. */
export function jaccardOf(table: CrossTable): number {
  const { both, onlyA, onlyB } = pairCounts(table);
  return both + onlyA + onlyB === 0 ? 1 : both / (both + onlyA + onlyB);
}

/** Kernel of {@link fowlkesMallows}. */
export function fowlkesMallowsOf(table: CrossTable): number {
  const { both, onlyA, onlyB } = pairCounts(table);
  if (both === 0) return onlyA + onlyB === 0 ? 1 : 0;
  return Math.sqrt(both / (both + onlyA)) * Math.sqrt(both / (both + onlyB));
}

function pairCounts({ rows, a, b, cells }: CrossTable): PairCounts {
  const both = pairsWithin(cells.count);
  const onlyA = pairsWithin(a.sizes) - both;
  const onlyB = pairsWithin(b.sizes) - both;
  return { both, onlyA, onlyB, neither: (rows * (rows - 1)) / 2 - both - onlyA - onlyB };
}

function pairsWithin(sizes: Float64Array): number {
  let pairs = 0;
  for (let i = 0; i < sizes.length; i++) pairs += (sizes[i]! * (sizes[i]! - 1)) / 2;
  return pairs;
}
