import { describe, expect, it } from "vitest";
import { business } from "../../src/simulate/business.ts";
import { comparePolicies } from "../../src/simulate/policy/comparePolicies.ts";
import { nothing } from "../../src/simulate/policy/policies.ts";
import type { Policy } from "../../src/simulate/policy/policy.ts";
import { run } from "../../src/simulate/policy/run.ts";
import { presetNames, presets } from "../../src/simulate/presets/presets.ts";
import type { BusinessSpec } from "../../src/simulate/spec/businessSpec.ts";
import { trueHazard } from "../../src/simulate/truth/hazard.ts";
import { persuasionOf, touchCustomer } from "../../src/simulate/world/contacts.ts";
import { noSink } from "../../src/simulate/world/sink.ts";
import { stepDay } from "../../src/simulate/world/step.ts";
import { playbook, quietExit } from "./quiet.ts";
import { correlation, mean, shareScore, variance } from "./score.ts";
import { worldWith } from "./worlds.ts";

const phone = { reach: 1, minutes: 6, cost: 0 };
const caring = (parts: Partial<BusinessSpec["care"]>): BusinessSpec => {
  const spec = quietExit({ weights: { need: -0.5, priceSensitivity: 0.5 } });
  const fatigue = { halfLifeDays: 20, diminish: 0.5, irritation: 0.1 };
  return { ...spec, care: { ...spec.care, channels: { phone }, fatigue, halfLifeDays: 40, ...parts } };
};

