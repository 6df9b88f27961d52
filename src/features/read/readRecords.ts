import { activityKinds } from "../../schema/record/activity.ts";
import { readSubscriptions, type ReadSubscriptions } from "../contract/knownRows.ts";
import type { Profiles } from "../contract/profileColumns.ts";
import { compactLog, type CompactLog } from "../events/compactLog.ts";
import { logNames, type EventLog, type EventLogs } from "../events/eventLog.ts";
import { sourcesOf } from "../spec/sources.ts";
import type { Feature, FeatureSpec } from "../spec/spec.ts";
import { createCustomerNumbers } from "./customerNumbers.ts";
import { readActivities } from "./readActivities.ts";
import type { ReadContext } from "./readContext.ts";
import {
  readAnswers,
  readContacts,
  readCustomers,
  readTransactions,
  rowsByCustomer,
  type CustomerRows,
  type ReadMoney,
} from "./readOthers.ts";
import type { FeatureRecords, RecordKey } from "./records.ts";
import type { Rejections } from "./rejections.ts";

/** Records as columns, with dense customer numbers. */
export interface ReadRecords {
  readonly customerIds: readonly string[];
  readonly subscriptions: ReadSubscriptions | null;
  readonly profiles: Profiles | null;
  readonly logs: EventLogs;
  /** Ties, and the customer number of each text at their other end; null where no feature needs them. */
  readonly ties: { readonly log: CompactLog; readonly numberOfText: Int32Array } | null;
  /** First instant at which anything of a customer was on record; null where it is not needed. */
  readonly knownSince: Float64Array | null;
  readonly context: ReadContext;
}

/** What is to be read. */
export interface ReadNeeds {
  readonly spec: FeatureSpec;
  readonly who: "active" | "known";
  readonly until: number;
  readonly rejections: Rejections;
  readonly money: ReadMoney;
}

/** Reads what the features need; for rows of all known customers everything. */
export function readRecords(records: FeatureRecords, { spec, who, until, rejections, money }: ReadNeeds): ReadRecords {
  const numbers = createCustomerNumbers();
  const features = Object.values(spec);
  const needed = new Set<RecordKey>(features.flatMap(sourcesOf));
  const all = who === "known";
  const contextOf = (adds: boolean): ReadContext => ({ numbering: { numbers, adds }, until, rejections });
  const context = contextOf(all);
  const given = <K extends RecordKey>(name: K): FeatureRecords[K] | undefined =>
    all || needed.has(name) || name === "subscriptions" ? records[name] : undefined;
  const rows = given("subscriptions");
  const subscriptions = rows === undefined ? null : readSubscriptions(rows, context);
  const people = given("customers");
  const customers = people === undefined ? null : readCustomers(people, context);
  const meets = features.some((feature) => feature.kind === "ties" || feature.kind === "shared");
  const logs: { -readonly [K in keyof EventLogs]: EventLog } = {};
  const [transactions, activities] = [given("transactions"), given("activities")];
  const [contacts, answers] = [given("contacts"), given("surveyAnswers")];
  if (transactions !== undefined) logs.transactions = readTransactions(transactions, context, money);
  // Those at the other end of a tie count, whether or not they have a row.
  if (activities !== undefined) logs.activities = readActivities(activities, contextOf(all || meets));
  if (contacts !== undefined) logs.contacts = readContacts(contacts, context);
  if (answers !== undefined) logs.surveyAnswers = readAnswers(answers, context);
  const ties = logs.activities !== undefined && meets ? readTies(logs.activities, context) : null;
  const count = numbers.ids.length;
  const rowOf = customers === null ? null : rowsByCustomer(customers, count, context);
  const profiles = customers === null ? null : { customers, rowOf: rowOf! };
  const knownSince = all ? firstInstants(count, logs, subscriptions, customers) : null;
  return { customerIds: numbers.ids, subscriptions, profiles, logs, ties, knownSince, context };
}

function readTies(activities: EventLog, { numbering }: ReadContext): ReadRecords["ties"] {
  const log = compactLog(activities, activityKinds.indexOf("tie"));
  const numberOfText = new Int32Array(activities.other.texts.length).fill(-1);
  for (const code of log.other) {
    if (numberOfText[code] === -1) {
      numberOfText[code] = numbering.numbers.numberOf(activities.other.texts[code]!, true);
    }
  }
  return { log, numberOfText };
}

function firstInstants(
  count: number,
  logs: EventLogs,
  subscriptions: ReadSubscriptions | null,
  customers: CustomerRows | null,
): Float64Array {
  const first = new Float64Array(count).fill(Infinity);
  const see = (customer: Int32Array, at: (i: number) => number): void => {
    for (let i = 0; i < customer.length; i++) {
      const who = customer[i]!;
      if (who >= 0 && at(i) < first[who]!) first[who] = at(i);
    }
  };
  if (subscriptions !== null) see(subscriptions.customer, (i) => subscriptions.rows[i]!.from);
  if (customers !== null) see(customers.heads.customer, (i) => customers.heads.at[i]!);
  for (const name of logNames) {
    const log = logs[name];
    if (log !== undefined) see(log.customer, (i) => log.at[i]!);
  }
  return first;
}

/** The kind of activity whose occasions a feature looks at; null for other features. */
export function occasionKind(feature: Feature): number | null {
  return feature.kind === "shared" ? activityKinds.indexOf(feature.of ?? "event") : null;
}
