import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakEvenConversion, trialPayback, trials } from "../../src/cohort/trials/index.ts";
import type { Subscription } from "../../src/schema/index.ts";

const DAY = 864e5;
const START = Date.parse("2024-01-01");
const AS_OF = START + 100 * DAY;

interface Draft {
  readonly begun: number;
  readonly length: number;
  /** Days until leaving; beyond the trial for those who stay for a while. */
  readonly leaves: number;
  /** Day on which paid time is bought early; null for those who wait. */
  readonly buys: number | null;
}

const draft: fc.Arbitrary<Draft> = fc.record({
  begun: fc.integer({ min: 0, max: 99 }),
  length: fc.constantFrom(14, 30),
  leaves: fc.oneof(fc.integer({ min: 0, max: 31 }), fc.constant(500)),
  buys: fc.option(fc.integer({ min: 1, max: 13 }), { freq: 5 }),
});
const drafts = fc.array(draft, { minLength: 1, maxLength: 40 });

function rowsOf(list: readonly Draft[]): Subscription[] {
  return list.flatMap(({ begun, length, leaves, buys }, i): Subscription[] => {
    const plain = { subscriptionId: null, plan: null, price: null, interval: null, quantity: 1 };
    const from = START + begun * DAY;
    const until = from + leaves * DAY;
    const row = {
      ...plain,
      customerId: String(i),
      from,
      trialUntil: from + length * DAY,
      until,
      exit: "voluntary",
    } as const;
    if (buys === null || buys >= leaves) return [row];
    const bought = from + buys * DAY;
    return [
      { ...row, until: bought, exit: null },
      { ...row, from: bought, trialUntil: null },
    ];
  });
}

/**
 * The estimate as its own definition has it: from the earliest on, whoever is cut off hands his weight in equal parts to those who
 * were seen longer.
 */
function redistributed(list: readonly Draft[]): number | null {
  const seen = list
    .map(({ begun, length, leaves, buys }) => {
      const known = 100 - begun;
      const early = buys !== null && buys < leaves ? buys : null;
      const paid = early ?? (leaves > length ? length : null);
      // A row that begins at the moment of knowledge is not there yet.
      if (paid !== null && (early === null ? paid <= known : paid < known))
        return { at: Math.min(1, paid / length), kind: "converted" };
      if (paid === null && leaves <= known) return { at: leaves / length, kind: "left" };
      return { at: known / length, kind: "cut" };
    })
    .sort((a, b) => a.at - b.at || Number(a.kind === "cut") - Number(b.kind === "cut"));
  const weight = seen.map(() => 1 / seen.length);
  let converted = 0;
  for (const [i, { kind }] of seen.entries()) {
    if (kind === "converted") converted += weight[i]!;
    if (kind !== "cut") continue;
    const later = seen.length - i - 1;
    if (later === 0) return null;
    for (let k = i + 1; k < seen.length; k++) weight[k]! += weight[i]! / later;
  }
  return converted;
}

