import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addUnits } from "../../src/calendar/addUnits.ts";
import { instantOfWallClock, wallClockAt } from "../../src/calendar/wallClock.ts";
import { zoneOf } from "../../src/calendar/zone.ts";
import { periodBoundaries, periodLabel } from "../../src/calendar/index.ts";
import { retentionTable, type RetentionTableOptions } from "../../src/cohort/retentionTable/retentionTable.ts";
import { spells } from "../../src/ledger/index.ts";
import type { Subscription, TimeUnit } from "../../src/schema/index.ts";
import { business as days, type Business } from "../ledger/dayByDay.ts";
import { DAY } from "../ledger/rows.ts";

const zones = ["UTC", "Asia/Tokyo", "America/New_York", "Europe/London"];

/** A random business on whole days, moved to a start and stretched so that it crosses months and changes of the clocks. */
const business = fc.record({
  base: days,
  start: fc.integer({ min: Date.UTC(2023, 0, 1) / DAY, max: Date.UTC(2024, 10, 1) / DAY }),
  hour: fc.integer({ min: 0, max: 23 }),
  stretch: fc.integer({ min: 1, max: 11 }),
  prices: fc.array(fc.nat(5000), { minLength: 3, maxLength: 3 }),
  timeZone: fc.constantFrom(...zones),
});

type Given = typeof business extends fc.Arbitrary<infer T> ? T : never;

function at(given: Given, instant: number): number {
  return (given.start + (instant / DAY) * given.stretch) * DAY + given.hour * 3_600_000;
}

function rowsOf(given: Given): Subscription[] {
  return given.base.rows.map((row, i) => ({
    ...row,
    from: at(given, row.from),
    until: row.until === null ? null : at(given, row.until),
    price: { minor: given.prices[i % 3]!, currency: "USD" },
    interval: { count: 1 + (i % 2), unit: i % 3 === 0 ? "year" : "month" } as const,
    quantity: 1 + (i % 4),
  }));
}

function asOfOf(given: Given): number {
  return at(given, (given.base satisfies Business).asOf * DAY);
}

interface Expected {
  readonly atRisk: number;
  readonly retained: number;
}

/** One cell by definition: every member looked at by himself. */
function cellsByHand(
  rows: readonly Subscription[],
  {
    asOf,
    period,
    timeZone,
    clock,
    gap,
  }: Required<Pick<RetentionTableOptions, "period" | "timeZone" | "clock">> & {
    readonly asOf: number;
    readonly gap: number;
  },
): Map<string, Expected> {
  const all = spells(rows, { asOf, gap, timeZone }).spells;
  const cells = new Map<string, { atRisk: number; retained: number }>();
  const zone = zoneOf(timeZone);
  for (const first of all.filter(({ ordinal }) => ordinal === 1)) {
    const own = all.filter(({ customerId }) => customerId === first.customerId);
    const cohort = periodLabel(first.from, period, timeZone);
    const boundaries = periodBoundaries({ unit: period, timeZone, from: first.from, until: asOf + 400 * DAY });
    for (let age = 0; age < 300; age++) {
      const own_ =
        age === 0 ? first.from : instantOfWallClock(zone, addUnits(wallClockAt(zone, first.from), period, age));
      const moment = clock === "billing" ? own_ : boundaries[age + 1]! - 1;
      // The calendar's moment is known once its period has ended.
      if (age > 0 && (clock === "billing" ? moment : moment + 1) > asOf) break;
      const key = `${cohort} ${String(age)}`;
      const cell = cells.get(key) ?? { atRisk: 0, retained: 0 };
      cell.atRisk++;
      const there = own.some(({ from, until }) => from <= moment && moment < (until ?? Infinity));
      if (age === 0 || there) cell.retained++;
      cells.set(key, cell);
    }
  }
  return cells;
}

