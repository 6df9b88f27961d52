import { checkColumns, checkNumbers } from "../schema/columns.ts";

/** Counts of values between edges. */
export interface BinnedCounts {
  /** One more than there are counts, rising. */
  readonly edges: readonly number[];
  /** Values in [edge, next edge); the last bin has its upper edge too. */
  readonly counts: readonly number[];
}

/** How to cut a range into bins of equal width. */
export interface BinOptions {
  readonly from: number;
  readonly to: number;
  /** How many; 20 by default. */
  readonly bins?: number;
}

/**
 * Counts values in bins of equal width; those outside go into the first or the last bin.
 *
 * @throws {KeizokuError} `empty-input`, `invalid-input`
 * @example
 * binCounts([0.1, 0.6, 0.9, 1], { from: 0, to: 1, bins: 2 }).counts // => [1, 3]
 */
export function binCounts(values: ArrayLike<number>, options: BinOptions): BinnedCounts {
  const { from, to, bins = 20 } = options;
  checkColumns<"values">("binCounts", { values }, { values: { fix: "Leave out values that are not known." } });
  checkNumbers(
    "binCounts",
    "options",
    { from, to, bins },
    {
      from: { fix: "Pass where the first bin begins." },
      to: { above: from, fix: "Pass where the last bin ends." },
      bins: { min: 1, max: 10_000, integer: true, fix: "Pass how many bins." },
    },
  );
  const counts = new Array<number>(bins).fill(0);
  for (const value of Array.from(values)) {
    const bin = Math.floor(((value - from) / (to - from)) * bins);
    counts[Math.min(Math.max(bin, 0), bins - 1)]!++;
  }
  return { edges: Array.from({ length: bins + 1 }, (_, i) => from + ((to - from) * i) / bins), counts };
}
