import type * as z from "zod/mini";
import type { Money } from "../money/money.ts";
import type { RecordDefinition } from "./definition.ts";
import { recordSchema } from "./recordSchema.ts";

/** A purchase or a payment; an order of several products may be several records of one `transactionId`. */
export interface Transaction {
  readonly transactionId: string | null;
  readonly customerId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Negative for a refund. */
  readonly amount: Money;
  /** How many pieces. */
  readonly items: number | null;
  /** What was bought, where it is one thing. */
  readonly product: string | null;
}

/** Fields of {@link Transaction}, for `read`. */
export const transaction: RecordDefinition<Transaction> = {
  name: "transaction",
  fields: {
    transactionId: { kind: "text", absent: null },
    customerId: { kind: "text" },
    at: { kind: "instant" },
    amount: { kind: "money" },
    items: { kind: "number", absent: null },
    product: { kind: "text", absent: null },
  },
};

/** Checks a typed {@link Transaction}. */
export const transactionSchema: z.ZodMiniType<Transaction> = /* @__PURE__ */ recordSchema(transaction);
