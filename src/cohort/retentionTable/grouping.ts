import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Customer } from "../../schema/record/customer.ts";
import type { Subscription } from "../../schema/record/subscription.ts";

/** Name of a group; null where it is not known. */
export type GroupLabel = string | number | boolean | null;

/**
 * How customers are grouped, each by one row of his, so that nobody is in two groups:
 *
 * - `"plan"`: the row's plan;
 * - a function of the row; null and undefined are the group without a name;
 * - a fact of the customer: `"channel"`, or the name of an attribute. Customers without a record are in the group without a name.
 */
export type Grouping =
  | "plan"
  | ((row: Subscription) => GroupLabel | undefined)
  | { readonly customers: readonly Customer[]; readonly attribute: string };

/** Rows that decide, each customer's group as a number, and the groups' names. */
export interface Groups {
  readonly labels: readonly GroupLabel[];
  /** Position in `labels` of each customer number. */
  readonly code: Int32Array;
}

/** Groups that one call may have: each has a table of its own. */
const MOST_GROUPS = 1000;

/** What is wrong with a grouping. */
export function groupingIssues(by: unknown): Issue[] {
  if (by === undefined || by === "plan" || typeof by === "function") return [];
  const given = (typeof by === "object" && by !== null ? by : {}) as { customers?: unknown; attribute?: unknown };
  const { customers, attribute } = given;
  if (Array.isArray(customers) && typeof attribute === "string" && attribute !== "") return customerIssues(customers);
  const expected = '"plan", a function of a subscription, or { customers, attribute }';
  return [invalid("options.by", expected, by, "Say how customers are grouped, or leave it out.")];
}

function customerIssues(customers: readonly unknown[]): Issue[] {
  const wrong = customers.findIndex(
    (one) => typeof one !== "object" || one === null || typeof (one as Partial<Customer>).customerId !== "string",
  );
  if (wrong < 0) return [];
  const fix = "Pass customers as schema.read gave them.";
  return [invalid(`options.by.customers[${String(wrong)}]`, "a customer with customerId", customers[wrong], fix)];
}

/**
 * The group of each customer number; `rowOf[customer]` is the index of the row that decides, -1 for customers who do not count.
 *
 * @throws {KeizokuError} `invalid-input`: a label of another type, more than 1,000 groups
 */
export function groupCustomers(
  operation: string,
  by: Grouping | undefined,
  rows: readonly Subscription[],
  rowOf: Int32Array,
): Groups {
  const code = new Int32Array(rowOf.length);
  if (by === undefined) return { labels: [null], code };
  const labelOf = labeller(by);
  const found = new Map<GroupLabel, number>();
  for (let c = 0; c < code.length; c++) {
    const row = rowOf[c]!;
    if (row < 0) continue;
    const label = labelOf(rows[row]!) ?? null;
    if (!isLabel(label)) {
      const fix = "Return a text, a finite number, a boolean or null.";
      throw new KeizokuError(operation, [
        invalid(`options.by(subscriptions[${String(row)}])`, "the name of a group", label, fix),
      ]);
    }
    let number = found.get(label);
    if (number === undefined) found.set(label, (number = found.size));
    code[c] = number;
  }
  return inOrder(operation, Array.from(found.keys()), code);
}

function inOrder(operation: string, found: readonly GroupLabel[], code: Int32Array): Groups {
  if (found.length > MOST_GROUPS) {
    const fix = "Group by something with fewer values.";
    throw new KeizokuError(operation, [
      invalid("options.by", `at most ${String(MOST_GROUPS)} groups`, found.length, fix),
    ]);
  }
  const labels = found.slice().sort(compareLabels);
  const place = Int32Array.from(found, (label) => labels.indexOf(label));
  for (let c = 0; c < code.length; c++) code[c] = place[code[c]!] ?? 0;
  return { labels, code };
}

function labeller(by: Grouping): (row: Subscription) => GroupLabel | undefined {
  if (by === "plan") return (row) => row.plan;
  if (typeof by === "function") return by;
  const { customers, attribute } = by;
  const facts = new Map(customers.map((one) => [one.customerId, one]));
  return ({ customerId }) => {
    const one = facts.get(customerId) as Partial<Customer> | undefined;
    if (attribute === "channel") return one?.channel;
    const attributes = one?.attributes as Customer["attributes"] | null | undefined;
    return attributes !== undefined && attributes !== null && Object.hasOwn(attributes, attribute)
      ? attributes[attribute]
      : null;
  };
}

/** Whether a value can name a group. */
export function isLabel(value: unknown): value is GroupLabel {
  return value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

const KINDS = ["number", "string", "boolean", "object"];

/** Numbers first, rising, then texts by code units, then booleans, then the group without a name. */
export function compareLabels(a: GroupLabel, b: GroupLabel): number {
  const kinds = KINDS.indexOf(typeof a) - KINDS.indexOf(typeof b);
  if (kinds !== 0 || a === b) return kinds;
  return a! < b! ? -1 : 1;
}

function invalid(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
