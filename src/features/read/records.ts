import type { Activity, ActivityKind } from "../../schema/record/activity.ts";
import type { Contact } from "../../schema/record/contact.ts";
import type { Customer } from "../../schema/record/customer.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { SurveyAnswer } from "../../schema/record/surveyAnswer.ts";
import type { Transaction } from "../../schema/record/transaction.ts";
import type { CategoryColumn } from "../../schema/table/table.ts";

/** Activities as columns of equal length: the fast way for millions. Null and undefined stand for what is missing. */
export interface ActivityColumns {
  readonly customerId: ArrayLike<string | number> | CategoryColumn;
  /** Epoch milliseconds. */
  readonly at: ArrayLike<number>;
  /** A kind for each row, or one for all. */
  readonly kind: ArrayLike<ActivityKind> | CategoryColumn | ActivityKind;
  /** 1 where it is missing. */
  readonly quantity?: ArrayLike<number | null>;
  readonly item?: ArrayLike<string | null> | CategoryColumn;
  readonly otherCustomerId?: ArrayLike<string | number | null> | CategoryColumn;
}

/** What is on record, in any order; what is not kept is left out. */
export interface FeatureRecords {
  readonly customers?: readonly Customer[];
  readonly subscriptions?: readonly Subscription[];
  readonly transactions?: readonly Transaction[];
  readonly activities?: readonly Activity[] | ActivityColumns;
  readonly contacts?: readonly Contact[];
  readonly surveyAnswers?: readonly SurveyAnswer[];
  /** Not read: what is said on leaving is no feature of those who stay. */
  readonly interviews?: readonly unknown[];
}

/** A kind of record of {@link FeatureRecords} that is read. */
export type RecordKey = Exclude<keyof FeatureRecords, "interviews">;

/** All of them. */
export const recordKeys: readonly RecordKey[] = [
  "subscriptions",
  "customers",
  "transactions",
  "activities",
  "contacts",
  "surveyAnswers",
];
