import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as bgNbd from "../../src/ltv/bgNbd/index.ts";
import { intervals } from "../../src/ltv/posterior/intervals.ts";
import { posterior } from "../../src/ltv/posterior/posterior.ts";
import { modelOfDraw } from "../../src/ltv/posterior/posteriorResult.ts";
import * as sbg from "../../src/ltv/sbg/index.ts";

/** Fader & Hardie (2007), the Regular cohort. */
const regular = { period: "year", survivors: [1000, 631, 468, 382, 326, 289, 262, 241] } as const;
const model = sbg.fit(regular);

/** Moments of ln alpha and ln beta by summing the definition of the posterior over a fine grid. */
function byGrid(
  survivors: readonly number[],
  prior: { alpha: readonly [number, number]; beta: readonly [number, number] },
) {
  const logs: { a: number; b: number; log: number }[] = [];
  for (let a = -3; a <= 3; a += 0.02) {
    for (let b = -3; b <= 4; b += 0.02) {
      let log = -0.5 * ((a - prior.alpha[0]) / prior.alpha[1]) ** 2 - 0.5 * ((b - prior.beta[0]) / prior.beta[1]) ** 2;
      for (let t = 1; t < survivors.length; t++) {
        const leave = Math.exp(a) / (Math.exp(a) + Math.exp(b) + t - 1);
        log += (survivors[t - 1]! - survivors[t]!) * Math.log(leave) + survivors[t]! * Math.log1p(-leave);
      }
      logs.push({ a, b, log });
    }
  }
  const highest = Math.max(...logs.map(({ log }) => log));
  let [total, a, b, aa, bb] = [0, 0, 0, 0, 0];
  for (const point of logs) {
    const weight = Math.exp(point.log - highest);
    total += weight;
    a += weight * point.a;
    b += weight * point.b;
    aa += weight * point.a ** 2;
    bb += weight * point.b ** 2;
  }
  const sd = (square: number, mean: number): number => Math.sqrt(square / total - (mean / total) ** 2);
  return { alpha: { mean: a / total, sd: sd(aa, a) }, beta: { mean: b / total, sd: sd(bb, b) } };
}

const momentsOfLogs = (values: readonly number[]) => {
  const logs = values.map(Math.log);
  const mean = logs.reduce((x, y) => x + y, 0) / logs.length;
  return { mean, sd: Math.sqrt(logs.reduce((x, y) => x + (y - mean) ** 2, 0) / logs.length) };
};

describe("the posterior of sBG against a grid", () => {
  const narrow = { alpha: [Math.log(3), 0.05], beta: [Math.log(2), 0.05] } as const;
  const cases = [
    { name: "many data", survivors: regular.survivors, prior: { alpha: [0, 2], beta: [0.3, 2] } as const },
    { name: "few data and a narrow prior", survivors: [12, 8, 6, 5], prior: narrow },
    { name: "few data and a wide prior", survivors: [12, 8, 6, 5], prior: { alpha: [0, 1], beta: [0, 1] } as const },
  ];

  it.each(cases)("$name", ({ survivors, prior }) => {
    const expected = byGrid(survivors, prior);
    const options = { alpha: prior.alpha, beta: prior.beta };
    const given = Object.fromEntries(
      Object.entries(options).map(([name, [log, sdLog]]) => [name, { median: Math.exp(log), sdLog }]),
    );
    const data = { period: "year", survivors } as const;
    const drawn = posterior(sbg.fit(data, { prior: given }), data, { seed: 4, draws: 20_000 });
    for (const name of ["alpha", "beta"] as const) {
      const found = momentsOfLogs(drawn.draws[name]!);
      const error = expected[name].sd / Math.sqrt(drawn.effectiveDraws);
      expect(Math.abs(found.mean - expected[name].mean)).toBeLessThan(4 * error);
      expect(Math.abs(found.sd / expected[name].sd - 1)).toBeLessThan(0.04);
    }
  });

  it("is the prior where the data say next to nothing", () => {
    const data = { period: "year", survivors: [2, 1, 1] } as const;
    const prior = { alpha: { median: 2, sdLog: 0.1 }, beta: { median: 5, sdLog: 0.1 } };
    const { draws } = posterior(sbg.fit(data, { prior }), data, { seed: 1 });
    expect(momentsOfLogs(draws["alpha"]!).mean).toBeCloseTo(Math.log(2), 1);
    expect(momentsOfLogs(draws["beta"]!).sd).toBeCloseTo(0.1, 2);
  });
});

