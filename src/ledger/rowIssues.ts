import { instantIssue, maxInstant, minInstant } from "../calendar/instant.ts";
import { show, type Issue } from "../schema/error.ts";
import { isMoney, moneyIssues } from "../schema/money/money.ts";
import type { BillingInterval } from "../schema/record/billingInterval.ts";
import { noIssues } from "../schema/record/definition.ts";
import { exitKinds, subscription, type ExitKind, type Subscription } from "../schema/record/subscription.ts";
import { timeUnits } from "../schema/timeUnit.ts";

/** What a typed row may hold, as nothing is known of it. */
type GivenRow = Readonly<Record<keyof Subscription, unknown>>;

/** Everything that is wrong with one row by itself; paths are its fields. Allocates nothing for a good row. */
export function rowIssues(row: unknown): readonly Issue[] {
  if (typeof row !== "object" || row === null) return [invalid("", "a subscription", row, "Pass one object a row.")];
  const given = row as GivenRow;
  if (!isWellTyped(given)) return fieldIssues(given);
  if (given.price !== null && given.price.minor < 0) {
    return [invalid("price.minor", "at least 0", given.price.minor, "Pass the price that is paid, 0 for nothing.")];
  }
  return subscription.relations?.(given) ?? noIssues;
}

function isWellTyped(row: GivenRow): row is Subscription & GivenRow {
  return (
    isText(row.customerId) &&
    (row.subscriptionId === null || isText(row.subscriptionId)) &&
    (row.plan === null || isText(row.plan)) &&
    isInstant(row.from) &&
    (row.until === null || isInstant(row.until)) &&
    (row.price === null || isMoney(row.price)) &&
    (row.interval === null || isInterval(row.interval)) &&
    isQuantity(row.quantity) &&
    (row.trialUntil === null || isInstant(row.trialUntil)) &&
    (row.exit === null || isExit(row.exit))
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function isInstant(value: unknown): value is number {
  return typeof value === "number" && value >= minInstant && value <= maxInstant;
}

function isQuantity(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value < Infinity;
}

function isExit(value: unknown): value is ExitKind {
  return exitKinds.includes(value as ExitKind);
}

function isInterval(value: unknown): value is BillingInterval {
  if (typeof value !== "object" || value === null) return false;
  const { count, unit } = value as Partial<BillingInterval>;
  return Number.isSafeInteger(count) && count! >= 1 && timeUnits.includes(unit!);
}

function fieldIssues(row: GivenRow): Issue[] {
  const issues: Issue[] = [];
  const text = "a text that is not empty";
  const read = "Read plain rows with schema.read; null stands for what is not known.";
  const check = (path: keyof Subscription, right: boolean, expected: string): void => {
    if (!right) issues.push(invalid(path, expected, row[path], read));
  };
  const checkInstant = (path: "from" | "until" | "trialUntil", right: boolean): void => {
    if (!right) issues.push({ ...instantIssue(row[path], path), expected: EXPECTED_INSTANT, fix: read });
  };
  check("customerId", isText(row.customerId), text);
  check("subscriptionId", row.subscriptionId === null || isText(row.subscriptionId), `${text}, or null`);
  check("plan", row.plan === null || isText(row.plan), `${text}, or null`);
  checkInstant("from", isInstant(row.from));
  checkInstant("until", row.until === null || isInstant(row.until));
  if (row.price !== null) issues.push(...moneyIssues("price", row.price));
  check(
    "interval",
    row.interval === null || isInterval(row.interval),
    "a billing interval, as { count, unit }, or null",
  );
  check("quantity", isQuantity(row.quantity), "a finite number of at least 0");
  checkInstant("trialUntil", row.trialUntil === null || isInstant(row.trialUntil));
  check("exit", row.exit === null || isExit(row.exit), `one of ${exitKinds.join(", ")}, or null`);
  return issues;
}

const EXPECTED_INSTANT = "epoch milliseconds of the years 1 to 9999";

function invalid(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
