import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auc } from "../../src/risk/evaluate/auc.ts";
import { aucDifference } from "../../src/risk/evaluate/aucDifference.ts";
import { brier } from "../../src/risk/evaluate/brier.ts";
import { harrellConcordance, unoConcordance } from "../../src/risk/evaluate/concordance.ts";
import { evaluate } from "../../src/risk/evaluate/evaluate.ts";
import { expectedProfit } from "../../src/risk/evaluate/expectedProfit.ts";
import { sortedOrder } from "../../src/risk/evaluate/sortedOrder.ts";
import { apply, fit } from "../../src/risk/calibrate/index.ts";

/** Few distinct values, so that there are ties everywhere; both outcomes occur. */
const rows = fc
  .array(
    fc.record({
      score: fc.integer({ min: 0, max: 8 }),
      event: fc.integer({ min: 0, max: 1 }),
      weight: fc.integer({ min: 1, max: 3 }),
    }),
    {
      minLength: 3,
      maxLength: 40,
    },
  )
  .filter((list) => list.some(({ event }) => event === 1) && list.some(({ event }) => event === 0));

const columnsOf = (list: readonly { score: number; event: number; weight: number }[]) => ({
  score: list.map(({ score }) => score / 8),
  probability: list.map(({ score }) => score / 8),
  event: list.map(({ event }) => event),
  weight: list.map(({ weight }) => weight),
});

const repeated = <T extends { weight: number }>(list: readonly T[]): T[] =>
  list.flatMap((row) => Array.from({ length: row.weight }, () => ({ ...row, weight: 1 })));

describe("ranking measures", () => {
  it("area and DeLong's variance as by their definitions, pair by pair", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { score, event } = columnsOf(list);
        const beats = (a: number, b: number): number => (a > b ? 1 : a === b ? 0.5 : 0);
        const [ones, zeros] = [score.filter((_, i) => event[i] === 1), score.filter((_, i) => event[i] === 0)];
        const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
        const variance = (values: number[]): number =>
          values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0) / (values.length - 1) / values.length;
        const fromOnes = ones.map((a) => mean(zeros.map((b) => beats(a, b))));
        const fromZeros = zeros.map((b) => mean(ones.map((a) => beats(a, b))));
        const found = auc({ score, event });
        expect(found.estimate).toBeCloseTo(mean(fromOnes), 12);
        expect(found.lower).toBeLessThanOrEqual(found.estimate);
        expect(found.upper).toBeGreaterThanOrEqual(found.estimate);
        if (ones.length < 2 || zeros.length < 2) expect(found.standardError).toBeNull();
        else expect(found.standardError).toBeCloseTo(Math.sqrt(variance(fromOnes) + variance(fromZeros)), 12);
        const turned = score.map((value) => -value);
        const both = aucDifference({ first: score, second: turned, event });
        expect(both.difference.estimate).toBeCloseTo(2 * found.estimate - 1, 12);
        // Placements of the turned score are 1 − those of the score: the difference has twice its standard error.
        if (found.standardError !== null) {
          expect(both.difference.standardError).toBeCloseTo(2 * found.standardError, 12);
        }
      }),
    );
  });

  it("a weight is that many rows, in every part of an evaluation", () => {
    const campaign = { customerValue: 100, offerCost: 5, contactCost: 1 };
    fc.assert(
      fc.property(rows, (list) => {
        const options = { campaign, resamples: 20, bins: 1 };
        const weighted = evaluate(columnsOf(list), options);
        const plain = evaluate(columnsOf(repeated(list)), options);
        const { calibration: one, lift: lifts, ...parts } = weighted;
        const { calibration: other, lift: otherLifts, ...otherParts } = plain;
        closeDeep(parts, otherParts);
        closeDeep(lifts, otherLifts);
        expect(one.binnedError).toBeCloseTo(other.binnedError, 12);
        closeDeep(one.index, one.index);
      }),
    );
  });

  it("the parts of the Brier score add up", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { estimate, decomposition, parts } = brier(columnsOf(list), { bins: 9 });
        const { reliability, resolution, uncertainty, withinBins } = decomposition;
        expect(reliability - resolution + uncertainty + withinBins).toBeCloseTo(estimate, 12);
        expect(parts.miscalibration - parts.discrimination + parts.uncertainty).toBeCloseTo(estimate, 12);
        expect(Math.min(parts.miscalibration, parts.discrimination)).toBeGreaterThan(-1e-12);
      }),
    );
  });

  it("maximum profit is that of the best cut, found by trying all; expected profit is its mean over acceptance", () => {
    const economics = { customerValue: 100, offerCost: 5, contactCost: 1 };
    fc.assert(
      fc.property(rows, (list) => {
        const { score, event } = columnsOf(list);
        const best = (acceptance: number): number => {
          const cuts = [2, ...score].map((cut) =>
            score.reduce((sum, s, i) => {
              if (s < cut) return sum;
              return sum + (event[i] === 1 ? acceptance * (100 - 5) - 1 : -5 - 1);
            }, 0),
          );
          return Math.max(...cuts) / score.length;
        };
        for (const acceptance of [0, 0.1, 0.4, 1]) {
          const { profit, contactAll } = expectedProfit({ score, event }, { ...economics, acceptance });
          expect(profit.estimate).toBeCloseTo(best(acceptance), 9);
          expect(contactAll).toBeLessThanOrEqual(profit.estimate + 1e-9);
        }
        let mean = 0;
        for (let k = 0; k < 4000; k++) mean += best((k + 0.5) / 4000) / 4000;
        const uniform = { ...economics, acceptance: { alpha: 1, beta: 1 } };
        expect(expectedProfit({ score, event }, uniform).profit.estimate).toBeCloseTo(mean, 3);
      }),
      { numRuns: 20 },
    );
  });
});

