import type * as z from "zod/mini";
import type { Issue } from "../error.ts";
import { noIssues, type RecordDefinition } from "./definition.ts";
import { recordSchema } from "./recordSchema.ts";

/**
 * What a customer did; `event` is a meeting or a campaign he took part in, `tie` an acquaintance with another customer,
 * `payment-failed` an attempt to charge him that did not succeed (one that did is a transaction).
 */
export type ActivityKind =
  "usage" | "inquiry" | "complaint" | "visit" | "mail-open" | "event" | "referral" | "tie" | "payment-failed";

/** All activity kinds. */
export const activityKinds: readonly ActivityKind[] = [
  "usage",
  "inquiry",
  "complaint",
  "visit",
  "mail-open",
  "event",
  "referral",
  "tie",
  "payment-failed",
];

/** Something a customer did at an instant, other than paying. */
export interface Activity {
  readonly customerId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: ActivityKind;
  /** How much or how often, at least 0; 1 unless stated. */
  readonly quantity: number;
  /** With what: the feature used, the page visited, the subject of the inquiry. */
  readonly item: string | null;
  /** The customer at the other end of a tie (always there) or of a referral (where he became one). */
  readonly otherCustomerId: string | null;
}

/** Fields of {@link Activity}, for `read`. */
export const activity: RecordDefinition<Activity> = {
  name: "activity",
  fields: {
    customerId: { kind: "text" },
    at: { kind: "instant" },
    kind: { kind: "choice", options: activityKinds },
    quantity: { kind: "number", min: 0, absent: 1 },
    item: { kind: "text", absent: null },
    otherCustomerId: { kind: "text", absent: null },
  },
  relations,
};

/** Checks a typed {@link Activity}. */
export const activitySchema: z.ZodMiniType<Activity> = /* @__PURE__ */ recordSchema(activity);

function relations({ customerId, kind, otherCustomerId }: Activity): readonly Issue[] {
  const path = "otherCustomerId";
  const fix = "Name the other customer.";
  if (kind === "tie" && otherCustomerId === null) {
    return [{ code: "missing-field", path, expected: "the customer tied to", received: "nothing", fix }];
  }
  if (otherCustomerId !== customerId) return noIssues;
  const received = JSON.stringify(otherCustomerId);
  return [{ code: "invalid-input", path, expected: "another customer than customerId", received, fix }];
}
