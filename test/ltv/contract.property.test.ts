import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as bdwKernel from "../../src/ltv/bdw/kernel.ts";
import * as bdw from "../../src/ltv/bdw/index.ts";
import { readRenewals } from "../../src/ltv/contract/readRenewals.ts";
import { renewalDerivatives, renewalLogLikelihood } from "../../src/ltv/contract/renewalLikelihood.ts";
import * as sbgKernel from "../../src/ltv/sbg/kernel.ts";
import * as sbg from "../../src/ltv/sbg/index.ts";
import { relativeError } from "../fixture.ts";

const positive = fc.double({ min: -3, max: 3, noNaN: true }).map(Math.exp);
const power = fc.double({ min: -1, max: 1, noNaN: true }).map(Math.exp);
const tenure = fc.integer({ min: 0, max: 200 });
const rate = fc.double({ min: 0.001, max: 1, noNaN: true });
const contract = fc.record({ renewals: fc.integer({ min: 0, max: 20 }), left: fc.integer({ min: 0, max: 1 }) });
const contracts = fc.array(contract, { minLength: 1, maxLength: 12 }).map((rows) => ({
  renewals: rows.map(({ renewals }) => renewals),
  left: rows.map(({ left }) => left),
}));
const yearly = <P>(parameters: P): { parameters: P; fit: { timeUnit: "year" } } => ({
  parameters,
  fit: { timeUnit: "year" },
});

describe("sBG", () => {
  it("loses a smaller share at every renewal, and the chances to leave add up", () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 2, max: 60 }), (alpha, beta, renewals) => {
        const model = { parameters: { alpha, beta } };
        const share = sbg.survival(model, renewals);
        const kept = sbg.retentionRate(model, { renewals: Array.from(share.keys()).slice(0, -1) });
        kept.forEach((k, t) => {
          expect(k > 0 && k < 1 && (t === 0 || k >= kept[t - 1]!)).toBe(true);
          expect(relativeError(k, share[t + 1]! / share[t]!)).toBeLessThan(1e-12);
          const churn = sbg.posteriorMeanChurn(model, { renewals: t });
          expect(Math.abs(1 - k - churn)).toBeLessThan(1e-15);
        });
        const left = sbg.churnProbability(model, { renewal: Array.from(kept, (_, t) => t + 1) });
        const total = left.reduce((sum, chance) => sum + chance, share[renewals]!);
        expect(Math.abs(total - 1)).toBeLessThan(1e-13);
      }),
    );
  });

  it("survives as its chances to stay multiply", () => {
    fc.assert(
      fc.property(positive, positive, tenure, fc.integer({ min: 0, max: 50 }), (alpha, beta, renewals, horizon) => {
        let product = 1;
        for (let t = renewals; t < renewals + horizon; t++) product *= (beta + t) / (alpha + beta + t);
        const model = { parameters: { alpha, beta } };
        expect(relativeError(sbg.probabilityAliveAfter(model, { renewals }, { horizon }), product)).toBeLessThan(1e-12);
      }),
    );
  });
});

describe("BdW with c = 1 is the sBG", () => {
  it("in every prediction, to 1e-12", () => {
    fc.assert(
      fc.property(positive, positive, tenure, rate, (alpha, beta, renewals, discount) => {
        const one = yearly({ alpha, beta });
        const other = yearly({ gamma: alpha, delta: beta, c: 1 });
        const options = { discountRate: { rate: discount, per: "year" } } as const;
        const same = (a: number, b: number): void => {
          expect(relativeError(a, b)).toBeLessThan(1e-12);
        };
        same(bdw.survivalCurve(other)(renewals), sbg.survivalCurve(one)(renewals));
        same(bdw.retentionRate(other, { renewals }), sbg.retentionRate(one, { renewals }));
        const renewal = renewals + 1;
        same(bdw.churnProbability(other, { renewal }), sbg.churnProbability(one, { renewal }));
        same(bdw.posteriorMeanChurn(other, { renewals }), sbg.posteriorMeanChurn(one, { renewals }));
        same(bdw.residualValue(other, { renewals }, options), sbg.residualValue(one, { renewals }, options));
        same(
          bdw.retentionElasticity(other, { renewals }, options),
          sbg.retentionElasticity(one, { renewals }, options),
        );
      }),
    );
  });

  it("in its likelihood", () => {
    fc.assert(
      fc.property(positive, positive, contracts, (alpha, beta, data) => {
        const value = bdw.logLikelihood({ gamma: alpha, delta: beta, c: 1 }, data);
        const expected = sbg.logLikelihood({ alpha, beta }, data);
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
      }),
    );
  });
});

