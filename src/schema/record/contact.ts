import type * as z from "zod/mini";
import type { Money } from "../money/money.ts";
import type { RecordDefinition } from "./definition.ts";
import { recordSchema } from "./recordSchema.ts";

/** One time that the business turned to a customer: a call, a letter, a visit. */
export interface Contact {
  readonly customerId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Through what: `phone`, `mail`, `shop`. */
  readonly channel: string;
  /** Which prepared conversation or offer was used. */
  readonly playbook: string | null;
  /** Who did it. */
  readonly agent: string | null;
  /** What came of it, in the words of the business: `reached`, `no-answer`, `accepted`. */
  readonly outcome: string | null;
  /** Money spent on it, the offer included, working time not. */
  readonly cost: Money | null;
  /** Working time in minutes. */
  readonly minutes: number | null;
  /** What was said. */
  readonly text: string | null;
}

/** Fields of {@link Contact}, for `read`. */
export const contact: RecordDefinition<Contact> = {
  name: "contact",
  fields: {
    customerId: { kind: "text" },
    at: { kind: "instant" },
    channel: { kind: "text" },
    playbook: { kind: "text", absent: null },
    agent: { kind: "text", absent: null },
    outcome: { kind: "text", absent: null },
    cost: { kind: "money", absent: null },
    minutes: { kind: "number", min: 0, absent: null },
    text: { kind: "text", absent: null },
  },
};

/** Checks a typed {@link Contact}. */
export const contactSchema: z.ZodMiniType<Contact> = /* @__PURE__ */ recordSchema(contact);
