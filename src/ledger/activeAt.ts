import type { Instant, InstantOptions } from "../calendar/instant.ts";
import { activeCounts } from "./activeCounts.ts";
import { knownInstants, readSpells } from "./readSpells.ts";
import type { Spells } from "./spell.ts";

/**
 * How many customers are active at each of many instants, in one pass. A customer with two subscriptions counts once.
 *
 * Active at t means `from <= t < until` of a spell: at the first instant yes, at `until` no longer. No instants give an empty result; no
 * spells give zeros.
 *
 * @param spells what `spells` gave, or the same with a selection of its spells
 * @param instants in any order, none after `asOf`; texts without an offset are read in `options.timeZone`, "UTC" unless given
 * @returns counts in the order of the instants
 * @throws {KeizokuError} `invalid-input` (an instant after `asOf` too), `invalid-instant`, `invalid-time-zone`
 * @example
 * const row = { plan: null, price: null, interval: null, quantity: 1, trialUntil: null };
 * const history = spells(
 *   [
 *     { ...row, customerId: "a", subscriptionId: "phone", from: Date.parse("2024-01-01"), until: Date.parse("2024-03-01"), exit: "voluntary" },
 *     { ...row, customerId: "a", subscriptionId: "line", from: Date.parse("2024-02-01"), until: null, exit: null },
 *     { ...row, customerId: "b", subscriptionId: null, from: Date.parse("2024-02-01"), until: Date.parse("2024-04-01"), exit: "voluntary" },
 *   ],
 *   { asOf: "2024-05-01" },
 * );
 * activeAt(history, ["2023-12-31", "2024-02-15", "2024-04-01"]) // => [0, 2, 1]
 * activeAt(history, ["2024-06-01"]) // throws invalid-input
 */
export function activeAt(spells: Spells, instants: ArrayLike<Instant>, options?: InstantOptions): Float64Array {
  const read = readSpells("activeAt", spells);
  return activeCounts(read, knownInstants("activeAt", instants, read.asOf, options));
}
