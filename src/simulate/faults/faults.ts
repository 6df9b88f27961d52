import type { Instant } from "../../calendar/instant.ts";
import type { RecordName } from "../records.ts";

/** Which records a fault touches; all kinds unless given. */
interface Touches {
  readonly on?: readonly RecordName[];
}

/** Rows that are there twice. */
export interface Duplicates extends Touches {
  /** Share of the rows that come again, from 0 to 1. */
  readonly share: number;
  /** Mean days until the second one arrives; 0 unless given: the same row once more, directly behind the first. */
  readonly days?: number;
}

/** Rows that reach the database long after what they report. */
export interface Late extends Touches {
  /** Share of the rows that are late, from 0 to 1. */
  readonly share: number;
  /** Mean delay; delays are exponential, in whole minutes of at least one. */
  readonly days: number;
}

/** Instants that show the wall clock of a zone and no offset, so that a reader takes them for UTC. */
export interface WrongZone extends Touches {
  readonly timeZone: string;
  /** Share of the rows, from 0 to 1; all unless given. */
  readonly share?: number;
  /** Only rows whose record is of this instant or later. */
  readonly from?: Instant;
  /** Only rows whose record is before this instant. */
  readonly until?: Instant;
}

/** Rows that have lost one of their fields. */
export interface Missing extends Touches {
  /** Share of the rows that lose a field, from 0 to 1. */
  readonly share: number;
  /** Which fields may be lost (`currency`, too); any unless given. A row loses one of those that are filled. */
  readonly fields?: readonly string[];
}

/** A time in which no row was taken in. */
export interface Outage extends Touches {
  readonly from: Instant;
  /** First instant after it. */
  readonly until: Instant;
  /** Whether the rows arrive when the outage is over; false unless given: they are lost. */
  readonly backfilled?: boolean;
}

/** A field that means something else from an instant on, and nobody said so: give `times` or `rename`. */
export interface Redefinition {
  readonly at: Instant;
  readonly record: RecordName;
  /** A number or an amount for `times`, a text or a choice for `rename`. */
  readonly field: string;
  /** What the value is multiplied by, above 0, at most 1e9: 60 for seconds instead of minutes, 1.1 for amounts with tax. */
  readonly times?: number;
  /** Old words and the new ones: `{ film: "movie" }`. */
  readonly rename?: Readonly<Record<string, string>>;
  /** Only records with these texts in these fields: `{ kind: "usage" }`. */
  readonly where?: Readonly<Record<string, string>>;
}

/** What is wrong with the rows; each fault may be left out. */
export interface Faults {
  readonly duplicates?: Duplicates;
  readonly late?: Late;
  readonly wrongZone?: WrongZone;
  readonly missing?: Missing;
  readonly outages?: readonly Outage[];
  /** One, or several that are applied in this order. */
  readonly redefinition?: Redefinition | readonly Redefinition[];
}

/** Name of a fault. */
export type FaultName = keyof Faults;

/** All faults, in the order in which they are applied. */
export const faultNames: readonly FaultName[] = [
  "redefinition",
  "wrongZone",
  "missing",
  "outages",
  "late",
  "duplicates",
];
