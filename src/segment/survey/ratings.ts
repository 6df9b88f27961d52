import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { SurveyAnswer } from "../../schema/record/surveyAnswer.ts";
import type { LevelOptions } from "./level.ts";

/** Answers to one question as columns of equal length. */
export interface RatingColumns {
  /** Null where there is none. */
  readonly answer: ArrayLike<number | null | undefined>;
  /** Of several answers of a customer the latest counts; without ids each row is a customer of his own. */
  readonly customerId?: ArrayLike<string | number>;
  /** Epoch milliseconds; needed for periods, and where customers answer more than once. */
  readonly at?: ArrayLike<number>;
  /** How many customers an answer stands for, at least 0: of `nonResponse`. 1 by default. */
  readonly weight?: ArrayLike<number>;
  /** Name of a group of each row; null for none. */
  readonly group?: ArrayLike<string | null | undefined>;
}

/** Answers to one question. */
export type Ratings = readonly SurveyAnswer[] | RatingColumns;

/** How ratings are summarised. */
export interface RatingOptions extends LevelOptions {
  /** Of records with several questions: the one that is meant. */
  readonly question?: string;
  /** Of records: the group of each customer by id; customers that are not named are in none. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Of records: how many customers each answer stands for, by customer id; 1 by default. */
  readonly weights?: Readonly<Record<string, number>>;
  /** Also by calendar periods of this length. */
  readonly every?: TimeUnit;
  /** IANA time zone of the periods; "UTC" by default. */
  readonly timeZone?: string;
}
