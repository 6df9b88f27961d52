import { describe, expect, it } from "vitest";
import { normalCdf } from "../../src/numeric/distribution/normal.ts";
import { regularizedBeta } from "../../src/numeric/special/regularizedBeta.ts";
import { regularizedGammaP } from "../../src/numeric/special/regularizedGamma.ts";
import { keyOf } from "../../src/numeric/random/key.ts";
import { childWordA, childWordB, draw, type Key } from "../../src/simulate/random/counter.ts";
import { purpose } from "../../src/simulate/random/purposes.ts";
import {
  betaAt,
  exponentialAt,
  gammaAt,
  normalAt,
  pick,
  poissonAt,
  shiftedChance,
} from "../../src/simulate/random/variates.ts";
import { chiSquareScore, countsUpTo, kolmogorovDistance, KOLMOGOROV_LIMIT } from "../numeric/random/goodnessOfFit.ts";
import { correlation, evenly, mean, tally, variance } from "./score.ts";

const COUNT = 40_000;
const [seedA, seedB] = keyOf(undefined, 1);
const keyAt = (n: number): Key => ({
  a: childWordA(seedA | 0, seedB | 0, n, 0),
  b: childWordB(seedA | 0, seedB | 0, n, 0),
});
const one = keyAt(0);
/** Ways to walk through the addresses, one coordinate at a time. */
const walks: Readonly<Record<string, (i: number) => number>> = {
  days: (i) => draw(one.a, one.b, i, purpose.decide),
  purposes: (i) => draw(one.a, one.b, 100, i),
  customers: (i) => draw(keyAt(i).a, keyAt(i).b, 100, purpose.decide),
  "first words": (i) => draw(i, one.b, 100, purpose.decide),
  "second words": (i) => draw(one.a, i, 100, purpose.decide),
  futures: (i) => draw(one.a ^ (childWordA(seedA | 0, seedB | 0, i, 50) | 1), one.b, 100, purpose.decide),
};
const walkNames = Object.keys(walks);

describe("draws by address", () => {
  it.each(walkNames)("are uniform over %s", (name) => {
    const at = walks[name]!;
    const counts = tally(COUNT, 256, (i) => Math.floor(256 * at(i)));
    expect(Math.abs(chiSquareScore(counts, evenly(256)))).toBeLessThan(4);
    const low = tally(COUNT, 256, (i) => (at(i) * 2 ** 32) & 255);
    expect(Math.abs(chiSquareScore(low, evenly(256)))).toBeLessThan(4);
  });

  it.each(walkNames)("of neighbours in %s are independent", (name) => {
    const at = walks[name]!;
    for (const apart of [1, 2, 3, 7, 28, 256]) {
      const cells = tally(COUNT, 256, (i) => 16 * Math.floor(16 * at(i)) + Math.floor(16 * at(i + apart)));
      expect(Math.abs(chiSquareScore(cells, evenly(256)))).toBeLessThan(4);
    }
  });

  it("of one customer's day are independent between any two near purposes", () => {
    for (let place = purpose.decide; place < purpose.decide + 40; place++) {
      const cells = tally(4096, 64, (i) => {
        const { a, b } = keyAt(i % 64);
        return 8 * Math.floor(8 * draw(a, b, i >> 6, purpose.decide)) + Math.floor(8 * draw(a, b, i >> 6, place + 1));
      });
      expect(Math.abs(chiSquareScore(cells, evenly(64)))).toBeLessThan(4.5);
    }
  });

  it("stay independent of a number that was rare", () => {
    const rare = Array.from({ length: 400_000 }, (_, i) => i).filter(
      (i) => draw(one.a, one.b, i, purpose.decide) < 0.01,
    );
    const next = rare.map((i) => draw(one.a, one.b, i, purpose.decideWhy));
    expect(kolmogorovDistance(next, (x) => x)).toBeLessThan(KOLMOGOROV_LIMIT);
  });

  it("do not correlate between customers over the days, nor between seeds", () => {
    const days = Array.from({ length: 2000 }, (_, day) => day);
    const [c, d] = keyOf(undefined, 2);
    const other: Key = { a: childWordA(c | 0, d | 0, 0, 0), b: childWordB(c | 0, d | 0, 0, 0) };
    const first = days.map((day) => draw(one.a, one.b, day, 5));
    for (const key of [keyAt(1), keyAt(2), keyAt(1000), other]) {
      expect(
        Math.abs(
          correlation(
            first,
            days.map((day) => draw(key.a, key.b, day, 5)),
          ),
        ),
      ).toBeLessThan(0.09);
    }
  });

  it("lie between 0 and 1, both left out", () => {
    for (let i = 0; i < COUNT; i++) {
      const u = walks["days"]!(i);
      expect(u > 0 && u < 1).toBe(true);
    }
  });
});

