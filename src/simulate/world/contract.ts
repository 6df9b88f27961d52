import { addUnits } from "../../calendar/addUnits.ts";
import { millisecondsPerDay } from "../../calendar/civil.ts";
import { portableLog } from "../../numeric/portable/logarithm.ts";
import type { ExitKind } from "../../schema/record/subscription.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { CompiledContract } from "../compile/contract.ts";
import { clockInstant } from "./calendarDays.ts";
import type { Sink, TrueExitKind } from "./sink.ts";
import { status } from "./status.ts";
import type { World } from "./world.ts";

/** The day that lies so many units after a day of the simulation; months keep the day of the month. */
export function dayAfter(world: World, day: number, unit: TimeUnit, count: number): number {
  const { first } = world.days;
  return addUnits((first + day) * millisecondsPerDay, unit, count) / millisecondsPerDay - first;
}

/** Opens a spell, bills counted from today or from the end of a trial. */
export function sign(world: World, sink: Sink, who: number, trialEnd: number | null): void {
  const { columns, day } = world;
  columns.contracts[who]!++;
  columns.started[who] = day;
  columns.status[who] = status.paying;
  columns.price[who] = priceOn(world.compiled.contract!, columns.plan[who]!, world.days.first + day);
  columns.anchor[who] = trialEnd ?? day;
  columns.cycle[who] = 0;
  columns.renewal[who] = trialEnd ?? day;
  openSpell(world, sink, who, trialEnd);
}

/** The price of a plan for newcomers on a day since 1970-01-01. */
function priceOn(contract: CompiledContract, plan: number, epochDay: number): number {
  let price = contract.prices[plan]!;
  for (const change of contract.priceChanges) {
    if (change.plan === plan && change.day <= epochDay) price = change.price;
  }
  return price;
}

function openSpell(world: World, sink: Sink, who: number, trialEnd: number | null): void {
  const { columns, days, day } = world;
  const contract = world.compiled.contract!;
  const clock = columns.clock[who]!;
  const plan = columns.plan[who]!;
  const trialUntil = trialEnd === null ? null : clockInstant(days, trialEnd, clock);
  sink.open(who, clockInstant(days, day, clock), {
    contract: columns.contracts[who]!,
    plan: contract.plans[plan]!,
    priceMinor: columns.price[who]!,
    interval: contract.intervals[plan]!,
    seats: columns.seats[who]!,
    trialUntil,
  });
}

/** Moves an open spell to other terms: the old row ends without an exit, a new one begins. */
export function changeTerms(world: World, sink: Sink, who: number, terms: { plan?: number; seats?: number }): void {
  const { columns, days, day } = world;
  const contract = world.compiled.contract!;
  const before = columns.price[who]!;
  const planBefore = columns.plan[who]!;
  if (terms.plan !== undefined) columns.plan[who] = terms.plan;
  if (terms.seats !== undefined) columns.seats[who] = terms.seats;
  const plan = columns.plan[who]!;
  columns.price[who] = priceOn(contract, plan, days.first + day);
  sink.close(who, clockInstant(days, day, columns.clock[who]!), null);
  openSpell(world, sink, who, null);
  if (plan !== planBefore) {
    columns.anchor[who] = day;
    columns.cycle[who] = 0;
  } else if (before > 0 && columns.price[who]! > 0 && columns.price[who] !== before) {
    columns.priceShock[who] = portableLog(columns.price[who]! / before);
    columns.priceDay[who] = day;
  }
}

/** Whether a customer's price is no longer the plan's. */
export function priceChanged(world: World, who: number): boolean {
  const { columns, days, day } = world;
  const contract = world.compiled.contract!;
  return priceOn(contract, columns.plan[who]!, days.first + day) !== columns.price[who];
}

/** Sets the next renewal after today. */
export function scheduleRenewal(world: World, who: number): void {
  const { columns, day } = world;
  const { count, unit } = world.compiled.contract!.intervals[columns.plan[who]!]!;
  do {
    columns.cycle[who]!++;
    columns.renewal[who] = dayAfter(world, columns.anchor[who]!, unit, columns.cycle[who]! * count);
  } while (columns.renewal[who]! <= day);
  columns.due[who] = columns.renewal[who]!;
}

/** What the spec calls a way to leave, and where the customer stands after it. */
const standing = { voluntary: status.gone, involuntary: status.lost, pause: status.paused } as const;

/** Ends the open spell today. */
export function endSpell(world: World, sink: Sink, who: number, exit: ExitKind): void {
  const { columns, days, day } = world;
  sink.close(who, clockInstant(days, day, columns.clock[who]!), exit);
  columns.status[who] = standing[exit];
  columns.ended[who] = day;
}

/** A customer is gone: his friends will hear of it. */
export function leave(world: World, sink: Sink, who: number, how: TrueExitKind): void {
  const { columns, days, day } = world;
  sink.left(who, clockInstant(days, day, columns.clock[who]!), how, how === "involuntary" ? -1 : columns.reason[who]!);
  world.pendingExits.push(who);
}
