import { describe, expect, it } from "vitest";
import { business, type Business } from "../../src/simulate/business.ts";
import { presets } from "../../src/simulate/presets/presets.ts";
import type { BusinessSpec } from "../../src/simulate/spec/businessSpec.ts";
import { noSink } from "../../src/simulate/world/sink.ts";
import { stepDay } from "../../src/simulate/world/step.ts";
import type { World } from "../../src/simulate/world/world.ts";
import { chiSquareScore } from "../numeric/random/goodnessOfFit.ts";
import { quiet } from "./quiet.ts";
import { correlation, mean, shareScore, variance } from "./score.ts";
import { worldWith } from "./worlds.ts";

const CUSTOMERS = 4000;
const options = { customers: CUSTOMERS, from: "2024-01-01", until: "2025-01-01", seed: 21 };
const simulated = (spec: BusinessSpec, more: object = {}): Business => business({ spec, ...options, ...more });
const withAcquisition = (parts: Partial<BusinessSpec["acquisition"]>): BusinessSpec => ({
  ...quiet,
  acquisition: { ...quiet.acquisition, ...parts },
});
const played = (spec: BusinessSpec, more: object = {}): World => {
  const world = worldWith(spec, { ...options, customers: 2000, ...more });
  while (world.day < world.days.month.length) stepDay(world, noSink, true);
  return world;
};
/** A chi-square score of the values of a list against shares by name. */
const scoreOf = (values: readonly string[], shares: Readonly<Record<string, number>>): number =>
  chiSquareScore(
    Object.keys(shares).map((name) => values.filter((value) => value === name).length),
    Object.values(shares),
  );