describe("concordance", () => {
  const exits = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 6 }),
      event: fc.integer({ min: 0, max: 1 }),
      score: fc.integer({ min: 0, max: 4 }),
      weight: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 2, maxLength: 40 },
  );
  it("as by its definition, pair by pair, with weights as repeated rows", () => {
    fc.assert(
      fc.property(exits, (list) => {
        let [concordant, discordant, tied] = [0, 0, 0];
        for (const a of list) {
          for (const b of list) {
            if (a.event === 0 || !(a.at < b.at || (a.at === b.at && b.event === 0))) continue;
            const mass = a.weight * b.weight;
            if (a.score > b.score) concordant += mass;
            else if (a.score < b.score) discordant += mass;
            else tied += mass;
          }
        }
        fc.pre(concordant + discordant + tied > 0);
        const columns = (of: typeof list) => ({
          duration: of.map(({ at }) => at),
          event: of.map(({ event }) => event),
          score: of.map(({ score }) => score),
          weight: of.map(({ weight }) => weight),
        });
        const found = harrellConcordance(columns(list));
        expect(found).toMatchObject({ concordant, discordant, tiedScore: tied });
        closeDeep(harrellConcordance(columns(repeated(list))), found);
        // Where nobody is censored all weights are 1.
        const complete = { ...columns(list), event: list.map(() => 1) };
        if (new Set(list.map(({ at }) => at)).size > 1) {
          expect(unoConcordance(complete).estimate).toBeCloseTo(harrellConcordance(complete).estimate, 12);
        }
      }),
    );
  });
});

describe("calibration curves", () => {
  it("never fall, stay within 0 and 1, and survive JSON", () => {
    fc.assert(
      fc.property(rows, fc.constantFrom("platt", "beta", "isotonic" as const), (list, method) => {
        const columns = columnsOf(list);
        fc.pre(new Set(columns.probability).size > 3);
        let model;
        try {
          model = fit(columns, { method, fewestEvents: 1, smoothed: true });
        } catch {
          return;
        }
        const grid = Float64Array.from({ length: 101 }, (_, k) => k / 100);
        const curve = apply(JSON.parse(JSON.stringify(model)) as typeof model, grid);
        curve.forEach((p, k) => {
          expect(p >= 0 && p <= 1).toBe(true);
          if (k > 0) expect(p).toBeGreaterThanOrEqual(curve[k - 1]! - 1e-12);
        });
        expect(apply(model, 0.37)).toBe(curve[37]);
      }),
    );
  });
});

describe("sortedOrder", () => {
  it("sorts long columns as a comparison does", () => {
    let x = 7;
    const next = (): number => (x = (48271 * x) % 2147483647);
    const values = Float64Array.from({ length: 20_000 }, () => (next() % 5000) / 7 - 300);
    const order = sortedOrder(values);
    const expected = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
    expect(order).toEqual(expected);
  });
});

/** Equal up to rounding and finite, wherever there are numbers. */
function closeDeep(one: unknown, other: unknown): void {
  if (typeof one === "number" && typeof other === "number") {
    expect(Number.isFinite(one)).toBe(true);
    expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-7 * (1 + Math.abs(one)));
  } else if (typeof one === "object" && one !== null && typeof other === "object" && other !== null) {
    expect(Object.keys(one)).toEqual(Object.keys(other));
    for (const [key, value] of Object.entries(one)) closeDeep(value, (other as Record<string, unknown>)[key]);
  } else expect(one).toEqual(other);
}