describe("retentionTable", () => {
  for (const clock of ["calendar", "billing"] as const) {
    it(`counts each cell as its definition says, on the ${clock} clock`, () => {
      const unit = fc.constantFrom<TimeUnit>("day", "week", "month", "quarter", "year");
      fc.assert(
        fc.property(business, unit, (given, period) => {
          const { timeZone } = given;
          const asOf = asOfOf(given);
          const options = { asOf, period, timeZone, clock, gap: given.base.gap };
          fc.pre(rowsOf(given).some(({ from }) => from < asOf));
          if (period === "day") fc.pre(given.stretch < 4);
          const rows = rowsOf(given);
          const { periods, all } = retentionTable(rows, options);
          const expected = cellsByHand(rows, options);
          let found = 0;
          periods.forEach((cohort, c) => {
            all.atRisk[c]!.forEach((atRisk, age) => {
              const cell = expected.get(`${cohort} ${String(age)}`);
              if (cell !== undefined) found++;
              expect(atRisk).toBe(cell?.atRisk ?? 0);
              if (cell === undefined) expect(all.retained[c]![age] ?? 0).toBe(0);
              else expect(all.retained[c]![age]).toBe(cell.retained);
              if (cell === undefined) expect(all.rate[c]![age]).toBeNull();
              else expect(all.rate[c]![age]).toBe(cell.retained / cell.atRisk);
              if (all.sizes[c]! > 0) expect(all.observed[c]![age]).toBe(atRisk === all.sizes[c]);
            });
            expect(all.retained[c]![0]).toBe(all.sizes[c]);
          });
          expect(found).toBe(expected.size);
        }),
      );
    });
  }

  it("pools who could be observed, has limits around each rate, and groups that sum to all", () => {
    const clock = fc.constantFrom<"calendar" | "billing">("calendar", "billing");
    fc.assert(
      fc.property(
        business,
        clock,
        fc.constantFrom<"customers" | "revenue">("customers", "revenue"),
        (given, c, weight) => {
          const asOf = asOfOf(given);
          const options = { asOf, timeZone: given.timeZone, clock: c, weight, by: "plan" } as const;
          const { all, groups } = retentionTable(rowsOf(given), options);
          const { pooled } = all;
          pooled.rate.forEach((rate, age) => {
            const sum = (rows: readonly (readonly (number | null)[])[]): number =>
              rows.reduce((total, row) => total + (row[age] ?? 0), 0);
            expect(pooled.atRisk[age]).toBe(sum(all.atRisk));
            expect(pooled.base[age]).toBeCloseTo(sum(all.base), 6);
            if (pooled.retained[age] !== null) expect(pooled.retained[age]).toBeCloseTo(sum(all.retained), 6);
            if (rate === null) return;
            expect(rate).toBeCloseTo(sum(all.retained) / sum(all.base), 10);
            if (weight === "revenue") expect([pooled.lower[age], pooled.upper[age]]).toEqual([null, null]);
            else expect(pooled.lower[age]! <= rate && rate <= pooled.upper[age]!).toBe(true);
          });
          const parts = groups!.map(({ sizes }) => sizes);
          expect(all.sizes).toEqual(all.sizes.map((_, k) => parts.reduce((total, sizes) => total + sizes[k]!, 0)));
          all.base.forEach((row, k) => {
            row.forEach((base, age) => {
              const own = groups!.reduce((total, group) => total + group.base[k]![age]!, 0);
              expect(base).toBe(own);
            });
          });
        },
      ),
    );
  });

  it("weighs revenue as it weighs customers where all pay the same", () => {
    fc.assert(
      fc.property(business, fc.constantFrom<"calendar" | "billing">("calendar", "billing"), (given, clock) => {
        const price = { minor: 999, currency: "USD" };
        // One subscription each, so that nobody pays twice at once.
        const rows = rowsOf(given)
          .filter(({ subscriptionId }) => subscriptionId === null)
          .map((row) => ({ ...row, price, interval: { count: 1, unit: "month" } as const, quantity: 1 }));
        const asOf = asOfOf(given);
        fc.pre(rows.length > 0 && rows.some(({ from }) => from < asOf));
        const options = { asOf, timeZone: given.timeZone, clock, gap: given.base.gap };
        const people = retentionTable(rows, options).all;
        const money = retentionTable(rows, { ...options, weight: "revenue" }).all;
        expect(money.rate).toEqual(people.rate);
        expect(money.atRisk).toEqual(people.atRisk);
      }),
    );
  });
});
