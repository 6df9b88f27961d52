import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as planLadder from "../../src/ltv/planLadder/index.ts";
import { relativeError } from "../fixture.ts";

const count = fc.integer({ min: 0, max: 200 });

/** Chains of two to five plans and one or two exits, each state with a way out by the prior. */
const ladder = fc
  .record({ plans: fc.integer({ min: 2, max: 5 }), exits: fc.integer({ min: 1, max: 2 }) })
  .chain(({ plans, exits }) =>
    fc.record({
      exits: fc.constant(Array.from({ length: exits }, (_, i) => `exit ${String(i)}`)),
      states: fc.constant(Array.from({ length: plans }, (_, i) => `plan ${String(i)}`)),
      counts: fc.array(fc.array(count, { minLength: plans + exits, maxLength: plans + exits }), {
        minLength: plans,
        maxLength: plans,
      }),
      revenue: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: plans, maxLength: plans }),
      rate: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
    }),
  )
  .map(({ exits, states, counts, revenue, rate }) => {
    const names = [...states, ...exits];
    const moves = counts.flatMap((row, i) => row.map((n, j) => ({ from: names[i]!, to: names[j]!, count: n })));
    return {
      model: planLadder.fit({ period: "month", moves, exits, states }),
      revenue: Object.fromEntries(states.map((name, i) => [name, revenue[i]!])),
      discountRate: { rate, per: "month" as const },
    };
  });

/** Σ δᵗ Pᵗ r, term by term. */
function powerSeries(P: readonly (readonly number[])[], r: readonly number[], delta: number, terms: number): number[] {
  let reward = [...r];
  const sum = [...r];
  for (let t = 1; t < terms; t++) {
    reward = P.map((row) => row.reduce((s, p, j) => s + p * reward[j]!, 0));
    reward.forEach((value, i) => (sum[i]! += delta ** t * value));
  }
  return sum;
}

describe("a ladder of plans", () => {
  it("has chances that sum to 1, inside their intervals", () => {
    fc.assert(
      fc.property(ladder, ({ model }) => {
        for (const row of planLadder.transitionMatrix(model)) {
          expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        }
        for (const { probability, lower, upper } of planLadder.transitionProbabilities(model, { level: 0.999 })) {
          expect(lower).toBeLessThanOrEqual(probability);
          expect(upper).toBeGreaterThanOrEqual(probability);
        }
      }),
    );
  });

  it("values states as the power series of discounted payments does, endless and up to a horizon", () => {
    fc.assert(
      fc.property(ladder, fc.integer({ min: 0, max: 30 }), ({ model, revenue, discountRate }, horizon) => {
        const P = planLadder.transitionMatrix(model);
        const { states, exits } = model.parameters;
        const r = states.map((name) => revenue[name] ?? 0);
        const delta = 1 / (1 + discountRate.rate);
        // The exits of these chains are absorbing with r = 0, so the matrix may be iterated as it is.
        expect(exits.every((exit) => r[states.indexOf(exit)] === 0)).toBe(true);
        const within = planLadder.stateValues(model, { revenue, discountRate, horizon });
        const short = horizon === 0 ? r.map(() => 0) : powerSeries(P, r, delta, horizon);
        states.forEach((name, i) => {
          expect(Math.abs(within[name]! - short[i]!)).toBeLessThan(1e-10 * (1 + short[i]!));
        });
        const endless = planLadder.stateValues(model, { revenue, discountRate });
        const value = states.map((name) => endless[name]!);
        P.forEach((row, i) => {
          const next = i < states.length - exits.length ? row.reduce((s, p, j) => s + p * value[j]!, 0) : 0;
          expect(Math.abs(r[i]! + delta * next - value[i]!)).toBeLessThan(1e-11 * (1 + value[i]!));
        });
      }),
    );
  });

  it("counts periods as the power series of its moves does", () => {
    fc.assert(
      fc.property(ladder, ({ model }) => {
        const P = planLadder.transitionMatrix(model);
        const stays = planLadder.expectedPeriods(model);
        // N = I + Q N.
        stays.forEach(({ periods, untilExit }, i) => {
          const names = Object.keys(periods);
          names.forEach((name, j) => {
            const expected = Number(i === j) + names.reduce((s, _, k) => s + P[i]![k]! * stays[k]!.periods[name]!, 0);
            expect(relativeError(periods[name]!, expected)).toBeLessThan(1e-11);
          });
          expect(
            relativeError(
              untilExit,
              Object.values(periods).reduce((s, n) => s + n, 0),
            ),
          ).toBeLessThan(1e-12);
        });
      }),
    );
  });

  it("reaches some exit for certain, and a plan as often within a long horizon as ever", () => {
    fc.assert(
      fc.property(ladder, ({ model }) => {
        const { states, exits } = model.parameters;
        const perExit = exits.map((exit) => planLadder.probabilityOfReaching(model, exit));
        const plans = states.slice(0, states.length - exits.length);
        for (const plan of plans) expect(perExit.reduce((s, chances) => s + chances[plan]!, 0)).toBeCloseTo(1, 10);
        const ever = planLadder.probabilityOfReaching(model, plans[0]!);
        const soon = planLadder.probabilityOfReaching(model, plans[0]!, { horizon: 100_000 });
        for (const plan of plans) expect(soon[plan]).toBeCloseTo(ever[plan]!, 8);
      }),
      { numRuns: 10 },
    );
  });

  it("loses nobody in a forecast", () => {
    fc.assert(
      fc.property(ladder, ({ model }) => {
        const { states } = model.parameters;
        const ahead = planLadder.forecast(model, { [states[0]!]: 1000 }, { periods: 12 });
        for (let t = 0; t <= 12; t++) expect(states.reduce((s, name) => s + ahead[name]![t]!, 0)).toBeCloseTo(1000, 8);
      }),
    );
  });
});
