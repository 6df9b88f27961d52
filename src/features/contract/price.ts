import type { BillingInterval } from "../../schema/record/billingInterval.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import type { ReadMoney } from "../read/readOthers.ts";
import type { ContractState } from "./contractState.ts";

/** The price of one unit for so many days; NaN where it is not known, or in another currency. */
export function unitPrice({ price, interval }: Subscription, money: ReadMoney, days: number): number {
  return price === null || interval === null ? NaN : money(price) * (days / intervalDays(interval));
}

/** Mean length of a billing interval in days. */
export function intervalDays({ count, unit }: BillingInterval): number {
  return count * meanDays[unit];
}

/** How prices are read: in which currency, for how many days. */
export interface PriceRules {
  readonly money: ReadMoney;
  readonly days: number;
}

/** What the rows of a spell that cover an instant cost, together; NaN where none does, or a price is not known. */
export function priceAt(
  { spells, rows }: ContractState,
  spell: number,
  at: number,
  { money, days }: PriceRules,
): number {
  let total = NaN;
  const { rowStart, lastRow, lateSince } = spells!;
  for (let k = rowStart[spell]!; k < rowStart[spell + 1]!; k++) {
    const place = spells!.rows[k]!;
    const row = rows[place]!;
    // Who is late with his payment still has the contract that he is late with.
    const late = place === lastRow[spell] && at >= lateSince[spell]!;
    if (row.from > at || (row.until !== null && row.until <= at && !late)) continue;
    total = (Number.isNaN(total) ? 0 : total) + unitPrice(row, money, days) * row.quantity;
    if (Number.isNaN(total)) return NaN;
  }
  return total;
}

/** The row that a customer's contract is read from: of his spell's the one that ends last. */
export function mainRow({ spells, rows, spell }: ContractState, customer: number): Subscription | null {
  const s = spell[customer]!;
  return s < 0 ? null : rows[spells!.lastRow[s]!]!;
}

/** What most customers of a plan and interval pay for one unit a day, by plan and interval: of prices as frequent as each other the highest. */
export function usualPrices(state: ContractState, money: ReadMoney): (row: Subscription) => number {
  const counts = new Map<string, Map<number, number>>();
  for (let c = 0; c < state.spell.length; c++) {
    const row = mainRow(state, c);
    if (row === null) continue;
    const price = unitPrice(row, money, 1);
    if (Number.isNaN(price)) continue;
    const key = keyOf(row);
    let prices = counts.get(key);
    if (prices === undefined) counts.set(key, (prices = new Map()));
    prices.set(price, (prices.get(price) ?? 0) + 1);
  }
  const usual = new Map([...counts].map(([key, prices]) => [key, mostFrequent(prices)]));
  return (row) => usual.get(keyOf(row)) ?? NaN;
}

function keyOf({ plan, interval }: Subscription): string {
  return `${String(interval?.count)} ${String(interval?.unit)} ${plan === null ? "" : `.${plan}`}`;
}

function mostFrequent(prices: ReadonlyMap<number, number>): number {
  let best = NaN;
  let most = 0;
  for (const [price, count] of prices) {
    if (count < most || (count === most && price < best)) continue;
    best = price;
    most = count;
  }
  return best;
}
