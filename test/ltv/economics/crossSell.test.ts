import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossSell, type CrossSellCustomer } from "../../../src/ltv/economics/crossSell.ts";
import { crossSellGain, type CrossSellKey } from "../../../src/ltv/economics/crossSellGain.ts";
import type { CrossSellOffer } from "../../../src/ltv/economics/offer.ts";
import type { Row } from "../../../src/schema/index.ts";
import { codesOf } from "../../failure.ts";

const customer = { acceptance: 0.2, margin: 20, retention: 0.9 };
const offer = { period: "month", extraMargin: 5, offerCost: 2 } as const;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const effect = fc.record(
  {
    retentionOdds: fc.double({ min: 0.1, max: 10, noNaN: true }),
    churnChange: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    renewals: fc.integer({ min: 1, max: 5 }),
  },
  { requiredKeys: [] },
);
const person = fc.record({ acceptance: share, margin: fc.double({ min: 0, max: 100, noNaN: true }), retention: share });
const deal: fc.Arbitrary<CrossSellOffer> = fc
  .record({
    extraMargin: fc.double({ min: 0, max: 20, noNaN: true }),
    extraRetention: share,
    extraPeriods: fc.integer({ min: 1, max: 8 }),
    offerCost: fc.double({ min: 0, max: 10, noNaN: true }),
    acceptanceCost: fc.double({ min: 0, max: 10, noNaN: true }),
    horizon: fc.integer({ min: 1, max: 12 }),
    asked: effect,
    accepted: effect,
  })
  .map((parts) => ({ ...parts, period: "month", discountRate: { rate: 0.02, per: "month" } }));

/** The gain, period by period, for one constant chance to stay. */
function byHand({ acceptance, margin, retention }: Row<CrossSellKey>, given: CrossSellOffer): number {
  const changed = (stay: number, k: number, change: CrossSellOffer["asked"]): number => {
    if (k >= (change?.renewals ?? Infinity)) return stay;
    const odds = change?.retentionOdds ?? 1;
    const moved = (stay * odds) / (1 - stay + stay * odds) - (change?.churnChange ?? 0);
    return Math.min(1, Math.max(0, moved));
  };
  const worth = (answer: "none" | "no" | "yes"): number => {
    let [sum, there, has] = [0, 1, 1];
    for (let k = 0; k < given.horizon!; k++) {
      const extra = answer === "yes" && k < given.extraPeriods! ? given.extraMargin * has : 0;
      sum += (there * (margin + extra)) / 1.02 ** k;
      const asked = answer === "none" ? retention : changed(retention, k, given.asked);
      there *= answer === "yes" ? changed(asked, k, given.accepted) : asked;
      has *= given.extraRetention!;
    }
    return sum;
  };
  const yes = worth("yes") - given.acceptanceCost!;
  return acceptance * yes + (1 - acceptance) * worth("no") - worth("none") - given.offerCost!;
}

describe("crossSell", () => {
  it("is the sum over periods and answers, by hand, and the same for columns", () => {
    fc.assert(
      fc.property(person, deal, (who, given) => {
        const found = crossSell(who, given);
        const expected = byHand(who, given);
        expect(found.expectedGain).toBeCloseTo(expected, 7);
        expect(crossSellGain(who, given)).toBeCloseTo(expected, 7);
        const { extraMargin, exit, cost } = found.parts;
        expect(extraMargin + exit + cost).toBeCloseTo(expected, 7);
      }),
    );
  });

  it("is minus its cost where nobody accepts and nobody minds", () => {
    fc.assert(
      fc.property(person, deal, (who, { asked, ...given }) => {
        expect(asked).toBeDefined();
        expect(crossSell({ ...who, acceptance: 0 }, given).expectedGain).toBeCloseTo(-given.offerCost!, 9);
      }),
    );
  });

  it("loses nothing at its limits", () => {
    fc.assert(
      fc.property(person, deal, (who, given) => {
        const { breakEvenAcceptance, breakEvenChurn, gainIfDeclined } = crossSell(who, given);
        const gain = (change: Partial<CrossSellCustomer>, other: Partial<CrossSellOffer> = {}): number =>
          crossSell({ ...who, ...change }, { ...given, ...other }).expectedGain;
        if (breakEvenAcceptance === null) expect(gain({ acceptance: 1 })).toBeLessThan(1e-9);
        else if (gainIfDeclined < 0) expect(gain({ acceptance: breakEvenAcceptance })).toBeCloseTo(0, 7);
        for (const side of ["asked", "accepted"] as const) {
          const most = breakEvenChurn[side];
          const at = (churnChange: number) => gain({}, { [side]: { ...given[side], retentionOdds: 1, churnChange } });
          if (most === null) expect(at(-1)).toBeLessThan(1e-9);
          else {
            expect(at(most)).toBeGreaterThanOrEqual(-1e-7);
            if (most < 1) expect(at(Math.min(1, most + 1e-6))).toBeLessThan(1e-7);
          }
        }
      }),
    );
  });

  it("has closed forms without an end", () => {
    const plain = crossSell(customer, offer);
    expect(plain.valueWithout).toBeCloseTo(200, 10);
    expect(plain.expectedGain).toBeCloseTo(0.2 * 50 - 2, 10);
    expect(plain.breakEvenAcceptance).toBeCloseTo(0.04, 12);
    // Of those asked, 1 − r + x leave: 20 / (0.1 + x) + 0.2 · 5 / (0.1 + x) = 200 + 2.
    expect(plain.breakEvenChurn.asked).toBeCloseTo(21 / 202 - 0.1, 12);
    // Odds of 9 to 1 become 18 to 1.
    const loyal = crossSell(customer, { ...offer, accepted: { retentionOdds: 2 } });
    expect(loyal.gainIfAccepted).toBeCloseTo(25 * 19 - 200 - 2, 9);
  });

  it("takes retention by age, by curve, and a churn rate with its unit", () => {
    const of = (retention: CrossSellCustomer["retention"]) => crossSell({ ...customer, retention }, offer).valueWithout;
    expect(of([0.5, 0.8])).toBeCloseTo(20 * (1 + 0.5 / 0.2), 10);
    expect(of({ survival: [1, 0.5, 0.2] })).toBeCloseTo(34, 10);
    expect(of({ survival: [1] })).toBe(20);
    expect(of({ churn: { rate: 1 - 0.9 ** 12, per: "year" } })).toBeCloseTo(200, 9);
    const onceAsked = { ...offer, asked: { churnChange: 0.1, renewals: 1 } };
    const changed = crossSell({ ...customer, acceptance: 0, retention: [0.5, 0.8] }, onceAsked);
    expect(changed.expectedGain).toBeCloseTo(20 * (0.4 - 0.5) * 5 - 2, 10);
  });

  it("says when no acceptance is enough", () => {
    const dear = crossSell(customer, { ...offer, offerCost: 60 });
    expect([dear.breakEvenAcceptance, dear.notes.map(({ code }) => code)]).toEqual([null, ["never-breaks-even"]]);
    expect(crossSell(customer, { ...offer, offerCost: 0 }).breakEvenAcceptance).toBe(0);
    const sure = crossSell(customer, { ...offer, horizon: 1, extraMargin: 100 });
    expect(sure.breakEvenChurn).toEqual({ asked: 1, accepted: 1 });
  });
});

