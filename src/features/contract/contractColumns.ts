import { addUnits } from "../../calendar/addUnits.ts";
import { millisecondsPerDay } from "../../calendar/civil.ts";
import { instantOfWallClock, wallClockAt } from "../../calendar/wallClock.ts";
import type { Zone } from "../../calendar/zone.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import { meanDays, type TimeUnit } from "../../schema/timeUnit.ts";
import type { ReadMoney } from "../read/readOthers.ts";
import { textCoder } from "../read/readContext.ts";
import type {
  ContractFeature,
  FeatureWindow,
  IntervalFeature,
  PriceChangeFeature,
  PriceFeature,
  TenureFeature,
} from "../spec/spec.ts";
import { windowStart } from "../spec/window.ts";
import type { ContractState } from "./contractState.ts";
import { intervalDays, mainRow, priceAt, unitPrice, usualPrices, type PriceRules } from "./price.ts";
import type { StateColumn } from "./stateColumn.ts";

/** What contract columns are computed with. */
export interface ContractContext {
  readonly zone: Zone;
  readonly money: ReadMoney;
  /** The window of features without one. */
  readonly window: FeatureWindow;
  /** When a customer number was acquired, as known on a date; NaN else. */
  readonly acquiredAt: (customer: number, date: number) => number;
}

/** Features that follow from the contract. */
export type ContractKind = ContractFeature | PriceFeature | PriceChangeFeature | IntervalFeature | TenureFeature;

/** The column of a feature of the contract. */
export function contractColumn(name: string, feature: ContractKind, context: ContractContext): StateColumn {
  const { zone, money } = context;
  switch (feature.kind) {
    case "tenure":
      return tenure(name, feature, context);
    case "plan":
      return plan(name);
    case "discount":
      return discount(name, money);
    case "price": {
      const days = meanDays[feature.per ?? "month"];
      return { name, texts: null, value: (state, c) => priceNow(state, c, { money, days }) };
    }
    case "priceChange":
      return priceChange(name, feature.window ?? context.window, context);
    case "interval": {
      const days = meanDays[feature.unit ?? "month"];
      return ofMainRow(name, ({ interval }) => (interval === null ? NaN : intervalDays(interval) / days));
    }
    case "seats":
      return ofMainRow(name, ({ quantity }) => quantity);
    case "trial":
      return ofMainRow(name, ({ trialUntil }, { date }) => (trialUntil !== null && trialUntil > date ? 1 : 0));
    case "renewal":
      return ofMainRow(name, (row, { date }) => daysToRenewal(zone, row, date));
    case "returns":
      return ofSpell(name, ({ spells }, s) => spells!.ordinal[s]! - 1);
    case "late":
      return ofSpell(name, ({ spells }, s) => (Number.isNaN(spells!.lateSince[s]) ? 0 : 1));
  }
}

function ofMainRow(name: string, value: (row: Subscription, state: ContractState) => number): StateColumn {
  return {
    name,
    texts: null,
    value: (state, c) => {
      const row = mainRow(state, c);
      return row === null ? NaN : value(row, state);
    },
  };
}

function ofSpell(name: string, value: (state: ContractState, spell: number) => number): StateColumn {
  return { name, texts: null, value: (state, c) => (state.spell[c]! < 0 ? NaN : value(state, state.spell[c]!)) };
}

function plan(name: string): StateColumn {
  const coder = textCoder();
  return { name, texts: coder.texts, value: (state, c) => coder.codeOf(mainRow(state, c)?.plan) };
}

function tenure(name: string, { since = "spell", unit = "day" }: TenureFeature, context: ContractContext): StateColumn {
  const length = meanDays[unit] * millisecondsPerDay;
  const begin = (state: ContractState, c: number): number => {
    if (since === "acquisition") return context.acquiredAt(c, state.date);
    if (since === "first") return state.first[c]!;
    return state.spell[c]! < 0 ? NaN : state.spells!.from[state.spell[c]!]!;
  };
  return { name, texts: null, value: (state, c) => (state.date - begin(state, c)) / length };
}

function priceNow(state: ContractState, customer: number, rules: PriceRules): number {
  const s = state.spell[customer]!;
  // All that is known was so before the date: a millisecond earlier is the last instant known.
  return s < 0 ? NaN : priceAt(state, s, state.date - 1, rules);
}

function priceChange(name: string, window: FeatureWindow, { zone, money }: ContractContext): StateColumn {
  const rules = { money, days: meanDays.month };
  let start = 0;
  return {
    name,
    texts: null,
    prepare: ({ date }) => {
      start = windowStart(zone, date, window);
    },
    value: (state, c) => {
      const s = state.spell[c]!;
      if (s < 0 || state.spells!.from[s]! > start) return NaN;
      const before = priceAt(state, s, start, rules);
      return before > 0 ? priceNow(state, c, rules) / before - 1 : NaN;
    },
  };
}

function discount(name: string, money: ReadMoney): StateColumn {
  let usual: (row: Subscription) => number = () => NaN;
  return {
    name,
    texts: null,
    prepare: (state) => {
      usual = usualPrices(state, money);
    },
    value: (state, c) => {
      const row = mainRow(state, c);
      if (row === null) return NaN;
      const price = usual(row);
      return price > 0 ? 1 - unitPrice(row, money, 1) / price : NaN;
    },
  };
}

/** Days to the first billing date at or after a date, counted from the end of the trial or from the row's beginning; NaN without an interval. */
function daysToRenewal(zone: Zone, { from, trialUntil, interval }: Subscription, date: number): number {
  if (interval === null) return NaN;
  const anchor = trialUntil ?? from;
  if (anchor >= date) return (anchor - date) / millisecondsPerDay;
  const { count, unit } = interval;
  const boundary = (step: number): number => billingDate(zone, anchor, unit, step * count);
  let step = Math.max(0, Math.floor((date - anchor) / (intervalDays(interval) * millisecondsPerDay)) - 1);
  while (boundary(step) < date) step++;
  return (boundary(step) - date) / millisecondsPerDay;
}

function billingDate(zone: Zone, anchor: number, unit: TimeUnit, count: number): number {
  return count === 0 ? anchor : instantOfWallClock(zone, addUnits(wallClockAt(zone, anchor), unit, count));
}
