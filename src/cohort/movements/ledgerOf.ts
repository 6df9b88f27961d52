import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { issueList } from "../../schema/issueList.ts";
import { moneyOverflow } from "../../schema/money/money.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { SpellColumns } from "../../ledger/columns.ts";
import { spellColumns } from "../../ledger/spellColumns.ts";
import { monthlyAmount, unitMonths } from "./monthlyAmount.ts";
import { rowFacts, UNKNOWN_PRICE, type RowFacts } from "./rowFacts.ts";
import type { MovementSpan } from "./options.ts";
import type { MovementProfile } from "./profile.ts";

/** Spells and what their rows are worth. */
export interface RevenueLedger {
  readonly columns: SpellColumns;
  readonly facts: RowFacts;
  readonly currency: string | null;
  readonly rejected: readonly RejectedRow[];
  readonly notes: readonly Note[];
}

/**
 * Reads the records as spells with amounts. A row whose month holds more minor units than numbers can is rejected like any bad row.
 *
 * @throws {KeizokuError} as `spells`; `mixed-currencies`
 */
export function ledgerOf(
  operation: string,
  subscriptions: readonly Subscription[],
  span: MovementSpan,
  profile: MovementProfile,
): RevenueLedger {
  const { asOf, timeZone } = span;
  const reading = { asOf, daysPerYear: profile.daysPerYear };
  const options = { asOf, timeZone, gap: profile.gap ?? span.gap, by: profile.per };
  let ledger = spellColumns(operation, subscriptions, options);
  let counted = rowsOf(ledger.columns);
  let facts = rowFacts(subscriptions, counted, reading);
  const excessive = counted.filter((i) => facts.amount[i]! > NEAR_LIMIT && isExcessive(subscriptions[i]!));
  let { rejected } = ledger;
  if (excessive.length > 0) {
    const overflows = new Map(Array.from(excessive, (i) => [i, [overflow(facts.amount[i]!)]] as const));
    if (overflows.size + rejected.length === subscriptions.length) throw nothingLeft(operation, overflows, rejected);
    // The ledger rejects what is no row, and keeps the places of the others.
    const rest = subscriptions.map((row, i) => (overflows.has(i) ? null : row)) as readonly Subscription[];
    ledger = spellColumns(operation, rest, options);
    rejected = ledger.rejected.map((row) => ({ index: row.index, issues: overflows.get(row.index) ?? row.issues }));
    counted = rowsOf(ledger.columns);
    facts = rowFacts(subscriptions, counted, reading);
  }
  const currency = oneCurrency(operation, subscriptions, counted);
  const notes = ledger.notes.filter(({ code }) => code !== "mixed-currencies");
  return { columns: ledger.columns, facts, currency, rejected, notes: [...notes, ...unknownPrices(facts, counted)] };
}

function rowsOf(columns: SpellColumns): Int32Array {
  return (columns.parts?.spells ?? columns).rows;
}

/** Less than the longest year that a profile may have can add to an amount. */
const NEAR_LIMIT = 0.98 * Number.MAX_SAFE_INTEGER;

/** By the longest year of any profile: which rows count must not depend on the profile. */
function isExcessive(row: Subscription): boolean {
  return !Number.isSafeInteger(monthlyAmount(row, unitMonths(366)));
}

function overflow(amount: number): Issue {
  return moneyOverflow("price.minor", show(amount));
}

function nothingLeft(
  operation: string,
  overflows: ReadonlyMap<number, readonly Issue[]>,
  rejected: readonly RejectedRow[],
): KeizokuError {
  const list = issueList();
  const all = [...Array.from(overflows, ([index, issues]) => ({ index, issues })), ...rejected];
  for (const { index, issues } of all.sort((a, b) => a.index - b.index)) {
    for (const issue of issues) {
      const row = `subscriptions[${String(index)}]`;
      list.add(issue.path, () => ({ ...issue, path: issue.path === "" ? row : `${row}.${issue.path}` }));
    }
  }
  return new KeizokuError(operation, list.all());
}

/** The currency of all prices that count. */
function oneCurrency(operation: string, subscriptions: readonly Subscription[], counted: Int32Array): string | null {
  let common: string | null = null;
  let mixed = false;
  for (let k = 0; k < counted.length; k++) {
    const price = subscriptions[counted[k]!]!.price;
    if (price === null || price.currency === common) continue;
    if (common !== null) mixed = true;
    common ??= price.currency;
  }
  if (mixed) throw mixedCurrencies(operation, subscriptions, counted);
  return common;
}

/** In order of the input, so that the first row sets the currency that the others are held to. */
function mixedCurrencies(operation: string, subscriptions: readonly Subscription[], counted: Int32Array): KeizokuError {
  const list = issueList();
  let common: string | null = null;
  for (const i of counted.slice().sort()) {
    const currency = subscriptions[i]!.price?.currency;
    if (currency === undefined) continue;
    common ??= currency;
    if (currency === common) continue;
    const fix = "Convert the prices to one currency, or count each currency apart.";
    const expected = `an amount in ${common}`;
    const path = `subscriptions[${String(i)}].price.currency`;
    list.add("price.currency", () => ({ code: "mixed-currencies", path, expected, received: show(currency), fix }));
  }
  return new KeizokuError(operation, list.all());
}

function unknownPrices({ worth }: RowFacts, counted: Int32Array): Note[] {
  let count = 0;
  for (let k = 0; k < counted.length; k++) if (worth[counted[k]!] === UNKNOWN_PRICE) count++;
  if (count === 0) return [];
  const message = `${String(count)} rows have no price: their customers count, their revenue as 0.`;
  return [{ code: "unknown-price", message }];
}
