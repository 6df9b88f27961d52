import { portableExp } from "../../numeric/portable/exponential.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import type { PurchaseProcess } from "../spec/contract.ts";
import { purpose } from "../random/purposes.ts";
import { betaAt, exponentialAt, gammaAt } from "../random/variates.ts";
import { shareInstant } from "./calendarDays.ts";
import { leave } from "./contract.ts";
import { lapseFactor, reasonHazards } from "./hazard.ts";
import { BORN } from "./people.ts";
import type { Sink } from "./sink.ts";
import { status } from "./status.ts";
import { drawFor, keyFor, type World } from "./world.ts";

/** Least rate that is told from none: a customer who never buys again. */
const LEAST = 1e-12;

/** A newcomer who buys without a contract: his rates, and his first purchase. */
export function beginBuying(world: World, sink: Sink, who: number): void {
  const { columns, day } = world;
  const { process, spend, unit } = world.compiled.spec.purchases!;
  const key = keyFor(world, who);
  const perDay = 1 / meanDays[unit];
  columns.rate[who] = Math.max(LEAST, (gammaAt(key, BORN, purpose.rate, process.r) / process.alpha) * perDay);
  columns.dropout[who] =
    process.kind === "pareto-nbd"
      ? (gammaAt(key, BORN, purpose.dropout, process.s) / process.beta) * perDay
      : betaAt(key, BORN, purpose.dropout, [process.a, process.b]);
  columns.spendScale[who] = spend.gamma / gammaAt(key, BORN, purpose.spendScale, spend.q);
  columns.lifeLeft[who] = exponentialAt(key, BORN, purpose.death);
  columns.status[who] = status.buying;
  const now = day + columns.clock[who]! / 86_400_000;
  buy(world, sink, who, now);
  columns.stepAt[who] = now;
  nextPurchase(world, who, process);
  buyUntilMidnight(world, sink, who, now);
}

/** A day of a customer without a contract. */
export function buyingDay(world: World, sink: Sink, who: number): void {
  buyUntilMidnight(world, sink, who, world.day);
}

/** What he buys from a time of the day on, in days. */
function buyUntilMidnight(world: World, sink: Sink, who: number, from: number): void {
  const { columns, day } = world;
  const { process, driven } = world.compiled.spec.purchases!;
  let end = day + 1;
  let dies = false;
  if (process.kind === "pareto-nbd") {
    const rate = columns.dropout[who]! * lapseFactor(world, who, day, driven);
    const hazard = rate * (end - from);
    const left = columns.lifeLeft[who]!;
    dies = hazard > left;
    if (dies) end = from + left / rate;
    columns.lifeLeft[who] = left - hazard;
  }
  while (columns.stepAt[who]! < end) {
    if (columns.stepsLeft[who]! > 0) {
      columns.stepsLeft[who]!--;
      step(world, who);
      continue;
    }
    buy(world, sink, who, columns.stepAt[who]!);
    if (process.kind !== "pareto-nbd" && dropsOut(world, who, driven)) {
      lapse(world, sink, who);
      return;
    }
    nextPurchase(world, who, process);
  }
  if (dies) lapse(world, sink, who);
}

function nextPurchase(world: World, who: number, process: PurchaseProcess): void {
  world.columns.stepsLeft[who] = process.kind === "regular" ? process.k - 1 : 0;
  step(world, who);
}

/** One exponential step nearer to the next purchase. */
function step({ columns, salt }: World, who: number): void {
  const key = { a: columns.keyA[who]! ^ salt, b: columns.keyB[who]! };
  columns.stepAt[who]! += exponentialAt(key, columns.steps[who]!++, purpose.between) / columns.rate[who]!;
}

/** In another future the step under way ends at another time: what is left of it has the same law as a whole one. */
export function forgetSteps(world: World): void {
  const { columns, day } = world;
  for (let who = 0; who < world.count; who++) {
    if (columns.status[who] !== status.buying) continue;
    columns.stepAt[who] = day;
    step(world, who);
    columns.lifeLeft[who] = exponentialAt(keyFor(world, who), day, purpose.death);
  }
}

function buy(world: World, sink: Sink, who: number, time: number): void {
  const { columns, compiled } = world;
  const key = keyFor(world, who);
  const nth = ++columns.payments[who]!;
  const { p } = compiled.spec.purchases!.spend;
  const amount = gammaAt(key, nth, purpose.spend, p) * columns.spendScale[who]!;
  const minor = Math.max(1, Math.min(1e12, Math.round(amount * compiled.perMajorUnit)));
  const day = Math.floor(time);
  sink.transaction(who, shareInstant(world.days, day, time - day), minor, null);
}

function dropsOut(world: World, who: number, driven: boolean): boolean {
  const { columns, day } = world;
  const chance = columns.dropout[who]! * lapseFactor(world, who, day, driven);
  return drawFor(world, who, columns.payments[who]!, purpose.dropOut) < chance;
}

/** Ends a customer's buying, for one of his reasons. */
function lapse(world: World, sink: Sink, who: number): void {
  const { columns, day, scratch } = world;
  const total = reasonHazards(world, who, day, scratch);
  let target = drawFor(world, who, day, purpose.lapseWhy) * total;
  let reason = 0;
  while (reason < scratch.length - 1 && target >= scratch[reason]!) target -= scratch[reason++]!;
  columns.status[who] = status.lapsed;
  columns.ended[who] = day;
  columns.reason[who] = reason;
  leave(world, sink, who, "lapsed");
}

/** True chance that a customer without a contract is gone at the end of a day on which he was not at its start. */
export function lapseChance(world: World, who: number, day: number): number {
  const { columns } = world;
  const { process, driven } = world.compiled.spec.purchases!;
  const factor = lapseFactor(world, who, day, driven);
  if (process.kind === "pareto-nbd") return 1 - portableExp(-columns.dropout[who]! * factor);
  const chance = Math.min(1, columns.dropout[who]! * factor);
  const rate = columns.rate[who]!;
  if (process.kind === "bg-nbd") return 1 - portableExp(-rate * chance);
  return chance * lastStepChance(rate, columns.stepsLeft[who]!);
}

/** Chance that the steps left, and the one under way, all end within a day; a second purchase on that day is left out. */
function lastStepChance(rate: number, stepsLeft: number): number {
  let term = portableExp(-rate);
  let none = term;
  for (let n = 1; n <= stepsLeft; n++) {
    term *= rate / n;
    none += term;
  }
  return 1 - none;
}
