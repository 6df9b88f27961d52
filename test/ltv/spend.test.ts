import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammaGamma, summarize } from "../../src/ltv/index.ts";
import { spendGroups } from "../../src/ltv/spend/groups.ts";
import { derivatives, logLikelihood } from "../../src/ltv/spend/kernel.ts";
import * as spend from "../../src/ltv/spend/index.ts";
import { spendFamily } from "../../src/ltv/spend/schema.ts";
import { logGamma } from "../../src/numeric/special/index.ts";
import { readModel } from "../../src/schema/index.ts";
import { codesOf } from "../failure.ts";
import { cdnowPurchases } from "./cdnow.ts";

const truth = { mean: 35, betweenVariance: 300, withinVariance: 200 };
const frequency = Array.from({ length: 20_000 }, (_, i) => i % 8);
const positive = fc.double({ min: -2, max: 3, noNaN: true }).map(Math.exp);
const rowOf = fc.record({ n: fc.integer({ min: 1, max: 30 }), z: positive });
const noteCodes = (model: spend.SpendModel): string[] => model.fit.notes.map(({ code }) => code);

describe("spend", () => {
  it("is found again from its own customers", () => {
    const model = spend.fit(spend.simulate(truth, { frequency, seed: 5 }));
    for (const name of ["mean", "betweenVariance", "withinVariance"] as const) {
      expect(Math.abs(model.parameters[name] - truth[name]), name).toBeLessThan(4 * model.fit.standardErrors![name]);
    }
    expect(model.fit.gradientNorm).toBeLessThan(1e-9);
    expect(noteCodes(model)).toEqual(["without-repeat-purchases"]);
    expect(readModel(JSON.stringify(model), [spendFamily])).toEqual(model);
  });

  it("has the likelihood of gamma distributed means", () => {
    fc.assert(
      fc.property(positive, positive, positive, rowOf, (mean, betweenVariance, withinVariance, { n, z }) => {
        const v = betweenVariance + withinVariance / n;
        const [shape, scale] = [(mean * mean) / v, v / mean];
        const density = (shape - 1) * Math.log(z) - z / scale - logGamma(shape) - shape * Math.log(scale);
        const value = spend.logLikelihood(
          { mean, betweenVariance, withinVariance },
          { frequency: n, monetaryValue: z },
        );
        expect(Math.abs(value - density)).toBeLessThan(1e-9 * (1 + Math.abs(density) + shape + z / scale));
      }),
    );
  });

  it("has the derivatives of its likelihood", () => {
    fc.assert(
      fc.property(
        fc.tuple(positive, positive, positive),
        fc.array(rowOf, { minLength: 1, maxLength: 6 }),
        (at, rows) => {
          const columns = [Float64Array.from(rows, ({ n }) => n), Float64Array.from(rows, ({ z }) => z)];
          const groups = spendGroups(columns, new Float64Array(rows.length).fill(1));
          const [gradient, hessian] = [new Float64Array(3), new Float64Array(9)];
          derivatives(at, groups, gradient, hessian);
          const size = Math.abs(logLikelihood(at, groups)) + 10 * rows.length;
          at.forEach((centre, i) => {
            const step = 1e-5 * centre;
            const moved = (sign: number): number[] => at.map((v, j) => (i === j ? v + sign * step : v));
            const slope = (logLikelihood(moved(1), groups) - logLikelihood(moved(-1), groups)) / (2 * step);
            expect(Math.abs(slope - gradient[i]!) * centre).toBeLessThan(1e-6 * (size + Math.abs(slope * centre)));
            const [up, down] = [new Float64Array(3), new Float64Array(3)];
            derivatives(moved(1), groups, up, new Float64Array(9));
            derivatives(moved(-1), groups, down, new Float64Array(9));
            at.forEach((other, j) => {
              const bend = (up[j]! - down[j]!) / (2 * step);
              const scale = size + Math.abs(bend * centre * other) + Math.abs(gradient[j]! * other);
              expect(Math.abs(bend - hessian[3 * i + j]!) * centre * other).toBeLessThan(1e-5 * scale);
            });
          });
        },
      ),
    );
  });

  it("has no better ratio of variances than the one it found", () => {
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 3, maxLength: 12 }), (rows) => {
        const spends = { frequency: rows.map(({ n }) => n), monetaryValue: rows.map(({ z }) => z) };
        if (new Set(spends.frequency).size < 2) return;
        const { parameters, fit } = spend.fit(spends);
        if (fit.notes.some(({ code }) => code === "flat-spend")) return;
        for (const factor of [0.5, 0.9, 1.1, 2]) {
          for (const name of ["mean", "betweenVariance", "withinVariance"] as const) {
            const other = { ...parameters, [name]: factor * parameters[name] };
            expect(spend.logLikelihood(other, spends)).toBeLessThanOrEqual(fit.logLikelihood + 1e-7);
          }
        }
      }),
    );
  });

  it("weighs a customer's own mean against that of all, the more the more he bought", () => {
    const model = { parameters: { mean: 35, betweenVariance: 300, withinVariance: 600 } };
    // K = 600 / 300 = 2: (n z + 2 · 35) / (n + 2).
    const spends = { frequency: [0, 1, 2, 8], monetaryValue: [0, 20, 20, 20] };
    expect(Array.from(spend.expectedSpend(model, spends))).toEqual([35, 30, 27.5, 23]);
    expect(Array.from(spend.credibility(model, { frequency: [0, 2] }))).toEqual([0, 0.5]);
    const { lower, upper } = spend.spendInterval(model, { frequency: 8, monetaryValue: 20 }, { level: 0.5 });
    expect(upper - lower).toBeCloseTo(2 * 0.6744898 * Math.sqrt(60), 5);
    expect(spend.spendInterval(model, { frequency: 0, monetaryValue: 0 }, { level: 0.999 }).lower).toBe(0);
  });

  it("expects the common mean of everyone where customers differ by chance only, and says so", () => {
    // Means of 100 purchases are all but equal, single purchases are not; then the other way round.
    const same = spend.fit({ frequency: [1, 1, 100, 100], monetaryValue: [10, 30, 20, 20.1] });
    expect(same.parameters.betweenVariance).toBe(0);
    expect(noteCodes(same)).toContain("no-between-variance");
    expect(spend.expectedSpend(same, { frequency: 9, monetaryValue: 90 })).toBe(same.parameters.mean);
    const steady = spend.fit({ frequency: [1, 1, 100, 100], monetaryValue: [19.5, 20.5, 10, 30] });
    expect(noteCodes(steady)).toContain("no-within-variance");
    expect(spend.expectedSpend(steady, { frequency: 1, monetaryValue: 90 })).toBe(90);
  });

  it("has an answer where Gamma-Gamma has none", () => {
    const flat = { frequency: [3, 1, 3, 0], monetaryValue: [20, 20, 20, 0] };
    expect(codesOf(() => gammaGamma.fit(flat))).toEqual(["no-maximum"]);
    const model = spend.fit(flat);
    expect(model.parameters).toEqual({ mean: 20, betweenVariance: 0, withinVariance: 0 });
    expect(noteCodes(model)).toEqual(["without-repeat-purchases", "flat-spend"]);
    expect(Array.from(spend.expectedSpend(model, flat))).toEqual([20, 20, 20, 20]);
    const many = Array.from({ length: 4000 }, (_, i) => 1 + (i % 4));
    const endless = gammaGamma.simulate({ p: 2, q: 0.8, gamma: 10 }, { frequency: many, seed: 11 });
    expect(() => gammaGamma.expectedSpend(gammaGamma.fit(endless), { frequency: 0, monetaryValue: 0 })).toThrow(
      "mean-undefined",
    );
    expect(Number.isFinite(spend.expectedSpend(spend.fit(endless), { frequency: 0, monetaryValue: 0 }))).toBe(true);
  });

  it("cannot tell its variances apart where all bought as often, save with a prior", () => {
    const once = { frequency: [1, 1, 1, 1], monetaryValue: [10, 20, 30, 40] };
    expect(codesOf(() => spend.fit(once))).toEqual(["no-maximum"]);
    const { parameters, fit } = spend.fit(once, { prior: "weak" });
    expect(parameters.withinVariance / parameters.betweenVariance).toBeCloseTo(1, 6);
    expect(fit.standardErrors).not.toBeNull();
  });

  it("is the same in another unit of money, and for weights instead of repeated rows", () => {
    const drawn = spend.simulate(truth, { frequency: frequency.slice(0, 800), seed: 9 });
    const { parameters } = spend.fit(drawn);
    const cents = spend.fit({ ...drawn, monetaryValue: drawn.monetaryValue.map((z) => 100 * z) }).parameters;
    expect(cents.mean / parameters.mean).toBeCloseTo(100, 6);
    expect(cents.withinVariance / parameters.withinVariance).toBeCloseTo(1e4, 2);
    const twice = {
      frequency: [...drawn.frequency, ...drawn.frequency],
      monetaryValue: [...drawn.monetaryValue, ...drawn.monetaryValue],
    };
    const weighted = spend.fit({ ...drawn, weight: new Float64Array(800).fill(2) });
    const doubled = spend.fit(twice);
    expect(weighted.parameters.betweenVariance / doubled.parameters.betweenVariance).toBeCloseTo(1, 9);
    expect(weighted.fit.observations).toBe(doubled.fit.observations);
  });

  it("predicts the holdout of CDNOW at least as well as Gamma-Gamma, the common mean and the own mean", () => {
    const dates = { unit: "week", observationEnd: "1998-06-30", calibrationEnd: "1997-09-30" } as const;
    const customers = summarize(cdnowPurchases(), dates);
    const holdout = customers.holdout!;
    const error = (expected: ArrayLike<number>): number => {
      let [sum, count] = [0, 0];
      for (let i = 0; i < holdout.frequency.length; i++) {
        if (holdout.frequency[i] === 0 || customers.frequency[i] === 0) continue;
        sum += Math.abs(expected[i]! - holdout.spend[i]! / holdout.frequency[i]!);
        count++;
      }
      expect(count).toBe(491);
      return sum / count;
    };
    const model = spend.fit(customers);
    const ours = error(spend.expectedSpend(model, customers));
    expect(ours).toBeLessThan(error(gammaGamma.expectedSpend(gammaGamma.fit(customers), customers)));
    expect(ours).toBeLessThan(0.94 * error(customers.monetaryValue));
    expect(ours).toBeLessThan(0.86 * error(customers.frequency.map(() => model.parameters.mean)));
  });
});

