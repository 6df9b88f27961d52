import { activity, type Activity } from "../schema/record/activity.ts";
import { contact, type Contact } from "../schema/record/contact.ts";
import { customer, type Customer } from "../schema/record/customer.ts";
import type { RecordDefinition } from "../schema/record/definition.ts";
import { interview, type Interview } from "../schema/record/interview.ts";
import { subscription, type Subscription } from "../schema/record/subscription.ts";
import { surveyAnswer, type SurveyAnswer } from "../schema/record/surveyAnswer.ts";
import { transaction, type Transaction } from "../schema/record/transaction.ts";

/** All records of a business. */
export interface BusinessRecords {
  readonly customers: readonly Customer[];
  readonly subscriptions: readonly Subscription[];
  readonly transactions: readonly Transaction[];
  readonly activities: readonly Activity[];
  readonly surveyAnswers: readonly SurveyAnswer[];
  readonly contacts: readonly Contact[];
  readonly interviews: readonly Interview[];
}

/** A kind of record, as {@link BusinessRecords} names it. */
export type RecordName = keyof BusinessRecords;

/** How the rows of each kind of record are read. */
export const recordDefinitions: {
  readonly [K in RecordName]: RecordDefinition<BusinessRecords[K][number]>;
} = {
  customers: customer,
  subscriptions: subscription,
  transactions: transaction,
  activities: activity,
  surveyAnswers: surveyAnswer,
  contacts: contact,
  interviews: interview,
};

/** All kinds of record, in the order of {@link BusinessRecords}. */
export const recordNames: readonly RecordName[] = Object.keys(recordDefinitions) as RecordName[];
