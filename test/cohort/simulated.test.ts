import { describe, expect, it } from "vitest";
import {
  cumulativeIncidence,
  kaplanMeier,
  layersByAge,
  movementProfiles,
  movements,
  projectStack,
  retentionTable,
  stackOf,
  survivalAt,
  trials,
} from "../../src/cohort/index.ts";
import { spells, type Spell } from "../../src/ledger/index.ts";
import type { Subscription } from "../../src/schema/index.ts";
import { business, type PresetName } from "../../src/simulate/index.ts";

/**
 * Businesses with plan changes, seats, pauses, failed payments, trials and returns, whose truth is known: the figures must find it. What is
 * expected is counted from the rows or told by the simulation, without the ledger.
 */
const presetNames = ["video-streaming", "b2b-saas", "online-salon"] as const;

const DAY = 86_400_000;
const YEAR = 365 * DAY;
const kinds = ["voluntary", "involuntary", "pause"] as const;

describe.each(presetNames)("%s", (preset: PresetName) => {
  const simulated = business({ preset, customers: 1500, from: "2023-01-01", until: "2025-01-01", seed: 11 });
  const { records, truth, spec, from, until } = simulated;
  const { subscriptions } = records;
  const { timeZone } = spec;
  const options = { asOf: until, timeZone };
  const ledger = spells(subscriptions, options);
  const covers = (row: Subscription, at: number): boolean => row.from <= at && at < (row.until ?? Infinity);
  const left = (...hows: string[]): number => truth.exits.filter(({ how }) => hows.includes(how)).length;

  it("has what makes records difficult", () => {
    const changes = ledger.spells.reduce((sum, { changes }) => sum + changes.length, 0);
    const returns = ledger.spells.filter((spell) => spell.returns !== null).length;
    expect(changes).toBeGreaterThan(20);
    expect(returns + left("involuntary")).toBeGreaterThan(5);
  });

  describe("stackOf", () => {
    const stack = stackOf(subscriptions, options);

    it("counts at each month's end those with an open row", () => {
      const open = stack.instants.map(
        (at) => new Set(subscriptions.filter((row) => covers(row, at)).map(({ customerId }) => customerId)).size,
      );
      expect(stack.periods).toHaveLength(24);
      expect(stack.totals).toEqual(open);
    });

    it("knows those whom the truth knows, who is paused apart", () => {
      const buyers = new Set(subscriptions.map(({ customerId }) => customerId));
      for (const month of [2, 9, 16]) {
        const day = truth.on(stack.instants[month]! + 1);
        const here = day.customerIds.filter((id) => buyers.has(id) && day.isActive(id));
        const last = new Map<string, Subscription>();
        for (const row of subscriptions) {
          if (row.from >= day.at) continue;
          const before = last.get(row.customerId);
          if (before === undefined || before.from <= row.from) last.set(row.customerId, row);
        }
        const away = here.filter((id) => !covers(last.get(id)!, day.at));
        expect(away.every((id) => last.get(id)!.exit === "pause")).toBe(true);
        expect(here.length - away.length).toBe(stack.totals[month]);
      }
    });
  });

  it("keeps in the retention table whoever has an open row", () => {
    const { all, periods } = retentionTable(subscriptions, options);
    const { instants } = stackOf(subscriptions, options);
    const came = new Map<string, number>();
    for (const { customerId, from: start } of subscriptions) {
      came.set(customerId, Math.min(start, came.get(customerId) ?? Infinity));
    }
    const cohortOf = (id: string): number => instants.findIndex((end) => came.get(id)! <= end);
    expect(all.sizes).toEqual(periods.map((_, c) => Array.from(came.keys()).filter((id) => cohortOf(id) === c).length));
    for (const month of [5, 14, 23]) {
      const open = new Set(subscriptions.filter((row) => covers(row, instants[month]!)).map((row) => row.customerId));
      const there = new Array<number>(month).fill(0);
      for (const id of open) if (cohortOf(id) < month) there[cohortOf(id)]!++;
      expect(there.map((_, c) => all.retained[c]![month - c])).toEqual(there);
    }
  });

  describe("movements", () => {
    const profile = { ...movementProfiles.chartMogulLike, freePlan: "customer", pause: "movement" } as const;
    const { periods } = movements(subscriptions, { ...options, profile });

    it("closes each month with the revenue of the open paid rows", () => {
      for (const { until: end, revenue, customers } of periods) {
        const paid = subscriptions.filter((row) => covers(row, end - 1) && (row.trialUntil ?? 0) <= end - 1);
        expect(revenue.closing).toBe(paid.reduce((sum, row) => sum + monthly(row), 0));
        expect(customers.closing).toBe(new Set(paid.map(({ customerId }) => customerId)).size);
      }
    });

    it("sums to what stands at the end", () => {
      const all = (["revenue", "customers"] as const).map((measure) =>
        periods.reduce((sum, period) => {
          const { opening, closing, ...moved } = period[measure];
          expect(opening + Object.values(moved).reduce((total, amount) => total + amount, 0)).toBe(closing);
          return sum + closing - opening;
        }, 0),
      );
      expect(all).toEqual([periods.at(-1)!.revenue.closing, periods.at(-1)!.customers.closing]);
    });

    it("counts who left by how he left", () => {
      const withTrials = movements(subscriptions, { ...options, profile: { ...profile, trial: "customer" } }).periods;
      const sum = (name: "churnVoluntary" | "churnInvoluntary" | "churnUnknown"): number =>
        withTrials.reduce((total, { customers }) => total - customers[name], 0);
      // Who leaves in the last instants of the records is seen there, too.
      expect(sum("churnVoluntary")).toBe(left("voluntary", "trial"));
      expect(sum("churnInvoluntary")).toBe(left("involuntary"));
      expect(sum("churnUnknown")).toBe(0);
    });
  });

  describe("survival", () => {
    // Those who came in the first year: by the end of the second all were seen for a year.
    const middle = from + YEAR;
    const early = (all: readonly Spell[]): Spell[] => all.filter((spell) => spell.ordinal === 1 && spell.from < middle);
    const followed = early(ledger.spells);
    const ages = [20, 45, 90, 180, 300].map((days) => days * DAY);
    const shareAt = (age: number): number =>
      followed.filter((spell) => (spell.until ?? Infinity) - spell.from > age).length / followed.length;

    it("is found within its limits from what was known after a year", () => {
      const known = early(spells(subscriptions, { ...options, asOf: middle }).spells);
      expect(known).toHaveLength(followed.length);
      const { duration, event } = columnsOf(known, middle);
      const curve = kaplanMeier({ duration, event: event.map(Math.sign) }, { confidence: 0.99 });
      for (const age of ages) {
        const at = curve.time.findLastIndex((time) => time <= age);
        const share = shareAt(age);
        expect(share).toBeGreaterThanOrEqual(at < 0 ? 1 : (curve.lower[at] ?? 1));
        expect(share).toBeLessThanOrEqual(at < 0 ? 1 : (curve.upper[at] ?? 1));
      }
    });

    it("is the share itself where everybody was followed, and so are the incidences", () => {
      const columns = columnsOf(followed, until);
      const curve = kaplanMeier({ ...columns, event: columns.event.map(Math.sign) });
      expectClose(Array.from(survivalAt(curve, ages)), ages.map(shareAt));
      const curves = cumulativeIncidence(columns, { causes: kinds });
      for (const age of ages) {
        const at = curves.time.findLastIndex((time) => time <= age);
        const shares = kinds.map(
          (kind) =>
            followed.filter((spell) => spell.exit === kind && spell.until! - spell.from <= age).length /
            followed.length,
        );
        const found = curves.causes.map(({ incidence }) => incidence[at] ?? 0);
        expectClose(found, shares);
        expect(found.reduce((sum, share) => sum + share, curves.survival[at] ?? 1)).toBeCloseTo(1, 12);
      }
    });
  });

  it("projects a year from the retention that was true", () => {
    const history = stackOf(subscriptions, { ...options, asOf: from + YEAR });
    const actual = stackOf(subscriptions, options).layers.slice(12);
    // From month's end to month's end, as the layers are; a retention table begins with all who came, those gone within the month too.
    const byAge = layersByAge(stackOf(subscriptions, options).layers);
    let lowest = 1;
    const survival = byAge.map((_, age) => {
      const seen = byAge.filter((row) => row.length > age);
      const [first, there] = [0, age].map((a) => seen.reduce((sum, row) => sum + row[a]!, 0)) as [number, number];
      // Returns may lift the share a little; survival does not rise.
      return (lowest = Math.min(lowest, there / first));
    });
    const acquisitions = actual.map((layer) => layer.at(-1)!);
    const { fan } = projectStack(history, { retention: { survival }, acquisitions, seed: 5 }).customers;
    const widest = fan.intervals.at(-1)!;
    const totals = actual.map((layer) => layer.reduce((sum, count) => sum + count, 0));
    const inside = totals.filter((total, h) => widest.lower[h]! <= total && total <= widest.upper[h]!);
    expect(widest.level).toBe(0.95);
    expect(inside.length).toBeGreaterThanOrEqual(11);
    totals.forEach((total, h) => expect(Math.abs(total / fan.mean[h]! - 1)).toBeLessThan(0.05));
  });
});

