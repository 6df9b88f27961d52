import type { SpellColumns } from "../../ledger/columns.ts";
import type { Subscription } from "../../schema/record/subscription.ts";

/** How a trial went, as codes; 2 … 5 are the exits that end a spell, in the order of their codes. */
export const UNFINISHED = 0;
export const CONVERTED = 1;

/** Names of the outcomes 1, 2, …. */
export const outcomeNames: readonly TrialOutcome[] = ["converted", "voluntary", "involuntary", "pause", "unknown"];

/** How a finished trial went: the customer stayed for paid time, or left for that reason. */
export type TrialOutcome = "converted" | "voluntary" | "involuntary" | "pause" | "unknown";

/** Trials as columns, in the order of the spells that they begin. */
export interface TrialColumns {
  readonly length: number;
  /** Index of the spell. */
  readonly spell: Int32Array;
  /** First instant of the trial. */
  readonly from: Float64Array;
  /** First instant after the free time that was agreed. */
  readonly end: Float64Array;
  /** When it was decided; while unfinished, up to when it is known. */
  readonly at: Float64Array;
  readonly outcome: Uint8Array;
  /** Time until `at` as a share of the agreed free time: 1 where it ran to its end, below 1 while unfinished. */
  readonly elapsed: Float64Array;
}

/** The last share before the end: whoever is undecided at the end had not decided before it. */
const BEFORE_END = 1 - Number.EPSILON / 2;

/**
 * The spells that begin with free time. A kernel.
 *
 * Free time is what a row covers before its `trialUntil`; a row without one is paid from its first instant on. The customer converts at the
 * first paid instant of the spell, which may lie before the agreed end (bought early) or after it (paid late, within the ledger's gap).
 */
export function trialColumns(rows: readonly Subscription[], spells: SpellColumns): TrialColumns {
  const most = spells.from.length;
  const trials = {
    spell: new Int32Array(most),
    from: new Float64Array(most),
    end: new Float64Array(most),
    at: new Float64Array(most),
    outcome: new Uint8Array(most),
    elapsed: new Float64Array(most),
  };
  let t = 0;
  for (let s = 0; s < most; s++) {
    const from = spells.from[s]!;
    const paid = firstPaid(rows, spells, s);
    const end = paid > from ? agreedEnd(rows, spells, s, paid) : from;
    if (!(end > from)) continue;
    const converted = paid <= spells.asOf;
    const left = !converted && spells.until[s]! < Infinity;
    const late = spells.lateSince[s]!;
    const at = converted ? paid : left ? spells.until[s]! : Number.isNaN(late) ? spells.asOf : late;
    trials.spell[t] = s;
    trials.from[t] = from;
    trials.end[t] = end;
    trials.at[t] = at;
    trials.outcome[t] = converted ? CONVERTED : left ? CONVERTED + spells.exit[s]! : UNFINISHED;
    trials.elapsed[t] = Math.min((at - from) / (end - from), converted || left ? 1 : BEFORE_END);
    t++;
  }
  return { ...trials, length: t };
}

/** The first instant of a spell that is paid for; Infinity where none is. */
function firstPaid(rows: readonly Subscription[], { rowStart, rows: index }: SpellColumns, s: number): number {
  let paid = Infinity;
  for (let k = rowStart[s]!; k < rowStart[s + 1]!; k++) {
    const { from, until, trialUntil } = rows[index[k]!]!;
    const begins = trialUntil ?? from;
    if (begins < paid && (until === null || begins < until)) paid = begins;
  }
  return paid;
}

/** The latest end of the trials that began before the first paid instant: a trial that was made longer ends later. */
function agreedEnd(
  rows: readonly Subscription[],
  { rowStart, rows: index }: SpellColumns,
  s: number,
  paid: number,
): number {
  let end = -Infinity;
  for (let k = rowStart[s]!; k < rowStart[s + 1]!; k++) {
    const { from, trialUntil } = rows[index[k]!]!;
    if (trialUntil !== null && from < paid && trialUntil > end) end = trialUntil;
  }
  return end;
}
