import type { Subscription } from "../schema/record/subscription.ts";
import type { SpellColumns } from "./columns.ts";
import { exitOfCode, NONE, PAUSE } from "./exitCode.ts";
import type { Spell, SpellOptions, Spells } from "./spell.ts";
import { spellChanges } from "./spellChanges.ts";
import { spellColumns } from "./spellColumns.ts";

/**
 * Each customer's paid time as spells: the one definition of at risk, churned, paused and returned.
 *
 * A customer is at risk (active) at an instant t where `from <= t < until` of one of his spells. Rows are one spell where one
 * begins at the end of the other, whatever the exit on record: no time was lost. After a gap they are one spell only if `gap`
 * allows it and the first row's exit is involuntary or not known: a late payment. A pause is never bridged, nor is a voluntary exit, however
 * soon the return: both were decided. Time inside a bridged gap counts as active, and so does a customer whose `gap` has not run out at
 * `asOf` (`lateSince`): whether he has left is not yet known.
 *
 * Where subscriptions run side by side, a customer's spell (`by: "customer"`) is all the time in which he has any: it ends with the last of
 * them, with that one's exit (of several that end together a pause, then a voluntary exit, then an involuntary one counts). With `by: "subscription"`
 * each has spells, ordinals and returns of its own.
 *
 * A row with `until` after `asOf` goes on at `asOf`; one that ends without an exit and is not continued has left for `unknown` reasons.
 * A row that ends where it begins is a spell of no time, at risk at no instant, or part of the spell that it touches. Where rows of one subscription overlap
 * or repeat, the one that begins first (then: that was given first) stays and the others are rejected. Prices in several currencies are kept
 * with a note. All rows beginning after `asOf` give no spells and a note.
 *
 * @returns spells by customer in order of first appearance, then by `from`; bad rows in `rejected`, with codes `invalid-input`, `invalid-instant`,
 *   `missing-field`, `unknown-currency`, `duplicate-row`, `overlapping-rows`
 * @throws {KeizokuError} `empty-input`, `invalid-input`, `invalid-instant`, `invalid-time-zone`; the issues of the rows, where all are bad
 * @example
 * const day = (text) => Date.parse(text);
 * const row = { subscriptionId: null, customerId: "a", plan: "basic", price: null, interval: null, quantity: 1, trialUntil: null };
 * const rows = [
 *   { ...row, from: day("2024-01-01"), until: day("2024-03-01"), exit: null },
 *   { ...row, plan: "pro", from: day("2024-03-01"), until: day("2024-05-01"), exit: "pause" },
 *   { ...row, plan: "pro", from: day("2024-07-01"), until: null, exit: null },
 * ];
 * const history = spells(rows, { asOf: "2024-12-31" });
 * history.spells.map((spell) => spell.exit) // => ["pause", null]
 * history.spells.map((spell) => spell.returns) // => [null, "pause"]
 * history.spells[0].changes // => [{ at: 1709251200000, from: 0, to: 1 }]
 * spells([{ ...row, from: 0, until: -1, exit: null }, ...rows], { asOf: "2024-12-31" }).rejected[0].issues[0].path // => "until"
 * spells([], { asOf: "2024-12-31" }) // throws empty-input
 */
export function spells(subscriptions: readonly Subscription[], options: SpellOptions): Spells {
  const { columns, rejected, notes } = spellColumns("spells", subscriptions, options);
  const list = Array.from({ length: columns.from.length }, (_, s) => spellAt(subscriptions, columns, s));
  return { asOf: columns.asOf, by: columns.by, spells: list, rejected, notes };
}

/** Spell `s` of the columns as an object. A kernel: the rows are those that the columns were made of. */
export function spellAt(rows: readonly Subscription[], columns: SpellColumns, s: number): Spell {
  const { asOf, rowStart } = columns;
  const first = rows[columns.rows[rowStart[s]!]!]!;
  const last = rows[columns.lastRow[s]!]!;
  const before = columns.exitBefore[s]!;
  const until = columns.until[s]!;
  const late = columns.lateSince[s]!;
  const noticed = last.until !== null && last.until > asOf && last.exit !== null;
  return {
    customerId: first.customerId,
    subscriptionId: first.subscriptionId,
    ordinal: columns.ordinal[s]!,
    from: columns.from[s]!,
    until: until === Infinity ? null : until,
    exit: exitOfCode[columns.exit[s]!]!,
    returns: before === NONE ? null : before === PAUSE ? "pause" : "exit",
    lateSince: Number.isNaN(late) ? null : late,
    noticeUntil: noticed ? last.until : null,
    trialUntil: first.trialUntil,
    planAtStart: first.plan,
    planAtEnd: last.plan,
    changes: spellChanges(rows, columns, s),
    rows: Array.from(columns.rows.subarray(rowStart[s]!, rowStart[s + 1]!)),
  };
}