describe("the conversion of trials", () => {
  it("is the estimate by redistribution to the right", () => {
    fc.assert(
      fc.property(drafts, (list) => {
        const { share } = trials(rowsOf(list), { asOf: AS_OF }).all.conversion;
        const expected = redistributed(list);
        if (expected === null) expect(share).toBeNull();
        else expect(share).toBeCloseTo(expected, 10);
      }),
    );
  });

  it("lies between the ratios that take all unfinished trials as refusals, or all as conversions", () => {
    fc.assert(
      fc.property(drafts, (list) => {
        const { all, cohorts } = trials(rowsOf(list), { asOf: AS_OF, period: "week" });
        for (const { started, converted, left, unfinished, leftInside, leftAtEnd, conversion } of [all, ...cohorts]) {
          expect(converted + left + unfinished).toBe(started);
          expect(leftInside + leftAtEnd).toBe(left);
          const { share, lower, upper } = conversion;
          if (share === null) continue;
          expect(share).toBeGreaterThanOrEqual(converted / started - 1e-12);
          expect(share).toBeLessThanOrEqual(1 - left / started + 1e-12);
          expect(lower).toBeLessThanOrEqual(share + 1e-12);
          expect(upper).toBeGreaterThanOrEqual(share - 1e-12);
          expect(lower! >= 0 && upper! <= 1).toBe(true);
        }
        expect(cohorts.reduce((sum, { started }) => sum + started, 0)).toBe(all.started);
      }),
    );
  });

  it("never falls by one more unfinished trial, where customers convert at the end", () => {
    fc.assert(
      fc.property(drafts, fc.integer({ min: 0, max: 29 }), (list, age) => {
        const plain = list.map((one) => ({ ...one, buys: null }));
        const running = { begun: 100 - age, length: 30, leaves: 500, buys: null };
        fc.pre(age > 0);
        const before = trials(rowsOf(plain), { asOf: AS_OF }).all.conversion.share;
        const after = trials(rowsOf([...plain, running]), { asOf: AS_OF }).all.conversion.share;
        if (before === null) return;
        // Seen longer than everybody else, it leaves the conversion open.
        if (after !== null) expect(after).toBeGreaterThanOrEqual(before - 1e-12);
      }),
    );
  });

  it("does not look at the order of rows, nor at what happened later", () => {
    fc.assert(
      fc.property(drafts, (list) => {
        const rows = rowsOf(list);
        const { all } = trials(rows, { asOf: AS_OF });
        const turned = trials([...rows].reverse(), { asOf: AS_OF }).all;
        expect(turned.started).toBe(all.started);
        if (all.conversion.share !== null) expect(turned.conversion.share).toBeCloseTo(all.conversion.share, 12);
        const blind = rows
          .filter(({ from }) => from <= AS_OF)
          .map((row) => (row.until !== null && row.until > AS_OF ? { ...row, until: null, exit: null } : row));
        expect(trials(blind, { asOf: AS_OF }).all).toEqual(all);
      }),
    );
  });

  it("finds a true conversion within three standard errors although half of the trials run", () => {
    const list = Array.from({ length: 4000 }, (_, i) => {
      // Golden-ratio points: even coverage without chance.
      const point = (i * 0.6180339887) % 1;
      const stays = point < 0.4;
      return {
        begun: 60 + (i % 40),
        length: 30,
        leaves: stays ? 500 : 1 + Math.floor(((point - 0.4) / 0.6) * 30),
        buys: null,
      };
    });
    const { conversion, ratios } = trials(rowsOf(list), { asOf: AS_OF }).all;
    expect(Math.abs(conversion.share! - 0.4)).toBeLessThan(3 * conversion.standardError!);
    expect(ratios.ofStarted!).toBeLessThan(0.15);
    expect(ratios.ofFinished!).toBeLessThan(0.3);
  });
});

describe("the money of trials", () => {
  const cost = fc.double({ min: 0, max: 1000, noNaN: true });
  const share = fc.double({ min: 0, max: 1, noNaN: true });

  it("has no margin at the break-even conversion", () => {
    fc.assert(
      fc.property(cost, cost, cost, (acquisitionCost, servingCost, customerValue) => {
        const { conversion } = breakEvenConversion({ acquisitionCost, servingCost, customerValue });
        if (conversion === null) return;
        expect(conversion >= 0 && conversion <= 1).toBe(true);
        const { marginPerTrial } = breakEvenConversion({ acquisitionCost, servingCost, customerValue, conversion });
        expect(Math.abs(marginPerTrial!)).toBeLessThan(1e-9);
      }),
    );
  });

  it("pays back no later with better retention or more conversions", () => {
    fc.assert(
      fc.property(cost, share, share, share, share, (acquisitionCost, a, b, c, d) => {
        const input = { acquisitionCost, monthlyMargin: 50, horizonMonths: 60 };
        const worse = trialPayback({ ...input, retention: Math.min(a, b), conversion: Math.min(c, d) }).months;
        const better = trialPayback({ ...input, retention: Math.max(a, b), conversion: Math.max(c, d) }).months;
        if (worse !== null) expect(better).toBeLessThanOrEqual(worse);
      }),
    );
  });
});