describe("crossSellGain", () => {
  it("ranks columns", () => {
    const columns = { acceptance: [0.2, 0.01], margin: [20, 20], retention: [0.9, 0.5] };
    const gains = crossSellGain(columns, offer);
    expect(gains).toBeInstanceOf(Float64Array);
    expect(gains[0]).toBeCloseTo(8, 10);
    expect(gains[1]).toBeCloseTo(-1.9, 10);
  });
});

describe("both refuse", () => {
  it.each<[string, unknown, unknown]>([
    ["invalid-input offer", customer, null],
    ["invalid-input offer.period", customer, { ...offer, period: null }],
    ["invalid-input offer.extraMargin", customer, { ...offer, extraMargin: -1 }],
    ["invalid-input offer.extraRetention", customer, { ...offer, extraRetention: 2 }],
    ["invalid-input offer.extraPeriods", customer, { ...offer, extraPeriods: 0.5 }],
    ["invalid-input offer.acceptanceCost", customer, { ...offer, acceptanceCost: null }],
    ["invalid-input offer.horizon", customer, { ...offer, horizon: 0 }],
    ["invalid-input offer.asked", customer, { ...offer, asked: 0.01 }],
    ["invalid-input offer.asked.churnChange", customer, { ...offer, asked: { churnChange: 2 } }],
    ["invalid-input offer.accepted.retentionOdds", customer, { ...offer, accepted: { retentionOdds: 0 } }],
    ["invalid-input offer.accepted.renewals", customer, { ...offer, accepted: { renewals: 0 } }],
    ["invalid-input offer.discountRate.per", customer, { ...offer, discountRate: { rate: 0.1 } }],
  ])("%s", (issue, who, given) => {
    expect(codesOf(() => crossSell(who as CrossSellCustomer, given as CrossSellOffer))).toEqual([issue]);
    expect(codesOf(() => crossSellGain(who as Row<CrossSellKey>, given as CrossSellOffer))).toEqual([issue]);
  });

  it.each<[string, unknown]>([
    ["invalid-input customer", null],
    ["invalid-input customer.acceptance", { ...customer, acceptance: 20 }],
    ["invalid-input customer.margin", { ...customer, margin: null }],
    ["invalid-input customer.retention", { ...customer, retention: 1.2 }],
    ["mean-undefined customer.retention", { ...customer, retention: 1 }],
  ])("%s of a customer", (issue, who) => {
    expect(codesOf(() => crossSell(who as CrossSellCustomer, offer))).toEqual([issue]);
    const code = issue.replace(/ customer\.?/, " ").trim();
    expect(codesOf(() => crossSellGain(who as Row<CrossSellKey>, offer))).toEqual([code]);
  });

  it("columns with a customer who never leaves", () => {
    const columns = { acceptance: [0.2, 0.2], margin: [20, 20], retention: [0.9, 1] };
    expect(codesOf(() => crossSellGain(columns, offer))).toEqual(["mean-undefined retention[1]"]);
    expect(crossSellGain(columns, { ...offer, horizon: 3 })[1]).toBeCloseTo(1, 12);
  });
});
