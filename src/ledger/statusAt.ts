import type { Instant, InstantOptions } from "../calendar/instant.ts";
import { knownInstant, readSpells } from "./readSpells.ts";
import type { Spells } from "./spell.ts";
import { statusCodes, statusOfCode, type Status } from "./statusCodes.ts";

/** One customer's status. */
export interface CustomerStatus {
  readonly customerId: string;
  readonly status: Status;
}

/**
 * The status of every customer at an instant: `active` in a spell, `paused` or `churned` after one, `never` before the first.
 *
 * `churned` is every exit but a pause, also where the customer came back later. Without a spell at the instant the one that ended last
 * decides.
 *
 * @param instant not after `asOf`; a text without an offset is read in `options.timeZone`, "UTC" unless given
 * @returns customers in the order of their spells; none without spells
 * @throws {KeizokuError} `invalid-input` (an instant after `asOf` too), `invalid-instant`, `invalid-time-zone`
 * @example
 * const row = { customerId: "a", subscriptionId: null, plan: null, price: null, interval: null, quantity: 1, trialUntil: null };
 * const history = spells([{ ...row, from: Date.parse("2024-01-01"), until: Date.parse("2024-03-01"), exit: "pause" }], { asOf: "2024-05-01" });
 * ["2023-12-31", "2024-01-01", "2024-03-01"].map((at) => statusAt(history, at)[0].status) // => ["never", "active", "paused"]
 */
export function statusAt(spells: Spells, instant: Instant, options?: InstantOptions): readonly CustomerStatus[] {
  const read = readSpells("statusAt", spells);
  const codes = statusCodes(read, knownInstant("statusAt", instant, read.asOf, options));
  return read.customerIds.map((customerId, c) => ({ customerId, status: statusOfCode[codes[c]!]! }));
}
