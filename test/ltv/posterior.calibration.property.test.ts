/**
 * Simulation-based calibration: parameters drawn from a prior, data from the parameters, a posterior from the data under the same prior. Over
 * many such businesses the rank of the true parameter among its draws is uniform, if prior, likelihood, simulation and sampler all agree.
 * Talts, Betancourt, Simpson, Vehtari & Gelman (2018), arXiv 1804.06788. Run by `npm run test:long`.
 */
import { describe, expect, it } from "vitest";
import * as bdw from "../../src/ltv/bdw/index.ts";
import * as bgBb from "../../src/ltv/bgBb/index.ts";
import * as bgCnbdK from "../../src/ltv/bgCnbdK/index.ts";
import * as bgNbd from "../../src/ltv/bgNbd/index.ts";
import type { LtvModel } from "../../src/ltv/families.ts";
import * as gammaGamma from "../../src/ltv/gammaGamma/index.ts";
import * as mbgCnbdK from "../../src/ltv/mbgCnbdK/index.ts";
import * as mbgNbd from "../../src/ltv/mbgNbd/index.ts";
import * as nbd from "../../src/ltv/nbd/index.ts";
import * as paretoNbd from "../../src/ltv/paretoNbd/index.ts";
import { posterior } from "../../src/ltv/posterior/posterior.ts";
import * as sbg from "../../src/ltv/sbg/index.ts";
import * as spend from "../../src/ltv/spend/index.ts";
import { chiSquareSurvival } from "../../src/numeric/distribution/chiSquare.ts";
import { randomStream } from "../../src/numeric/random/stream.ts";
import { KeizokuError } from "../../src/schema/error.ts";
import type { Prior } from "../../src/schema/prior.ts";

interface Case {
  readonly name: string;
  readonly prior: Prior<string>;
  readonly simulate: (parameters: never, seed: number) => object;
  readonly fit: (data: never, prior: never) => LtvModel;
}

const near = (median: number, sdLog = 0.4): { median: number; sdLog: number } => ({ median, sdLog });
const weeks = { customers: 200, age: 52 } as const;

/** One line a family: its prior, and how its data are drawn and fitted. */
const cases: readonly Case[] = [
  {
    name: "bgNbd",
    prior: { r: near(0.5), alpha: near(5), a: near(0.8), b: near(2.5) },
    simulate: (p, seed) => bgNbd.simulate(p, { ...weeks, seed }),
    fit: (data, prior) => bgNbd.fit(data, { timeUnit: "week", prior }),
  },
  {
    name: "mbgNbd",
    prior: { r: near(0.6), alpha: near(6), a: near(0.8), b: near(2.5) },
    simulate: (p, seed) => mbgNbd.simulate(p, { ...weeks, seed }),
    fit: (data, prior) => mbgNbd.fit(data, { timeUnit: "week", prior }),
  },
  {
    name: "paretoNbd",
    prior: { r: near(0.6), alpha: near(6), s: near(0.7), beta: near(12) },
    simulate: (p, seed) => paretoNbd.simulate(p, { ...weeks, seed }),
    fit: (data, prior) => paretoNbd.fit(data, { timeUnit: "week", prior }),
  },
  {
    name: "nbd",
    prior: { r: near(0.6), alpha: near(6) },
    simulate: (p, seed) => nbd.simulate(p, { ...weeks, seed }),
    fit: (data, prior) => nbd.fit(data, { timeUnit: "week", prior }),
  },
  {
    name: "bgBb",
    prior: { alpha: near(1.2), beta: near(0.75), gamma: near(0.65), delta: near(2.8) },
    simulate: (p, seed) => bgBb.simulate(p, { customers: 200, age: 6, seed } as never),
    fit: (data, prior) => bgBb.fit(data, { timeUnit: "year", prior }),
  },
  {
    name: "bgCnbdK",
    prior: { r: near(0.6), alpha: near(3), a: near(0.8), b: near(2.5) },
    simulate: (p: object, seed) => bgCnbdK.simulate({ k: 2, ...p } as never, { ...weeks, seed }),
    fit: (data, prior) => bgCnbdK.fit(data, { timeUnit: "week", k: 2, prior }),
  },
  {
    name: "mbgCnbdK",
    prior: { r: near(0.6), alpha: near(3), a: near(0.8), b: near(2.5) },
    simulate: (p: object, seed) => mbgCnbdK.simulate({ k: 2, ...p } as never, { ...weeks, seed }),
    fit: (data, prior) => mbgCnbdK.fit(data, { timeUnit: "week", k: 2, prior }),
  },
  {
    name: "sbg",
    prior: { alpha: near(0.7), beta: near(1.5) },
    simulate: (p, seed) => ({ period: "month", ...sbg.simulate(p, { customers: 200, renewals: 6, seed }) }),
    fit: (data, prior) => sbg.fit(data, { prior }),
  },
  {
    name: "bdw",
    prior: { gamma: near(0.7), delta: near(1.5), c: near(1.2, 0.2) },
    simulate: (p, seed) => ({ period: "month", ...bdw.simulate(p, { customers: 200, renewals: 6, seed }) }),
    fit: (data, prior) => bdw.fit(data, { prior }),
  },
  {
    name: "gammaGamma",
    prior: { p: near(6), q: near(4), gamma: near(16) },
    simulate: (p, seed) =>
      gammaGamma.simulate(p, { frequency: Array.from({ length: 200 }, (_, i) => 1 + (i % 5)), seed }),
    fit: (data, prior) => gammaGamma.fit(data, { prior }),
  },
  {
    name: "spend",
    prior: { mean: near(35), betweenVariance: near(300), withinVariance: near(200) },
    simulate: (p, seed) => spend.simulate(p, { frequency: Array.from({ length: 200 }, (_, i) => 1 + (i % 5)), seed }),
    fit: (data) => spend.fit(data, { prior: "weak" }),
  },
];

