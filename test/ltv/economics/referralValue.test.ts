import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { poisson, randomStream } from "../../../src/numeric/index.ts";
import type { ReferralInput } from "../../../src/ltv/economics/referralPlan.ts";
import { referralValue } from "../../../src/ltv/economics/referralValue.ts";
import { codesOf } from "../../failure.ts";

const friends = { value: 100, referrals: 2, conversion: 0.1 };

describe("referralValue", () => {
  it("is the sum over generations, written out", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const factors = fc.record({
      referrals: fc.double({ min: 0, max: 4, noNaN: true }),
      conversion: share,
      incrementalShare: share,
      relativeValue: fc.double({ min: 0, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(factors, fc.integer({ min: 0, max: 12 }), (input, generations) => {
        const delay = { count: 6, unit: "month" } as const;
        const discountRate = { rate: 0.21, per: "year" } as const;
        const found = referralValue({
          ...input,
          value: 50,
          delay,
          discountRate,
          generations,
          reward: 3,
          acquisitionCost: 7,
        });
        const own = (input.referrals * input.conversion) / Math.sqrt(1.21);
        let [value, brought, worth, people] = [50, 0, 50, 1];
        for (let g = 0; g < generations; g++) {
          brought += people * own;
          people *= own * input.incrementalShare;
          worth *= own * input.incrementalShare * input.relativeValue;
          value += worth;
        }
        const close = (a: number | null, b: number): void => expect(a! / (1 + b)).toBeCloseTo(b / (1 + b), 8);
        close(found.value, value);
        close(found.brought, brought);
        close(found.rewards, 3 * brought);
        close(found.savedAcquisition, 7 * brought);
        close(found.multiplier, value / 50);
      }),
    );
  });

  it("is what a simulated tree of customers is worth on average", () => {
    const stream = randomStream(5);
    const [trees, mean] = [20_000, 0.4];
    let total = 0;
    for (let tree = 0; tree < trees; tree++) {
      let [living, worth] = [1, 10];
      while (living > 0) {
        total += living * worth;
        worth *= 0.8;
        let next = 0;
        for (let k = 0; k < living; k++) next += poisson(stream, mean);
        living = next;
      }
    }
    const { value } = referralValue({ value: 10, referrals: 2, conversion: 0.2, relativeValue: 0.8 });
    expect(value).toBeCloseTo(10 / (1 - 0.32), 12);
    // The standard error of the simulated mean is about 0.06.
    expect(Math.abs(total / trees - value!)).toBeLessThan(0.25);
  });

  it("sums recommendations over the time a customer stays", () => {
    const referrals = { perPeriod: 0.2, period: "month", retention: 0.9 } as const;
    expect(referralValue({ ...friends, referrals }).value).toBeCloseTo(125, 10);
    expect(referralValue({ ...friends, referrals: { ...referrals, horizon: 1 } }).value).toBeCloseTo(100 / 0.98, 10);
    const discountRate = { rate: 0.5, per: "month" } as const;
    const discounted = referralValue({ ...friends, referrals, discountRate });
    expect(discounted.factor).toBeCloseTo((0.1 * 0.2 * 1.5) / 0.6, 12);
    const curve = { ...referrals, retention: { survival: [1, 0.5] } };
    expect(referralValue({ ...friends, referrals: curve }).factor).toBeCloseTo(0.03, 12);
  });

  it("has no value where growth has no end, and one for so many generations", () => {
    const endless = referralValue({ ...friends, conversion: 0.5, reward: 1 });
    expect(endless).toMatchObject({ value: null, referred: null, netValue: null, multiplier: null, brought: null });
    expect(endless.notes.map(({ code }) => code)).toEqual(["endless-growth"]);
    expect(referralValue({ ...friends, conversion: 0.5, generations: 3 })).toMatchObject({
      value: 400,
      brought: 3,
      notes: [],
    });
    // Each brings more than one, worth less and less: a finite value, but rewards without end.
    const cheap = referralValue({ value: 100, referrals: 1.5, relativeValue: 0.5, reward: 1 });
    expect([cheap.value, cheap.rewards, cheap.netValue]).toEqual([400, null, null]);
    expect(cheap.notes.map(({ code }) => code)).toEqual(["endless-growth"]);
  });

  it("pays rewards for those who would have come anyway, and counts only the others", () => {
    const half = referralValue({ ...friends, incrementalShare: 0.5, generations: 1, reward: 10 });
    expect(half).toMatchObject({ brought: 0.2, rewards: 2, netValue: expect.closeTo(108, 10) as number });
    const none = referralValue({ ...friends, incrementalShare: 0, acquisitionCost: 40 });
    expect([none.value, none.brought, none.savedAcquisition]).toEqual([100, 0.2, 8]);
    expect(referralValue({ ...friends, generations: 0 })).toMatchObject({ value: 100, brought: 0 });
    expect(referralValue({ ...friends, value: 0 }).value).toBe(0);
  });

  it("says what a programme adds, and what a reward may cost", () => {
    const plan = { ...friends, reward: 10, withoutProgramme: { conversion: 0.05 } };
    const { programme } = referralValue(plan);
    expect(programme!.incrementalValue).toBeCloseTo(125 - 2.5 - 100 / 0.9, 10);
    const reward = programme!.breakEvenReward!;
    expect(referralValue({ ...plan, reward }).programme!.incrementalValue).toBeCloseTo(0, 10);
    expect(referralValue({ ...plan, referrals: 0 }).programme!.breakEvenReward).toBeNull();
    const endless = referralValue({ ...friends, withoutProgramme: { referrals: 20 } });
    expect(endless.programme).toEqual({ incrementalValue: null, breakEvenReward: null });
    expect(endless.notes.map(({ code }) => code)).toEqual(["endless-growth"]);
  });

  const byPeriod = { perPeriod: 1, period: "month", retention: 0.5 };
  it.each<[string, unknown]>([
    ["invalid-input input", null],
    ["invalid-input input.value", { ...friends, value: -1 }],
    ["invalid-input input.referrals", { ...friends, referrals: null }],
    ["invalid-input input.referrals.perPeriod", { ...friends, referrals: { ...byPeriod, perPeriod: -1 } }],
    ["invalid-input input.referrals.period", { ...friends, referrals: { ...byPeriod, period: "moon" } }],
    ["invalid-input input.referrals.retention", { ...friends, referrals: { ...byPeriod, retention: 2 } }],
    ["invalid-input input.referrals.horizon", { ...friends, referrals: { ...byPeriod, horizon: 0 } }],
    ["mean-undefined input.referrals", { ...friends, referrals: { ...byPeriod, retention: 1 } }],
    ["invalid-input input.conversion", { ...friends, conversion: 10 }],
    ["invalid-input input.conversion", { ...friends, conversion: 5n }],
    ["invalid-input input.incrementalShare", { ...friends, incrementalShare: 5n }],
    ["invalid-input input.relativeValue", { ...friends, relativeValue: 5n }],
    ["invalid-input input.withoutProgramme.conversion", { ...friends, withoutProgramme: { conversion: 5n } }],
    ["invalid-input input.referrals", { ...friends, referrals: 5n }],
    ["invalid-input input.incrementalShare", { ...friends, incrementalShare: null }],
    ["invalid-input input.relativeValue", { ...friends, relativeValue: -1 }],
    ["invalid-input input.delay.unit", { ...friends, delay: { count: 1 } }],
    ["invalid-input input.delay.count", { ...friends, delay: { count: -1, unit: "day" } }],
    ["invalid-input input.delay", { ...friends, delay: null }],
    ["invalid-input input.discountRate.rate", { ...friends, discountRate: { rate: -0.5, per: "year" } }],
    ["invalid-input input.generations", { ...friends, generations: Infinity }],
    ["invalid-input input.reward", { ...friends, reward: -1 }],
    ["invalid-input input.acquisitionCost", { ...friends, acquisitionCost: NaN }],
    ["invalid-input input.withoutProgramme", { ...friends, withoutProgramme: null }],
    ["invalid-input input.withoutProgramme.conversion", { ...friends, withoutProgramme: { conversion: 2 } }],
    ["invalid-input input.withoutProgramme.referrals", { ...friends, withoutProgramme: { referrals: -1 } }],
  ])("refuses %s", (issue, input) => {
    expect(codesOf(() => referralValue(input as ReferralInput))).toEqual([issue]);
  });
});
