import { describe, expect, it } from "vitest";
import {
  beta,
  binomial,
  categorical,
  categoricalSampler,
  exponential,
  gamma,
  geometric,
  negativeBinomial,
  normal,
  poisson,
  randomStream,
  type RandomStream,
  uniform,
} from "../../../src/numeric/random/index.ts";
import { chiSquareScore, countsUpTo, KOLMOGOROV_LIMIT, kolmogorovDistance } from "./goodnessOfFit.ts";

const DRAWS = 40_000;
const draws = (label: string, one: (stream: RandomStream) => number): number[] => {
  const stream = randomStream("distributions").split(label);
  return Array.from({ length: DRAWS }, () => one(stream));
};

/** Means and variances are those of the handbooks (Johnson, Kotz & Balakrishnan, Univariate Distributions). */
const cases: [string, (stream: RandomStream) => number, number, number][] = [
  ["uniform(-2, 4)", (s) => uniform(s, -2, 4), 1, 3],
  ["normal(5, 2)", (s) => normal(s, 5, 2), 5, 4],
  ["exponential(rate 4)", (s) => exponential(s, 4), 1 / 4, 1 / 16],
  ["gamma(0.24, 0.5)", (s) => gamma(s, 0.24, 0.5), 0.12, 0.06],
  ["gamma(1, 3)", (s) => gamma(s, 1, 3), 3, 9],
  ["gamma(40, 2)", (s) => gamma(s, 40, 2), 80, 160],
  ["beta(0.8, 2.4)", (s) => beta(s, 0.8, 2.4), 0.25, 1.92 / 43.008],
  ["beta(0.1, 0.3)", (s) => beta(s, 0.1, 0.3), 0.25, 0.03 / 0.224],
  ["beta(0.001, 0.001)", (s) => beta(s, 0.001, 0.001), 0.5, 0.25 / 1.002],
  ["beta(30, 10)", (s) => beta(s, 30, 10), 0.75, 300 / 65_600],
  ["poisson(0.3)", (s) => poisson(s, 0.3), 0.3, 0.3],
  ["poisson(250)", (s) => poisson(s, 250), 250, 250],
  ["binomial(12, 0.3)", (s) => binomial(s, 12, 0.3), 3.6, 2.52],
  ["binomial(5000, 0.9)", (s) => binomial(s, 5000, 0.9), 4500, 450],
  ["geometric(0.2)", (s) => geometric(s, 0.2), 5, 20],
  ["negativeBinomial(2.5, 0.4)", (s) => negativeBinomial(s, 2.5, 0.4), 3.75, 9.375],
];

it.each(cases)("%s has its mean and variance", (label, one, mean, variance) => {
  const values = draws(label, one);
  const found = values.reduce((sum, x) => sum + x, 0) / DRAWS;
  const squares = values.map((x) => (x - mean) ** 2);
  const foundVariance = squares.reduce((sum, x) => sum + x, 0) / DRAWS;
  const fourth = squares.reduce((sum, x) => sum + x * x, 0) / DRAWS;
  expect(Math.abs(found - mean) / Math.sqrt(variance / DRAWS)).toBeLessThan(4);
  expect(Math.abs(foundVariance - variance) / Math.sqrt((fourth - foundVariance ** 2) / DRAWS)).toBeLessThan(4);
});

describe("distribution functions", () => {
  it.each<[string, (stream: RandomStream) => number, (x: number) => number]>([
    ["exponential", (s) => exponential(s, 2), (x) => 1 - Math.exp(-2 * x)],
    ["Erlang", (s) => gamma(s, 3, 2), (x) => 1 - Math.exp(-x / 2) * (1 + x / 2 + x ** 2 / 8)],
    ["gamma of shape 1/2, a squared normal number", (s) => gamma(s, 0.5, 2) ** 0.5, (x) => chi(x)],
    ["beta(2, 1)", (s) => beta(s, 2, 1), (x) => x ** 2],
    ["beta(0.1, 1)", (s) => beta(s, 0.1, 1), (x) => x ** 0.1],
    ["arc sine", (s) => beta(s, 0.5, 0.5), (x) => (2 / Math.PI) * Math.asin(Math.sqrt(x))],
    ["normal, by its absolute value", (s) => Math.abs(normal(s)), (x) => chi(x)],
  ])("%s", (label, one, cdf) => {
    expect(kolmogorovDistance(draws(label, one), cdf)).toBeLessThan(KOLMOGOROV_LIMIT);
  });

  /** Probability of a standard normal number within ±x, by Simpson's rule. */
  function chi(x: number): number {
    const steps = 200;
    const h = Math.min(x, 10) / steps;
    let sum = 0;
    for (let i = 0; i <= steps; i++)
      sum += (i === 0 || i === steps ? 1 : 2 + 2 * (i % 2)) * Math.exp(-((i * h) ** 2) / 2);
    return (sum * h * Math.sqrt(2 / Math.PI)) / 3;
  }
});

