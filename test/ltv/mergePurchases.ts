import fc from "fast-check";
import type { PurchaseColumns } from "../../src/ltv/index.ts";
import type { SummarizeOptions } from "../../src/ltv/summarize/summarize.ts";

/** A purchase at a whole hour, or a few of them in one instant. */
export interface Row {
  readonly customerId: string;
  readonly at: number;
  readonly amount: number;
}

const HOUR = 3_600_000;
const START = Date.UTC(2024, 1, 20);
/** Days of every random log, over the change of clocks in New York. */
const DAYS = 40;

/** Refunds, free items, amounts without an exact double, amounts far apart. */
const amount = fc.oneof(
  fc.constantFrom(-20, -0.1, 0, 0.1, 0.2, 19.99, 1e6),
  fc.integer({ min: -500, max: 5000 }).map((cents) => cents / 100),
);

/** Few customers and few hours, so that purchases meet on one day and in one instant. */
export const logs: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    customerId: fc.constantFrom("a", "b", "c", "__proto__"),
    at: fc.integer({ min: 0, max: (DAYS * 24) / 3 }).map((step) => START + step * 3 * HOUR),
    amount,
  }),
  { minLength: 1, maxLength: 60 },
);

/** A day of the log and of a little more. */
const day = fc.integer({ min: 0, max: DAYS + 5 }).map((days) => new Date(START + days * 24 * HOUR));

/** Everything that `summarize` can be asked for. */
export const settings: fc.Arbitrary<SummarizeOptions> = fc
  .record({
    unit: fc.constantFrom("day" as const, "week" as const, "month" as const),
    sameDay: fc.constantFrom("once" as const, "each" as const),
    timeZone: fc.constantFrom("UTC", "Asia/Tokyo", "America/New_York"),
    ends: fc.oneof(
      fc.constant({}),
      day.map((observationEnd) => ({ observationEnd })),
      fc.tuple(day, day).map(([one, other]) => {
        const [calibrationEnd, observationEnd] = one < other ? [one, other] : [other, one];
        return { calibrationEnd, observationEnd };
      }),
    ),
  })
  .map(({ ends, ...rest }) => ({ ...rest, ...ends }));

/** A log as columns. */
export function columnsOf(rows: readonly Row[]): PurchaseColumns {
  return {
    customerId: rows.map(({ customerId }) => customerId),
    at: rows.map(({ at }) => at),
    amount: rows.map((row) => row.amount),
  };
}

/** The parts that have a row, each row in the part that `place` names. */
export function cut(rows: readonly Row[], place: (row: Row, index: number) => number): Row[][] {
  const parts = new Map<number, Row[]>();
  rows.forEach((row, i) => parts.set(place(row, i), [...(parts.get(place(row, i)) ?? []), row]));
  return Array.from(parts.values());
}
