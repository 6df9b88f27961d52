import { CONTRACTION, EXPANSION } from "./movementCode.ts";
import { addToLog } from "./movementLog.ts";
import type { Walk } from "./walkState.ts";

/** Counts the movements of one owner in the period that is open, netted as the profile says, and closes it. A kernel. */
export function settlePeriod(walk: Walk): void {
  const { changes, tally, rules, period } = walk;
  if (changes === 0) return;
  walk.changes = 0;
  const netsVisits = rules.profile.joinAndLeave === "netted";
  const there = walk.presentBefore[0]!;
  const remains = walk.presentAfter[changes - 1]!;
  if (netsVisits && there === 0 && remains === 0) {
    // As if he had never been there: his next return is what it would have been.
    walk.left = walk.leftBefore;
    walk.leftBy = walk.leftByBefore;
    return;
  }
  if (period < tally.first || period >= tally.first + tally.count) return;
  countLevels(walk, changes);
  if (rules.profile.changes === "netted") settleNetted(walk, changes, netsVisits);
  else settleSummed(walk, changes, netsVisits);
}

function countLevels({ tally, period, presentBefore, presentAfter, before, after }: Walk, changes: number): void {
  const at = period - tally.first;
  const last = changes - 1;
  const difference = after[last]! - before[0]!;
  tally.revenueChange[at]! += difference;
  tally.customerChange[at]! += presentAfter[last]! - presentBefore[0]!;
  if (presentBefore[0] === 1) {
    tally.lost[at]! += Math.min(0, difference);
    tally.changed[at]! += difference;
  }
  for (let i = 0; i < changes; i++) tally.turnover += Math.abs(after[i]! - before[i]!);
}

/** Every change by itself; an absence within the period, where visits are netted, is one change of price. */
function settleSummed(walk: Walk, changes: number, netsVisits: boolean): void {
  const { presentBefore, presentAfter, before, after, code } = walk;
  for (let i = 0; i < changes; i++) {
    const from = before[i]!;
    if (presentAfter[i] === 0) {
      if (netsVisits && i < changes - 1) countDifference(walk, after[++i]! - from);
      else count(walk, code[i]!, 0 - from);
    } else if (presentBefore[i] === 0) count(walk, code[i]!, after[i]!);
    else countDifference(walk, after[i]! - from);
  }
}

/** One movement for each stretch in which the owner is there: who joined counts with what he pays in the end, who leaves with what he paid at first. */
function settleNetted(walk: Walk, changes: number, netsVisits: boolean): void {
  const { presentBefore, presentAfter, before, after, code } = walk;
  let there = presentBefore[0] === 1;
  let joined = -1;
  let start = before[0]!;
  for (let i = 0; i < changes; i++) {
    if (presentAfter[i] === 1) {
      if (presentBefore[i] === 0 && !there) {
        joined = code[i]!;
        there = true;
      }
      continue;
    }
    if (netsVisits && i < changes - 1) continue;
    const stake = joined < 0 ? start : before[i]!;
    if (joined >= 0) count(walk, joined, stake);
    count(walk, code[i]!, 0 - stake);
    there = false;
    joined = -1;
    start = 0;
  }
  if (!there) return;
  const end = after[changes - 1]!;
  if (joined >= 0) count(walk, joined, end);
  else countDifference(walk, end - start);
}

function countDifference(walk: Walk, difference: number): void {
  if (difference !== 0) count(walk, difference > 0 ? EXPANSION : CONTRACTION, difference);
}

function count({ tally, period, customer }: Walk, code: number, amount: number): void {
  const shown = period - tally.first;
  const at = code * tally.count + shown;
  tally.revenue[at]! += amount;
  tally.customers[at]! += 1;
  if (tally.log !== null) addToLog(tally.log, customer, shown, code, amount);
}
