import type * as z from "zod/mini";
import type { RecordDefinition } from "./definition.ts";
import { recordSchema } from "./recordSchema.ts";

/** Whether the customer stayed after the interview. */
export type InterviewOutcome = "saved" | "lost";

/** All interview outcomes. */
export const interviewOutcomes: readonly InterviewOutcome[] = ["saved", "lost"];

/** A conversation with a customer who is leaving or thinks of it. */
export interface Interview {
  readonly customerId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** What he said first. */
  readonly statedReason: string | null;
  /** What the interview found behind it. */
  readonly trueReason: string | null;
  /** The part of the product it is about. */
  readonly productArea: string | null;
  /** Null while it is open. */
  readonly outcome: InterviewOutcome | null;
}

/** Fields of {@link Interview}, for `read`. */
export const interview: RecordDefinition<Interview> = {
  name: "interview",
  fields: {
    customerId: { kind: "text" },
    at: { kind: "instant" },
    statedReason: { kind: "text", absent: null },
    trueReason: { kind: "text", absent: null },
    productArea: { kind: "text", absent: null },
    outcome: { kind: "choice", options: interviewOutcomes, absent: null },
  },
};

/** Checks a typed {@link Interview}. */
export const interviewSchema: z.ZodMiniType<Interview> = /* @__PURE__ */ recordSchema(interview);
