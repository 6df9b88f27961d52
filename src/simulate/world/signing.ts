import { portableExp } from "../../numeric/portable/exponential.ts";
import { left } from "../compile/rates.ts";
import { draw } from "../random/counter.ts";
import { purpose } from "../random/purposes.ts";
import { normalAt, pick } from "../random/variates.ts";
import { MOST_SEATS, pay } from "./billing.ts";
import { dayAfter, sign } from "./contract.ts";
import { contactFactor } from "./hazard.ts";
import { BORN } from "./people.ts";
import type { Sink } from "./sink.ts";
import { status } from "./status.ts";
import { drawFor, keyFor, type World } from "./world.ts";

/** A newcomer signs: for a trial, or at once. */
export function beginContract(world: World, sink: Sink, who: number): void {
  const { columns, day } = world;
  const contract = world.compiled.contract!;
  const key = keyFor(world, who);
  columns.plan[who] = pick(contract.planEnds, draw(key.a, key.b, BORN, purpose.plan));
  columns.seats[who] = firstSeats(world, who);
  const { trial } = contract.spec;
  if (trial === null) {
    sign(world, sink, who, null);
    pay(world, sink, who);
    return;
  }
  const end = dayAfter(world, day, trial.length.unit, trial.length.count);
  sign(world, sink, who, end);
  columns.status[who] = status.trial;
  columns.due[who] = end;
}

function firstSeats(world: World, who: number): number {
  const seats = world.compiled.contract!.seats[world.columns.plan[who]!];
  if (seats === undefined) return 1;
  const drawn = seats.median * portableExp(seats.spread * normalAt(keyFor(world, who), BORN, purpose.seats));
  return Math.max(1, Math.min(MOST_SEATS, Math.round(drawn)));
}

/** A day of a customer who left: he may come back. */
export function maybeReturn(world: World, sink: Sink, who: number): void {
  const { columns, day } = world;
  const { returns } = world.compiled.contract!.spec;
  const rate = columns.returnRate[who]!;
  if (returns === null || rate === 0 || day - columns.ended[who]! > returns.withinDays) return;
  const u = drawFor(world, who, day, purpose.comeBack);
  // Contacts that hold a customer also call him back.
  if (u > 0.1 || u >= Math.min(0.1, rate / returnFactor(world, who))) return;
  sign(world, sink, who, null);
  columns.reason[who] = -1;
  world.pendingReturns.push(who);
  pay(world, sink, who);
}

function returnFactor(world: World, who: number): number {
  const { columns, day } = world;
  if (columns.fatigue[who] === 0 || left(world.compiled.care.fade, day - columns.effectDay[who]!) === 0) return 1;
  return contactFactor(world, who, day);
}
