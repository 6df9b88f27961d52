import type { LatentWeights } from "./latents.ts";

/** Why customers leave of their own wish. Each reason has a hazard of its own; whichever strikes first is the true reason. */
export interface ExitSpec {
  readonly reasons: Readonly<Record<string, ReasonSpec>>;
  /** Days after which the excess of the first days is down to 1 / e. */
  readonly newnessDays: number;
  /** Days after which a price change weighs half. */
  readonly priceShockHalfLifeDays: number;
  /** What customers say instead: `confusion[true reason]` has the shares of the stated reasons, which sum to 1; absent: the truth. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** A reason, and what feeds it. All numbers but the first are changes of the log hazard. */
export interface ReasonSpec {
  /** Chance to leave for it in a month, of an average customer on an average day. */
  readonly monthlyHazard: number;
  readonly weights: LatentWeights;
  /** On the first day; fades over `newnessDays`. */
  readonly newness?: number;
  /** Per unit of the logarithm of new over old price; fades. */
  readonly priceRise?: number;
  /** After a complaint; fades. */
  readonly complaint?: number;
  /** For each acquaintance who is a customer, up to 5; negative where ties hold. */
  readonly activeTie?: number;
  /** For each acquaintance who left lately; fades. */
  readonly lostTie?: number;
  /** The part of the product that it is about. */
  readonly productArea: string;
}

/** What happens when someone wants to leave. */
export interface InterviewSpec {
  /** Share of those who cancel by a call, which is an inquiry `cancellation` and is interviewed; the others just go. */
  readonly byCall: number;
  /** Chance that an average customer who calls is won back in the call. */
  readonly save: number;
  /** Change of the log odds of that. */
  readonly saveWeights: LatentWeights;
  /** Share of the interviews that find the true reason. */
  readonly findsTrueReason: number;
}
