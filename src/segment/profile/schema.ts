import type { Note } from "../../schema/fitReport.ts";
import type { TableInput } from "../../schema/table/table.ts";

/** An estimate and where the truth may lie. */
export interface ProfileEstimate {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Options of `profile`. */
export interface ProfileOptions {
  /**
   * What the segments are judged by, not described by: columns of numbers of the same rows under any names, such as `value` (money), `risk` and
   * `retention` (shares).
   */
  readonly values?: TableInput;
  /** Name of each segment by its label; none by default. */
  readonly names?: readonly string[];
  /** Of all intervals; 0.95 by default. */
  readonly level?: number;
  /** Share of false findings among the differences that count as distinguishing; 0.05 by default. */
  readonly falseDiscoveryRate?: number;
}

/** How a segment differs from all other customers in one column or one category of it. */
export interface DifferenceBase {
  readonly column: string;
  /** Members whose value is known, and those whose value is missing: shares and means are of the first. */
  readonly known: number;
  readonly missing: number;
  /**
   * What differences are ordered by: |g| of numbers, |h| of categories, which mean the same (0.2 small, 0.5 medium, 0.8 large). Null where the
   * value is the same within both groups (differing without any overlap where `p` is 0), or unknown in one of them.
   */
  readonly strength: number | null;
  /** Chance of so large a difference where there is none; null where no test is possible (nobody else, fewer than two values). */
  readonly p: number | null;
  /** `p` for all differences of the profile at once (Benjamini and Hochberg). */
  readonly adjustedP: number | null;
  /** Whether `adjustedP` is at most the false discovery rate. */
  readonly distinguishes: boolean;
  readonly direction: "higher" | "lower" | "same";
}

/** A segment against all others in a column of numbers. */
export interface NumericDifference extends DifferenceBase {
  readonly kind: "numeric";
  readonly mean: number;
  /** Divisor n − 1; 0 for one value. */
  readonly standardDeviation: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  /** Mean of all customers, and of those outside the segment (null where there are none). */
  readonly allMean: number;
  readonly otherMean: number | null;
  /** Hedges' g against all others: difference of the means in standard deviations, freed of its bias. */
  readonly effect: ProfileEstimate | null;
  /** Mean over the mean of all; null where a value is negative or the mean 0. */
  readonly lift: ProfileEstimate | null;
}

/** A segment against all others in one category. */
export interface CategoryDifference extends DifferenceBase {
  readonly kind: "category";
  readonly category: string;
  readonly count: number;
  /** Share of the members known (Wilson's interval). */
  readonly share: ProfileEstimate;
  /** Share of all customers known, and of those outside the segment (null where there are none). */
  readonly allShare: number;
  readonly otherShare: number | null;
  /** Share over the share of all (log interval that knows that the segment is part of all). */
  readonly lift: ProfileEstimate;
  /** Cohen's h against all others: difference of 2 arcsin √share. */
  readonly effect: number | null;
  /** Adjusted residual: above 0 over-represented, about standard normal by chance; null where it is not defined. */
  readonly residual: number | null;
}

/** One difference. */
export type Difference = NumericDifference | CategoryDifference;

/** What a segment is worth by one of the given columns. */
export interface SegmentValue {
  readonly name: string;
  readonly known: number;
  readonly missing: number;
  /** With Student's interval; null where nothing is known. The interval is the mean itself for one value. */
  readonly mean: ProfileEstimate | null;
  readonly total: number;
  /** Part of the total of all; null where a value is negative or the total 0. */
  readonly shareOfTotal: number | null;
}

/** One segment. */
export interface SegmentProfile {
  /** Its label. */
  readonly segment: number;
  readonly name: string | null;
  readonly customers: number;
  readonly share: number;
  /** Those that distinguish it first, the strongest at the top; then the others, again by strength. */
  readonly differences: readonly Difference[];
  readonly values: readonly SegmentValue[];
}

/** What distinguishes the segments: plain data. */
export interface Profile {
  readonly customers: number;
  readonly level: number;
  readonly falseDiscoveryRate: number;
  /** Differences that were tested. */
  readonly tests: number;
  /** Labels that occur, in rising order. */
  readonly segments: readonly SegmentProfile[];
  /** `many-categories`, `one-segment`. */
  readonly notes: readonly Note[];
}
