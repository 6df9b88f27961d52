import { describe, expect, it } from "vitest";
import * as bdw from "../../src/ltv/bdw/index.ts";
import * as bgCnbdK from "../../src/ltv/bgCnbdK/index.ts";
import * as bgNbd from "../../src/ltv/bgNbd/index.ts";
import * as gammaGamma from "../../src/ltv/gammaGamma/index.ts";
import { families } from "../../src/ltv/families.ts";
import * as mbgCnbdK from "../../src/ltv/mbgCnbdK/index.ts";
import * as mbgNbd from "../../src/ltv/mbgNbd/index.ts";
import * as paretoNbd from "../../src/ltv/paretoNbd/index.ts";
import * as sbg from "../../src/ltv/sbg/index.ts";
import { posteriorFamilies } from "../../src/ltv/posterior/families.ts";
import { modelOfDraw } from "../../src/ltv/posterior/posteriorResult.ts";
import * as spend from "../../src/ltv/spend/index.ts";
import { intervals } from "../../src/ltv/posterior/intervals.ts";
import { posterior } from "../../src/ltv/posterior/posterior.ts";
import { codesOf } from "../failure.ts";
import { poisson } from "../../src/numeric/random/poisson.ts";

const histories = bgNbd.simulate({ r: 0.5, alpha: 5, a: 0.8, b: 2.5 }, { customers: 400, age: 52, seed: 1 });
const spends = gammaGamma.simulate({ p: 6, q: 4, gamma: 16 }, { frequency: histories.frequency, seed: 1 });
const contracts = {
  period: "month",
  ...sbg.simulate({ alpha: 0.7, beta: 2 }, { customers: 400, renewals: 6, seed: 1 }),
} as const;
const timed = { timeUnit: "week", prior: "weak" } as const;
const regularLaw = { k: 2, r: 0.9, alpha: 3, a: 0.8, b: 2.5 };
const regular = bgCnbdK.simulate(regularLaw, { customers: 400, age: 52, seed: 1 });
const gender = Array.from({ length: 400 }, (_, i) => i % 2);
const age = Array.from({ length: 400 }, (_, i) => ((i * 0.618) % 1) - 0.5);
const described = paretoNbd.simulate(
  { r: 0.6, alpha: 6, s: 0.7, beta: 12 },
  {
    customers: 400,
    age: 52,
    seed: 1,
    covariates: { gender, age },
    coefficients: { purchase: { gender: 0.5 }, dropout: { gender: 0.3, age: -0.4 } },
  },
);
const members = {
  period: "month",
  ...sbg.simulate(
    { alpha: 0.7, beta: 2 },
    { customers: 400, renewals: 6, seed: 1, covariates: { gender }, coefficients: { leaving: { gender: 0.6 } } },
  ),
} as const;

const fitted = [
  { model: bgNbd.fit(histories, timed), columns: histories },
  { model: mbgNbd.fit(histories, timed), columns: histories },
  { model: paretoNbd.fit(histories, timed), columns: histories },
  { model: sbg.fit(contracts, { prior: "weak" }), columns: contracts },
  { model: bdw.fit(contracts, { prior: "weak" }), columns: contracts },
  { model: gammaGamma.fit(spends, { prior: "weak" }), columns: spends },
  { model: bgCnbdK.fit(regular, { ...timed, k: 2 }), columns: regular },
  { model: mbgCnbdK.fit(regular, { ...timed, k: 2 }), columns: regular },
];

const differing = [
  { model: paretoNbd.fit(described, { ...timed, purchase: ["gender"] }), columns: described },
  { model: bgNbd.fit(described, { ...timed, dropout: [], ridge: 0.01 }), columns: described },
  { model: sbg.fit(members, { prior: "weak" }), columns: members },
];

it("every family has a posterior; plan ladders have their own, a Dirichlet distribution in closed form", () => {
  const kinds = families.map(({ kind }) => kind).filter((kind) => kind !== "plan-ladder");
  expect(Object.keys(posteriorFamilies).sort()).toEqual([...kinds].sort());
});

