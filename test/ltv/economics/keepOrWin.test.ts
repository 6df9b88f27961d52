import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contactGain, type ContactCosts, type ContactKey } from "../../../src/ltv/economics/contactGain.ts";
import { keepOrWin, type KeepOrWinInput } from "../../../src/ltv/economics/keepOrWin.ts";
import type { Row } from "../../../src/schema/index.ts";
import { codesOf } from "../../failure.ts";

const plan = {
  winCost: 140,
  contactCost: 4,
  exitProbability: 0.25,
  saveProbability: 0.2,
  keptValue: 200,
  newValue: 210,
};

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cost = fc.double({ min: 0, max: 50, noNaN: true });
const group = fc.record({
  winCost: fc.double({ min: 1, max: 500, noNaN: true }),
  contactCost: cost,
  offerCost: cost,
  offerTaken: share,
  harmProbability: fc.double({ min: 0, max: 0.2, noNaN: true }),
  exitProbability: share,
  saveProbability: share,
  keptValue: fc.double({ min: 0, max: 1000, noNaN: true }),
  newValue: fc.double({ min: 0, max: 1000, noNaN: true }),
});

describe("keepOrWin", () => {
  it("reads 1 : 7 only where the cost of a contact is not known, and gives it back", () => {
    const { contactCost, ...rest } = plan;
    expect(contactCost).toBe(4);
    const seven = keepOrWin(rest);
    expect(seven.keptPerWin).toBeCloseTo(7, 12);
    expect(seven.costPerKept).toBeCloseTo(20, 12);
    // 20 for each customer kept, of whom a contact keeps 0.05.
    expect(seven.contactCost).toBeCloseTo(1, 12);
    expect(keepOrWin({ ...rest, ratio: 5 }).keptPerWin).toBeCloseTo(5, 12);
    expect(keepOrWin({ ...rest, ratio: 5, contactCost: 4 }).keptPerWin).toBe(1.75);
  });

  it("chooses by the gain per unit of money", () => {
    expect(keepOrWin(plan).better).toBe("keep");
    expect(keepOrWin({ ...plan, contactCost: 8 }).better).toBe("win");
    expect(keepOrWin({ ...plan, contactCost: 12, newValue: 100 }).better).toBe("neither");
    expect(keepOrWin({ ...plan, contactCost: 0 }).better).toBe("keep");
    expect(keepOrWin({ ...plan, contactCost: 0 }).keep.gainPerCost).toBeNull();
  });

  it("knows what goes to those who would have stayed", () => {
    const { overTreatment, keep } = keepOrWin({ ...plan, offerCost: 10, offerTaken: 0.5, harmProbability: 0.01 });
    expect(overTreatment).toEqual({
      wouldHaveStayed: 0.75,
      leaveAnyway: 0.2,
      costOnStayers: expect.closeTo(0.75 * (4 + 10 * 0.99 * 0.5), 12),
      harm: expect.closeTo(0.75 * 0.01 * 200, 12),
    });
    expect(keep.cost).toBeCloseTo(4 + 10 * (0.05 + 0.75 * 0.99 * 0.5), 12);
  });

  it("has limits at which keeping pays, and is as good as winning", () => {
    fc.assert(
      fc.property(group, (input) => {
        const found = keepOrWin(input);
        const gain = (change: Partial<KeepOrWinInput>): number => keepOrWin({ ...input, ...change }).keep.gain;
        const { breakEvenContactCost, breakEvenSaveProbability, breakEvenExitProbability } = found;
        if (breakEvenContactCost.toPay !== null)
          expect(gain({ contactCost: breakEvenContactCost.toPay })).toBeCloseTo(0, 6);
        const save = breakEvenSaveProbability.toPay;
        if (save === null) expect(gain({ saveProbability: 1 })).toBeLessThan(1e-6);
        else if (save > 0) expect(gain({ saveProbability: save })).toBeCloseTo(0, 6);
        else expect(gain({ saveProbability: 0 })).toBeGreaterThanOrEqual(-1e-9);
        if (breakEvenExitProbability !== null && breakEvenExitProbability > 0) {
          expect(gain({ exitProbability: breakEvenExitProbability })).toBeCloseTo(0, 6);
        }
        const equal = breakEvenContactCost.toBeatWinning;
        if (equal !== null && input.newValue > input.winCost) {
          const { keep, win } = keepOrWin({ ...input, contactCost: equal });
          if (keep.cost > 1e-6) expect(keep.gainPerCost).toBeCloseTo(win.gainPerCost!, 5);
        }
      }),
    );
  });

  it("is the mean of what happens, customer by customer", () => {
    fc.assert(
      fc.property(group, (input) => {
        const { exitProbability: p, saveProbability: s, harmProbability: h, keptValue: v, contactCost: c } = input;
        const { offerCost: o, offerTaken: t } = input;
        const saved = p * s * (v - o);
        const lost = (1 - p) * h * -v;
        const stays = (1 - p) * (1 - h) * t * -o;
        expect(keepOrWin(input).keep.gain).toBeCloseTo(saved + lost + stays - c, 9);
        expect(contactGain(input, input)).toBeCloseTo(keepOrWin(input).keep.gain, 9);
      }),
    );
  });

  it("knows no chance from which on contacts pay where an offer is dearer than what it keeps", () => {
    const dear = { winCost: 140, contactCost: 0, exitProbability: 0.25, keptValue: 200, offerCost: 300, offerTaken: 0 };
    // Of each 100 contacts 12.5 are saved, and each of those loses 100.
    const { keep, breakEvenSaveProbability, notes } = keepOrWin({ ...dear, saveProbability: 0.5 });
    expect(keep.gain).toBeCloseTo(-12.5, 12);
    expect(breakEvenSaveProbability).toEqual({ toPay: null, toBeatWinning: null });
    expect(notes.map(({ code }) => code)).toContain("never-breaks-even");
    expect(keepOrWin({ ...dear, saveProbability: 0.5 }).breakEvenExitProbability).toBeNull();
    // What costs as much as it keeps neither gains nor loses, at any chance.
    expect(keepOrWin({ ...dear, offerCost: 200, saveProbability: 0.5 }).breakEvenSaveProbability.toPay).toBe(0);
  });

  it("says when nobody is kept", () => {
    const nobody = keepOrWin({ ...plan, saveProbability: 0 });
    expect([nobody.costPerKept, nobody.keptPerWin]).toEqual([null, null]);
    expect(nobody.notes.map(({ code }) => code)).toEqual(["keeps-nobody"]);
    const dear = keepOrWin({ ...plan, keptValue: 10 });
    expect(dear.notes.map(({ code }) => code)).toEqual(["never-breaks-even"]);
    expect(dear.breakEvenSaveProbability).toEqual({ toPay: null, toBeatWinning: null });
    expect(keepOrWin({ ...plan, keptValue: 0 }).keptWorthOneWin).toBeNull();
    const { contactCost, ...unknown } = plan;
    expect(contactCost).toBe(4);
    expect(keepOrWin({ ...unknown, exitProbability: 0 }).contactCost).toBe(0);
  });

  it.each<[string, unknown]>([
    ["invalid-input input", undefined],
    ["invalid-input input.winCost", { ...plan, winCost: 0 }],
    ["invalid-input input.ratio", { ...plan, ratio: 0 }],
    ["invalid-input input.contactCost", { ...plan, contactCost: "4" }],
    ["invalid-input input.exitProbability", { ...plan, exitProbability: 25 }],
    ["invalid-input input.saveProbability", { ...plan, saveProbability: null }],
    ["invalid-input input.keptValue", { ...plan, keptValue: -1 }],
    ["invalid-input input.newValue", { ...plan, newValue: NaN }],
    ["invalid-input input.offerCost", { ...plan, offerCost: -1 }],
    ["invalid-input input.offerTaken", { ...plan, offerTaken: 2 }],
    ["invalid-input input.harmProbability", { ...plan, harmProbability: -0.1 }],
  ])("refuses %s", (issue, input) => {
    expect(codesOf(() => keepOrWin(input as KeepOrWinInput))).toEqual([issue]);
  });
});

