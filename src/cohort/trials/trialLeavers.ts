import { millisecondsPerDay } from "../../calendar/civil.ts";
import { exitOfCode } from "../../ledger/exitCode.ts";
import type { SpellExit } from "../../ledger/spell.ts";
import { cameBack, type TrialSource } from "./trialCohort.ts";
import { CONVERTED } from "./trialColumns.ts";

/** Someone who left without paid time. */
export interface TrialLeaver {
  readonly customerId: string;
  readonly plan: string | null;
  /** Start of the trial, end of the agreed free time, and when he left, in epoch milliseconds. */
  readonly from: number;
  readonly trialUntil: number;
  readonly at: number;
  /** From the start to leaving, in days of 24 hours. */
  readonly days: number;
  /** Share of the free time that was over: 1 for those who left at its end. */
  readonly elapsed: number;
  readonly exit: SpellExit;
  /** Back by `asOf` in a later spell. */
  readonly returned: boolean;
}

/** Everyone who left without paid time. */
export function leaversOf({ rows, spells, trials }: TrialSource): TrialLeaver[] {
  const leavers: TrialLeaver[] = [];
  for (let t = 0; t < trials.length; t++) {
    if (trials.outcome[t]! <= CONVERTED) continue;
    const s = trials.spell[t]!;
    const { customerId, plan } = rows[spells.rows[spells.rowStart[s]!]!]!;
    const from = trials.from[t]!;
    const at = trials.at[t]!;
    leavers.push({
      customerId,
      plan,
      from,
      trialUntil: trials.end[t]!,
      at,
      days: (at - from) / millisecondsPerDay,
      elapsed: trials.elapsed[t]!,
      exit: exitOfCode[spells.exit[s]!]!,
      returned: cameBack(spells, s),
    });
  }
  return leavers;
}
