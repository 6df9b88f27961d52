import type { Note } from "../../../schema/fitReport.ts";
import type { Locale } from "../../../schema/locale.ts";
import type { TableInput } from "../../../schema/table/table.ts";
import type { ProfileEstimate } from "../schema.ts";
import type { ColumnWords } from "../wording.ts";
import type { DemographicsWord } from "./words.ts";

/** Options of `demographicsOnly`. */
export interface DemographicsOptions {
  /** The same seed gives the same folds and shuffles. */
  readonly seed: number | string;
  /** Shuffles of the permutation test, from 19; 199 by default. */
  readonly permutations?: number;
  /** Where to cut columns of numbers, in rising order, by name: `{ age: [20, 30, 40, 50, 60] }`. */
  readonly cuts?: Readonly<Record<string, readonly number[]>>;
  /** Groups of about equal size that other columns of numbers are cut into; 5 by default. Columns of no more different numbers are not cut. */
  readonly groups?: number;
  /** Parts of the cross-validation; 5 by default. */
  readonly folds?: number;
  /** Customers like all others that are added to each group before it predicts; 5 by default. */
  readonly smoothing?: number;
  /** What segments are for: columns of numbers of the same rows under any names (`value`, `left` as 0 and 1). */
  readonly outcomes?: TableInput;
  /** Words for columns and outcomes. */
  readonly columns?: readonly ColumnWords[];
  /** Texts that take the place of those of `demographicsWords`. */
  readonly words?: Readonly<Partial<Record<Locale, Readonly<Partial<Record<DemographicsWord, string>>>>>>;
  /** Called as the work goes on. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
}

/** How much a grouping of customers says about their segments. */
export interface ExplainedSegments {
  /** Groups that occur, "missing" included. */
  readonly groups: number;
  /** 1 for the same partition, about 0 for unrelated ones. It falls short of 1 also where a fine grouping tells the segment of everybody. */
  readonly adjustedMutualInformation: number;
  /** Part of the information in the segments that the groups hold, chance taken off: about 0 to 1; null where all are in one segment. */
  readonly explained: number | null;
  /** Permutation test of "the groups say nothing"; at least 1 / (permutations + 1). */
  readonly p: number;
  /** Share of customers whose segment the likeliest one of their group is, learnt from others (95 % Wilson interval). */
  readonly accuracy: ProfileEstimate;
}

/** One column by itself. */
export interface ExplainedByColumn extends ExplainedSegments {
  readonly name: string;
  /** Where its numbers were cut; null for categories and few numbers. */
  readonly cuts: readonly number[] | null;
}

/** Share of the variance of an outcome that is predicted for customers who were not learnt from; may be below 0. */
export interface ExplainedOutcome {
  readonly name: string;
  readonly customers: number;
  /** All three are null where the outcome does not vary. */
  readonly demographics: number | null;
  readonly segments: number | null;
  /** The segments, and demographics on what they leave over. */
  readonly both: number | null;
  /** `both` less `demographics`: what the segments add. */
  readonly added: number | null;
}

/** How much of a segmentation demographics alone explain: plain data. */
export interface Demographics {
  readonly customers: number;
  readonly segments: number;
  readonly columns: readonly ExplainedByColumn[];
  /** Groups of customers who are alike in all columns. */
  readonly together: ExplainedSegments;
  /** Share that is right when everybody is put in the largest segment, learnt from others. */
  readonly baseRate: number;
  readonly outcomes: readonly ExplainedOutcome[];
  /** The same in a few sentences. */
  readonly says: Readonly<Record<Locale, string>>;
  /** `one-segment`. */
  readonly notes: readonly Note[];
}
