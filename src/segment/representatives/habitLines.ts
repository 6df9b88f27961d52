import { sumMoney } from "../../schema/money/arithmetic.ts";
import { millisecondsPerDay } from "../../calendar/civil.ts";
import { quantile } from "../../numeric/summary/quantile.ts";
import type { Activity, ActivityKind } from "../../schema/record/activity.ts";
import type { Customer } from "../../schema/record/customer.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { Transaction } from "../../schema/record/transaction.ts";
import type { OwnRecords } from "./records.ts";
import { rhythmOf, type Stretch } from "./rhythm.ts";
import type { StoryKind, StoryLine, Telling } from "./telling.ts";
import type { StoryWord } from "./words.ts";

/** What is done so often that only its sum and rhythm are told, at the last time. */
export function habitLines(records: OwnRecords, telling: Telling): StoryLine[] {
  const count = (kind: ActivityKind & StoryKind, word: StoryWord): StoryLine[] => {
    const times = timesOf(records.activities, kind);
    if (times.length === 0) return [];
    return [telling.line(times.at(-1)!, kind, word, { count: telling.number(times.length) })];
  };
  return [
    ...usageLines(records, telling),
    ...count("visit", "visits"),
    ...count("mail-open", "mailOpens"),
    ...count("tie", "ties"),
    ...paymentLines(records, telling),
  ];
}

function timesOf(activities: readonly Activity[], kind: ActivityKind): number[] {
  const times = activities.flatMap((activity) => (activity.kind === kind ? [activity.at] : []));
  return times.sort((a, b) => a - b);
}

function usageLines({ activities, subscriptions, customers }: OwnRecords, telling: Telling): StoryLine[] {
  const times = timesOf(activities, "usage");
  if (times.length === 0) return [];
  const { line, number, rate, month } = telling;
  const rhythm = rhythmOf(times, openTime(subscriptions, customers, times[0]!, telling.asOf), telling.zone);
  const last = times.at(-1)!;
  const count = number(times.length);
  const first = line(times[0]!, "usage", "firstUsage");
  if (rhythm === null) return [first, line(last, "usage", "usage", { count })];
  const usual = rate(rhythm.usual);
  if (rhythm.change === null) return [first, line(last, "usage", "usageUsually", { count, usual })];
  const { since, now } = rhythm.change;
  const values = { count, usual, month: month(since) };
  if (now === 0) return [first, line(last, "usage", "usageStopped", values)];
  return [first, line(last, "usage", "usageChanged", { ...values, now: rate(now) })];
}

/** When he could use it: while he had a contract; without one since he came. Nothing of it lies at the date or after. */
function openTime(
  subscriptions: readonly Subscription[],
  customers: readonly Customer[],
  firstUse: number,
  asOf: number,
): Stretch[] {
  if (subscriptions.length === 0) {
    const from = customers.reduce((least, { at }) => Math.min(least, at), firstUse);
    return [{ from, until: asOf }];
  }
  const spells = subscriptions
    .map(({ from, until }) => ({ from, until: Math.min(until ?? asOf, asOf) }))
    .sort((a, b) => a.from - b.from);
  const merged: Stretch[] = [];
  for (const spell of spells) {
    const last = merged.at(-1);
    if (last === undefined || spell.from > last.until) merged.push(spell);
    else merged[merged.length - 1] = { from: last.from, until: Math.max(last.until, spell.until) };
  }
  return merged;
}

function paymentLines({ transactions, subscriptions }: OwnRecords, telling: Telling): StoryLine[] {
  const { line, money } = telling;
  const sorted = [...transactions].sort((a, b) => a.at - b.at);
  const refunds = sorted.filter(({ amount }) => amount.minor < 0);
  const lines = refunds.map(({ at, amount }) => {
    return line(at, "payment", "refund", { amount: money({ ...amount, minor: -amount.minor }) });
  });
  const paid = sorted.filter(({ amount }) => amount.minor >= 0);
  if (paid.length === 0) return lines;
  const [first, last] = [paid[0]!, paid.at(-1)!];
  const orders = ordersOf(paid);
  const values = { count: telling.number(orders.length), total: totalsOf(paid, telling) };
  if (subscriptions.length > 0) return [...lines, line(last.at, "payment", "payments", values)];
  lines.push(line(first.at, "payment", "firstPurchase", { amount: money(first.amount) }));
  if (orders.length === 1) return lines;
  if (orders.length < 4) return [...lines, line(last.at, "payment", "purchases", values)];
  const gaps = orders.slice(1).map((at, i) => (at - orders[i]!) / millisecondsPerDay);
  const days = telling.number(Math.max(1, Math.round(quantile(gaps, 0.5))));
  return [...lines, line(last.at, "payment", "purchasesUsually", { ...values, days })];
}

/** When each order was made: rows of one identifier are one. */
function ordersOf(paid: readonly Transaction[]): number[] {
  const seen = new Set<string>();
  return paid.flatMap(({ transactionId, at }) => {
    if (transactionId === null) return [at];
    return seen.size === seen.add(transactionId).size ? [] : [at];
  });
}

/** A total for each currency. */
function totalsOf(paid: readonly Transaction[], { money, list }: Telling): string {
  const currencies = [...new Set(paid.map(({ amount }) => amount.currency))];
  return list(
    currencies.map((currency) =>
      money(
        sumMoney(
          paid.flatMap(({ amount }) => (amount.currency === currency ? [amount] : [])),
          currency,
        ),
      ),
    ),
  );
}
