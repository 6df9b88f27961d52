import type { BillingInterval } from "../../schema/record/billingInterval.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { StoryLine, Telling } from "./telling.ts";
import type { StoryWord } from "./words.ts";

const once: Readonly<Record<TimeUnit, StoryWord>> = {
  day: "perDay",
  week: "perWeek",
  month: "perMonth",
  quarter: "perQuarter",
  year: "perYear",
};

const every: Readonly<Record<TimeUnit, StoryWord>> = {
  day: "everyDays",
  week: "everyWeeks",
  month: "everyMonths",
  quarter: "everyQuarters",
  year: "everyYears",
};

/** Beginnings, changes, pauses, returns and ends, of each subscription by itself. Records that begin before the date. */
export function contractLines(subscriptions: readonly Subscription[], telling: Telling): StoryLine[] {
  const chains = new Map<string | null, Subscription[]>();
  for (const spell of [...subscriptions].sort((a, b) => a.from - b.from)) {
    chains.set(spell.subscriptionId, [...(chains.get(spell.subscriptionId) ?? []), spell]);
  }
  // A new identifier after the end of the last one is a return, one beside it a second contract.
  const firstOf = [...chains.values()].flat().sort((a, b) => a.from - b.from);
  return [...chains.values()].flatMap((chain) =>
    chain.flatMap((spell, place) => {
      const before = chain[place - 1] ?? lastEnded(firstOf, spell);
      return [...beginning(spell, before, telling), ...ending(spell, chain[place + 1], telling)];
    }),
  );
}

/** The spell that ended last before another began, where none was running then. */
function lastEnded(spells: readonly Subscription[], spell: Subscription): Subscription | undefined {
  const earlier = spells.filter((other) => other !== spell && other.from < spell.from);
  if (earlier.some(({ until }) => until === null || until > spell.from)) return undefined;
  return earlier.reduce<Subscription | undefined>(
    (last, other) => (last === undefined || other.until! >= last.until! ? other : last),
    undefined,
  );
}

function beginning(spell: Subscription, before: Subscription | undefined, telling: Telling): StoryLine[] {
  const told = (word: StoryWord, plain: StoryWord, was?: string): StoryLine => {
    const terms = termsOf(spell, telling);
    if (terms === "" || was === "") return telling.line(spell.from, "contract", plain);
    return telling.line(spell.from, "contract", word, was === undefined ? { terms } : { terms, before: was });
  };
  if (before === undefined) return [told("begins", "beginsPlain")];
  if (before.exit === "pause") return [told("resumes", "resumesPlain")];
  if (before.exit !== null || before.until !== spell.from) return [told("returns", "returnsPlain")];
  const was = termsOf({ ...before, trialUntil: null }, telling);
  return was === termsOf({ ...spell, trialUntil: null }, telling) ? [] : [told("changes", "changesPlain", was)];
}

function ending(spell: Subscription, next: Subscription | undefined, telling: Telling): StoryLine[] {
  const { trialUntil, until, exit } = spell;
  const { asOf, line } = telling;
  const lines: StoryLine[] = [];
  if (trialUntil !== null && trialUntil > spell.from && trialUntil < asOf && trialUntil < (until ?? Infinity)) {
    lines.push(line(trialUntil, "contract", "trialEnds"));
  }
  // What ends at the date or after it is open as far as is known.
  if (until === null || until >= asOf) return lines;
  if (exit === null && next?.from === until) return lines;
  const words: Readonly<Record<string, StoryWord>> = {
    voluntary: "leaves",
    involuntary: "paymentLost",
    pause: "pauses",
  };
  return [...lines, line(until, "contract", exit === null ? "ends" : words[exit]!)];
}

function termsOf({ plan, price, interval, quantity, trialUntil, from }: Subscription, telling: Telling): string {
  const { text, plain, money, number, list } = telling;
  const terms: string[] = [];
  if (plan !== null) terms.push(text("plan", { plan: plain(plan) }));
  if (price !== null) terms.push(interval === null ? money(price) : priceOf(money(price), interval, telling));
  if (quantity !== 1) terms.push(text("seats", { quantity: number(quantity) }));
  if (trialUntil !== null && trialUntil > from) terms.push(text("trial"));
  return list(terms);
}

function priceOf(price: string, { count, unit }: BillingInterval, { text, number }: Telling): string {
  return count === 1 ? text(once[unit], { price }) : text(every[unit], { price, count: number(count) });
}
