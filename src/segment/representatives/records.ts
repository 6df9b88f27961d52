import type * as z from "zod/mini";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import { activitySchema, type Activity } from "../../schema/record/activity.ts";
import { contactSchema, type Contact } from "../../schema/record/contact.ts";
import { customerSchema, type Customer } from "../../schema/record/customer.ts";
import { interviewSchema, type Interview } from "../../schema/record/interview.ts";
import { subscriptionSchema, type Subscription } from "../../schema/record/subscription.ts";
import { surveyAnswerSchema, type SurveyAnswer } from "../../schema/record/surveyAnswer.ts";
import { transactionSchema, type Transaction } from "../../schema/record/transaction.ts";
import { fromZodIssues } from "../../schema/zodIssues.ts";

/** What stories are told from: typed records, as `read` returns them; a kind that is not there is not told. */
export interface StoryRecords {
  readonly customers?: readonly Customer[];
  readonly subscriptions?: readonly Subscription[];
  readonly transactions?: readonly Transaction[];
  readonly activities?: readonly Activity[];
  readonly surveyAnswers?: readonly SurveyAnswer[];
  readonly contacts?: readonly Contact[];
  readonly interviews?: readonly Interview[];
}

/** A record of a person that could not be told, and why. */
export interface RejectedStoryRecord extends RejectedRow {
  /** As the records were passed: `activities`. */
  readonly record: string;
}

/** Records of one customer. */
export type OwnRecords = { readonly [K in keyof StoryRecords]-?: NonNullable<StoryRecords[K]> };

/** The records of one customer before a date, and those that are none. */
export interface KnownRecords {
  readonly records: OwnRecords;
  readonly rejected: readonly RejectedStoryRecord[];
}

type Kind = keyof StoryRecords;

const schemas: Readonly<Required<Record<Kind, z.ZodMiniType>>> = {
  customers: customerSchema,
  subscriptions: subscriptionSchema,
  transactions: transactionSchema,
  activities: activitySchema,
  surveyAnswers: surveyAnswerSchema,
  contacts: contactSchema,
  interviews: interviewSchema,
};

const kinds = Object.keys(schemas) as Kind[];

/** Positions of the rows of each kind. */
type Places = Map<string, Map<Kind, number[]>>;

/** A function that finds the records of each of these customers, known before a date. The records are gone through once. */
export function recordFinder(
  operation: string,
  records: StoryRecords,
  wanted: ReadonlySet<string>,
): (customerId: string, asOf: number) => KnownRecords {
  checkRecords(operation, records);
  const places: Places = new Map();
  for (const kind of kinds) {
    const rows: readonly unknown[] = records[kind] ?? [];
    for (let i = 0; i < rows.length; i++) {
      const id = (rows[i] as { readonly customerId?: unknown } | null | undefined)?.customerId;
      if (typeof id !== "string" || !wanted.has(id)) continue;
      let own = places.get(id);
      if (own === undefined) places.set(id, (own = new Map()));
      const listed = own.get(kind);
      if (listed === undefined) own.set(kind, [i]);
      else listed.push(i);
    }
  }
  return (customerId, asOf) => knownRecords(records, places.get(customerId) ?? new Map<Kind, number[]>(), asOf);
}

function knownRecords(records: StoryRecords, places: Map<Kind, number[]>, asOf: number): KnownRecords {
  const rejected: RejectedStoryRecord[] = [];
  const known = Object.fromEntries(
    kinds.map((kind) => {
      const rows: readonly unknown[] = records[kind] ?? [];
      const good = (places.get(kind) ?? []).flatMap((index) => {
        const parsed = schemas[kind].safeParse(rows[index]);
        if (parsed.success) return isBefore(parsed.data, asOf) ? [parsed.data] : [];
        const fix = "Correct the record at its source.";
        const issues = fromZodIssues(parsed.error.issues, rows[index], { code: "invalid-input", fix });
        rejected.push({ record: kind, index, issues });
        return [];
      });
      return [kind, good];
    }),
  ) as unknown as OwnRecords;
  return { records: known, rejected };
}

function isBefore(record: unknown, asOf: number): boolean {
  const { at, from } = record as { readonly at?: number; readonly from?: number };
  return (at ?? from)! < asOf;
}

function checkRecords(operation: string, records: unknown): asserts records is StoryRecords {
  const issues: Issue[] = [];
  const fix = "Pass lists of typed records by kind: { customers, subscriptions, activities }.";
  if (typeof records !== "object" || records === null || Array.isArray(records)) {
    issues.push({
      code: "invalid-input",
      path: "records",
      expected: "an object of lists",
      received: show(records),
      fix,
    });
  } else {
    for (const kind of kinds) {
      const rows = (records as Readonly<Record<string, unknown>>)[kind];
      if (rows === undefined || Array.isArray(rows)) continue;
      const path = `records.${kind}`;
      issues.push({ code: "invalid-input", path, expected: "a list of records", received: show(rows), fix });
    }
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
