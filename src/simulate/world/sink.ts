import type { ActivityKind } from "../../schema/record/activity.ts";
import type { Attributes } from "../../schema/record/attributes.ts";
import type { InterviewOutcome } from "../../schema/record/interview.ts";
import type { ExitKind } from "../../schema/record/subscription.ts";

/**
 * Where a world writes what happens. Customers are numbers, amounts minor units, so that a run which keeps no records makes none.
 */
export interface Sink {
  /** Whether anything is kept: if not, what leaves no trace but its records need not be worked out. */
  readonly keeps: boolean;
  customer(who: number, at: number, facts: NewCustomer): void;
  /** A spell begins. */
  open(who: number, at: number, terms: Terms): void;
  /** The open spell ends; `exit` null where another follows at once. */
  close(who: number, at: number, exit: ExitKind | null): void;
  transaction(who: number, at: number, minor: number, product: string | null): void;
  usage(who: number, at: number, quantity: number, item: string): void;
  /** Of quantity 1; `other` is a customer or {@link nobody}. */
  activity(who: number, at: number, kind: ActivityKind, item: string | null, other: number): void;
  answer(who: number, at: number, question: string, answer: number, scale: readonly [number, number]): void;
  contact(who: number, at: number, facts: ContactFacts): void;
  interview(who: number, at: number, facts: InterviewFacts): void;
  /** What no record says: who is gone, how, and for which reason (its number; -1 for none). */
  left(who: number, at: number, how: TrueExitKind, reason: number): void;
}

/** How a customer went: as the records say, at the end of a trial, without a word, or by not ending a pause. */
export type TrueExitKind = "voluntary" | "involuntary" | "trial" | "lapsed" | "pause";

/** The other customer of an activity that has none. */
export const nobody = -1;

/** Facts of a customer record. */
export interface NewCustomer {
  readonly channel: string;
  readonly costMinor: number;
  readonly referredBy: number;
  readonly attributes: () => Attributes;
}

/** Facts of a subscription record. */
export interface Terms {
  /** Which of the customer's contracts, from 1. */
  readonly contract: number;
  readonly plan: string;
  readonly priceMinor: number;
  readonly interval: { readonly count: number; readonly unit: "day" | "week" | "month" | "quarter" | "year" };
  readonly seats: number;
  readonly trialUntil: number | null;
}

/** Facts of a contact record; texts as functions, which are called where a record is made. */
export interface ContactFacts {
  readonly channel: string;
  readonly playbook: string;
  readonly agent: string | null;
  readonly outcome: string | null;
  readonly costMinor: number | null;
  readonly minutes: number | null;
  readonly text: (() => string) | null;
}

/** Facts of an interview record. */
export interface InterviewFacts {
  readonly statedReason: string;
  readonly trueReason: string | null;
  readonly productArea: string;
  readonly outcome: InterviewOutcome;
}

/** Keeps nothing. */
export const noSink: Sink = {
  keeps: false,
  customer: ignore,
  open: ignore,
  close: ignore,
  transaction: ignore,
  usage: ignore,
  activity: ignore,
  answer: ignore,
  contact: ignore,
  interview: ignore,
  left: ignore,
};

function ignore(): void {
  // Nothing is kept.
}
