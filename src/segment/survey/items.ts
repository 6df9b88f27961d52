import type { Note } from "../../schema/fitReport.ts";
import type { SurveyAnswer } from "../../schema/record/surveyAnswer.ts";
import type { TableInput } from "../../schema/table/table.ts";

/** Answers: records, or a table with one column an item and one row a customer, null where he did not answer. */
export type ItemAnswers = readonly SurveyAnswer[] | TableInput;

/** Which items, and how they are to be read. */
export interface ItemOptions {
  /** Questions or columns; all of them by default. */
  readonly items?: readonly string[];
  /** Items worded the other way round: an answer x counts as min + max − x. */
  readonly reverse?: readonly string[];
  /** Least answer of a table's items; needed to reverse. Records state their own scale. */
  readonly min?: number;
  /** Greatest answer of a table's items. */
  readonly max?: number;
}

/** Answers as they are computed with: reversed items turned round. */
export interface ItemMatrix {
  readonly items: readonly string[];
  readonly reversed: readonly boolean[];
  readonly rows: number;
  /** Null for a table. */
  readonly customerIds: readonly string[] | null;
  /** One column an item; 0 where missing. */
  readonly values: readonly Float64Array[];
  /** 1 where missing. */
  readonly missing: readonly Uint8Array[];
  readonly notes: readonly Note[];
}
