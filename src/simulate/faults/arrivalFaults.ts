import { millisecondsPerDay } from "../../calendar/civil.ts";
import { maxInstant } from "../../calendar/instant.ts";
import type { CheckedDuplicates, CheckedLate, CheckedOutage } from "./checkFaults.ts";
import type { Draft, FaultContext } from "./draft.ts";

const MINUTE = 60_000;

/** Loses, or holds back, the rows that would arrive during an outage. A kernel; the arrivals are those without delays. */
export function takeDown(
  drafts: readonly Draft[],
  arrivals: ArrayLike<number>,
  outage: CheckedOutage,
  { position, context }: { readonly position: number; readonly context: FaultContext },
): void {
  for (let i = 0; i < drafts.length; i++) {
    const arrival = arrivals[i]!;
    if (arrival < outage.from || arrival >= outage.until) continue;
    const draft = drafts[i]!;
    if (outage.backfilled) draft.arrival = Math.max(draft.arrival, outage.until);
    else draft.lost = true;
    context.note("outages", draft, { outage: position, rows: outage.backfilled ? "backfilled" : "lost" });
  }
}

/** Delays the chosen rows. A kernel. */
export function delay(drafts: readonly Draft[], fault: CheckedLate, context: FaultContext): void {
  const stream = context.streamOf("late");
  for (const draft of drafts) {
    const chosen = stream.next() < fault.share;
    const minutes = delayMinutes(stream.next(), fault.days);
    if (!chosen) continue;
    draft.arrival = Math.min(draft.arrival + minutes * MINUTE, maxInstant);
    context.note("late", draft, { minutes });
  }
}

/** The rows with a second one behind each chosen row. A kernel. */
export function repeat(drafts: readonly Draft[], fault: CheckedDuplicates, context: FaultContext): Draft[] {
  const stream = context.streamOf("duplicates");
  const all: Draft[] = [];
  for (const draft of drafts) {
    const chosen = stream.next() < fault.share;
    const minutes = fault.days === 0 ? 0 : delayMinutes(stream.next(), fault.days);
    all.push(draft);
    if (!chosen) continue;
    const again: Draft = { ...draft, arrival: Math.min(draft.arrival + minutes * MINUTE, maxInstant) };
    all.push(again);
    context.note("duplicates", again, { minutes });
  }
  return all;
}

/** An exponential delay from a uniform number. Whole minutes: engines differ in the last digit of a logarithm. */
function delayMinutes(draw: number, meanDays: number): number {
  return Math.max(1, Math.round((-Math.log(draw) * meanDays * millisecondsPerDay) / MINUTE));
}
