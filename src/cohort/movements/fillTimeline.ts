import { INVOLUNTARY, NONE, PAUSE, UNKNOWN } from "../../ledger/exitCode.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import type { Owners } from "./owners.ts";
import { FREE, type RowFacts } from "./rowFacts.ts";
import type { MovementRules } from "./rules.ts";
import { addExit, addStretch, type Timeline } from "./timeline.ts";

/** What owners' events are made of. */
export interface Chronicle {
  readonly subscriptions: readonly Subscription[];
  readonly owners: Owners;
  readonly facts: RowFacts;
  readonly rules: MovementRules;
  readonly line: Timeline;
  /** Where rows that make a customer begin, of one owner, rising. */
  readonly begins: Float64Array;
}

/** Fills the timeline with the events of one owner, in no order. A kernel. */
export function fillTimeline(chronicle: Chronicle, owner: number): void {
  const { owners, line } = chronicle;
  line.length = 0;
  const first = owners.start[owner]!;
  const next = owners.start[owner + 1]!;
  for (let k = first; k < next; k++) addSpell(chronicle, owners.order[k]!);
  const begun = next - first > 1 ? gatherBegins(chronicle) : 0;
  for (let k = first; k < next; k++) addEnd(chronicle, owners.order[k]!, begun);
}

/** Each row holds until the next one of the spell begins, the last until the spell ends: a late payment is late, not gone. */
function addSpell({ owners, facts, rules, line }: Chronicle, spell: number): void {
  const { rows, rowStart } = owners.spells;
  const last = rowStart[spell + 1]! - 1;
  for (let k = rowStart[spell]!; k <= last; k++) {
    const until = k < last ? facts.from[rows[k + 1]!]! : owners.end[spell]!;
    addRow(facts, rules, line, rows[k]!, until);
  }
}

function addRow(facts: RowFacts, rules: MovementRules, line: Timeline, row: number, until: number): void {
  const { trial, freePlan } = rules.profile;
  const free = facts.worth[row] === FREE;
  const soft = free && freePlan === "kept";
  if (free && freePlan === "none") return;
  const from = facts.from[row]!;
  const paidFrom = trial === "revenue" ? from : facts.paidFrom[row]!;
  if (trial === "customer" && paidFrom > from) addStretch(line, from, Math.min(paidFrom, until), 0, soft);
  addStretch(line, paidFrom, until, facts.amount[row]!, soft);
}

/** Collects the starts of what makes a customer; says how many there are. */
function gatherBegins({ line, begins }: Chronicle): number {
  let count = 0;
  let sorted = true;
  for (let i = 0; i < line.length; i++) {
    if (line.firm[i] !== 1) continue;
    if (count > 0 && line.time[i]! < begins[count - 1]!) sorted = false;
    begins[count++] = line.time[i]!;
  }
  if (!sorted) begins.subarray(0, count).sort();
  return count;
}

/** Adds the exit of a spell, and what holds its customer until then: the customer's next subscription cuts it short. */
function addEnd(chronicle: Chronicle, spell: number, begun: number): void {
  const { owners, facts, line, begins, rules } = chronicle;
  const exit = owners.exit[spell]!;
  if (exit === NONE) return;
  const end = owners.end[spell]!;
  const row = owners.spells.lastRow[spell]!;
  // Neither a free trial that was not paid for nor a spell of no time is held by what would have been paid.
  const paid = facts.paidFrom[row] !== Infinity && owners.spells.from[spell]! < end;
  const holds = paid && (facts.worth[row] !== FREE || rules.profile.freePlan === "customer");
  if (!holds) {
    addExit(line, end, exit);
    return;
  }
  const recognised = recognisedEnd(chronicle, spell);
  const next = firstFrom(begins, begun, end);
  const until = Math.min(recognised > rules.asOf ? Infinity : recognised, next);
  addStretch(line, end, until, facts.amount[row]!, false);
  if (until === next) return;
  if (exit === PAUSE && rules.profile.pause === "contraction") addStretch(line, until, next, 0, false);
  else addExit(line, until, exit);
}

/** The first of the rising starts at or after an instant; Infinity without one. */
function firstFrom(begins: Float64Array, count: number, instant: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins[middle]! < instant) low = middle + 1;
    else high = middle;
  }
  return low < count ? begins[low]! : Infinity;
}

/** When the revenue of an ended spell ends. */
function recognisedEnd({ subscriptions, owners, facts, rules }: Chronicle, spell: number): number {
  const { profile } = rules;
  const end = owners.end[spell]!;
  const exit = owners.exit[spell]!;
  if (exit === INVOLUNTARY || exit === UNKNOWN) return profile.lateChurnAt === "after-gap" ? rules.afterGap(end) : end;
  if (exit === PAUSE && profile.pause === "kept") return Infinity;
  const row = owners.spells.lastRow[spell]!;
  const interval = subscriptions[row]!.interval;
  if (profile.churnAt !== "period-end" || interval === null) return end;
  return rules.periodEnd(facts.paidFrom[row]!, end, interval);
}
