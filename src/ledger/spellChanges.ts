import type { Subscription } from "../schema/record/subscription.ts";
import type { SpellColumns } from "./columns.ts";
import { hasSameTerms } from "./rejectOverlaps.ts";
import type { SpellChange } from "./spell.ts";

/**
 * The changes inside spell `s`, in order of time.
 *
 * A subscription that ends where another begins is one change, of the two rows: many billing systems write a plan change so.
 */
export function spellChanges(rows: readonly Subscription[], columns: SpellColumns, s: number): SpellChange[] {
  const { parts } = columns;
  if (parts === null) return partChanges(rows, columns, s);
  const first = parts.start[s]!;
  const end = parts.start[s + 1]!;
  const changes: SpellChange[] = [];
  for (let part = first; part < end; part++) changes.push(...partChanges(rows, parts.spells, part));
  if (end - first > 1) changes.push(...sideChanges(rows, columns, s));
  return changes.sort((a, b) => a.at - b.at);
}

/** Rows of one subscription that follow each other on other terms. */
function partChanges(rows: readonly Subscription[], spells: SpellColumns, s: number): SpellChange[] {
  const changes: SpellChange[] = [];
  for (let k = spells.rowStart[s]! + 1; k < spells.rowStart[s + 1]!; k++) {
    const from = spells.rows[k - 1]!;
    const to = spells.rows[k]!;
    if (!hasSameTerms(rows[from]!, rows[to]!)) changes.push({ at: rows[to]!.from, from, to });
  }
  return changes;
}

/** Subscriptions that were added to a customer's spell, and those that ended before it. */
function sideChanges(rows: readonly Subscription[], columns: SpellColumns, s: number): SpellChange[] {
  const { start, spells } = columns.parts!;
  const added: SpellChange[] = [];
  const ended: SpellChange[] = [];
  for (let part = start[s]!; part < start[s + 1]!; part++) {
    const at = spells.from[part]!;
    if (at > columns.from[s]!) added.push({ at, from: null, to: spells.rows[spells.rowStart[part]!]! });
    const end = spells.until[part]!;
    if (end < columns.until[s]!) ended.push({ at: end, from: spells.lastRow[part]!, to: null });
  }
  return paired(
    ...withoutRenewals(
      rows,
      added,
      ended.sort((a, b) => a.at - b.at),
    ),
  );
}

/** Leaves out what ended where another of the same terms began: whichever rows these are, nothing changed. */
function withoutRenewals(
  rows: readonly Subscription[],
  added: readonly SpellChange[],
  ended: readonly SpellChange[],
): [added: SpellChange[], ended: SpellChange[]] {
  const key = (at: number, row: number): string => {
    const { plan, price, interval, quantity } = rows[row]!;
    return JSON.stringify([at, plan, price?.minor, price?.currency, interval?.count, interval?.unit, quantity]);
  };
  const begun = new Map<string, SpellChange[]>();
  for (const addition of added) {
    const terms = key(addition.at, addition.to!);
    const same = begun.get(terms);
    if (same === undefined) begun.set(terms, [addition]);
    else same.push(addition);
  }
  const renewed = new Set<SpellChange>();
  const left = ended.filter(({ at, from }) => {
    const addition = begun.get(key(at, from!))?.pop();
    if (addition !== undefined) renewed.add(addition);
    return addition === undefined;
  });
  return [added.filter((addition) => !renewed.has(addition)), left];
}

/** Both lists are in order of time; of each instant, as many ends as there are additions become one change with them. */
function paired(added: readonly SpellChange[], ended: readonly SpellChange[]): SpellChange[] {
  const changes: SpellChange[] = [];
  let e = 0;
  for (const addition of added) {
    while (e < ended.length && ended[e]!.at < addition.at) changes.push(ended[e++]!);
    changes.push(ended[e]?.at === addition.at ? { ...addition, from: ended[e++]!.from } : addition);
  }
  return [...changes, ...ended.slice(e)];
}
