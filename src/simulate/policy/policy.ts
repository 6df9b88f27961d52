import type { BusinessRecords } from "../records.ts";
import type { TrueDay } from "../truth/trueDay.ts";

/** A contact that a policy decides on. */
export interface PolicyContact {
  readonly customerId: string;
  readonly channel: string;
  readonly playbook: string;
  readonly agent?: string;
}

/** A contact of the run so far. */
export interface PastContact extends PolicyContact {
  /** Day of the run, from 0. */
  readonly day: number;
}

/** What a policy sees at the start of a day: nothing of that day or later. Frozen, all of it. */
export interface PolicyView {
  /** Day of the run, from 0. */
  readonly day: number;
  /** First instant of the day, in epoch milliseconds. Everything in `records` is before it. */
  readonly at: number;
  /** History and run so far; spells that have not ended are open. Each list is put together when asked for. */
  readonly records: BusinessRecords;
  /** Those with an open spell, and those who ever bought without a contract. */
  readonly customerIds: readonly string[];
  /** Contacts of this run so far. */
  readonly contacts: readonly PastContact[];
}

/** Whom to contact today, by what one can know. At most 8 contacts of one customer a day. */
export type PolicyFunction = (view: PolicyView) => readonly PolicyContact[];

/** A policy that knows the truth: no business has it; it shows what could be reached at best. */
export interface TruthPolicy {
  /** `truth` may be asked during the call only. */
  readonly withTruth: (view: PolicyView, truth: TrueDay) => readonly PolicyContact[];
}

/** A rule that says each day whom to contact. */
export type Policy = PolicyFunction | TruthPolicy;