const runs = Number(process.env["FUZZ_RUNS"] ?? 0);
const BUSINESSES = 240;
const DRAWS = 400;
const BINS = 12;

describe.skipIf(runs < 1000)("simulation-based calibration (npm run test:long)", () => {
  it.each(cases)("$name: ranks of the truth are uniform", { timeout: 1_800_000 }, (family) => {
    const names = Object.keys(family.prior);
    const counts = Object.fromEntries(names.map((name) => [name, new Float64Array(BINS)]));
    let unreliable = 0;
    for (let seed = 1; seed <= BUSINESSES; seed++) {
      const stream = randomStream(`${family.name} ${String(seed)}`);
      const truth = Object.fromEntries(
        names.map((name) => {
          const { median, sdLog } = family.prior[name]!;
          return [name, median * Math.exp(sdLog * stream.samplers.standardNormal())];
        }),
      );
      const data = family.simulate(truth as never, seed);
      const model = family.fit(data as never, family.prior as never);
      const draws = drawsOf(model, data, { seed, prior: family.prior });
      if (draws.unreliable) unreliable++;
      for (const name of names) {
        const rank = draws.values[name]!.reduce((below, value) => below + (value < truth[name]! ? 1 : 0), 0);
        counts[name]![Math.min(BINS - 1, Math.floor((rank / (DRAWS + 1)) * BINS))]!++;
      }
    }
    for (const name of names) {
      const expected = BUSINESSES / BINS;
      const statistic = counts[name]!.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      expect(chiSquareSurvival(statistic, BINS - 1), `${name}: ${counts[name]!.join(" ")}`).toBeGreaterThan(1e-4);
    }
    expect(unreliable).toBeLessThan(0.02 * BUSINESSES);
  });
});

/** Draws with a high k-hat count too: leaving them out would choose among the businesses. */
function drawsOf(model: LtvModel, data: object, options: { readonly seed: number; readonly prior: Prior<string> }) {
  try {
    const drawn = posterior(model, data as never, { ...options, draws: DRAWS, proposals: 1000 } as never);
    return { values: drawn.draws, unreliable: false };
  } catch (error) {
    if (!(error instanceof KeizokuError) || error.code !== "posterior-unreliable") throw error;
    return { values: (error.partial as { draws: Record<string, readonly number[]> }).draws, unreliable: true };
  }
}
