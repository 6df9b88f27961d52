import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { periodBoundaries } from "../../src/calendar/index.ts";
import {
  movements,
  reconcile,
  type MovementName,
  type MovementPeriod,
  type Movements,
  type MovementOptions,
  type MovementProfile,
} from "../../src/cohort/movements/index.ts";
import { DAY } from "../ledger/rows.ts";
import { anyBusiness, anyProfile } from "./movementsBusiness.ts";
import { movementsDayByDay, type DayMovement } from "./movementsDayByDay.ts";

type Business = typeof anyBusiness extends fc.Arbitrary<infer T> ? T : never;

function optionsOf({ asOf, gap, from }: Business): Omit<MovementOptions, "profile"> {
  return { asOf: asOf * DAY, gap, ...(from === null ? {} : { from: from * DAY }) };
}

const names = [
  "new",
  "expansion",
  "contraction",
  "churnVoluntary",
  "churnInvoluntary",
  "churnUnknown",
  "pause",
  "resumption",
  "reactivation",
] as const satisfies readonly MovementName[];

function total(flow: Readonly<Record<string, number>>): number {
  return names.reduce((sum, name) => sum + (flow[name] ?? 0), 0);
}

const units = fc.constantFrom("day", "week", "month");

/** First days of the periods, from the first record's (or an earlier first period's) on; and which of them is the first shown. */
function dayPeriods(business: Business, unit: "day" | "week" | "month"): { starts: number[]; first: number } {
  const earliest = Math.min(...business.rows.map(({ from }) => from / DAY));
  const shown = business.from ?? earliest;
  const from = Math.min(shown, earliest) * DAY;
  const starts = Array.from(periodBoundaries({ unit, from, until: business.asOf * DAY - 1 }), (at) => at / DAY);
  return { starts, first: starts.filter((start) => start <= shown).length - 1 };
}

function flowsOf(found: readonly DayMovement[], period: number): Record<string, { amount: number; count: number }> {
  const sums = Object.fromEntries(names.map((name) => [name, { amount: 0, count: 0 }]));
  for (const { movement, amount } of found.filter((one) => one.period === period && one.movement !== "opening")) {
    sums[movement]!.amount += amount;
    sums[movement]!.count++;
  }
  return sums;
}

function expectFlows({ revenue, customers }: MovementPeriod, expected: ReturnType<typeof flowsOf>): void {
  for (const name of names) {
    expect([name, revenue[name]]).toEqual([name, expected[name]!.amount]);
    if (name === "expansion" || name === "contraction") continue;
    expect([name, Math.abs(customers[name])]).toEqual([name, expected[name]!.count]);
  }
}

function bothSum({ periods }: Movements): void {
  periods.forEach(({ revenue, customers }, k) => {
    for (const flow of [revenue, customers]) {
      expect(flow.opening + total(flow)).toBe(flow.closing);
      for (const value of Object.values(flow)) expect(Number.isSafeInteger(value) && !Object.is(value, -0)).toBe(true);
      expect(Math.min(flow.opening, flow.closing)).toBeGreaterThanOrEqual(0);
    }
    if (k > 0) expect(revenue.opening).toBe(periods[k - 1]!.revenue.closing);
    if (k > 0) expect(customers.opening).toBe(periods[k - 1]!.customers.closing);
  });
}