describe.each(differing)("the posterior of $model.kind with covariates", ({ model, columns }) => {
  const drawn = posterior(model, columns as never, { seed: 1, draws: 1000 });

  it("is of parameters and coefficients, around the estimate and about as wide as its standard errors", () => {
    const errors = model.fit.standardErrors as unknown as Record<string, number>;
    expect(drawn.names).toEqual(Object.keys(errors));
    for (const [process, row] of Object.entries(model.covariates!)) {
      for (const [covariate, estimate] of Object.entries(row)) {
        const { mean, standardDeviation } = drawn.summary[`${process}.${covariate}`]!;
        const error = errors[`${process}.${covariate}`]!;
        expect(Math.abs(mean - estimate)).toBeLessThan(0.6 * error);
        expect(Math.abs(standardDeviation / error - 1)).toBeLessThan(0.35);
      }
    }
  });

  it("does not depend on the order of the covariates, and has a model at each draw", () => {
    const { covariates } = columns as { readonly covariates: object };
    const turned = { ...columns, covariates: Object.fromEntries(Object.entries(covariates).reverse()) };
    const again = posterior(model, turned as never, { seed: 1, draws: 1000 });
    for (const name of drawn.names) {
      expect(Math.abs(again.summary[name]!.mean / drawn.summary[name]!.mean - 1)).toBeLessThan(1e-6);
    }
    const one = modelOfDraw(drawn, 3) as { readonly covariates: Record<string, Record<string, number>> };
    expect(Object.keys(one.covariates)).toEqual(Object.keys(model.covariates!));
  });

  it("needs the columns of its covariates", () => {
    const without = { ...columns, covariates: undefined };
    expect(codesOf(() => posterior(model, without as never, { seed: 1 }))[0]).toMatch(/^invalid-input/);
  });
});

describe("the posterior of spend", () => {
  it("knows the mean as well as its standard error says, and has variances above 0", () => {
    const values = spend.simulate(
      { mean: 35, betweenVariance: 300, withinVariance: 200 },
      { frequency: Array.from({ length: 500 }, (_, i) => 1 + (i % 6)), seed: 1 },
    );
    const model = spend.fit(values);
    const drawn = posterior(model, values, { seed: 1, draws: 1000 });
    for (const name of ["mean", "betweenVariance", "withinVariance"] as const) {
      const error = model.fit.standardErrors![name];
      expect(Math.abs(drawn.summary[name]!.mean - model.parameters[name])).toBeLessThan(0.6 * error);
      expect(Math.abs(drawn.summary[name]!.standardDeviation / error - 1)).toBeLessThan(0.25);
    }
  });

  it("is there where a variance was estimated as 0", () => {
    const values = spend.simulate(
      { mean: 35, betweenVariance: 0, withinVariance: 200 },
      { frequency: Array.from({ length: 500 }, (_, i) => 1 + (i % 6)), seed: 2 },
    );
    const model = {
      ...spend.fit(values, { prior: "weak" }),
      parameters: { mean: 35, betweenVariance: 0, withinVariance: 200 },
    };
    const drawn = posterior(model, values, { seed: 1, draws: 1000 });
    expect(drawn.summary["betweenVariance"]!.upper).toBeLessThan(60);
  });
});

it("keeps the k of regular timing at each draw", () => {
  const drawn = posterior(bgCnbdK.fit(regular, { ...timed, k: 2 }), regular, { seed: 1, draws: 200 });
  expect(modelOfDraw(drawn, 0).parameters.k).toBe(2);
});

describe.each(fitted)("the posterior of $model.kind", ({ model, columns }) => {
  const draw = (seed: number, prior?: "weak") =>
    posterior(model, columns as never, { seed, draws: 400, ...(prior === undefined ? {} : { prior }) });
  const drawn = draw(1);

  it("has the same weak prior as the fit", () => {
    expect(draw(1, "weak").prior).toEqual(model.fit.prior);
    expect(drawn.prior).toEqual(model.fit.prior);
  });

  it("is around the estimate, about as wide as its standard errors", () => {
    for (const name of drawn.names) {
      const estimate = (model.parameters as unknown as Record<string, number>)[name]!;
      const { lower, upper, mean, median } = drawn.summary[name]!;
      expect(lower < estimate && estimate < upper).toBe(true);
      expect(lower < median && median < upper && mean > 0).toBe(true);
    }
  });

  it("survives JSON, frozen before and equal after", () => {
    expect(Object.isFrozen(drawn) && Object.isFrozen(drawn.draws[drawn.names[0]!])).toBe(true);
    expect(JSON.parse(JSON.stringify(drawn))).toEqual(drawn);
  });

  it("is the same for the same seed only", () => {
    expect(draw(1)).toEqual(drawn);
    expect(draw(2).draws).not.toEqual(drawn.draws);
  });
});

describe("a large table", () => {
  it("is drawn by a surface that says how accurate it is, and agrees with every draw evaluated", () => {
    const many = bgNbd.simulate({ r: 0.5, alpha: 5, a: 0.8, b: 2.5 }, { customers: 60_000, age: 52, seed: 3 });
    const model = bgNbd.fit(many, { timeUnit: "week" });
    const options = { seed: 1, draws: 1000 };
    const [quick, exact] = [posterior(model, many, options), posterior(model, many, { ...options, exact: true })];
    expect(quick.notes.map(({ code }) => code)).toContain("response-surface");
    expect(exact.notes).toEqual([]);
    expect(Math.abs(quick.khat - exact.khat)).toBeLessThan(0.1);
    for (const name of quick.names) {
      const { mean, standardDeviation } = exact.summary[name]!;
      expect(Math.abs(quick.summary[name]!.mean - mean) / standardDeviation).toBeLessThan(0.05);
    }
  }, 60_000);
});