describe.each(["video-streaming", "b2b-saas"] as const)("trials of %s", (preset) => {
  const { records, spec, until } = business({
    ...{ preset, customers: 1500, seed: 12 },
    ...{ from: "2023-01-01", until: "2024-01-01" },
  });
  const { subscriptions } = records;
  const { timeZone } = spec;
  const later = spells(subscriptions, { asOf: until, timeZone }).spells;

  it.each(["2023-04-10", "2023-07-01", "2023-09-20"])("cut at %s convert as they then did", (asOf) => {
    const report = trials(subscriptions, { asOf, timeZone });
    const begun = later.filter(({ from, trialUntil }) => trialUntil !== null && from < report.asOf);
    expect(report.all.started).toBe(begun.length);
    expect(report.all.unfinished).toBeGreaterThan(0);
    expect(begun.every(({ trialUntil }) => trialUntil! < until)).toBe(true);
    const converted = begun.filter((spell) => (spell.until ?? Infinity) > spell.trialUntil!).length;
    const { share, standardError } = report.all.conversion;
    expect(Math.abs(share! - converted / begun.length)).toBeLessThan(3 * standardError!);
    // The usual ratio takes running trials for refusals.
    expect(report.all.ratios.ofStarted!).toBeLessThan(share!);
  });
});

/** Monthly revenue of a row in minor units; all intervals here are of months and years. */
function monthly({ price, quantity, interval }: Subscription): number {
  if (price === null || interval === null) throw new Error("a simulated row has a price");
  expect(["month", "year"]).toContain(interval.unit);
  const amount = (price.minor * quantity) / (interval.count * (interval.unit === "year" ? 12 : 1));
  const below = Math.floor(amount);
  if (amount - below === 0.5) return below % 2 === 0 ? below : below + 1;
  return Math.round(amount);
}

function columnsOf(list: readonly Spell[], end: number): { duration: number[]; event: number[] } {
  return {
    duration: list.map((spell) => (spell.until ?? end) - spell.from),
    event: list.map(({ exit }) => (exit === null ? 0 : 1 + kinds.indexOf(exit as (typeof kinds)[number]))),
  };
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12));
}
