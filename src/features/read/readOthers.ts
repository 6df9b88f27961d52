import type { Issue } from "../../schema/error.ts";
import { isMoney, minorDigits, moneyIssues, type Money } from "../../schema/money/money.ts";
import type { Contact } from "../../schema/record/contact.ts";
import type { Customer } from "../../schema/record/customer.ts";
import { noIssues } from "../../schema/record/definition.ts";
import { surveyAnswer, type SurveyAnswer } from "../../schema/record/surveyAnswer.ts";
import type { Transaction } from "../../schema/record/transaction.ts";
import { noTexts, type EventLog } from "../events/eventLog.ts";
import { fieldIssue } from "./rejections.ts";
import { isTextOrNull, textsOf, type ReadContext } from "./readContext.ts";
import { readHeads, type RowHeads } from "./readRows.ts";

const TEXT = "a text that is not empty, or null";
const plain = { kind: null, other: noTexts, outcome: noTexts, playbook: noTexts };

/** Money as a number of units of the currency that counts; NaN in another. */
export type ReadMoney = (amount: Money) => number;

/** Units of one currency; of any, where none is chosen. */
export function moneyReader(currency: string | null): ReadMoney {
  let known = "";
  let perUnit = 1;
  return (amount) => {
    if (currency !== null && amount.currency !== currency) return NaN;
    if (amount.currency !== known) {
      known = amount.currency;
      perUnit = 10 ** minorDigits(known);
    }
    return amount.minor / perUnit;
  };
}

/** Purchases: their amount is the quantity, the product the item. */
export function readTransactions(rows: readonly Transaction[], context: ReadContext, money: ReadMoney): EventLog {
  const heads = readHeads("transactions", rows, context, ({ amount, product }) => {
    if (isMoney(amount) && isTextOrNull(product)) return noIssues;
    return [...moneyIssues("amount", amount), ...(isTextOrNull(product) ? [] : [fieldIssue("product", TEXT, product)])];
  });
  const quantity = Float64Array.from(heads.customer, (customer, i) => (customer < 0 ? NaN : money(rows[i]!.amount)));
  return { ...heads, ...plain, quantity, item: textsOf(rows, heads.customer, ({ product }) => product) };
}

/** Contacts: the channel is the item. */
export function readContacts(rows: readonly Contact[], context: ReadContext): EventLog {
  const heads = readHeads("contacts", rows, context, (row) => {
    const issues: Issue[] = [];
    for (const name of ["channel", "outcome", "playbook"] as const) {
      if (!isTextOrNull(row[name])) issues.push(fieldIssue(name, TEXT, row[name]));
    }
    if ((row.channel as unknown) === null || (row.channel as unknown) === undefined) {
      issues.push(fieldIssue("channel", "a text that is not empty", row.channel));
    }
    return issues;
  });
  const { customer } = heads;
  return {
    ...heads,
    ...plain,
    quantity: null,
    item: textsOf(rows, customer, ({ channel }) => channel),
    outcome: textsOf(rows, customer, ({ outcome }) => outcome),
    playbook: textsOf(rows, customer, ({ playbook }) => playbook),
  };
}

/** Answers: the score from 0 to 1 is the quantity, the question the item. */
export function readAnswers(rows: readonly SurveyAnswer[], context: ReadContext): EventLog {
  const heads = readHeads("surveyAnswers", rows, context, (row) => {
    const { answer, scaleMin, scaleMax, question } = row;
    if (typeof question !== "string" || question === "") return [fieldIssue("question", "a text", question)];
    for (const [name, value] of Object.entries({ answer, scaleMin, scaleMax })) {
      if (!Number.isFinite(value)) return [fieldIssue(name, "a finite number", value)];
    }
    return surveyAnswer.relations?.(row) ?? noIssues;
  });
  const { customer } = heads;
  const quantity = Float64Array.from(customer, (number, i) => (number < 0 ? NaN : scoreOf(rows[i]!)));
  return { ...heads, ...plain, quantity, item: textsOf(rows, customer, ({ question }) => question) };
}

function scoreOf({ answer, scaleMin, scaleMax }: SurveyAnswer): number {
  return (answer - scaleMin) / (scaleMax - scaleMin);
}

/** Customers' records: the row of each customer number, -1 where there is none. */
export interface CustomerRows {
  readonly rows: readonly Customer[];
  readonly heads: RowHeads;
}

/** Reads customers' records. */
export function readCustomers(rows: readonly Customer[], context: ReadContext): CustomerRows {
  const heads = readHeads("customers", rows, context, (row) => {
    const { channel, referredBy } = row;
    const cost: unknown = row.cost;
    const attributes: unknown = row.attributes;
    const bag = attributes === undefined || (typeof attributes === "object" && attributes !== null);
    const priced = cost === null || cost === undefined || isMoney(cost);
    if (isTextOrNull(channel) && isTextOrNull(referredBy) && bag && priced) return noIssues;
    return [
      ...(isTextOrNull(channel) ? [] : [fieldIssue("channel", TEXT, channel)]),
      ...(isTextOrNull(referredBy) ? [] : [fieldIssue("referredBy", TEXT, referredBy)]),
      ...(bag ? [] : [fieldIssue("attributes", "an object of attributes", attributes)]),
      ...(priced ? [] : moneyIssues("cost", cost)),
    ];
  });
  return { rows, heads };
}

/** The row of each customer number; one that repeats a customer is rejected, the first stays. */
export function rowsByCustomer({ heads }: CustomerRows, customers: number, { rejections }: ReadContext): Int32Array {
  const rowOf = new Int32Array(customers).fill(-1);
  for (let i = 0; i < heads.customer.length; i++) {
    const customer = heads.customer[i]!;
    if (customer < 0) continue;
    const first = rowOf[customer]!;
    if (first < 0) rowOf[customer] = i;
    else {
      rejections.add("customers", i, () => {
        const received = `the customer of row ${String(first)}`;
        const fix = "Leave it out, or merge the two.";
        return [{ code: "duplicate-row", path: "customerId", expected: "each customer once", received, fix }];
      });
    }
  }
  return rowOf;
}
