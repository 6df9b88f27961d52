import { portableExp } from "../../numeric/portable/exponential.ts";
import { portableLog } from "../../numeric/portable/logarithm.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import { left } from "../compile/rates.ts";
import { conversionChance } from "../world/billing.ts";
import { contactEffect, persuasionOf, type Persuasion } from "../world/contacts.ts";
import { lapseFactor, reasonHazards } from "../world/hazard.ts";
import { savedShare } from "../world/leaving.ts";
import { status } from "../world/status.ts";
import type { World } from "../world/world.ts";
import { checkEffectQuery, type EffectQuery } from "./checkQuery.ts";

/** What a contact today would do to a customer, everything else staying as it is today. */
export interface TrueEffect {
  readonly persuasion: Persuasion;
  /** Change of the log of the hazard to leave on the day of the contact, if it reaches him. */
  readonly logHazardRatio: number;
  /** Chance, within the horizon, that he stays because of it minus that he leaves because of it; the chance to reach him included. */
  readonly exitsAvoided: number;
  /** Discounted margin that this brings, minus what the contact costs, in units of the currency. */
  readonly value: number;
}

/** Days of one step of the sum over the time in which the effect fades. */
const STEP = 7;

/** Effects are followed for so many half-lives; by then 1 / 256 is left. */
const HALF_LIVES = 8;

/** What a contact today would do. */
export function trueEffect(world: World, who: number, query: EffectQuery): TrueEffect {
  const { channel, playbook, horizonDays, annualDiscountRate } = checkEffectQuery(world, query);
  const persuasion = persuasionOf(world, who, playbook);
  const { care, perMajorUnit } = world.compiled;
  const { reach } = care.channelSpecs[channel]!;
  const cost = (care.channelCosts[channel]! + reach * care.playbookCosts[playbook]!) / perMajorUnit;
  if (!canBeMoved(world, who)) return { persuasion, logHazardRatio: 0, exitsAvoided: 0, value: -cost };
  const change = new Float64Array(world.scratch.length);
  contactEffect(world, { who, channel, playbook, agent: null, nth: 0 }, change);
  const outlook = outlookOf(world, who);
  const discount = portableLog(1 + annualDiscountRate) / meanDays.year;
  const { avoided, value, logHazardRatio } = follow(world, outlook, change, { horizonDays, discount });
  return { persuasion, logHazardRatio, exitsAvoided: reach * avoided, value: reach * value - cost };
}

/** Whether he still has to decide: not where notice is given, or a pause is asked for or on. */
function canBeMoved({ columns }: World, who: number): boolean {
  const now = columns.status[who]!;
  return now <= status.dunning || now === status.buying;
}

/** A customer's hazards and margin, as they are today. */
interface Outlook {
  readonly hazards: Float64Array;
  /** Mean hazard a day of what no contact changes. */
  readonly other: number;
  /** In units of the currency. */
  readonly marginPerDay: number;
  /** Chance on a day to think of leaving at all, `days` from now: for plans with a window. */
  readonly open: (days: number) => number;
  /** The same on average over a cycle. */
  readonly meanOpen: number;
  /** Days to the end of a free trial, -1 for none; before it nothing is earned. */
  readonly trialEnds: number;
  /** Chance to stay then, where the contact adds `change` times `share` to the log hazards. */
  readonly converts: (change: Float64Array, share: number) => number;
}

