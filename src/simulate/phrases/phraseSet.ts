/** Reasons to leave of one's own wish. */
export type LeavingReason = "price" | "content" | "support" | "no-time" | "competitor" | "moved" | "friends-left";

/** What else is talked about: payments that fail, how a talk ends, the subjects of inquiries and complaints, and `other`, which fits everywhere. */
export type Topic = "payment" | "saved" | "stays" | "delivery" | "quality" | "billing" | "login" | "cancel" | "other";

/** Everything that there are phrases for. */
export type PhraseReason = LeavingReason | Topic;

/** What is said about one reason; every phrase is a sentence by itself. */
export interface PhraseSet {
  /** Names the reason. */
  readonly opening: readonly string[];
  readonly detail: readonly string[];
  readonly ending: readonly string[];
  /** Lets the reason show in a text about another one. */
  readonly hint: readonly string[];
}

/** The phrases of one language. */
export type Phrases = Readonly<Record<PhraseReason, PhraseSet>>;
