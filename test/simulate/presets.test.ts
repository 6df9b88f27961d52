import { describe, expect, it } from "vitest";
import { presetNames, presets } from "../../src/simulate/presets/presets.ts";
import { checkSpec } from "../../src/simulate/spec/checkSpec.ts";

describe("presets", () => {
  it("are named as the list says", () => {
    expect(Object.keys(presets)).toEqual(presetNames);
  });

  it.each(presetNames)("%s is a right spec, and data", (name) => {
    const spec = presets[name];
    expect(checkSpec("business", spec)).toEqual(spec);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
  });

  it("cannot be changed by accident", () => {
    const { exit } = presets["video-streaming"];
    expect(() => Object.assign(exit.reasons["price"]!, { monthlyHazard: 0 })).toThrow(TypeError);
  });

  it.each(presetNames)("%s says what each true reason is stated as", (name) => {
    const { reasons, confusion } = presets[name].exit;
    expect(Object.keys(confusion).sort()).toEqual(Object.keys(reasons).sort());
  });

  it.each(presetNames)("%s over-states polite excuses, and under-states what was wrong", (name) => {
    const { reasons, confusion } = presets[name].exit;
    const stated = (reason: string): number =>
      Object.entries(reasons).reduce(
        (sum, [truth, spec]) => sum + spec.monthlyHazard * (confusion[truth]![reason] ?? 0),
        0,
      );
    const excuses = stated("no-time") + stated("price");
    const faults = stated("content") + stated("support");
    expect(excuses).toBeGreaterThan(reasons["no-time"]!.monthlyHazard + reasons["price"]!.monthlyHazard);
    expect(faults).toBeLessThan(reasons["content"]!.monthlyHazard + reasons["support"]!.monthlyHazard);
  });

  it.each(presetNames)(
    "%s has several playbooks, each with persuadable customers and sleeping dogs, apart from risk",
    (name) => {
      const { playbooks, alignment, routine } = presets[name].care;
      expect(alignment).toBe(0);
      expect(routine?.followsRisk).toBe(0);
      expect(Object.keys(playbooks).length).toBeGreaterThanOrEqual(2);
      for (const { persuadable, sleepingDogs, strength, harm } of Object.values(playbooks)) {
        expect(persuadable).toBeGreaterThanOrEqual(0.2);
        expect(persuadable).toBeLessThanOrEqual(0.3);
        expect(sleepingDogs).toBeGreaterThanOrEqual(0.08);
        expect(sleepingDogs).toBeLessThanOrEqual(0.12);
        expect(strength).toBeGreaterThan(harm);
      }
    },
  );

  it("speak Japanese in Japan, and pay in its money", () => {
    const local = presetNames.filter((name) => presets[name].timeZone === "Asia/Tokyo").map((name) => presets[name]);
    expect(local.map(({ language, currency }) => `${language} ${currency}`)).toEqual(["ja JPY", "ja JPY", "ja JPY"]);
    expect(presets["b2b-saas"]).toMatchObject({ language: "en", currency: "USD", timeZone: "America/New_York" });
  });
});
