import type * as z from "zod/mini";
import type { Money } from "../money/money.ts";
import type { Attributes } from "./attributes.ts";
import type { RecordDefinition } from "./definition.ts";
import { recordSchema } from "./recordSchema.ts";

/** Someone who was acquired; one record a customer. */
export interface Customer {
  readonly customerId: string;
  /** When the customer was acquired, in epoch milliseconds. */
  readonly at: number;
  /** Through what: an advertisement, a referral, a shop. */
  readonly channel: string | null;
  /** What winning this customer cost. */
  readonly cost: Money | null;
  /** The customer whose referral this was. */
  readonly referredBy: string | null;
  /** Empty where there are none. */
  readonly attributes: Attributes;
}

/** Fields of {@link Customer}, for `read`. */
export const customer: RecordDefinition<Customer> = {
  name: "customer",
  fields: {
    customerId: { kind: "text" },
    at: { kind: "instant" },
    channel: { kind: "text", absent: null },
    cost: { kind: "money", absent: null },
    referredBy: { kind: "text", absent: null },
    attributes: { kind: "attributes", absent: {} },
  },
};

/** Checks a typed {@link Customer}. */
export const customerSchema: z.ZodMiniType<Customer> = /* @__PURE__ */ recordSchema(customer);