describe("progress", () => {
  it("is told for draws and for rows", () => {
    const { model, columns } = fitted[3]!;
    const seen: number[] = [];
    const drawn = posterior(model as sbg.SbgModel, columns as typeof contracts, {
      seed: 1,
      draws: 300,
      onProgress: ({ done }) => seen.push(done),
    });
    expect(seen.at(-1)).toBe(drawn.proposalDraws);
    const rows: number[] = [];
    const alive = (m: sbg.SbgModel, c: { readonly renewals: ArrayLike<number> }) => sbg.retentionRate(m, c);
    intervals(drawn, { renewals: [1, 2, 3] }, alive, { blockRows: 2, onProgress: ({ done }) => rows.push(done) });
    expect(rows).toEqual([2, 3]);
  });
});

describe("intervals", () => {
  const model = bgNbd.fit(histories, timed);
  const drawn = posterior(model, histories, { seed: 1, draws: 800 });
  const ahead = (m: bgNbd.BgNbdModel, c: typeof histories): Float64Array =>
    bgNbd.expectedPurchases(m, c, { horizon: 26 });
  const segments = Array.from(histories.frequency, (x) => (x === 0 ? "once" : x < 3 ? "few" : "many"));

  it.each([{ exact: true }, { exact: false }])("of segments add up to the total: %o", ({ exact }) => {
    const found = intervals(drawn, histories, ahead, { segments, exact });
    const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum(found.segments!.mean) / found.total.mean - 1)).toBeLessThan(exact ? 1e-12 : 1e-5);
    expect(Math.abs(sum(found.customers!.mean) / found.total.mean - 1)).toBeLessThan(exact ? 1e-12 : 1e-3);
    expect([...found.segments!.segment].sort()).toEqual(["few", "many", "once"]);
    expect(sum(found.segments!.customers)).toBe(400);
    for (let i = 0; i < 400; i++) {
      expect(found.customers!.lower[i]! <= found.customers!.median[i]!).toBe(true);
      expect(found.customers!.median[i]! <= found.customers!.upper[i]!).toBe(true);
    }
  });

  it("do not depend on the size of blocks", () => {
    const one = intervals(drawn, histories, ahead, { blockRows: 7 });
    const all = intervals(drawn, histories, ahead);
    // A prediction's last digit may depend on the rows beside it.
    for (const key of ["mean", "median", "lower", "upper"] as const) {
      one.customers![key].forEach((value, i) => expect(value).toBeCloseTo(all.customers![key][i]!, 12));
    }
    expect(one.total.mean).toBeCloseTo(all.total.mean, 8);
  });

  it("of a weighted row are those of as many customers", () => {
    const row = { frequency: [2], recency: [30], age: [52] };
    const three = { frequency: [2, 2, 2], recency: [30, 30, 30], age: [52, 52, 52] };
    const weighted = intervals(drawn, { ...row, weight: [3] }, ahead as never, { exact: true });
    expect(weighted.total.upper).toBeCloseTo(intervals(drawn, three, ahead as never, { exact: true }).total.upper, 9);
  });

  it("survive a posterior that went through JSON", () => {
    const back = JSON.parse(JSON.stringify(drawn)) as typeof drawn;
    expect(intervals(back, histories, ahead, { customers: false })).toEqual(
      intervals(drawn, histories, ahead, { customers: false }),
    );
  });

  it("of outcomes are wider, for one customer by far, and hold Poisson noise of the expected size", () => {
    const outcome = (m: bgNbd.BgNbdModel, c: typeof histories, stream: Parameters<typeof poisson>[0]): Float64Array =>
      ahead(m, c).map((mean) => poisson(stream, mean));
    const expected = intervals(drawn, histories, ahead, { exact: true });
    const found = intervals(drawn, histories, outcome, { outcomes: { seed: 5 } });
    const width = ({ lower, upper }: { readonly lower: number; readonly upper: number }): number => upper - lower;
    expect(width(found.total)).toBeGreaterThan(width(expected.total));
    // Poisson noise of a sum has the sum for its variance.
    const variance = (width(expected.total) / 3.29) ** 2 + expected.total.mean;
    expect(Math.abs(width(found.total) / (3.29 * Math.sqrt(variance)) - 1)).toBeLessThan(0.15);
  });
});
