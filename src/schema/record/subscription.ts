import type * as z from "zod/mini";
import type { Issue } from "../error.ts";
import type { Money } from "../money/money.ts";
import type { BillingInterval } from "./billingInterval.ts";
import { noIssues, type RecordDefinition } from "./definition.ts";
import { recordSchema } from "./recordSchema.ts";

/** Why a spell ended: the customer's own wish, a payment that failed, or a pause that is meant to end. */
export type ExitKind = "voluntary" | "involuntary" | "pause";

/** All exit kinds. */
export const exitKinds: readonly ExitKind[] = ["voluntary", "involuntary", "pause"];

/**
 * A spell of one customer on one plan at one price.
 *
 * A plan or price change is two records, the second from where the first ends, the first without `exit`. A pause is the gap between
 * a record whose `exit` is `pause` and the next one. A return after leaving is a new record.
 */
export interface Subscription {
  /** Tells apart the subscriptions that one customer has side by side; null where there is one at a time. */
  readonly subscriptionId: string | null;
  readonly customerId: string;
  readonly plan: string | null;
  /** First instant of the spell, in epoch milliseconds. */
  readonly from: number;
  /** First instant after the spell; null while it is open. */
  readonly until: number | null;
  /** For one seat and one interval; null where it is not known. Zero for a free plan. */
  readonly price: Money | null;
  /** How often the price is paid; never null where there is a price. */
  readonly interval: BillingInterval | null;
  /** Seats or units; 1 unless stated. The spell brings `price` times this. */
  readonly quantity: number;
  /** First instant after the free trial; null without one. May lie after `until`: the trial was cut short. */
  readonly trialUntil: number | null;
  /** Null while the spell is open, where the next record continues it, and where the reason is not known. */
  readonly exit: ExitKind | null;
}

/** Fields of {@link Subscription}, for `read`. */
export const subscription: RecordDefinition<Subscription> = {
  name: "subscription",
  fields: {
    subscriptionId: { kind: "text", absent: null },
    customerId: { kind: "text" },
    plan: { kind: "text", absent: null },
    from: { kind: "instant" },
    until: { kind: "instant", absent: null },
    price: { kind: "money", absent: null },
    interval: { kind: "interval", absent: null },
    quantity: { kind: "number", min: 0, absent: 1 },
    trialUntil: { kind: "instant", absent: null },
    exit: { kind: "choice", options: exitKinds, absent: null },
  },
  relations,
};

/** Checks a typed {@link Subscription}. */
export const subscriptionSchema: z.ZodMiniType<Subscription> = /* @__PURE__ */ recordSchema(subscription);

function relations(record: Subscription): readonly Issue[] {
  const { from, until, price, interval, trialUntil, exit } = record;
  const backwards = until !== null && until < from;
  const trialBackwards = trialUntil !== null && trialUntil < from;
  const exitOfOpen = exit !== null && until === null;
  const noInterval = price !== null && interval === null;
  if (!backwards && !trialBackwards && !exitOfOpen && !noInterval) return noIssues;
  const code = "invalid-input";
  const start = `an instant not before from (${String(from)})`;
  const issues: Issue[] = [];
  if (backwards) {
    const fix = "Swap from and until, or correct the one that is wrong.";
    issues.push({ code, path: "until", expected: start, received: String(until), fix });
  }
  if (trialBackwards) {
    const fix = "Pass the end of the trial, or nothing without one.";
    issues.push({ code, path: "trialUntil", expected: start, received: String(trialUntil), fix });
  }
  if (exitOfOpen) {
    const fix = "Give the end of the spell, or no exit.";
    issues.push({ code, path: "exit", expected: "no exit while until is empty", received: exit, fix });
  }
  if (noInterval) {
    const fix = "Say how often the price is paid, such as month.";
    issues.push({ code: "missing-field", path: "interval", expected: "an interval", received: "nothing", fix });
  }
  return issues;
}
