import { describe, expect, it } from "vitest";
import { business } from "../../src/simulate/business.ts";
import { presetNames, presets, type PresetName } from "../../src/simulate/presets/presets.ts";
import { figuresOf, type Figures } from "./figures.ts";

type Band = readonly [least: number, most: number];

/** What is plausible for such a business; wider than the presets' own figures by the noise of 2,000 customers. */
const bands: Readonly<Record<PresetName, Partial<Record<keyof Figures, Band>>>> = {
  "video-streaming": {
    yearlyChurn: [0.32, 0.46],
    trialConversion: [0.53, 0.65],
    involuntaryShare: [0.08, 0.2],
    cancellationsAmongCalls: [0.08, 0.22],
    mailOpened: [0.25, 0.35],
    surveyReplies: [0.1, 0.26],
    usageDaysPerWeek: [1.9, 2.4],
  },
  "b2b-saas": {
    yearlyChurn: [0.09, 0.19],
    trialConversion: [0.22, 0.33],
    involuntaryShare: [0.02, 0.17],
    topFifth: [0.6, 0.85],
    upgrades: [0.1, 0.22],
    mailOpened: [0.3, 0.42],
    usageDaysPerWeek: [2.4, 3.2],
  },
  "repeat-order-shop": {
    yearlyChurn: [0.5, 0.7],
    endedAtFirstRenewal: [0.1, 0.25],
    cancellationsAmongCalls: [0.3, 0.45],
    saveRate: [0.1, 0.2],
    topFifth: [0.54, 0.68],
    involuntaryShare: [0.03, 0.09],
    mailOpened: [0.15, 0.25],
  },
  "online-salon": {
    yearlyChurn: [0.35, 0.52],
    referred: [0.18, 0.36],
    involuntaryShare: [0.07, 0.17],
    mailOpened: [0.35, 0.47],
    usageDaysPerWeek: [1.9, 2.6],
  },
};

describe.each(presetNames)("figures of %s", (preset) => {
  const made = business({ preset, customers: 2000, from: "2024-01-01", until: "2026-01-01", seed: 1 });
  const figures = figuresOf(made);

  it.each(Object.entries(bands[preset]))("are plausible: %s", (name, [least, most]) => {
    const figure = figures[name as keyof Figures];
    expect(figure).toBeGreaterThan(least);
    expect(figure).toBeLessThan(most);
  });

  it("save one in ten to one in five of those who call, on average", () => {
    const { interviews } = made.records;
    const saved = interviews.filter(({ outcome }) => outcome === "saved").length;
    const noise = 3 * Math.sqrt(0.13 / interviews.length);
    expect(saved / interviews.length).toBeGreaterThan(0.1 - noise);
    expect(saved / interviews.length).toBeLessThan(0.2 + noise);
  });

  it("earn more from those who stay than what winning them costs, in time", () => {
    const costs = made.records.customers.reduce((sum, { cost }) => sum + (cost?.minor ?? 0), 0);
    const mean = costs / made.records.customers.length / (made.spec.currency === "JPY" ? 1 : 100);
    expect(figures.marginPerCustomer).toBeGreaterThan(mean);
  });

  it("keep a hundred thousand customers of two years in memory", () => {
    expect((figures.activities / 2000) * 100_000).toBeLessThan(preset === "video-streaming" ? 7.2e6 : 18e6);
  });
});

describe("contacts", () => {
  it.each(["b2b-saas", "online-salon"] as const)("pay in %s for the persuadable, not for all", (preset) => {
    const made = business({ preset, customers: 700, from: "2024-01-01", until: "2025-07-01", seed: 2 });
    const day = made.truth.on(made.until);
    const active = day.customerIds.filter((id) => day.isActive(id));
    const channels = Object.keys(presets[preset].care.channels);
    const means = channels.map((channel) => {
      const effects = active.map((id) => day.effect(id, { channel, playbook: "check-in" }));
      const mean = (values: readonly { value: number }[]): number =>
        values.reduce((sum, { value }) => sum + value, 0) / values.length;
      return {
        all: mean(effects),
        persuadable: mean(effects.filter(({ persuasion }) => persuasion === "persuadable")),
      };
    });
    expect(Math.max(...means.map(({ persuadable }) => persuadable))).toBeGreaterThan(0);
    for (const { all, persuadable } of means) expect(persuadable).toBeGreaterThan(all);
    expect(Math.min(...means.map(({ all }) => all))).toBeLessThan(0);
  });
});