describe("variates by address", () => {
  const sample = (at: (day: number) => number): number[] => Array.from({ length: 20_000 }, (_, day) => at(day));

  it("are normal and exponential", () => {
    expect(
      kolmogorovDistance(
        sample((day) => normalAt(one, day, 3)),
        normalCdf,
      ),
    ).toBeLessThan(KOLMOGOROV_LIMIT);
    const exponential = sample((day) => exponentialAt(one, day, 3));
    expect(kolmogorovDistance(exponential, (x) => 1 - Math.exp(-x))).toBeLessThan(KOLMOGOROV_LIMIT);
  });

  it.each([0.05, 0.24, 0.8, 1, 2.5, 60])("are gamma of shape %d", (shape) => {
    const values = sample((day) => gammaAt(one, day, purpose.rate, shape));
    expect(kolmogorovDistance(values, (x) => regularizedGammaP(shape, x))).toBeLessThan(KOLMOGOROV_LIMIT);
    expect(Math.abs(mean(values) - shape) / Math.sqrt(shape / values.length)).toBeLessThan(4);
  });

  it.each([
    [0.5, 3.5],
    [0.79, 2.43],
    [4, 9],
  ])("are beta of shapes %d and %d", (a, b) => {
    const values = sample((day) => betaAt(one, day, purpose.dropout, [a, b]));
    expect(kolmogorovDistance(values, (x) => regularizedBeta(x, a, b))).toBeLessThan(KOLMOGOROV_LIMIT);
  });

  it.each([0.02, 0.6, 1.2, 8, 29])("are Poisson of mean %d", (lambda) => {
    const values = sample((day) => poissonAt(one, day, 9, lambda));
    const last = Math.ceil(lambda + 4 * Math.sqrt(lambda)) + 1;
    let chance = Math.exp(-lambda);
    const chances = Array.from({ length: last }, (_, k) => (k === 0 ? chance : (chance *= lambda / k)));
    const rest = 1 - chances.reduce((sum, value) => sum + value, 0);
    const kept = [...chances, rest].filter((p) => p * values.length > 5);
    const cut = kept.length - 1;
    const folded = [...kept.slice(0, cut), 1 - kept.slice(0, cut).reduce((sum, value) => sum + value, 0)];
    const from = chances.findIndex((p) => p * values.length > 5);
    const counts = countsUpTo(
      values.map((value) => Math.max(0, value - from)),
      cut,
    );
    if (from === 0 && cut > 0) expect(Math.abs(chiSquareScore(counts, folded))).toBeLessThan(4);
    expect(Math.abs(mean(values) - lambda) / Math.sqrt(lambda / values.length)).toBeLessThan(4);
  });

  it("are Poisson in mean and variance where the mean is large", () => {
    const values = sample((day) => poissonAt(one, day, 9, 400));
    expect(Math.abs(mean(values) - 400) / Math.sqrt(400 / values.length)).toBeLessThan(4);
    expect(Math.abs(variance(values) / 400 - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length));
  });

  it("picks shares and moves odds", () => {
    const shares = [0.2, 0.5, 1];
    expect([0, 0.19, 0.2, 0.49, 0.5, 0.999].map((u) => pick(shares, u))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(shiftedChance(0.5, Math.log(3))).toBeCloseTo(0.75, 14);
    expect([shiftedChance(0, 5), shiftedChance(1, -5)]).toEqual([0, 1]);
  });
});
