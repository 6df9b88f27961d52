import { KeizokuError, show, type Issue } from "../schema/error.ts";
import type { Note } from "../schema/fitReport.ts";
import { issueList } from "../schema/issueList.ts";
import type { RejectedRow } from "../schema/read/read.ts";
import type { Subscription } from "../schema/record/subscription.ts";
import { chainRows } from "./chainRows.ts";
import type { SpellColumns } from "./columns.ts";
import { groupRows } from "./groupRows.ts";
import { asCustomers, mergeSpells } from "./mergeSpells.ts";
import { spellRules } from "./options.ts";
import { rejectOverlaps } from "./rejectOverlaps.ts";
import { readRows } from "./rowColumns.ts";
import type { SpellOptions } from "./spell.ts";

/** Spells as columns, with the rows that could not be counted. */
export interface SpellLedger {
  readonly columns: SpellColumns;
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly Note[];
}

/**
 * What `spells` gives, as columns: for stations that count a million rows and need few of them as objects. O(rows), and a
 * sort of each customer's rows.
 *
 * @param operation the function that was called, for its errors
 * @throws {KeizokuError} as `spells`
 */
export function spellColumns(
  operation: string,
  subscriptions: readonly Subscription[],
  options: SpellOptions,
): SpellLedger {
  checkList(operation, subscriptions);
  const rules = spellRules(operation, options);
  const read = readRows(subscriptions, rules.asOf);
  checkSomeGood(operation, read.rejected, subscriptions.length);
  const grouped = groupRows(subscriptions, read.columns);
  const { groups, rejected } = rejectOverlaps(subscriptions, read.columns, grouped, rules.asOf);
  const spells = chainRows(read.columns, groups, rules);
  const columns =
    rules.by === "subscription"
      ? spells
      : groups.sideBySide
        ? mergeSpells(spells, read.columns, rules)
        : asCustomers(spells);
  return {
    columns,
    rejected: [...read.rejected, ...rejected].sort((a, b) => a.index - b.index),
    notes: [
      ...afterAsOfNotes(read.afterAsOf),
      ...zeroLengthNotes(zeroLength(columns)),
      ...currencyNotes(read.currencies),
    ],
  };
}

function checkList(operation: string, subscriptions: unknown): void {
  const expected = "a list of subscriptions";
  if (!Array.isArray(subscriptions)) {
    const fix = "Pass the rows that schema.read gave.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "subscriptions", expected, received: show(subscriptions), fix },
    ]);
  }
  if (subscriptions.length > 0) return;
  const fix = "Pass at least one subscription.";
  throw new KeizokuError(operation, [
    { code: "empty-input", path: "subscriptions", expected: "at least one row", received: "0 rows", fix },
  ]);
}

/** Where no row is good there is nothing to count: their issues are the error. */
function checkSomeGood(operation: string, rejected: readonly RejectedRow[], length: number): void {
  if (rejected.length < length) return;
  const list = issueList();
  for (const { index, issues } of rejected) {
    for (const issue of issues) list.add(issue.path, () => atRow(index, issue));
  }
  throw new KeizokuError(operation, list.all());
}

function atRow(index: number, issue: Issue): Issue {
  const row = `subscriptions[${String(index)}]`;
  return { ...issue, path: issue.path === "" ? row : `${row}.${issue.path}` };
}

function zeroLength({ from, until }: SpellColumns): number {
  let count = 0;
  for (let s = 0; s < from.length; s++) if (from[s]! === until[s]!) count++;
  return count;
}

function afterAsOfNotes(count: number): Note[] {
  if (count === 0) return [];
  const message = `${String(count)} rows begin at asOf or later and were not counted.`;
  return [{ code: "after-as-of", message }];
}

function zeroLengthNotes(count: number): Note[] {
  if (count === 0) return [];
  const message = `${String(count)} spells end at the instant at which they begin: nobody in them was ever at risk.`;
  return [{ code: "zero-length", message }];
}

function currencyNotes(currencies: readonly string[]): Note[] {
  if (currencies.length < 2) return [];
  const message = `Prices are in ${String(currencies.length)} currencies (${currencies.slice(0, 10).join(", ")}): sums of money need one.`;
  return [{ code: "mixed-currencies", message }];
}
