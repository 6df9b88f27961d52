import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { milleFeuille } from "../../src/chart/index.ts";
import { layersByAge, layersByPeriod } from "../../src/cohort/stackOf/layersByAge.ts";
import { stackOf } from "../../src/cohort/stackOf/stackOf.ts";
import { retentionTable } from "../../src/cohort/retentionTable/retentionTable.ts";
import type { CohortOptions } from "../../src/cohort/retentionTable/cohortLedger.ts";
import { stack } from "../../src/cohort/stack.ts";
import { activeAt, spells } from "../../src/ledger/index.ts";
import type { Subscription } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";
import { business, type Business } from "../ledger/dayByDay.ts";
import { DAY, row } from "../ledger/rows.ts";

const zones = ["UTC", "Asia/Tokyo", "America/New_York", "Europe/London"];
const start = Date.UTC(2023, 11, 20);

/** Rows on a calendar, five days for one, with prices: a million of minor units may be split in three. */
function priced({ rows }: Business): Subscription[] {
  const shift = (time: number): number => start + 5 * time;
  return rows.map((one, i) => ({
    ...one,
    from: shift(one.from),
    until: one.until === null ? null : shift(one.until),
    price: { minor: 100 + 7 * i, currency: "JPY" },
    interval: { count: 1 + (i % 3), unit: i % 2 === 0 ? "month" : "week" } as const,
  }));
}

const given = fc.record({ base: business, timeZone: fc.constantFrom(...zones) });

describe("stackOf", () => {
  it("totals are ledger.activeAt at its instants, layers sum to totals, groups to the whole", () => {
    fc.assert(
      fc.property(given, ({ base, timeZone }) => {
        const rows = priced(base);
        const asOf = start + 5 * base.asOf * DAY;
        const options = { asOf, timeZone, gap: base.gap };
        const recorded = stackOf(rows, { ...options, by: "plan" });
        const active = activeAt(spells(rows, options), recorded.instants);
        expect(recorded.totals).toEqual(Array.from(active));
        for (const one of [recorded, recorded.revenue!]) {
          if (recorded.periods.length === 0) continue;
          one.layers.forEach((layer, p) => {
            expect(layer).toHaveLength(p + 1);
            expect(layer.reduce((sum, amount) => sum + amount, 0)).toBe(one.totals[p]);
          });
        }
        recorded.layers.forEach((layer, p) => {
          const groups = recorded.groups!.map((group) => group.layers[p]!);
          expect(layer).toEqual(layer.map((_, c) => groups.reduce((sum, own) => sum + own[c]!, 0)));
        });
        const came = recorded.acquired.reduce((sum, count) => sum + count, 0);
        expect(came).toBe(spells(rows, options).spells.filter(({ ordinal }) => ordinal === 1).length);
      }),
    );
  });

  it("revenue is what the rows that cover each instant pay", () => {
    fc.assert(
      fc.property(given, ({ base, timeZone }) => {
        const rows = priced(base);
        const asOf = start + 5 * base.asOf * DAY;
        fc.pre(rows.some(({ from }) => from < asOf));
        const recorded = stackOf(rows, { asOf, timeZone, period: "week" });
        const expected = recorded.instants.map((instant) => {
          const here = rows.filter(
            ({ from, until }) => from < asOf && from <= instant && instant < (until ?? Infinity),
          );
          // A row that begins at asOf keeps the one before it going: there the oracle would need to know.
          if (instant === asOf) return null;
          return here.reduce((sum, { price, interval, quantity }) => {
            const weeks = interval!.unit === "week" ? interval!.count : (interval!.count * 365.2425) / 12 / 7;
            return sum + (price!.minor * quantity) / weeks;
          }, 0);
        });
        expected.forEach((amount, p) => {
          if (amount !== null) expect(recorded.revenue!.totals[p]).toBeCloseTo(amount, 8);
        });
      }),
    );
  });

  it("agrees with the retention table cell by cell", () => {
    fc.assert(
      fc.property(given, ({ base, timeZone }) => {
        const rows = priced(base);
        const options = { asOf: start + 5 * base.asOf * DAY, timeZone };
        const byAge = layersByAge(stackOf(rows, options).layers);
        retentionTable(rows, options).all.retained.forEach((ages, cohort) => {
          ages.forEach((retained, age) => {
            if (age > 0 && retained !== null) expect(byAge[cohort]![age]).toBe(retained);
          });
        });
      }),
    );
  });

  it("has names for chart.milleFeuille", () => {
    const recorded = stackOf([row(0, 40), row(20, null, { customerId: "b" })], { asOf: 100 * DAY });
    expect(recorded.periods).toEqual(["1970-01", "1970-02", "1970-03", "1970-04"]);
    expect(recorded.running).toBe(true);
    expect(recorded.totals).toEqual([2, 1, 1, 1]);
    const picture = milleFeuille({ periods: recorded.periods, layers: recorded.layers });
    expect(picture).toHaveProperty("data");
  });

  it("counts customers where there is no price, or several currencies", () => {
    const options = { asOf: 40 * DAY };
    expect(stackOf([row(0, null)], options)).toMatchObject({
      revenue: null,
      currency: null,
      totals: [1, 1],
      notes: [],
    });
    const paid = (customerId: string, currency: string): Subscription =>
      row(0, null, { customerId, price: { minor: 5, currency }, interval: { count: 1, unit: "month" } });
    const two = stackOf([paid("a", "USD"), paid("b", "JPY")], options);
    expect(two).toMatchObject({ revenue: null, totals: [2, 2] });
    expect(two.notes.map(({ code }) => code)).toEqual(["mixed-currencies"]);
    const some = stackOf([paid("a", "USD"), row(0, null, { customerId: "b" })], options);
    expect(some.revenue!.totals).toEqual([5, 5]);
    expect(some.notes.map(({ code }) => code)).toEqual(["without-price"]);
  });

  it("refuses wrong options, and knows nothing of what begins later", () => {
    expect(codesOf(() => stackOf([row(0, 1)], null as unknown as CohortOptions))).toEqual(["invalid-input options"]);
    expect(codesOf(() => stackOf([], { asOf: 0 }))).toEqual(["empty-input subscriptions"]);
    expect(stackOf([row(5, null)], { asOf: 0 })).toMatchObject({ periods: [], totals: [], layers: [] });
  });
});

describe("layersByAge", () => {
  it("is undone by layersByPeriod", () => {
    const counts = fc.array(fc.nat(100), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(counts, (acquisitions) => {
        const { layers } = stack({ acquisitions, retention: 0.5 });
        expect(layersByPeriod(layersByAge(layers))).toEqual(layers);
      }),
    );
  });

  it("takes plans in which nobody new comes at the end", () => {
    expect(layersByAge(stack({ acquisitions: [8], periods: 3, retention: 0.5 }).layers)).toEqual([[8, 4, 2]]);
    expect(layersByPeriod([[8, 4, 2]])).toEqual([[8], [4], [2]]);
    expect([layersByAge([]), layersByPeriod([])]).toEqual([[], []]);
  });

  it.each([null, {}, [1], [[1], [NaN, 2]], [[1], [2], [3, 4]]])("refuses %j", (given) => {
    expect(codesOf(() => layersByAge(given as number[][]))[0]).toMatch(/^invalid-input layers/);
  });

  it.each([
    null,
    [null],
    [
      [1, 2],
      [1, 2],
    ],
    [["x"]],
    [[1], []],
  ])("by period refuses %j", (given) => {
    expect(codesOf(() => layersByPeriod(given as number[][]))[0]).toMatch(/^invalid-input cohorts/);
  });
});