function outlookOf(world: World, who: number): Outlook {
  const { columns, compiled } = world;
  const hazards = new Float64Array(world.scratch.length);
  const before = columns.status[who]!;
  const plan = columns.plan[who]!;
  if (before === status.buying) return buyingOutlook(world, who, hazards);
  const contract = compiled.contract!;
  // Without the window, which `open` tells for each day.
  const window = contract.windows[plan]!;
  columns.status[who] = status.trial;
  reasonHazards(world, who, world.day, hazards);
  columns.status[who] = before;
  // A notice that is taken back is no exit.
  const carriedOut = 1 - savedShare(world, who);
  for (let r = 0; r < hazards.length; r++) hazards[r]! *= carriedOut;
  const ratio = contract.ratios[plan]!;
  const { failure, recovery, retryAfterDays } = contract.spec.payment;
  const fails = columns.price[who] === 0 ? 0 : Math.min(1, failure * columns.cardRisk[who]!);
  const lastFails = fails * (1 - recovery) ** retryAfterDays.length;
  const cycle = contract.days[plan]!;
  const marginMinor = columns.price[who]! * columns.seats[who]! * compiled.spec.margin;
  const untilRenewal = columns.renewal[who]! - world.day;
  const trialEnds = before === status.trial ? untilRenewal : -1;
  return {
    hazards,
    trialEnds,
    converts: (change, share) => conversionChance(world, who, { day: world.day + trialEnds, change, share }),
    other: lastFails / cycle,
    marginPerDay: marginMinor / cycle / compiled.perMajorUnit,
    meanOpen: window === 0 ? 1 : ratio * Math.min(1, window / cycle),
    open: (days) => {
      if (window === 0 || days < trialEnds) return 1;
      const toRenewal = (((untilRenewal - days) % cycle) + cycle) % cycle;
      return toRenewal <= window ? ratio : 0;
    },
  };
}

function buyingOutlook(world: World, who: number, hazards: Float64Array): Outlook {
  const { columns, compiled } = world;
  const { driven, process, spend } = compiled.spec.purchases!;
  const steps = process.kind === "regular" ? process.k : 1;
  const purchases = columns.rate[who]! / steps;
  const moved = columns.dropout[who]! * lapseFactor(world, who, world.day, driven);
  const daily = process.kind === "pareto-nbd" ? moved : purchases * Math.min(1, moved);
  const total = reasonHazards(world, who, world.day, hazards);
  for (let r = 0; r < hazards.length; r++) hazards[r] = total > 0 ? (daily * hazards[r]!) / total : 0;
  const marginPerDay = purchases * spend.p * columns.spendScale[who]! * compiled.spec.margin;
  return { hazards, other: 0, marginPerDay, open: () => 1, meanOpen: 1, trialEnds: -1, converts: () => 1 };
}

interface Followed {
  readonly avoided: number;
  readonly value: number;
  readonly logHazardRatio: number;
}

/** Survival with and without the contact, in steps while the effect fades, in closed form after. */
function follow(
  { compiled }: World,
  outlook: Outlook,
  change: Float64Array,
  { horizonDays, discount }: { readonly horizonDays: number; readonly discount: number },
): Followed {
  const { hazards, other, marginPerDay, meanOpen, open, trialEnds, converts } = outlook;
  const base = hazards.reduce((sum, hazard) => sum + hazard, 0);
  const { fade, spec } = compiled.care;
  const span = Math.min(horizonDays, Math.max(HALF_LIVES * spec.halfLifeDays, trialEnds + 1));
  let kept = 0;
  let plain = 0;
  let value = 0;
  let day = 0;
  while (day < span) {
    if (day === trialEnds) {
      kept -= portableLog(Math.max(1e-300, converts(change, left(fade, day))));
      plain -= portableLog(Math.max(1e-300, converts(change, 0)));
    }
    const length = Math.min(STEP, span - day, day < trialEnds ? trialEnds - day : STEP);
    const middle = day + length / 2;
    const share = left(fade, Math.floor(middle));
    const thinks = open(middle);
    let moved = 0;
    for (let r = 0; r < hazards.length; r++) moved += hazards[r]! * portableExp(Math.min(30, change[r]! * share));
    plain += length * (thinks * base + other);
    kept += length * (thinks * moved + other);
    const difference = portableExp(-kept) - portableExp(-plain);
    if (day >= trialEnds) value += marginPerDay * length * difference * portableExp(-discount * (day + length));
    day += length;
  }
  const after = portableExp(-kept) - portableExp(-plain);
  const leaving = base * meanOpen + other;
  const decay = leaving + discount;
  const rest = horizonDays - day;
  const tail = decay !== 0 ? (1 - portableExp(-decay * rest)) / decay : rest;
  value += marginPerDay * after * portableExp(-discount * day) * tail;
  const gone = portableExp(-leaving * rest);
  let today = 0;
  for (let r = 0; r < hazards.length; r++) today += hazards[r]! * portableExp(Math.min(30, change[r]!));
  const logHazardRatio = base > 0 ? portableLog(today / base) : 0;
  return { avoided: after * gone, value, logHazardRatio };
}
