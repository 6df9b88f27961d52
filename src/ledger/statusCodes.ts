import type { SpellColumns } from "./columns.ts";
import { exitRank, PAUSE } from "./exitCode.ts";

/** Where a customer stands at an instant: before his first spell ("never"), in a spell, between two or after the last. */
export type Status = "never" | "active" | "paused" | "churned";

/** Each status at its code. */
export const statusOfCode: readonly Status[] = ["never", "active", "paused", "churned"];

const ACTIVE = 1;
const PAUSED = 2;
const CHURNED = 3;

/**
 * The status of every customer number at an instant, as codes of `statusOfCode`. A kernel: spells by customer number, then by `from`.
 *
 * Between spells the one that ended last decides; of several that end together, the exit that `exitRank` puts first.
 */
export function statusCodes(
  spells: Pick<SpellColumns, "customerIds" | "customer" | "from" | "until" | "exit">,
  instant: number,
): Uint8Array {
  const { customer, from, until, exit } = spells;
  const codes = new Uint8Array(spells.customerIds.length);
  let last = -1;
  for (let s = 0; s < from.length; s++) {
    const who = customer[s]!;
    if (from[s]! > instant || codes[who] === ACTIVE) continue;
    if (instant < until[s]!) {
      codes[who] = ACTIVE;
      continue;
    }
    const sameCustomer = last >= 0 && customer[last]! === who;
    if (sameCustomer && until[s]! - until[last]! < 0) continue;
    if (sameCustomer && until[s]! === until[last]! && exitRank(exit[s]!) < exitRank(exit[last]!)) continue;
    codes[who] = exit[s] === PAUSE ? PAUSED : CHURNED;
    last = s;
  }
  return codes;
}
