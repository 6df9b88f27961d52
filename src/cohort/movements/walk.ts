import { INVOLUNTARY, NONE, PAUSE, UNKNOWN } from "../../ledger/exitCode.ts";
import { periodAt } from "./grid.ts";
import {
  CHURN_INVOLUNTARY,
  CHURN_UNKNOWN,
  CHURN_VOLUNTARY,
  NEW,
  OPENING,
  PAUSED,
  REACTIVATION,
  RESUMPTION,
} from "./movementCode.ts";
import { addToLog } from "./movementLog.ts";
import type { MovementRules } from "./rules.ts";
import { settlePeriod } from "./settlePeriod.ts";
import { strongerExit, type Timeline } from "./timeline.ts";
import type { Walk } from "./walkState.ts";

/** Goes through the sorted events of one owner and settles his movements. A kernel. */
export function walkTimeline(walk: Walk, line: Timeline, customer: number): void {
  const { order, time } = line;
  restart(walk, customer);
  let firm = 0;
  let soft = 0;
  let sum = 0;
  for (let i = 0; i < line.length;) {
    const now = time[order[i]!]!;
    let exit = NONE;
    for (; i < line.length && time[order[i]!] === now; i++) {
      const event = order[i]!;
      firm += line.firm[event]!;
      soft += line.soft[event]!;
      sum += line.amount[event]!;
      exit = strongerExit(exit, line.exit[event]!);
    }
    if (sum > walk.tally.peak) walk.tally.peak = sum;
    const present = firm > 0 || (walk.present && soft > 0);
    const amount = present ? sum : 0;
    if (present !== walk.present || amount !== walk.amount) change(walk, now, present, amount, exit);
  }
  settlePeriod(walk);
  if (walk.period < walk.tally.first) addOpening(walk);
}

function restart(walk: Walk, customer: number): void {
  walk.customer = customer;
  walk.present = false;
  walk.amount = 0;
  walk.left = NaN;
  walk.leftBy = NONE;
  walk.period = -1;
  walk.changes = 0;
}

function change(walk: Walk, now: number, present: boolean, amount: number, exit: number): void {
  const period = periodAt(walk.boundaries, now);
  if (period !== walk.period) openPeriod(walk, period);
  const at = walk.changes++;
  walk.presentBefore[at] = walk.present ? 1 : 0;
  walk.presentAfter[at] = present ? 1 : 0;
  walk.before[at] = walk.amount;
  walk.after[at] = amount;
  if (present && !walk.present) walk.code[at] = joinCode(walk, now);
  if (!present && walk.present) {
    walk.code[at] = exitCode(walk.rules, exit);
    walk.left = now;
    walk.leftBy = exit;
  }
  walk.present = present;
  walk.amount = amount;
}

function openPeriod(walk: Walk, period: number): void {
  settlePeriod(walk);
  const { first } = walk.tally;
  if (walk.period < first && period >= first) addOpening(walk);
  walk.period = period;
  walk.leftBefore = walk.left;
  walk.leftByBefore = walk.leftBy;
}

/** What an owner brings into the first period shown. */
function addOpening(walk: Walk): void {
  const { tally } = walk;
  if (!walk.present) return;
  tally.openingRevenue += walk.amount;
  tally.openingCustomers++;
  if (tally.log !== null) addToLog(tally.log, walk.customer, 0, OPENING, walk.amount);
}

function joinCode({ rules, left, leftBy }: Walk, now: number): number {
  if (Number.isNaN(left)) return NEW;
  if (leftBy === PAUSE && rules.profile.pause === "movement") return RESUMPTION;
  return now >= rules.newFrom(left) ? NEW : REACTIVATION;
}

/** Who leaves without an exit has moved to what is free: his own wish. */
function exitCode({ profile }: MovementRules, exit: number): number {
  if (exit === PAUSE && profile.pause === "movement") return PAUSED;
  if (exit === INVOLUNTARY) return CHURN_INVOLUNTARY;
  return exit === UNKNOWN ? CHURN_UNKNOWN : CHURN_VOLUNTARY;
}
