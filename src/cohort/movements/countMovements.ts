import { KeizokuError, show } from "../../schema/error.ts";
import { moneyOverflow } from "../../schema/money/money.ts";
import type { Subscription } from "../../schema/record/subscription.ts";
import { fillTimeline } from "./fillTimeline.ts";
import type { PeriodGrid } from "./grid.ts";
import type { RevenueLedger } from "./ledgerOf.ts";
import type { MovementLog } from "./movementLog.ts";
import { withNotices } from "./notices.ts";
import { ownersOf, type Owners } from "./owners.ts";
import type { MovementRules } from "./rules.ts";
import { emptyTally, type Tally } from "./tally.ts";
import { sortTimeline, timelineOf } from "./timeline.ts";
import { walkTimeline } from "./walk.ts";
import { walkOf } from "./walkState.ts";

/** What is counted, and how. */
export interface Counting {
  readonly operation: string;
  readonly subscriptions: readonly Subscription[];
  readonly ledger: RevenueLedger;
  readonly grid: PeriodGrid;
  readonly rules: MovementRules;
  /** Where to write each movement; null for the sums alone. */
  readonly log: MovementLog | null;
}

/**
 * Counts the movements of all owners by period.
 *
 * @throws {KeizokuError} `money-overflow` where the sums could exceed 2^53 − 1 minor units
 */
export function countMovements({ operation, subscriptions, ledger, grid, rules, log }: Counting): Tally {
  const tally = emptyTally(grid.first, grid.count, log);
  const found = ownersOf(subscriptions, ledger.columns);
  const owners = rules.profile.churnAt === "notice" ? withNotices(subscriptions, found) : found;
  const most = mostEvents(owners);
  const line = timelineOf(most);
  const chronicle = { subscriptions, owners, facts: ledger.facts, rules, line, begins: new Float64Array(most) };
  const walk = walkOf(rules, tally, grid.boundaries, most);
  const { start, order, spells } = owners;
  for (let owner = 0; owner + 1 < start.length; owner++) {
    fillTimeline(chronicle, owner);
    sortTimeline(line);
    walkTimeline(walk, line, spells.customer[order[start[owner]!]!]!);
  }
  const bound = Math.max(tally.peak, tally.openingRevenue + tally.turnover);
  if (Number.isSafeInteger(bound)) return tally;
  throw new KeizokuError(operation, [moneyOverflow("subscriptions", show(bound))]);
}

/** Events that any one owner may have: up to four for a row, up to five for the end of a spell. */
function mostEvents({ start, order, spells }: Owners): number {
  const { rowStart } = spells;
  let most = 0;
  for (let owner = 0; owner + 1 < start.length; owner++) {
    let events = 0;
    for (let k = start[owner]!; k < start[owner + 1]!; k++) {
      const spell = order[k]!;
      events += 5 + 4 * (rowStart[spell + 1]! - rowStart[spell]!);
    }
    if (events > most) most = events;
  }
  return most;
}
