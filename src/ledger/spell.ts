import type { Duration } from "../calendar/duration.ts";
import type { Instant } from "../calendar/instant.ts";
import type { Note } from "../schema/fitReport.ts";
import type { RejectedRow } from "../schema/read/read.ts";
import type { ExitKind } from "../schema/record/subscription.ts";

/** Why a spell ended; `unknown` where the records give an end and no reason. */
export type SpellExit = ExitKind | "unknown";

/** Whose time a spell is: a customer's, all his subscriptions together, or that of each subscription by itself. */
export type SpellOwner = "customer" | "subscription";

/** How `spells` reads the records. */
export interface SpellOptions {
  /** The moment of knowledge: ends up to and including it are known, what begins at it or later is not yet there. */
  readonly asOf: Instant;
  /** How long a payment may be late before the spell counts as ended: a duration of the local calendar, or whole days. None unless given; at most 10 years. */
  readonly gap?: Duration | number;
  /** "customer" unless given: a customer leaves when the last of his subscriptions ends. */
  readonly by?: SpellOwner;
  /** IANA time zone in which `gap` is added and dates without an offset are read; "UTC" unless given. */
  readonly timeZone?: string;
}

/** A change inside a spell: of plan, price or quantity, or of the subscriptions that a customer has side by side. */
export interface SpellChange {
  /** Epoch milliseconds: where the later row begins; where the earlier one ends, if none follows it. */
  readonly at: number;
  /** Index of the row before the change; null where a subscription was added beside another. */
  readonly from: number | null;
  /** Index of the row after it; null where a subscription ended while another goes on. */
  readonly to: number | null;
}

/** One uninterrupted stretch of paid time (a trial counts as paid). Instants are epoch milliseconds. */
export interface Spell {
  readonly customerId: string;
  /** That of the first row: null where one subscription at a time is kept. */
  readonly subscriptionId: string | null;
  /** 1 for the owner's first spell, 2 for the second, … */
  readonly ordinal: number;
  readonly from: number;
  /** First instant after the spell; null while it goes on at `asOf`. Equal to `from` where a customer came and left at once. */
  readonly until: number | null;
  /** Null while the spell goes on. */
  readonly exit: SpellExit | null;
  /** What it follows: a pause (resumed), another exit (came back), or nothing (null: the first spell). */
  readonly returns: "pause" | "exit" | null;
  /** While the spell goes on only because `gap` has not yet run out: since when no row covers it. Else null. */
  readonly lateSince: number | null;
  /** An end after `asOf` that is on record with its exit. Records do not say when it became known: no fact to predict from, where `asOf` lies before the export. */
  readonly noticeUntil: number | null;
  /** End of the free trial of the first row; null without one. May lie after `until`. */
  readonly trialUntil: number | null;
  /** Plan of the first row. */
  readonly planAtStart: string | null;
  /** Plan of the row that ends last. */
  readonly planAtEnd: string | null;
  /** In order of time. */
  readonly changes: readonly SpellChange[];
  /** Indices of its rows in the input: subscription after subscription, each in order of time. */
  readonly rows: readonly number[];
}

/** What `spells` found: plain data, the spells by customer in order of first appearance, then by `from`. */
export interface Spells {
  readonly asOf: number;
  readonly by: SpellOwner;
  readonly spells: readonly Spell[];
  /** Rows that could not be counted, in order of the input, each with its reasons; paths are fields of the row. */
  readonly rejected: readonly RejectedRow[];
  /** `after-as-of`, `zero-length`, `mixed-currencies`, each with the number of rows concerned. */
  readonly notes: readonly Note[];
}
