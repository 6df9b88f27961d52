/** Texts as numbers: `codes[i]` is the place in `texts` of row i's text, -1 where there is none. */
export interface TextCodes {
  readonly codes: ArrayLike<number>;
  readonly texts: readonly string[];
}

/** What happened, in the order of the records, with dense customer numbers. */
export interface EventLog {
  /** -1 where the row does not count: it could not be read, is of nobody in the table, or was not known by the last date. */
  readonly customer: Int32Array;
  /** Epoch milliseconds. */
  readonly at: ArrayLike<number>;
  /** Place in `activityKinds`; null where all are of one kind. */
  readonly kind: ArrayLike<number> | null;
  /** NaN where the amount does not count; null for 1 in each row. */
  readonly quantity: ArrayLike<number> | null;
  readonly item: TextCodes;
  /** The customer at the other end of a tie or of a referral. */
  readonly other: TextCodes;
  readonly outcome: TextCodes;
  readonly playbook: TextCodes;
}

/** Which records events come from. */
export type LogName = "activities" | "transactions" | "contacts" | "surveyAnswers";

/** All logs, in the order in which they are worked through. */
export const logNames: readonly LogName[] = ["activities", "transactions", "contacts", "surveyAnswers"];

/** No texts. */
export const noTexts: TextCodes = { codes: [], texts: [] };

/** The logs that were passed. */
export type EventLogs = Readonly<Partial<Record<LogName, EventLog>>>;

/** Rows of a log by customer: those of number c are `order[start[c]]` up to, not including, `order[start[c + 1]]`. */
export interface GroupedRows {
  readonly order: Int32Array;
  readonly start: Int32Array;
}

/** Groups rows by customer number (a counting sort), each customer's in the order of the input; rows of -1 are left out. */
export function groupRows(customer: Int32Array, customers: number): GroupedRows {
  const start = new Int32Array(customers + 1);
  for (let i = 0; i < customer.length; i++) if (customer[i]! >= 0) start[customer[i]! + 1]!++;
  for (let c = 0; c < customers; c++) start[c + 1]! += start[c]!;
  const order = new Int32Array(start[customers]!);
  const next = start.slice();
  for (let i = 0; i < customer.length; i++) if (customer[i]! >= 0) order[next[customer[i]!]!++] = i;
  return { order, start };
}