describe("intervals against a loop over the draws", () => {
  const drawn = posterior(model, regular, { seed: 9, draws: 1000 });
  const customers = { renewals: [0, 3, 3, 7, 12] };
  const predict = (m: sbg.SbgModel, c: { readonly renewals: ArrayLike<number> }): Float64Array =>
    sbg.probabilityAliveAfter(m, c, { horizon: 4 });

  it("with `exact`, mean and quantiles are those of the draws", () => {
    const found = intervals(drawn, customers, predict, { exact: true });
    const values = Array.from({ length: 1000 }, (_, k) => predict(modelOfDraw(drawn, k), customers)[3]!).sort(
      (a, b) => a - b,
    );
    expect(found.customers!.mean[3]).toBeCloseTo(values.reduce((a, b) => a + b, 0) / 1000, 12);
    // Type 7: (1000 − 1) · 0.05 = 49.95.
    expect(found.customers!.lower[3]).toBeCloseTo(values[49]! + 0.95 * (values[50]! - values[49]!), 12);
    expect(found.accuracy).toEqual({ customers: 0, total: 0 });
  });

  it(
    "response surfaces of CDNOW differ from exact intervals by less than the draws leave open",
    { timeout: 30_000 },
    () => {
      const lines = readFileSync(new URL("../fixtures/cdnow/summary.csv", import.meta.url), "utf8")
        .trim()
        .split("\n");
      const rows = lines.slice(1).map((line) => line.split(",").map(Number));
      const column = (i: number): number[] => rows.map((row) => row[i]!);
      const cdnow = { frequency: column(1), recency: column(2), age: column(3) };
      const bg = posterior(bgNbd.fit(cdnow, { timeUnit: "week" }), cdnow, { seed: 2, draws: 2000 });
      const ahead = (m: bgNbd.BgNbdModel, c: typeof cdnow): Float64Array =>
        bgNbd.expectedPurchases(m, c, { horizon: 39 });
      const [quick, exact] = [intervals(bg, cdnow, ahead), intervals(bg, cdnow, ahead, { exact: true })];
      const scale = (exact.total.upper - exact.total.lower) / 3.29;
      for (const key of ["mean", "median", "lower", "upper"] as const) {
        expect(Math.abs(quick.total[key] - exact.total[key]) / scale).toBeLessThan(0.01);
        quick.customers![key].forEach((value, i) => {
          const sd = (exact.customers!.upper[i]! - exact.customers!.lower[i]!) / 3.29;
          expect(Math.abs(value - exact.customers![key][i]!)).toBeLessThanOrEqual(0.15 * sd + 1e-12);
        });
      }
      // lifetimes and CLVTools give 1.226 for customer 1; his interval is around it.
      expect(quick.customers!.lower[0]! < 1.226 && quick.customers!.upper[0]! > 1.226).toBe(true);
    },
  );
});

describe("coverage", () => {
  it("90 % intervals hold the truth in about 90 % of simulated shops", () => {
    const truth = { alpha: 0.7, beta: 1.3 };
    const after = (m: { readonly parameters: sbg.SbgParameters }): number => sbg.survival(m, 6)[6]!;
    let held = 0;
    const shops = 60;
    for (let seed = 0; seed < shops; seed++) {
      const data = { period: "month", ...sbg.simulate(truth, { customers: 300, renewals: 5, seed }) } as const;
      const drawn = posterior(sbg.fit(data, { prior: "weak" }), data, { seed, draws: 500 });
      const { lower, upper } = intervals(drawn, { renewals: [0] }, (m) => [after(m)]).total;
      if (lower <= after({ parameters: truth }) && after({ parameters: truth }) <= upper) held++;
    }
    // Binomial(60, 0.9) is outside 47 to 60 once in a thousand times.
    expect(held).toBeGreaterThanOrEqual(47);
  });
});
