import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logPmf as bgBbLogPmf } from "../../../src/ltv/bgBb/predictionKernel.ts";
import type { PredictiveModel } from "../../../src/ltv/buying/families.ts";
import { lawsAhead } from "../../../src/ltv/buying/lawAhead.ts";
import { paretoChances, paretoTail } from "../../../src/ltv/buying/paretoTail.ts";
import { predictiveInterval } from "../../../src/ltv/buying/predictiveInterval.ts";
import { logPmf as paretoLogPmf } from "../../../src/ltv/paretoNbd/predictionKernel.ts";
import { betaTail } from "../../../src/numeric/special/regularizedBeta.ts";
import { failure } from "../../failure.ts";
import { buyingModels } from "./models.ts";

const shape = fc.double({ min: Math.log(0.05), max: Math.log(300), noNaN: true }).map(Math.exp);
const scale = fc.double({ min: Math.log(0.01), max: Math.log(1e4), noNaN: true }).map(Math.exp);
const horizons = fc.double({ min: Math.log(0.01), max: Math.log(5000), noNaN: true }).map(Math.exp);

describe("the law of a Pareto/NBD customer's purchases", () => {
  it("has the chances of logPmf, each computed on its own", () => {
    fc.assert(
      fc.property(shape, scale, shape, scale, horizons, (r, alpha, s, beta, horizon) => {
        const parameters = [r, alpha, s, beta];
        const next = paretoChances(parameters, horizon);
        for (let n = 0; n < 300; n++) {
          const chance = next();
          if (n > 20 && n % 20 > 0) continue;
          const alone = Math.exp(paretoLogPmf(parameters, n, horizon));
          if (alone > 1e-12) expect(Math.abs(chance / alone - 1)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("goes on beyond the counts that are added up one by one", () => {
    const parameters = [200, 10, 0.5, 10];
    const tail = paretoTail(parameters, 5000);
    const [before, after] = [tail(20_000), tail(20_001)];
    const chance = Math.exp(paretoLogPmf(parameters, 20_000, 5000));
    expect(Math.abs(before - after - chance)).toBeLessThan(1e-12);
    expect(tail(1e7)).toBeLessThan(1e-12);
  });
});

describe.each(buyingModels.filter(({ kind }) => kind in lawsAhead) as PredictiveModel[])(
  "the tail of $kind",
  (model) => {
    it("is what the chances of fewer purchases leave", () => {
      const { logPmf, movedOn, tail } = lawsAhead[model.kind];
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 60 }), (x, horizon) => {
          const parameters = movedOn(Object.values(model.parameters), x, 12);
          const atLeast = tail(parameters, horizon);
          let left = 1;
          for (let n = 0; n < 80; n++) {
            left -= Math.exp(logPmf(parameters, n, horizon));
            expect(Math.abs(atLeast(n + 1) - left)).toBeLessThan(1e-11);
          }
        }),
        { numRuns: 40 },
      );
    });
  },
);

describe("bgBb.tail", () => {
  it("stays a chance over many opportunities", () => {
    const parameters = [30, 2, 0.2, 400];
    const atLeast = lawsAhead["bg-bb"].tail(parameters, 5000);
    const here = atLeast(4000) - atLeast(4001);
    expect(Math.abs(here / Math.exp(bgBbLogPmf(parameters, 4000, 5000)) - 1)).toBeLessThan(1e-8);
  });
});

describe("predictiveInterval of very many purchases", () => {
  const nbd = {
    ...buyingModels.find(({ kind }) => kind === "nbd")!,
    parameters: { r: 0.4, alpha: 12 },
  } as PredictiveModel;
  const columns = { frequency: [200], recency: [10], age: [10] };

  it("is right beyond a million", () => {
    const { lower, upper, mass } = predictiveInterval(nbd, columns, { horizon: 1e6 });
    // A negative binomial of shape 200.4 and mean 9.1 million, asked of its distribution function.
    const z = 1e6 / (1e6 + 22);
    const upTo = (n: number): number => betaTail(1 - z, z, 200.4, n + 1);
    expect(upTo(lower[0]!)).toBeGreaterThan(0.05);
    expect(upTo(lower[0]! - 1)).toBeLessThanOrEqual(0.05 + 1e-9);
    expect(upTo(upper[0]!)).toBeGreaterThanOrEqual(0.95 - 1e-9);
    expect(upTo(upper[0]! - 1)).toBeLessThan(0.95);
    expect(mass[0]).toBeCloseTo(0.9, 5);
  });

  it("is refused where counts are no whole numbers any more", () => {
    const { issues } = failure(() => predictiveInterval(nbd, columns, { horizon: 1e18 }));
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(["invalid-input options.horizon"]);
  });
});

describe("predictiveInterval of 2,000 Pareto/NBD customers of distinct ages", () => {
  it("asks each one's own law", () => {
    const model = buyingModels.find(({ kind }) => kind === "pareto-nbd") as PredictiveModel;
    const rows = Array.from({ length: 2000 }, (_, i) => i);
    const columns = {
      frequency: rows.map((i) => i % 20),
      recency: rows.map((i) => (i % 20 === 0 ? 0 : 20 + i / 100)),
      age: rows.map((i) => 41 + i / 100),
    };
    const { lower, upper, mass } = predictiveInterval(model, columns, { horizon: 520 });
    for (const i of [0, 777, 1999]) {
      const one = { frequency: [columns.frequency[i]!], recency: [columns.recency[i]!], age: [columns.age[i]!] };
      const alone = predictiveInterval(model, one, { horizon: 520 });
      expect([lower[i], upper[i]]).toEqual([alone.lower[0], alone.upper[0]]);
      expect(mass[i]).toBeCloseTo(alone.mass[0]!, 11);
    }
  });
});