describe("response", () => {
  it.each(presetNames)("of the customers of %s is shared as the spec says", (preset) => {
    const made = business({ preset, customers: 1200, from: "2024-01-01", until: "2024-03-01", seed: 61 });
    const day = made.truth.on(made.until);
    for (const [name, { persuadable, sleepingDogs }] of Object.entries(presets[preset].care.playbooks)) {
      const kinds = day.customerIds.map((id) => day.persuasion(id, name));
      const count = (kind: string): number => kinds.filter((own) => own === kind).length;
      expect(Math.abs(shareScore(count("persuadable"), kinds.length, persuadable))).toBeLessThan(4);
      expect(Math.abs(shareScore(count("sleeping dog"), kinds.length, sleepingDogs))).toBeLessThan(4);
    }
  });

  it.each([-0.6, 0, 0.4, 1])(
    "correlates with risk by the alignment, %d, and between playbooks by what they share",
    (alignment) => {
      const playbooks = { call: playbook(), visit: playbook() };
      const world = worldWith(caring({ alignment, common: 0.5, playbooks }), {
        customers: 3000,
        from: "2024-01-01",
        until: "2024-01-15",
      });
      while (world.day < 14) stepDay(world, noSink, false);
      const who = Array.from({ length: world.count }, (_, i) => i);
      const risk = who.map((i) => world.columns.risk[i]!);
      const call = who.map((i) => world.columns.response[2 * i]!);
      const visit = who.map((i) => world.columns.response[2 * i + 1]!);
      expect(Math.abs(variance(risk) - 1)).toBeLessThan(0.12);
      expect(Math.abs(correlation(risk, call) - alignment)).toBeLessThan(0.07);
      const shared = alignment ** 2 + (1 - alignment ** 2) * 0.5;
      expect(Math.abs(correlation(call, visit) - shared)).toBeLessThan(0.07);
    },
  );

  it("fades by half in a half-life, and tires", () => {
    const world = worldWith(
      caring({ playbooks: { call: playbook({ persuadable: 1, sleepingDogs: 0, strength: 0.8 }) } }),
      {
        customers: 1,
        from: "2024-01-01",
        until: "2024-01-02",
      },
    );
    stepDay(world, noSink, false);
    const logHazard = (): number => Math.log(trueHazard(world, 0).voluntary);
    const plain = logHazard();
    const touch = { who: 0, channel: 0, playbook: 0, agent: null, nth: 0 };
    expect(persuasionOf(world, 0, 0)).toBe("persuadable");
    touchCustomer(world, noSink, touch);
    expect(logHazard() - plain).toBeCloseTo(-0.8, 12);
    world.day += 40;
    expect(logHazard() - plain).toBeCloseTo(-0.4, 12);
    // A quarter of the contact is remembered after two half-lives of fatigue.
    touchCustomer(world, noSink, touch);
    expect(logHazard() - plain).toBeCloseTo(-0.4 - 0.8 * Math.exp(-0.5 * 0.25) + 0.1 * 0.25, 12);
  });

  const onFirstDay: Policy = (view) =>
    view.day > 0 ? [] : view.customerIds.map((customerId) => ({ customerId, channel: "phone", playbook: "call" }));

  it("is what the truth says it is: exits avoided and value, over many futures", () => {
    const spec = caring({
      playbooks: { call: playbook({ persuadable: 0.5, cost: 1 }) },
      channels: { phone: { ...phone, reach: 0.7 } },
    });
    const made = business({ spec, customers: 1500, from: "2024-01-01", until: "2024-05-01", seed: 62 });
    const horizonDays = 180;
    const day = made.truth.on(made.until);
    const effects = day.customerIds.map((id) => day.effect(id, { playbook: "call", channel: "phone", horizonDays }));
    const open = new Set<string>();
    for (const { customerId, until } of made.records.subscriptions) if (until === null) open.add(customerId);
    const counted = effects.filter((_, i) => open.has(day.customerIds[i]!));
    const avoided = counted.reduce((sum, effect) => sum + effect.exitsAvoided, 0);
    const value = counted.reduce((sum, effect) => sum + effect.value, 0);
    const [played] = comparePolicies(made, { onFirstDay }, { days: 1, horizonDays, futures: 6 });
    // Hazards are held constant and notice runs to the end of the month: a tenth of slack beside four standard errors.
    const slack = (mean: number, error: number): number => 4 * error + 0.1 * Math.abs(mean);
    expect(avoided).toBeGreaterThan(10);
    expect(Math.abs(played!.exitsAvoided.mean - avoided)).toBeLessThan(
      slack(avoided, played!.exitsAvoided.standardError),
    );
    const cost = counted.length * (spec.care.hourlyCost / 10 + 0.7);
    expect(Math.abs(played!.gain.mean - value)).toBeLessThan(slack(value + cost, played!.gain.standardError));
  }, 30_000);

  it("helps nobody who has given notice, and moves those in a trial", () => {
    const base = caring({ playbooks: { call: playbook({ persuadable: 1, sleepingDogs: 0 }) } });
    const trial = { length: { count: 1, unit: "month" as const }, conversion: 0.5, weights: {} };
    const spec = { ...base, contract: { ...base.contract!, trial } };
    const made = business({ spec, customers: 1200, from: "2024-01-01", until: "2024-02-01", seed: 63 });
    const day = made.truth.on(made.until);
    const horizonDays = 60;
    const active = day.customerIds.filter((id) => day.isActive(id));
    const query = { playbook: "call", channel: "phone", horizonDays };
    const avoided = active.map((id) => day.effect(id, query).exitsAvoided).reduce((sum, one) => sum + one, 0);
    const [played] = comparePolicies(made, { onFirstDay }, { days: 1, horizonDays, futures: 5 });
    const slack = 4 * played!.exitsAvoided.standardError + 0.12 * avoided;
    expect(avoided / active.length).toBeGreaterThan(0.1);
    expect(Math.abs(played!.exitsAvoided.mean - avoided)).toBeLessThan(slack);
    const leaving = active.filter((id) => day.hazard(id).voluntary === 0);
    expect(leaving.length).toBeGreaterThan(5);
    for (const id of leaving) expect(day.effect(id, query).exitsAvoided).toBe(0);
  }, 30_000);

  it("aside, customers are worth what they bring in other futures", () => {
    const made = business({
      preset: "online-salon",
      customers: 400,
      from: "2024-01-01",
      until: "2025-01-01",
      seed: 64,
    });
    const horizonDays = 120;
    const day = made.truth.on(made.until);
    const said = day.residualValues({ horizonDays, futures: 16 });
    const total = said.mean.reduce((sum, value) => sum + value, 0);
    const known = new Set(said.customerIds);
    const realised = Array.from({ length: 12 }, (_, f) => {
      const { transactions } = run(made, nothing, { days: horizonDays, horizonDays, future: 1000 + f }).records;
      let sum = 0;
      for (const { at, amount, customerId } of transactions) {
        if (at < made.until || !known.has(customerId)) continue;
        sum += 0.6 * amount.minor * 1.1 ** (-Math.floor((at - made.until) / 86_400_000) / 365.2425);
      }
      return sum;
    });
    // Both means have about the same variance for each future.
    const standardError = Math.sqrt(variance(realised) * (1 / 16 + 1 / 12));
    expect(Math.abs(mean(realised) - total)).toBeLessThan(4 * standardError);
    expect(standardError / total).toBeLessThan(0.03);
    expect(said.standardError.every((error) => error >= 0)).toBe(true);
  }, 30_000);
});
