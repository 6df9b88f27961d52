import { portableExp } from "../../numeric/portable/exponential.ts";
import type { CompiledContract } from "../compile/contract.ts";
import { purpose } from "../random/purposes.ts";
import { shiftedChance } from "../random/variates.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import { clockInstant } from "./calendarDays.ts";
import { changeTerms, dayAfter, endSpell, leave, priceChanged, scheduleRenewal, sign } from "./contract.ts";
import { contactFactor, latentSum, reasonHazards, type OneMore } from "./hazard.ts";
import { portableLog } from "../../numeric/portable/logarithm.ts";
import { nobody, type Sink } from "./sink.ts";
import { status } from "./status.ts";
import { drawFor, type World } from "./world.ts";

/** So that a payment stays a safe whole number of minor units. */
export const MOST_SEATS = 100_000;

/** Kind of the activity that says that a payment did not succeed. */
const FAILED_PAYMENT = "payment-failed" as const;

/** What is due today: the end of a trial, a renewal, a retry, the end of what was paid, a pause's start or end. */
export function settleDue(world: World, sink: Sink, who: number): void {
  switch (world.columns.status[who]) {
    case status.trial:
      endTrial(world, sink, who);
      break;
    case status.paying:
      renew(world, sink, who);
      break;
    case status.dunning:
      retry(world, sink, who);
      break;
    case status.leaving:
      endSpell(world, sink, who, "voluntary");
      leave(world, sink, who, "voluntary");
      break;
    case status.pausing:
      beginPause(world, sink, who);
      break;
    case status.paused:
      endPause(world, sink, who);
      break;
  }
}

/** Chance that a trial becomes a contract, contacts included; one more contact where it is given. */
export function conversionChance(world: World, who: number, one?: OneMore): number {
  const contract = world.compiled.contract!;
  const moved = portableLog(contactFactor(world, who, one?.day ?? world.day, one));
  return shiftedChance(contract.spec.trial!.conversion, latentSum(world, who, contract.trialWeights) - moved);
}

function endTrial(world: World, sink: Sink, who: number): void {
  const { columns, day } = world;
  if (drawFor(world, who, day, purpose.conversion) < conversionChance(world, who)) {
    columns.status[who] = status.paying;
    pay(world, sink, who);
    return;
  }
  columns.reason[who] = likelyReason(world, who);
  endSpell(world, sink, who, "voluntary");
  leave(world, sink, who, "trial");
  columns.status[who] = status.lost;
}

/** One of the customer's reasons, in proportion to their hazards. */
function likelyReason(world: World, who: number): number {
  const { day, scratch } = world;
  let target = drawFor(world, who, day, purpose.lapseWhy) * reasonHazards(world, who, day, scratch);
  let reason = 0;
  while (reason < scratch.length - 1 && target >= scratch[reason]!) target -= scratch[reason++]!;
  return reason;
}

function renew(world: World, sink: Sink, who: number): void {
  if (world.columns.payments[who]! > 0) reviseTerms(world, sink, who);
  pay(world, sink, who);
}

/** At a renewal: a new plan, more or fewer seats, or the plan's new price. */
function reviseTerms(world: World, sink: Sink, who: number): void {
  const { columns } = world;
  const contract = world.compiled.contract!;
  const days = contract.days[columns.plan[who]!]!;
  const plan = planWish(world, who, contract, days);
  const seats = contract.seats[plan] === undefined ? 1 : seatWish(world, who, contract, days);
  if (plan !== columns.plan[who]! || seats !== columns.seats[who]!) changeTerms(world, sink, who, { plan, seats });
  else if (priceChanged(world, who)) changeTerms(world, sink, who, {});
}

function planWish(world: World, who: number, contract: CompiledContract, days: number): number {
  const { columns, day } = world;
  const plan = columns.plan[who]!;
  const moves = [
    [contract.up[plan]!, contract.upgrade, purpose.upgrade],
    [contract.down[plan]!, contract.downgrade, purpose.downgrade],
  ] as const;
  for (const [target, { daily, weights }, place] of moves) {
    if (target < 0 || daily === 0) continue;
    const rate = days * daily * portableExp(Math.min(30, latentSum(world, who, weights)));
    if (drawFor(world, who, day, place) < 1 - portableExp(-rate)) return target;
  }
  return plan;
}