describe("spend refuses", () => {
  it("what is no spend, no prior and no model", () => {
    expect(codesOf(() => spend.fit(null as never))).toEqual(["invalid-input"]);
    expect(codesOf(() => spend.fit({ frequency: [], monetaryValue: [] }))).toEqual(["empty-input frequency"]);
    expect(codesOf(() => spend.fit({ frequency: [1, -1], monetaryValue: [NaN, 2] }))).toEqual([
      "invalid-input frequency[1]",
      "invalid-input monetaryValue[0]",
    ]);
    expect(codesOf(() => spend.fit({ frequency: [0, 2], monetaryValue: [0, 5] }))).toEqual(["too-few-observations"]);
    expect(codesOf(() => spend.fit({ frequency: [1], monetaryValue: [1] }, { prior: 3 as never }))).toEqual([
      "invalid-input options.prior",
    ]);
    expect(codesOf(() => spend.expectedSpend(null as never, { frequency: 1, monetaryValue: 1 }))).toEqual([
      "invalid-input model",
    ]);
    const broken = { parameters: { mean: 1, betweenVariance: -1, withinVariance: NaN } };
    expect(codesOf(() => spend.spendStandardDeviation(broken, { frequency: 1, monetaryValue: 1 }))).toEqual([
      "invalid-input model.parameters.betweenVariance",
      "invalid-input model.parameters.withinVariance",
    ]);
    const point = { mean: 1, betweenVariance: 0, withinVariance: 0 };
    expect(codesOf(() => spend.logLikelihood(point, { frequency: 1, monetaryValue: 1 }))).toEqual([
      "invalid-input parameters.variance",
    ]);
    expect(
      codesOf(() => spend.spendInterval({ parameters: truth }, { frequency: 1, monetaryValue: 1 }, { level: 2 })),
    ).toEqual(["invalid-input options.level"]);
    expect(codesOf(() => spend.simulate(truth, { frequency: [1], seed: null as never }))).toEqual([
      "invalid-input seed",
    ]);
  });

  it("values whose variances no double holds, save those left out", () => {
    const spends = { frequency: [2, 1, 7, 1, 3], monetaryValue: [22.35, 11.77, 73.74, 11.9, 25.55] };
    const times = (unit: number): number[] => spends.monetaryValue.map((value) => value * unit);
    const { parameters } = spend.fit(spends, { prior: "weak" });
    for (const unit of [1e-58, 1e58]) {
      const scaled = spend.fit({ ...spends, monetaryValue: times(unit) }, { prior: "weak" });
      expect(scaled.parameters.mean / unit / parameters.mean).toBeCloseTo(1, 9);
      expect(scaled.parameters.withinVariance / unit / unit / parameters.withinVariance).toBeCloseTo(1, 9);
      expect(Object.values(scaled.fit.standardErrors!).every((error) => error > 0 && error < Infinity)).toBe(true);
    }
    for (const unit of [1e-300, 1e200]) {
      const codes = codesOf(() => spend.fit({ ...spends, monetaryValue: times(unit) }));
      expect(codes).toEqual(spends.frequency.map((_, i) => `invalid-input monetaryValue[${String(i)}]`));
    }
    const left = { frequency: [...spends.frequency, 0, 3], monetaryValue: [...spends.monetaryValue, 1e-300, 0] };
    expect(spend.fit(left, { prior: "weak" }).parameters).toEqual(parameters);
  });

  it("parameters so far from the data that there is no likelihood", () => {
    const far = { mean: 1e100, betweenVariance: 1e-300, withinVariance: 0 };
    expect(codesOf(() => spend.logLikelihood(far, { frequency: 1, monetaryValue: 1e-300 }))).toEqual([
      "invalid-input parameters",
    ]);
    const huge = { parameters: { mean: 1e200, betweenVariance: 1e300, withinVariance: 1 } };
    expect(codesOf(() => spend.expectedSpend(huge, { frequency: 1, monetaryValue: 1 }))).toEqual([
      "invalid-input model.parameters.mean",
      "invalid-input model.parameters.betweenVariance",
    ]);
  });
});
