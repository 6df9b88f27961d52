import { NONE } from "../../ledger/exitCode.ts";
import { exitKinds, type Subscription } from "../../schema/record/subscription.ts";
import type { Owners } from "./owners.ts";

/** The owners with spells whose exit after `asOf` is on record ended at the last moment before it. */
export function withNotices(subscriptions: readonly Subscription[], owners: Owners): Owners {
  const { spells } = owners;
  const end = owners.end.slice();
  const exit = owners.exit.slice();
  for (let s = 0; s < end.length; s++) {
    if (end[s] !== Infinity) continue;
    const row = subscriptions[spells.lastRow[s]!]!;
    if (row.exit === null || row.until === null || row.until <= spells.asOf) continue;
    end[s] = Math.max(row.from, spells.asOf - 1);
    exit[s] = NONE + 1 + exitKinds.indexOf(row.exit);
  }
  return { ...owners, end, exit };
}
