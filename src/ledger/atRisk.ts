import { checkedInstant, type Instant, type InstantOptions } from "../calendar/instant.ts";
import { checkedZone } from "../calendar/zone.ts";
import { KeizokuError, show } from "../schema/error.ts";
import type { Spell } from "./spell.ts";

/**
 * Whether a spell covers an instant: `from <= instant < until`. Its owner is then at risk: active, and able to leave.
 *
 * A spell that goes on (`until` null) covers every later instant; what comes after `asOf` is not known.
 *
 * @param instant a text without an offset is read in `options.timeZone`, "UTC" unless given
 * @throws {KeizokuError} `invalid-input` (no spell), `invalid-instant`, `invalid-time-zone`
 * @example
 * const spell = { from: Date.parse("2024-01-01"), until: Date.parse("2024-03-01") };
 * atRisk(spell, "2024-01-01") // => true
 * atRisk(spell, "2024-03-01") // => false
 */
export function atRisk(spell: Pick<Spell, "from" | "until">, instant: Instant, options?: InstantOptions): boolean {
  const { from, until } = (spell as Partial<Spell> | null | undefined) ?? {};
  if (!Number.isFinite(from) || (until !== null && !Number.isFinite(until))) {
    const fix = "Pass a spell as `spells` returned it.";
    const expected = "a spell with from and until";
    throw new KeizokuError("atRisk", [{ code: "invalid-input", path: "spell", expected, received: show(spell), fix }]);
  }
  const zone = checkedZone("atRisk", options?.timeZone ?? "UTC", "options.timeZone");
  const at = checkedInstant("atRisk", zone, instant, "instant");
  return from! <= at && (until === null || at < until!);
}