describe("residual values are the sums they are named for", () => {
  /** Term by term from the survival curve, to where nothing is left. */
  function bruteForce(
    model: bdw.PeriodicBdwScorer,
    renewals: number,
    discount: number,
    horizon: number,
  ): [number, number] {
    const curve = bdw.survivalCurve(model);
    let value = 0;
    let weighted = 0;
    for (let k = 1; k <= Math.min(horizon, 4000); k++) {
      const term = (curve(renewals + k) / curve(renewals)) * (1 + discount) ** (1 - k);
      value += term;
      weighted += k * term;
    }
    return [value, weighted / value];
  }

  it("with and without an end, and their elasticity", () => {
    const horizons = fc.oneof(fc.constant(Infinity), fc.integer({ min: 1, max: 3000 }));
    const moderate = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({ gamma: positive, delta: positive, c: power }),
        fc.integer({ min: 0, max: 40 }),
        moderate,
        horizons,
        (parameters, renewals, discount, horizon) => {
          const model = yearly(parameters);
          fc.pre(bdw.logSurvival(model, { renewals }) > -300);
          const options = {
            discountRate: { rate: discount, per: "year" },
            ...(horizon === Infinity ? {} : { horizon }),
          } as const;
          const [value, elasticity] = bruteForce(model, renewals, discount, horizon);
          expect(relativeError(bdw.residualValue(model, { renewals }, options), value)).toBeLessThan(1e-11);
          expect(relativeError(bdw.retentionElasticity(model, { renewals }, options), elasticity)).toBeLessThan(1e-11);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("rise with the horizon, fall with the rate, and are those of one constant rate where customers are alike", () => {
    fc.assert(
      fc.property(positive, positive, tenure, rate, (alpha, beta, renewals, discount) => {
        const model = yearly({ alpha, beta });
        const at = (r: number, horizon?: number): number =>
          sbg.residualValue(
            model,
            { renewals },
            { discountRate: { rate: r, per: "year" }, ...(horizon === undefined ? {} : { horizon }) },
          );
        expect(at(discount, 5)).toBeLessThanOrEqual(at(discount, 9) * (1 + 1e-14));
        expect(at(discount, 9)).toBeLessThanOrEqual(at(discount) * (1 + 1e-11));
        expect(at(2 * discount)).toBeLessThan(at(discount));
        const late = { discountRate: { rate: discount, per: "year" }, timing: "after-payment" } as const;
        const paid = sbg.residualValue(model, { renewals }, late);
        expect(relativeError(paid * (1 + discount), at(discount))).toBeLessThan(1e-14);
      }),
      { numRuns: 50 },
    );
    const alike = yearly({ alpha: 2e9, beta: 8e9 });
    const options = { discountRate: { rate: 0.1, per: "year" } } as const;
    expect(sbg.residualValue(alike, { renewals: 3 }, options)).toBeCloseTo(0.8 / (1 - 0.8 / 1.1), 7);
    expect(sbg.retentionElasticity(alike, { renewals: 3 }, options)).toBeCloseTo(1 / (1 - 0.8 / 1.1), 6);
  });

  it("move with every retention rate as the elasticity says", () => {
    const model = yearly({ gamma: 0.5, delta: 2, c: 1.4 });
    const options = { discountRate: { rate: 0.1, per: "year" } } as const;
    const value = (raise: number): number => {
      let share = 1;
      let sum = 0;
      for (let n = 0; n < 500; n++) {
        share *= bdw.retentionRate(model, { renewals: n }) * raise;
        sum += share / 1.1 ** n;
      }
      return sum;
    };
    const slope = (Math.log(value(1 + 1e-5)) - Math.log(value(1 - 1e-5))) / 2e-5;
    expect(bdw.retentionElasticity(model, { renewals: 0 }, options)).toBeCloseTo(slope, 6);
  });
});

describe.each([
  { name: "sBG", kernel: sbgKernel.retention, count: 2 },
  { name: "BdW", kernel: bdwKernel.retention, count: 3 },
])("$name", ({ kernel, count }) => {
  const points = fc.tuple(positive, positive, power).map((all) => all.slice(0, count));

  it("has the derivatives of its likelihood", () => {
    fc.assert(
      fc.property(points, contracts, (at, data) => {
        const counts = readRenewals("test", data);
        const gradient = new Float64Array(count);
        const hessian = new Float64Array(count * count);
        const value = renewalDerivatives(kernel, { parameters: at, counts }, gradient, hessian);
        expect(value).toBe(renewalLogLikelihood(kernel, at, counts));
        const moved = (i: number, step: number): number[] => at.map((v, j) => (i === j ? v + step : v));
        for (let i = 0; i < count; i++) {
          const step = 1e-5 * at[i]!;
          const up = new Float64Array(count);
          const down = new Float64Array(count);
          const scratch = new Float64Array(count * count);
          const above = renewalDerivatives(kernel, { parameters: moved(i, step), counts }, up, scratch);
          const below = renewalDerivatives(kernel, { parameters: moved(i, -step), counts }, down, scratch);
          const size = (Math.abs(value) + Math.abs(gradient[i]! * at[i]!) + 1) / at[i]!;
          expect(Math.abs((above - below) / (2 * step) - gradient[i]!)).toBeLessThan(1e-7 * size);
          for (let j = 0; j < count; j++) {
            const bend = (up[j]! - down[j]!) / (2 * step);
            const scale =
              size / at[j]! + Math.abs(hessian[i * count + j]!) + Math.abs(hessian[i * count + i]! / at[j]!);
            expect(Math.abs(bend - hessian[i * count + j]!)).toBeLessThan(1e-6 * scale);
          }
        }
      }),
    );
  });
});

describe("recovery", () => {
  it("of the sBG's parameters from customers it drew, within four standard errors", () => {
    const truth = { alpha: 0.7, beta: 2.5 };
    const drawn = sbg.simulate(truth, { customers: 20_000, renewals: 10, seed: 7 });
    const { parameters, fit } = sbg.fit({ period: "month", ...drawn });
    for (const key of ["alpha", "beta"] as const) {
      expect(Math.abs(parameters[key] - truth[key]), key).toBeLessThan(4 * fit.standardErrors![key]);
      expect(fit.standardErrors![key], key).toBeLessThan(0.1 * truth[key]);
    }
  });

  it("of the BdW's parameters from customers observed for different times", () => {
    const truth = { gamma: 0.5, delta: 3, c: 1.6 };
    const renewals = Array.from({ length: 40_000 }, (_, i) => 3 + (i % 12));
    const drawn = bdw.simulate(truth, { customers: renewals.length, renewals, seed: "bdw" });
    const { parameters, fit } = bdw.fit({ period: "month", ...drawn });
    for (const key of ["gamma", "delta", "c"] as const) {
      expect(Math.abs(parameters[key] - truth[key]), key).toBeLessThan(4 * fit.standardErrors![key]);
      expect(fit.standardErrors![key], key).toBeLessThan(0.15 * truth[key]);
    }
  });

  it("of the survival curve itself: shares of simulated customers", () => {
    const model = { parameters: { gamma: 0.5, delta: 3, c: 1.6 } };
    const drawn = bdw.simulate(model.parameters, { customers: 50_000, renewals: 8, seed: 3 });
    bdw.survival(model, 8).forEach((share, t) => {
      const there = drawn.renewals.filter((n) => n >= t).length / 50_000;
      expect(Math.abs(there - share), String(t)).toBeLessThan(4.5 * Math.sqrt((share * (1 - share)) / 50_000) + 1e-12);
    });
  });
});