describe("customers", () => {
  it("come through the channels by their shares, at their costs, from the regions by theirs", () => {
    const { customers } = simulated(quiet).records;
    expect(customers.length).toBe(CUSTOMERS);
    expect(
      Math.abs(
        scoreOf(
          customers.map(({ channel }) => channel!),
          { search: 0.6, shop: 0.4 },
        ),
      ),
    ).toBeLessThan(4);
    const regions = customers.map(({ attributes }) => attributes["region"] as string);
    expect(Math.abs(scoreOf(regions, { north: 0.7, south: 0.3 }))).toBeLessThan(4);
    for (const { channel, cost } of customers) expect(cost!.minor).toBe(channel === "search" ? 1000 : 2000);
    const ages = customers.map(({ attributes }) => attributes["age"] as number);
    expect(Math.abs(mean(ages) - 40)).toBeLessThan(0.6);
    expect(Math.abs(Math.sqrt(variance(ages)) - 10)).toBeLessThan(0.4);
  });

  it("sign the plans by their shares", () => {
    const plan = quiet.contract!.plans["basic"]!;
    const shares = { basic: 0.5, plus: 0.3, pro: 0.2 };
    const plans = Object.fromEntries(Object.entries(shares).map(([name, share]) => [name, { ...plan, share }]));
    const { subscriptions } = simulated({ ...quiet, contract: { ...quiet.contract!, plans } }).records;
    expect(
      Math.abs(
        scoreOf(
          subscriptions.map((row) => row.plan!),
          shares,
        ),
      ),
    ).toBeLessThan(4);
  });

  it("come by season, growth and campaign", () => {
    const season = [2, 1, 1, 0.5, 1, 1, 0, 1, 1, 1.5, 1, 1];
    const campaign = { from: "2024-11-01", until: "2024-12-01", lift: 3, channel: "shop" };
    const spec = withAcquisition({ season, yearlyGrowth: 1.5, campaigns: [campaign] });
    const { customers } = simulated(spec).records;
    const weights = Array.from({ length: 12 }, () => 0);
    for (let day = 0; day < 366; day++) {
      const month = new Date(Date.UTC(2024, 0, 1 + day)).getUTCMonth();
      weights[month]! += season[month]! * 1.5 ** (day / 365.25) * (month === 10 ? 3 : 1);
    }
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const counts = weights.map((_, month) => customers.filter(({ at }) => new Date(at).getUTCMonth() === month).length);
    expect(counts[6]).toBe(0);
    const open = weights.map((weight, month) => ({ weight, count: counts[month]! })).filter(({ weight }) => weight > 0);
    const score = chiSquareScore(
      open.map(({ count }) => count),
      open.map(({ weight }) => weight / total),
    );
    expect(Math.abs(score)).toBeLessThan(4);
    const won = customers.filter(({ at }) => new Date(at).getUTCMonth() === 10);
    const throughShop = won.filter(({ channel }) => channel === "shop").length;
    expect(Math.abs(shareScore(throughShop, won.length, 2 / 3 + 0.4 / 3))).toBeLessThan(4);
  });

  const latentsOf = (
    { records, truth, until }: Business,
    latent: "need" | "sociability" | "priceSensitivity",
  ): number[] => {
    const day = truth.on(until);
    return records.customers.map(({ customerId }) => day.latents(customerId)[latent]);
  };

  it("differ by channel and from year to year as the spec shifts them", () => {
    const channels = { search: { share: 0.5, cost: 0, shift: { need: 0.4 } }, shop: { share: 0.5, cost: 0 } };
    const made = simulated(withAcquisition({ channels, yearlyShift: { need: -0.6 } }), { until: "2026-01-01" });
    const need = latentsOf(made, "need");
    const { customers } = made.records;
    const part = (channel: string, year: number): number[] =>
      need.filter((_, i) => customers[i]!.channel === channel && new Date(customers[i]!.at).getUTCFullYear() === year);
    const [early, late, other] = [part("search", 2024), part("search", 2025), part("shop", 2024)];
    expect(Math.abs(mean(early) - mean(late) - 0.6)).toBeLessThan(0.15);
    expect(Math.abs(mean(early) - mean(other) - 0.4)).toBeLessThan(0.15);
    expect(Math.abs(variance(other) - 1)).toBeLessThan(0.15);
  });

  it("are explained by age as far as the spec says, and their sociability not at all", () => {
    const demographics = { ...quiet.customers.demographics, explains: 0.3 };
    const made = simulated({ ...quiet, customers: { ...quiet.customers, demographics } });
    const ages = made.records.customers.map(({ attributes }) => attributes["age"] as number);
    expect(correlation(ages, latentsOf(made, "need")) ** 2).toBeCloseTo(0.3, 1);
    expect(Math.abs(correlation(ages, latentsOf(made, "need")) - Math.sqrt(0.3))).toBeLessThan(0.05);
    expect(Math.abs(correlation(ages, latentsOf(made, "priceSensitivity")) + Math.sqrt(0.3))).toBeLessThan(0.05);
    expect(Math.abs(correlation(ages, latentsOf(made, "sociability")))).toBeLessThan(0.05);
  });

  it("bring customers who are like them, at the stated pace", () => {
    const referrals = { perMonth: 0.1, weights: {}, likeness: 0.6 };
    const made = simulated({ ...quiet, referrals }, { customers: 2000 });
    const day = made.truth.on(made.until);
    const pairs = made.records.customers.filter(({ referredBy }) => referredBy !== null);
    const need = (id: string): number => day.latents(id).need;
    const likeness = correlation(
      pairs.map((row) => need(row.customerId)),
      pairs.map((row) => need(row.referredBy!)),
    );
    expect(Math.abs(likeness - 0.6)).toBeLessThan(0.1);
    for (const row of pairs) expect(row.channel).toBe("referral");
    const months = made.records.customers.reduce((sum, { at }) => sum + (made.until - at) / 86_400_000 / 30.44, 0);
    expect(Math.abs(pairs.length - 0.1 * months) / Math.sqrt(0.1 * months)).toBeLessThan(5);
    const told = made.records.activities.filter(({ kind }) => kind === "referral");
    expect(told.map((row) => row.otherCustomerId).sort()).toEqual(pairs.map((row) => row.customerId).sort());
  });

  it("are acquainted with those who are like them, where the spec has it so", () => {
    const distances = (candidates: number): number => {
      const ties = { atJoining: 2, candidates, recorded: 1, memoryHalfLifeDays: 30 };
      const { columns, count, strides, ties: list } = played({ ...quiet, ties });
      const tastes = (who: number): Float64Array =>
        columns.taste.subarray(strides.tastes * who, strides.tastes * (who + 1));
      const all: number[] = [];
      for (let who = 0; who < count; who++) {
        for (let entry = columns.firstTie[who]!; entry !== 0; entry = list.next[entry]!) {
          const other = tastes(list.to[entry]!);
          all.push(tastes(who).reduce((sum, taste, t) => sum + (taste - other[t]!) ** 2, 0));
        }
      }
      expect(Math.abs(all.length / count / 4 - 1)).toBeLessThan(0.05);
      return mean(all);
    };
    // Squared distances of independent tastes in two dimensions: 4 on average.
    expect(Math.abs(distances(1) - 4)).toBeLessThan(0.3);
    expect(distances(8)).toBeLessThan(1.5);
  });

  it("count as friends exactly those acquaintances who are customers", () => {
    for (const name of ["online-salon", "video-streaming"] as const) {
      const { columns, count, ties } = played(presets[name], { customers: 800 });
      for (let who = 0; who < count; who++) {
        let friends = 0;
        for (let entry = columns.firstTie[who]!; entry !== 0; entry = ties.next[entry]!) {
          const standing = columns.status[ties.to[entry]!]!;
          if (standing <= 5 || standing === 8) friends++;
        }
        expect(columns.friends[who]).toBe(friends);
      }
    }
  });

  it("have moods of the stated size that last as stated", () => {
    const mood = { spread: 0.5, persistence: 0.7 };
    const world = worldWith({ ...quiet, customers: { ...quiet.customers, mood } }, { ...options, customers: 800 });
    const values = new Map<number, number[]>();
    while (world.day < world.days.month.length) {
      for (let who = 0; who < world.count; who++) {
        const age = world.day - world.columns.joined[who]!;
        if (age % 28 !== 0) continue;
        const moodNow = (world.columns.satisfaction[who]! - world.columns.latent[4 * who + 1]!) / 0.5;
        values.set(who, [...(values.get(who) ?? []), moodNow]);
      }
      stepDay(world, noSink, true);
    }
    const pairs = [...values.values()].flatMap((list) => list.slice(1).map((value, i) => [list[i]!, value] as const));
    const first = pairs.map(([one]) => one);
    const next = pairs.map(([, other]) => other);
    expect(Math.abs(correlation(first, next) - 0.7)).toBeLessThan(0.05);
    expect(Math.abs(variance(next) - 1)).toBeLessThan(0.12);
    const starts = [...values.values()].filter((list) => list.length > 1);
    expect(
      Math.abs(
        correlation(
          starts.map((l) => l[0]!),
          starts.map((l) => l[1]!),
        ) - 0.7,
      ),
    ).toBeLessThan(0.1);
  });

  it("are numbers, those who were brought included", () => {
    const { columns, count } = played(presets["online-salon"], { customers: 400 });
    expect(columns.latent.subarray(0, 4 * count).every(Number.isFinite)).toBe(true);
    expect(columns.baseHazard.every(Number.isFinite)).toBe(true);
  });
});