describe("over random businesses and random profiles, movements", () => {
  it("are those of a count by brute force, day by day", () => {
    fc.assert(
      fc.property(anyBusiness, anyProfile, units, (any, drawn, unit) => {
        // The ledger lets a row that begins at asOf carry on a spell, and is not there itself: a rule of its own, tested by hand.
        const business = { ...any, gap: 0, rows: any.rows.filter(({ from }) => from !== any.asOf * DAY) };
        fc.pre(business.rows.length > 0);
        // How late payments and several subscriptions of one customer meet, the count by day does not tell; the sums are tested below.
        const profile: MovementProfile = { ...drawn, gap: null };
        const result = movements(business.rows, { ...optionsOf(business), profile, period: unit });
        if (business.rows.every(({ from }) => from >= business.asOf * DAY)) return;
        const found = movementsDayByDay({ ...business, profile, ...dayPeriods(business, unit) });
        const opening = found.filter(({ movement }) => movement === "opening");
        expect(result.periods[0]!.customers.opening).toBe(opening.length);
        expect(result.periods[0]!.revenue.opening).toBe(opening.reduce((sum, { amount }) => sum + amount, 0));
        result.periods.forEach((period, k) => {
          expectFlows(period, flowsOf(found, k));
        });
      }),
      { numRuns: 1000 },
    );
  });

  it("sum to the closing in revenue and customers, in whole minor units, whatever the time zone", () => {
    const zones = fc.constantFrom("UTC", "Asia/Tokyo", "America/New_York", "Pacific/Apia");
    fc.assert(
      fc.property(anyBusiness, anyProfile, units, zones, (business, profile, period, timeZone) => {
        bothSum(movements(business.rows, { ...optionsOf(business), profile, period, timeZone }));
      }),
    );
  });

  it("keep gross retention at or below 1, and within 0 and 1 by opening customers; no ratio is NaN", () => {
    fc.assert(
      fc.property(anyBusiness, anyProfile, (business, profile) => {
        for (const { metrics } of movements(business.rows, { ...optionsOf(business), profile, period: "week" })
          .periods) {
          const gross = metrics.grossRetention ?? 1;
          expect(gross).toBeLessThanOrEqual(1);
          if (profile.retention === "opening-customers") expect(gross).toBeGreaterThanOrEqual(0);
          for (const value of Object.values(metrics)) expect(value === null || Number.isFinite(value)).toBe(true);
        }
      }),
    );
  });

  it("close a month and a quarter where their days close", () => {
    fc.assert(
      fc.property(anyBusiness, anyProfile, fc.constantFrom("month", "quarter"), (business, any, period) => {
        // Visits netted within a period change what counts as a return, not who is there.
        const options = { ...optionsOf(business), profile: any, asOf: (business.asOf + 0.5) * DAY };
        const days = movements(business.rows, { ...options, period: "day" }).periods;
        for (const longer of movements(business.rows, { ...options, period }).periods) {
          const own = days.filter(({ from }) => from >= longer.from && from < longer.until);
          expect(own.at(-1)!.revenue.closing).toBe(longer.revenue.closing);
          expect(own.at(-1)!.customers.closing).toBe(longer.customers.closing);
        }
      }),
    );
  });

  it("do not depend on the order of the rows, nor on where the table begins", () => {
    fc.assert(
      fc.property(anyBusiness, anyProfile, units, (business, profile, period) => {
        const options = { ...optionsOf(business), profile, period };
        const { periods } = movements(business.rows, options);
        expect(movements([...business.rows].reverse(), options).periods).toEqual(periods);
        if (business.from === null) return;
        const { from, ...whole } = options;
        const all = movements(business.rows, whole).periods;
        const later = all.filter((one) => one.until > (from as number));
        expect(periods.slice(periods.length - later.length)).toEqual(later);
      }),
    );
  });
});

describe("over random businesses and two random profiles, reconcile", () => {
  it("explains every difference to the minor unit and to the customer, by period and movement", () => {
    fc.assert(
      fc.property(anyBusiness, anyProfile, anyProfile, units, (business, a, b, period) => {
        const options = { ...optionsOf(business), period };
        const { lines, reasons } = reconcile(business.rows, a, b, options);
        const left = movements(business.rows, { ...options, profile: a }).periods;
        const right = movements(business.rows, { ...options, profile: b }).periods;
        left.forEach((one, k) => {
          const other = right[k]!;
          const own = lines.filter((line) => line.period === one.label);
          const summed = (name: string, value: "amount" | "count"): number =>
            own.reduce((sum, line) => {
              const gained = line.b?.movement === name ? line.b[value] : 0;
              return sum + gained - (line.a?.movement === name ? line.a[value] : 0);
            }, 0);
          for (const name of names) {
            expect(summed(name, "amount")).toBe(other.revenue[name] - one.revenue[name]);
            if (name === "expansion" || name === "contraction") continue;
            expect(summed(name, "count")).toBe(Math.abs(other.customers[name]) - Math.abs(one.customers[name]));
          }
          if (k === 0) expect(summed("opening", "amount")).toBe(other.revenue.opening - one.revenue.opening);
          if (k === 0) expect(summed("opening", "count")).toBe(other.customers.opening - one.customers.opening);
          const difference = own.reduce((sum, line) => sum + line.difference, 0);
          const moved = other.revenue.closing - one.revenue.closing;
          const opened = k === 0 ? 0 : other.revenue.opening - one.revenue.opening;
          expect(difference).toBe(moved - opened);
        });
        expect(reasons.reduce((sum, reason) => sum + reason.lines, 0)).toBe(lines.length);
      }),
      { numRuns: 300 },
    );
  });

  it("finds nothing between a profile and itself", () => {
    fc.assert(
      fc.property(anyBusiness, anyProfile, (business, profile) => {
        expect(reconcile(business.rows, profile, { ...profile }, optionsOf(business)).lines).toEqual([]);
      }),
    );
  });
});