describe("contactGain", () => {
  it("takes columns as it takes rows", () => {
    const columns = { exitProbability: [0.1, 0.5], saveProbability: [0.3, 0], keptValue: [100, 100] };
    const costs = { contactCost: 1, offerCost: 2 };
    const each = [0, 1].map((i) =>
      contactGain(
        { exitProbability: columns.exitProbability[i]!, saveProbability: columns.saveProbability[i]!, keptValue: 100 },
        costs,
      ),
    );
    expect(Array.from(contactGain(columns, costs))).toEqual(each);
  });

  const row = { exitProbability: 0.1, saveProbability: 0.1, keptValue: 1 };
  it.each<[string, unknown, unknown]>([
    ["invalid-input costs", row, null],
    ["invalid-input costs.contactCost", row, {}],
    ["invalid-input keptValue", { ...row, keptValue: -1 }, { contactCost: 1 }],
    [
      "invalid-input saveProbability[0]",
      { exitProbability: [0.1], saveProbability: [2], keptValue: [1] },
      { contactCost: 1 },
    ],
    ["empty-input exitProbability", { exitProbability: [], saveProbability: [], keptValue: [] }, { contactCost: 1 }],
    ["invalid-input", null, { contactCost: 1 }],
  ])("refuses %s", (issue, customers, costs) => {
    expect(codesOf(() => contactGain(customers as Row<ContactKey>, costs as ContactCosts))).toEqual([issue]);
  });
});