function seatWish(world: World, who: number, contract: CompiledContract, days: number): number {
  const { columns, day } = world;
  const spec = contract.seats[columns.plan[who]!];
  const seats = columns.seats[who]!;
  if (spec === undefined) return seats;
  const months = days / meanDays.month;
  const mood = Math.max(-5, Math.min(5, columns.satisfaction[who]!));
  const step = Math.max(1, Math.round(seats * 0.2 * drawFor(world, who, day, purpose.seatChange)));
  const grows = drawFor(world, who, day, purpose.seatGrowth) < spec.monthlyGrowth * months * portableExp(0.3 * mood);
  const falls = drawFor(world, who, day, purpose.seatLoss) < spec.monthlyLoss * months * portableExp(-0.3 * mood);
  return Math.min(MOST_SEATS, Math.max(1, seats + (grows ? step : 0) - (falls ? step : 0)));
}

/** Asks for what is due today, and sets the next renewal. */
export function pay(world: World, sink: Sink, who: number): void {
  const { columns, day } = world;
  const { payment } = world.compiled.contract!.spec;
  const due = columns.price[who]! * columns.seats[who]! > 0;
  const chance = Math.min(1, payment.failure * columns.cardRisk[who]!);
  if (due && drawFor(world, who, day, purpose.payment) < chance) failPayment(world, sink, who);
  else {
    charge(world, sink, who);
    scheduleRenewal(world, who);
  }
}

function charge(world: World, sink: Sink, who: number): void {
  const { columns, days, day } = world;
  const minor = columns.price[who]! * columns.seats[who]!;
  columns.payments[who]!++;
  if (minor === 0) return;
  const plan = world.compiled.contract!.plans[columns.plan[who]!]!;
  sink.transaction(who, clockInstant(days, day, columns.clock[who]!), minor, plan);
}

function failPayment(world: World, sink: Sink, who: number): void {
  const { columns, day } = world;
  const { retryAfterDays } = world.compiled.contract!.spec.payment;
  reportFailure(world, sink, who);
  scheduleRenewal(world, who);
  columns.attempts[who] = 0;
  if (retryAfterDays.length === 0) {
    failForGood(world, sink, who);
    return;
  }
  columns.status[who] = status.dunning;
  columns.due[who] = day + retryAfterDays[0]!;
}

function retry(world: World, sink: Sink, who: number): void {
  const { columns, day } = world;
  const { retryAfterDays, recovery } = world.compiled.contract!.spec.payment;
  if (drawFor(world, who, day, purpose.payment) < recovery) {
    columns.status[who] = status.paying;
    charge(world, sink, who);
    if (columns.renewal[who]! <= day) scheduleRenewal(world, who);
    columns.due[who] = columns.renewal[who]!;
    return;
  }
  reportFailure(world, sink, who);
  const next = ++columns.attempts[who]!;
  if (next < retryAfterDays.length) columns.due[who] = day + retryAfterDays[next]!;
  else failForGood(world, sink, who);
}

function failForGood(world: World, sink: Sink, who: number): void {
  endSpell(world, sink, who, "involuntary");
  leave(world, sink, who, "involuntary");
}

function reportFailure({ columns, days, day }: World, sink: Sink, who: number): void {
  sink.activity(who, clockInstant(days, day, columns.clock[who]!), FAILED_PAYMENT, null, nobody);
}

function beginPause(world: World, sink: Sink, who: number): void {
  const { columns, day } = world;
  const { meanMonths } = world.compiled.contract!.spec.pause!;
  let months = 1;
  const another = 1 - 1 / meanMonths;
  // The months of a geometric law from one number: each success of chance `another` adds one.
  let u = drawFor(world, who, day, purpose.pauseLength);
  while (u < another && months < 600) {
    months++;
    u /= another;
  }
  endSpell(world, sink, who, "pause");
  columns.due[who] = dayAfter(world, day, "month", months);
}

function endPause(world: World, sink: Sink, who: number): void {
  const { columns, day } = world;
  if (drawFor(world, who, day, purpose.resume) >= world.compiled.contract!.spec.pause!.resume) {
    columns.status[who] = status.lost;
    columns.reason[who] = likelyReason(world, who);
    leave(world, sink, who, "pause");
    return;
  }
  columns.contracts[who]!--;
  sign(world, sink, who, null);
  pay(world, sink, who);
}
