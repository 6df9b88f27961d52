import type { Business } from "../../src/simulate/business.ts";

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;

/** What one would count in the records of a business, as shares unless stated. */
export interface Figures {
  /** 1 - exp(-exits a year of paying time), contracts only, pauses aside. */
  readonly yearlyChurn: number;
  readonly trialConversion: number;
  readonly involuntaryShare: number;
  /** Of monthly contracts that began with a payment: no second one within 70 days. */
  readonly endedAtFirstRenewal: number;
  readonly saveRate: number;
  /** Inquiries of the item `cancellation` over all inquiries and complaints. */
  readonly cancellationsAmongCalls: number;
  /** Share of the sales that the best fifth of the customers who bought bring. */
  readonly topFifth: number;
  readonly referred: number;
  readonly mailOpened: number;
  /** Questionnaires answered, of those sent to customers with a contract. */
  readonly surveyReplies: number;
  /** Days with usage in a week of a customer with a contract. */
  readonly usageDaysPerWeek: number;
  /** Moves a year of paying time. */
  readonly upgrades: number;
  readonly downgrades: number;
  /** Sales times the margin, per customer won; units of the currency. */
  readonly marginPerCustomer: number;
  readonly activities: number;
}

/** Counts them. */
export function figuresOf({ spec, records, from, until: end }: Business): Figures {
  const { customers, subscriptions, transactions, activities, contacts, interviews, surveyAnswers } = records;
  let paid = 0;
  let allTime = 0;
  let exits = 0;
  let involuntary = 0;
  let trialsEnded = 0;
  let converted = 0;
  let up = 0;
  let down = 0;
  const ladder = spec.contract?.ladder ?? [];
  const last = new Map<string, string>();
  for (const { customerId, subscriptionId, plan, from: start, until, trialUntil, exit } of subscriptions) {
    const stop = until ?? end;
    paid += Math.max(0, stop - Math.max(start, trialUntil ?? start));
    allTime += stop - start;
    const paying = stop > (trialUntil ?? start);
    if (trialUntil !== null && trialUntil < end) {
      trialsEnded++;
      if (paying) converted++;
    }
    if (paying && (exit === "voluntary" || exit === "involuntary")) exits++;
    if (paying && exit === "involuntary") involuntary++;
    const key = `${customerId} ${subscriptionId!}`;
    const before = ladder.indexOf(last.get(key) ?? "");
    const after = ladder.indexOf(plan!);
    if (before >= 0 && after > before) up++;
    if (before >= 0 && after >= 0 && after < before) down++;
    last.set(key, plan!);
  }
  const sales = new Map<string, number>();
  for (const { customerId, amount } of transactions) sales.set(customerId, (sales.get(customerId) ?? 0) + amount.minor);
  const sorted = [...sales.values()].sort((x, y) => y - x);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const best = sorted.slice(0, Math.round(sorted.length / 5)).reduce((sum, value) => sum + value, 0);
  const minorPerMajor = spec.currency === "JPY" ? 1 : 100;
  const calls = activities.filter(({ kind }) => kind === "inquiry" || kind === "complaint");
  const mails = contacts.filter(({ playbook }) => playbook === "newsletter");
  const usageDays = new Set(
    activities
      .filter(({ kind }) => kind === "usage")
      .map(({ customerId, at }) => `${customerId} ${String(Math.floor(at / DAY))}`),
  ).size;
  const questions = Object.keys(spec.surveys?.questions ?? {});
  const replies = surveyAnswers.filter(
    ({ question, customerId }) => question === questions[0] && last.has(`${customerId} ${customerId}-1`),
  );
  const asked = askedOn(spec.surveys?.everyDays ?? Infinity, from, end)
    .map((at) => subscriptions.filter((row) => row.from < at && (row.until ?? end) > at).length)
    .reduce((sum, count) => sum + count, 0);
  return {
    yearlyChurn: 1 - Math.exp(-(exits / paid) * YEAR),
    trialConversion: converted / trialsEnded,
    involuntaryShare: involuntary / exits,
    endedAtFirstRenewal: endedEarly(transactions, spec.contract === null ? [] : subscriptions, end),
    saveRate: interviews.filter(({ outcome }) => outcome === "saved").length / interviews.length,
    cancellationsAmongCalls: calls.filter(({ item }) => item === "cancellation").length / calls.length,
    topFifth: best / total,
    referred: customers.filter(({ referredBy }) => referredBy !== null).length / customers.length,
    mailOpened: mails.filter(({ outcome }) => outcome === "opened").length / mails.length,
    surveyReplies: replies.length / asked,
    usageDaysPerWeek: (7 * usageDays) / (allTime / DAY),
    upgrades: up / (paid / YEAR),
    downgrades: down / (paid / YEAR),
    marginPerCustomer: (spec.margin * total) / minorPerMajor / customers.length,
    activities: activities.length,
  };
}

/** Share of the contracts with one payment or none more than 70 days after they began, of those on a monthly plan. */
function endedEarly(
  transactions: Business["records"]["transactions"],
  subscriptions: Business["records"]["subscriptions"],
  end: number,
): number {
  const first = new Map<string, { readonly from: number; readonly monthly: boolean }>();
  for (const { customerId, from, interval, trialUntil } of subscriptions) {
    if (first.has(customerId)) continue;
    const monthly = interval?.unit === "month" && interval.count === 1;
    first.set(customerId, { from: trialUntil ?? from, monthly });
  }
  const counts = new Map<string, number>();
  for (const { customerId } of transactions) counts.set(customerId, (counts.get(customerId) ?? 0) + 1);
  const seen = [...first].filter(([id, { from, monthly }]) => monthly && from < end - 70 * DAY && counts.has(id));
  return seen.filter(([id]) => counts.get(id) === 1).length / seen.length;
}

/** Middays of the questionnaires. */
function askedOn(everyDays: number, from: number, end: number): number[] {
  const days: number[] = [];
  for (let day = everyDays - 1; from + day * DAY < end; day += everyDays) days.push(from + (day + 0.5) * DAY);
  return days;
}
