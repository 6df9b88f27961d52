import type { Note } from "../schema/fitReport.ts";
import type { Locale } from "../schema/locale.ts";
import type { RejectedRow } from "../schema/read/read.ts";
import type { DataColumn } from "../schema/table/table.ts";

/** One text in every language. */
export type FeatureText = Readonly<Record<Locale, string>>;

/** What a feature is about: explanations add up the features of a group. */
export type FeatureGroup =
  | "tenure"
  | "price"
  | "payment"
  | "usage"
  | "service"
  | "engagement"
  | "ties"
  | "contact"
  | "survey"
  | "purchases"
  | "profile";

/** All groups. */
export const featureGroups: readonly FeatureGroup[] = [
  "tenure",
  "price",
  "payment",
  "usage",
  "service",
  "engagement",
  "ties",
  "contact",
  "survey",
  "purchases",
  "profile",
];

/** What a column says, for people. */
export interface FeatureFacts {
  /** Its key in the spec. */
  readonly name: string;
  readonly description: FeatureText;
  readonly unit: FeatureText;
  readonly group: FeatureGroup;
  /** Whether the business can do something about it: a price yes, a tenure no. */
  readonly actionable: boolean;
}

/** A column of a feature table: numbers or categories, with a mask for what is missing, and what they mean. */
export type FeatureColumn = DataColumn & FeatureFacts;

/** A row that was left out, and of which records. */
export interface RejectedRecord extends RejectedRow {
  /** As the records were passed: `activities`. */
  readonly record: string;
}

/** What was known of each customer on each date. */
export interface FeatureTable {
  /** Customer of each row: date after date, in each by first appearance among what was known by the last date. */
  readonly customerId: readonly string[];
  /** Date of each row, in epoch milliseconds. */
  readonly date: Float64Array;
  /** In the order of the spec. */
  readonly columns: readonly FeatureColumn[];
  /** Rows of the records that could not be read; at most 10,000 of a kind are listed. */
  readonly rejected: readonly RejectedRecord[];
  readonly notes: readonly Note[];
}
