import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammaGamma } from "../../src/ltv/index.ts";
import { derivatives, logLikelihood } from "../../src/ltv/gammaGamma/kernel.ts";
import { collapse } from "../../src/ltv/kernel/collapse.ts";
import { failure } from "../failure.ts";

const positive = fc.double({ min: -2, max: 3, noNaN: true }).map(Math.exp);
const spend = fc.record({ frequency: fc.integer({ min: 1, max: 50 }), monetaryValue: positive.map((v) => 10 * v) });

describe("Gamma-Gamma", () => {
  it("draws a customer's own mean towards that of all, the less the more he bought", () => {
    fc.assert(
      fc.property(positive, positive, positive, spend, (p, extra, gamma, s) => {
        const model = { parameters: { p, q: 1 + extra, gamma } };
        const all = gammaGamma.expectedSpend(model, { frequency: 0, monetaryValue: 0 });
        const few = gammaGamma.expectedSpend(model, s);
        const many = gammaGamma.expectedSpend(model, { ...s, frequency: 10 * s.frequency });
        const slack = 1e-12 * (all + s.monetaryValue);
        expect(few).toBeGreaterThanOrEqual(Math.min(all, s.monetaryValue) - slack);
        expect(few).toBeLessThanOrEqual(Math.max(all, s.monetaryValue) + slack);
        expect(Math.abs(many - s.monetaryValue)).toBeLessThanOrEqual(Math.abs(few - s.monetaryValue) + slack);
      }),
    );
  });

  it("has the derivatives of its likelihood", () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        positive,
        fc.array(spend, { minLength: 1, maxLength: 6 }),
        (p, q, gamma, spends) => {
          const rows = collapse([spends.map((s) => s.frequency), spends.map((s) => s.monetaryValue)]);
          const at = [p, q, gamma];
          const gradient = new Float64Array(3);
          const hessian = new Float64Array(9);
          const value = derivatives(at, rows, gradient, hessian);
          at.forEach((centre, i) => {
            const step = 1e-5 * centre;
            const moved = (sign: number): number[] => at.map((v, j) => (i === j ? v + sign * step : v));
            const slope = (logLikelihood(moved(1), rows) - logLikelihood(moved(-1), rows)) / (2 * step);
            const size = Math.abs(value) + Math.abs(slope * centre) + 1;
            expect(Math.abs(slope - gradient[i]!) * centre).toBeLessThan(1e-6 * size);
            const up = new Float64Array(3);
            const down = new Float64Array(3);
            derivatives(moved(1), rows, up, new Float64Array(9));
            derivatives(moved(-1), rows, down, new Float64Array(9));
            at.forEach((other, j) => {
              const bend = (up[j]! - down[j]!) / (2 * step);
              expect(Math.abs(bend - hessian[3 * i + j]!) * centre * other).toBeLessThan(
                1e-5 * (size + Math.abs(bend * centre * other)),
              );
            });
          });
        },
      ),
    );
  });

  it("is found again from its own customers", () => {
    const truth = { p: 6, q: 4, gamma: 16 };
    const frequency = Array.from({ length: 20_000 }, (_, i) => i % 8);
    const { parameters: found, fit } = gammaGamma.fit(gammaGamma.simulate(truth, { frequency, seed: "recovery" }));
    for (const name of ["p", "q", "gamma"] as const) {
      expect(Math.abs(found[name] - truth[name]), name).toBeLessThan(4 * fit.standardErrors![name]);
    }
    expect(fit.notes).toEqual([
      { code: "without-repeat-purchases", message: "2500 customers without repeat purchases were left out." },
    ]);
  });

  it("says when the mean over customers does not exist", () => {
    const frequency = Array.from({ length: 4000 }, () => 3);
    const model = gammaGamma.fit(gammaGamma.simulate({ p: 2, q: 0.8, gamma: 10 }, { frequency, seed: 11 }));
    expect(model.parameters.q).toBeLessThan(1);
    expect(model.fit.notes.map(({ code }) => code)).toEqual(["mean-undefined"]);
    const both = { frequency: [0, 3, 0], monetaryValue: [0, 12, 0] };
    expect(failure(() => gammaGamma.expectedSpend(model, both)).issues.map(({ path }) => path)).toEqual([
      "frequency[0]",
      "frequency[2]",
    ]);
  });

  it("leaves out customers whose purchases were worth nothing, and says so", () => {
    const table = { frequency: [2, 1, 7, 1, 3, 4], monetaryValue: [22.35, 11.77, 73.74, 0, 25.55, 40] };
    const { fit } = gammaGamma.fit(table, { prior: "weak" });
    expect(fit.observations).toBe(5);
    expect(fit.notes[0]).toEqual({
      code: "zero-spend",
      message: "1 customers whose repeat purchases were worth 0 were left out.",
    });
  });

  it("refuses values below 0 and counts that are none", () => {
    const table = { frequency: [1, 2.5, -1], monetaryValue: [-5, 3, 4] };
    const paths = failure(() => gammaGamma.fit(table)).issues.map(({ path }) => path);
    expect(paths).toEqual(["frequency[1]", "frequency[2]", "monetaryValue[0]"]);
    expect(
      failure(() => gammaGamma.logLikelihood({ p: 1, q: 1, gamma: 1 }, { frequency: 0, monetaryValue: 1 })).code,
    ).toBe("invalid-input");
    expect(
      failure(() => gammaGamma.simulate({ p: 1, q: -1, gamma: 1 }, { frequency: [1], seed: 1 })).issues[0]?.path,
    ).toBe("parameters.q");
  });
});

// Fader & Hardie's CDNOW repeaters at p 6.25, q 3.74, γ 15.44: the first ten conditional expectations of lifetimes 0.11.3
// (tests/test_estimation.py:181-192), from the summary's frequency and mean spend of customers 1 to 10.
describe("Gamma-Gamma published", () => {
  it("expected spend of customers 1, 2 and 3", () => {
    const model = { parameters: { p: 6.25, q: 3.74, gamma: 15.44 } };
    expect(gammaGamma.expectedSpend(model, { frequency: 2, monetaryValue: 22.35 })).toBeCloseTo(24.65, 1);
    expect(gammaGamma.expectedSpend(model, { frequency: 1, monetaryValue: 11.77 })).toBeCloseTo(18.91, 1);
    expect(gammaGamma.expectedSpend(model, { frequency: 0, monetaryValue: 0 })).toBeCloseTo(35.17, 0);
  });
});
