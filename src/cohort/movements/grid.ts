import { labelOfDay } from "../../calendar/periodLabel.ts";
import { periodBoundaries } from "../../calendar/periods.ts";
import { localDayAt } from "../../calendar/zone.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { SpellColumns } from "../../ledger/columns.ts";
import { MOST_PERIODS } from "../mostPeriods.ts";
import type { MovementSpan } from "./options.ts";

/** The calendar periods from the first record on, some of which may lie before the first that is shown. */
export interface PeriodGrid {
  /** Rising; one more than there are periods. Empty where there is nothing to show. */
  readonly boundaries: Float64Array;
  /** Index of the first period that is shown. */
  readonly first: number;
  /** How many are shown. */
  readonly count: number;
}

/**
 * The periods up to the one that `asOf` ends or lies in.
 *
 * What lies before the first one shown is divided into periods, too: a visit that a definition nets out there must not depend on where the table begins.
 *
 * @param earliest the first instant of any record; Infinity without records
 * @throws {KeizokuError} `too-many-periods`
 */
export function periodGrid(operation: string, span: MovementSpan, earliest: number): PeriodGrid {
  const { asOf, period, timeZone, zone } = span;
  const shown = Number.isNaN(span.from) ? earliest : span.from;
  const start = Math.min(shown, earliest);
  if (start === Infinity) return { boundaries: new Float64Array(0), first: 0, count: 0 };
  const boundaries = periodBoundaries({ unit: period, timeZone, from: start, until: asOf - 1 });
  const first = periodAt(boundaries, shown);
  const count = boundaries.length - 1 - first;
  if (count <= MOST_PERIODS) return { boundaries, first, count };
  const label = (instant: number): string => labelOfDay(localDayAt(zone, instant), "day");
  throw new KeizokuError(operation, [
    {
      code: "too-many-periods",
      path: "options.period",
      expected: `at most ${String(MOST_PERIODS)} periods`,
      received: `${String(count)} (period "${period}", ${label(shown)} to ${label(asOf)})`,
      fix: "Pass a longer period or a later from; or, where a date is wrong, mend it.",
    },
  ]);
}

/** The first instant of any spell; Infinity without spells. */
export function earliestOf({ from }: Pick<SpellColumns, "from">): number {
  let earliest = Infinity;
  for (let s = 0; s < from.length; s++) if (from[s]! < earliest) earliest = from[s]!;
  return earliest;
}

/** Index of the period that an instant lies in, not before the first boundary; the number of periods at or after the last. A kernel. */
export function periodAt(boundaries: Float64Array, instant: number): number {
  let low = 0;
  let high = boundaries.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (boundaries[middle]! <= instant) low = middle;
    else high = middle;
  }
  return low;
}
