import { describe, expect, it } from "vitest";
import { presetNames, presets } from "../../src/simulate/presets/presets.ts";
import type { BusinessSpec } from "../../src/simulate/spec/businessSpec.ts";
import { edited, watch, worldWith } from "./worlds.ts";

/** Sum of chances and of events, for a z score. */
interface Account {
  expected: number;
  variance: number;
  events: number;
}

const account = (): Account => ({ expected: 0, variance: 0, events: 0 });

function enter(to: Account, chance: number, happened: boolean): void {
  to.expected += chance;
  to.variance += chance * (1 - chance);
  to.events += happened ? 1 : 0;
}

const score = ({ events, expected, variance }: Account): number =>
  variance === 0 ? (events === expected ? 0 : Infinity) : (events - expected) / Math.sqrt(variance);

interface Watched {
  readonly decided: Account;
  readonly involuntary: Account;
  readonly paused: Account;
  /** Of the chances to decide, from the least to the greatest; ends of trials and pauses aside. */
  readonly tenths: readonly Account[];
}

function watched(spec: BusinessSpec, options: { customers: number; seed: number; until?: string }): Watched {
  const { until = "2025-07-01", ...rest } = options;
  const [decided, involuntary, paused] = [account(), account(), account()];
  const seen: { chance: number; happened: boolean }[] = [];
  watch(worldWith(spec, { from: "2024-01-01", until, ...rest }), (hazard, outcome) => {
    enter(decided, hazard.voluntary, outcome.decided);
    enter(involuntary, hazard.involuntary, outcome.involuntary);
    enter(paused, hazard.pause, outcome.paused);
    const chance = hazard.voluntary;
    if (chance > 0 && chance < 0.1) seen.push({ chance, happened: outcome.decided });
  });
  seen.sort((x, y) => x.chance - y.chance);
  const tenths = Array.from({ length: 10 }, account);
  seen.forEach(({ chance, happened }, i) => {
    enter(tenths[Math.floor((10 * i) / seen.length)]!, chance, happened);
  });
  return { decided, involuntary, paused, tenths };
}

const eventsOf = (accounts: readonly Account[]): number => accounts.reduce((sum, { events }) => sum + events, 0);

describe("the true hazard", () => {
  it.each(presetNames)("counts what happens in %s, also in each tenth of the days by risk", (name) => {
    const { decided, involuntary, paused, tenths } = watched(presets[name], { customers: 1500, seed: 11 });
    for (const kind of [decided, involuntary, paused, ...tenths]) expect(Math.abs(score(kind))).toBeLessThan(4);
    expect(decided.events).toBeGreaterThan(200);
    expect(eventsOf(tenths.slice(7))).toBeGreaterThan(1.5 * eventsOf(tenths.slice(0, 3)));
  });

  it("holds where a payment that fails is not tried again", () => {
    const contract = presets["video-streaming"].contract!;
    const payment = { ...contract.payment, failure: 0.1, retryAfterDays: [] };
    const pause = { ...contract.pause!, monthlyHazard: 0.1 };
    const spec = edited("video-streaming", { contract: { ...contract, payment, pause } });
    const accounts = watched(spec, { customers: 1500, seed: 13 });
    // Those who come back are not counted on the day of their return, on which a payment may fail, too.
    const { expected, events, variance } = accounts.involuntary;
    expect(events - expected).toBeGreaterThan(-4 * Math.sqrt(variance));
    expect(Math.abs(events - expected) / expected).toBeLessThan(0.1);
    expect(Math.abs(score(accounts.paused))).toBeLessThan(4);
  });

  it.each([
    { kind: "bg-nbd", r: 2, alpha: 10, a: 1, b: 4 },
    { kind: "pareto-nbd", r: 2, alpha: 20, s: 2, beta: 200 },
    { kind: "regular", k: 3, r: 2, alpha: 8, a: 1, b: 4 },
  ] as const)("counts who stops buying under $kind", (process) => {
    for (const driven of [false, true]) {
      const purchases = { ...presets["repeat-order-shop"].purchases!, share: 1, process, driven, unit: "day" as const };
      const spec = edited("repeat-order-shop", { contract: null, purchases });
      const { decided } = watched(spec, { customers: 1500, seed: 14, until: "2024-10-01" });
      expect(Math.abs(score(decided))).toBeLessThan(4);
      expect(decided.events).toBeGreaterThan(200);
    }
  });

  it("is 0 for nobody's reason, and its reasons sum to it", () => {
    watch(worldWith(presets["online-salon"], { customers: 100, from: "2024-01-01", until: "2024-05-01" }), (hazard) => {
      const sum = Object.values(hazard.byReason).reduce((total, chance) => total + chance, 0);
      expect(sum).toBeLessThanOrEqual(hazard.voluntary + 1e-12);
      expect(Object.values(hazard).every((value) => typeof value !== "number" || (value >= 0 && value <= 1))).toBe(
        true,
      );
    });
  });
});
