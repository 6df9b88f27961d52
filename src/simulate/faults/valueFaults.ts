import { zoneOf } from "../../calendar/zone.ts";
import { decimalOf, divideHalfEven } from "../../schema/money/decimal.ts";
import type { Money } from "../../schema/money/money.ts";
import type { CheckedMissing, CheckedWrongZone } from "./checkFaults.ts";
import type { CheckedRedefinition } from "./checkRedefinition.ts";
import { instantFields, type Draft, type FaultContext } from "./draft.ts";
import { wallClockText } from "./rawRow.ts";

/** Gives a field its new meaning, in a copy of the record. A kernel. */
export function redefine(
  drafts: readonly Draft[],
  redefinition: CheckedRedefinition,
  position: number,
  { note }: FaultContext,
): void {
  const { at, field, times, rename, where } = redefinition;
  for (const draft of drafts) {
    const value = draft.record[field];
    if (draft.at < at || value === null || where.some(([key, text]) => draft.record[key] !== text)) continue;
    const changed = times === undefined ? rename.get(value as string) : multiplied(value as number | Money, times);
    if (changed === undefined) continue;
    draft.record = { ...draft.record, [field]: changed };
    note("redefinition", draft, { redefinition: position, field });
  }
}

function multiplied(value: number | Money, times: number): number | Money {
  if (typeof value === "number") {
    return Math.min(Math.max(value * times, -Number.MAX_VALUE), Number.MAX_VALUE);
  }
  const { digits, scale } = decimalOf(times);
  const minor = divideHalfEven(BigInt(value.minor) * digits, 10n ** BigInt(scale));
  return { minor: Number(minor), currency: value.currency };
}

/** Writes all instants of the chosen rows as a wall clock without an offset. A kernel. */
export function shiftZone(drafts: readonly Draft[], fault: CheckedWrongZone, context: FaultContext): void {
  const { share, from, until, timeZone } = fault;
  const stream = context.streamOf("wrongZone");
  const zone = zoneOf(timeZone);
  const fields = instantFields(context.record);
  for (const draft of drafts) {
    const chosen = stream.next() < share;
    if (!chosen || draft.at < from || draft.at >= until) continue;
    for (const field of fields) {
      const instant = draft.record[field] as number | null;
      if (instant !== null) draft.cells[field] = wallClockText(instant, zone);
    }
    context.note("wrongZone", draft, { timeZone });
  }
}

/** Empties one filled cell of each chosen row. A kernel. */
export function loseFields(drafts: readonly Draft[], fault: CheckedMissing, context: FaultContext): void {
  const stream = context.streamOf("missing");
  for (const draft of drafts) {
    const chosen = stream.next() < fault.share;
    // Drawn for every row, so that the next row's numbers do not depend on this one.
    const place = stream.next();
    if (!chosen) continue;
    const filled = Object.keys(draft.cells).filter((key) => isLosable(draft, key, fault.fields));
    const field = filled[Math.floor(place * filled.length)];
    if (field === undefined) continue;
    context.note("missing", draft, { field, value: draft.cells[field]! });
    draft.cells[field] = null;
  }
}

/** Only the record's own fields are lost unless the currency is asked for by name: two cells hold one amount. */
function isLosable(draft: Draft, key: string, fields: readonly string[] | undefined): boolean {
  if (draft.cells[key] === null) return false;
  return fields === undefined ? key !== "currency" : fields.includes(key);
}