describe("counts", () => {
  /** Probabilities of 0 … last − 1 and of the rest, from the first and the ratio of neighbours. */
  function masses(first: number, ratio: (k: number) => number, last: number): number[] {
    const found = [first];
    for (let k = 1; k < last; k++) found.push(found[k - 1]! * ratio(k));
    return [...found, 1 - found.reduce((a, b) => a + b, 0)];
  }

  /** The cells expected to hold five draws or more; the others together as one more, where that holds anything. */
  function cells(of: readonly number[], probabilities: readonly number[]): number[] {
    const large = of.filter((_, i) => probabilities[i]! * DRAWS >= 5);
    const small = of.filter((_, i) => probabilities[i]! * DRAWS < 5 && probabilities[i]! > 1e-9);
    return small.length === 0 ? large : [...large, small.reduce((a, b) => a + b, 0)];
  }

  it.each<[string, (stream: RandomStream) => number, number[]]>([
    ["poisson(3)", (s) => poisson(s, 3), masses(Math.exp(-3), (k) => 3 / k, 10)],
    ["poisson(20), past the switch of method", (s) => poisson(s, 20), masses(Math.exp(-20), (k) => 20 / k, 40)],
    ["binomial(80, 0.4), past it too", (s) => binomial(s, 80, 0.4), masses(0.6 ** 80, (k) => (81 - k) / k / 1.5, 60)],
    ["binomial(8, 0.35)", (s) => binomial(s, 8, 0.35), masses(0.65 ** 8, (k) => ((9 - k) / k) * (0.35 / 0.65), 7)],
    ["geometric(0.3)", (s) => geometric(s, 0.3) - 1, masses(0.3, () => 0.7, 15)],
    [
      "negativeBinomial(1.7, 0.4)",
      (s) => negativeBinomial(s, 1.7, 0.4),
      masses(0.4 ** 1.7, (k) => ((0.7 + k) / k) * 0.6, 12),
    ],
    ["categorical", (s) => categorical(s, [1, 0, 3, 4, 2]) + 0, [0.1, 0, 0.3, 0.4, 0.2]],
  ])("%s", (label, one, probabilities) => {
    const counts = countsUpTo(draws(label, one), probabilities.length - 1);
    expect(counts.every((count, i) => probabilities[i]! > 0 || count === 0)).toBe(true);
    const score = chiSquareScore(cells(counts, probabilities), cells(probabilities, probabilities));
    expect(Math.abs(score)).toBeLessThan(3.5);
  });
});

describe("limits", () => {
  const stream = randomStream(1);
  it.each([
    ["uniform without width", () => uniform(stream, 3, 3), 3],
    ["normal without spread", () => normal(stream, 7, 0), 7],
    ["poisson of mean 0", () => poisson(stream, 0), 0],
    ["binomial without trials", () => binomial(stream, 0, 0.5), 0],
    ["binomial that never succeeds", () => binomial(stream, 9, 0), 0],
    ["binomial that always succeeds", () => binomial(stream, 9, 1), 9],
    ["geometric that succeeds at once", () => geometric(stream, 1), 1],
    ["negativeBinomial that never fails", () => negativeBinomial(stream, 3, 1), 0],
    ["categorical of one", () => categorical(stream, [0.1]), 0],
    ["categorical with zeros around", () => categorical(stream, [0, 5, 0]), 1],
  ])("%s", (_, one, value) => {
    for (let i = 0; i < 50; i++) expect(one()).toBe(value);
  });

  it("stays finite at extreme parameters", () => {
    for (let i = 0; i < 200; i++) {
      expect(gamma(stream, 1e-6, 1)).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(gamma(stream, 1e300, 1e300))).toBe(true);
      const share = beta(stream, 1e-6, 1e-6);
      expect(share >= 0 && share <= 1).toBe(true);
      expect(Number.isFinite(beta(stream, 1e300, 1e300))).toBe(true);
      expect(Number.isFinite(geometric(stream, 1e-320))).toBe(true);
      expect(Number.isFinite(exponential(stream, 1e-320))).toBe(true);
    }
  });

  it("prepares categories once", () => {
    const one = categoricalSampler(randomStream(4), [2, 5, 1]);
    const other = randomStream(4);
    for (let i = 0; i < 50; i++) expect(one()).toBe(categorical(other, [2, 5, 1]));
  });
});
