import { dayNumbers } from "../../calendar/dayNumbers.ts";
import { instant, type Instant } from "../../calendar/instant.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { purchaseLog, type Purchase, type PurchaseColumns, type PurchaseLog } from "../../schema/purchaseLog.ts";
import type { ReadCustomers, RfmReadOptions } from "./customers.ts";

const DAY = 86_400_000;

/**
 * The three measures from purchases: days from the last one to `asOf`, how many there were, what they sum to. Refunds are no purchases but
 * are taken off the sum. Customers without a purchase up to `asOf` are left out and counted in a note.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `invalid-instant`, `invalid-time-zone`, `mixed-currencies`, `unknown-currency`
 */
export function readPurchases(
  operation: string,
  purchases: readonly Purchase[] | PurchaseColumns,
  options: RfmReadOptions,
): ReadCustomers {
  const { timeZone = "UTC", occasion = "day", currency } = options;
  if (occasion !== "day" && occasion !== "row") {
    const fix = "Choose what counts as one purchase.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "options.occasion", expected: '"day" or "row"', received: show(occasion), fix },
    ]);
  }
  const log = purchaseLog(operation, purchases, { timeZone, byDay: true });
  if (currency !== undefined && log.currency !== null && log.currency !== currency) {
    const fix = "Leave options.currency out: the purchases state theirs.";
    throw new KeizokuError(operation, [
      { code: "mixed-currencies", path: "options.currency", expected: log.currency, received: currency, fix },
    ]);
  }
  const asOf = options.asOf === undefined ? lastDay(log) : dayOf(options.asOf, timeZone);
  const tally = tallied(log, asOf, occasion);
  const kept = log.customerIds.flatMap((_, customer) => (tally.frequency[customer]! > 0 ? [customer] : []));
  if (kept.length === 0) {
    const fix = "Pass a later asOf, or other purchases.";
    const expected = "a customer with a purchase up to asOf";
    throw new KeizokuError(operation, [{ code: "empty-input", path: "customers", expected, received: "none", fix }]);
  }
  return {
    customerIds: kept.map((customer) => log.customerIds[customer]!),
    recency: Float64Array.from(kept, (customer) => asOf - tally.last[customer]!),
    frequency: Float64Array.from(kept, (customer) => tally.frequency[customer]!),
    monetary: Float64Array.from(kept, (customer) => tally.monetary[customer]!),
    currency: log.currency ?? currency ?? null,
    occasion,
    asOf: new Date(asOf * DAY).toISOString().slice(0, 10),
    notes: notesOf(tally.later, log.customerIds.length - kept.length),
  };
}

function notesOf(later: number, left: number): Note[] {
  const notes: Note[] = [];
  if (later > 0) notes.push({ code: "after-as-of", message: `${String(later)} purchases after asOf were left out.` });
  if (left > 0) {
    const message = `${String(left)} customers without a purchase up to asOf (only refunds, or only later ones) were left out.`;
    notes.push({ code: "rows-left-out", message });
  }
  return notes;
}

/** The day of an instant, counted from 1970, in a time zone. */
function dayOf(at: Instant, timeZone: string): number {
  return dayNumbers([instant(at, { timeZone })], timeZone)[0]!;
}

function lastDay({ time }: PurchaseLog): number {
  let last = -Infinity;
  for (let i = 0; i < time.length; i++) if (time[i]! > last) last = time[i]!;
  return last;
}

/** By customer number. */
interface Tally {
  readonly last: Float64Array;
  readonly frequency: Float64Array;
  readonly monetary: Float64Array;
  /** Purchases after asOf. */
  readonly later: number;
}

function tallied({ customer, time, amount, customerIds }: PurchaseLog, asOf: number, occasion: "day" | "row"): Tally {
  const last = new Float64Array(customerIds.length).fill(-Infinity);
  const [frequency, monetary] = [new Float64Array(last.length), new Float64Array(last.length)];
  const seen = new Set<number>();
  let later = 0;
  for (let i = 0; i < customer.length; i++) {
    const who = customer[i]!;
    const day = time[i]!;
    if (day > asOf) {
      later++;
      continue;
    }
    monetary[who]! += amount[i]!;
    if (amount[i]! < 0) continue;
    if (day > last[who]!) last[who] = day;
    if (occasion === "day") {
      const key = who * 8_000_000 + day + 4_000_000;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    frequency[who]!++;
  }
  return { last, frequency, monetary, later };
}
