import { describe, expect, it } from "vitest";
import { randomStream } from "../../src/numeric/random/stream.ts";
import { fitGeneralizedPareto, generalizedParetoQuantile } from "../../src/ltv/posterior/generalizedPareto.ts";
import { reliableUpTo, smoothWeights } from "../../src/ltv/posterior/paretoSmoothing.ts";
import { systematicResample } from "../../src/ltv/posterior/resample.ts";
import { selectQuantile } from "../../src/ltv/posterior/selectQuantile.ts";
import { quantile } from "../../src/numeric/summary/quantile.ts";

const shapes = [-0.3, 0, 0.2, 0.5, 0.9];

describe("the generalised Pareto fit of Zhang & Stephens", () => {
  it.each(shapes)("finds a shape of %d and its scale in simulated values", (shape) => {
    const stream = randomStream(7);
    const values = Float64Array.from({ length: 20_000 }, () =>
      generalizedParetoQuantile({ shape, scale: 3 }, stream.next()),
    );
    const fitted = fitGeneralizedPareto(values.sort());
    // Asymptotic standard error of the shape: (1 + shape) / √n.
    expect(Math.abs(fitted.shape - shape)).toBeLessThan((4 * (1 + Math.abs(shape))) / Math.sqrt(20_000));
    expect(Math.abs(fitted.scale / 3 - 1)).toBeLessThan(0.06);
  });

  it("agrees with the published formulas written out elsewhere", () => {
    const fitted = fitGeneralizedPareto([0.1, 0.3, 0.5, 0.9, 1.4, 2.2, 4.1]);
    expect(fitted.shape).toBeCloseTo(0.2903943155548, 12);
    expect(fitted.scale).toBeCloseTo(1.0412923706884, 12);
  });

  it("has the quantiles of an exponential distribution at shape 0", () => {
    expect(generalizedParetoQuantile({ shape: 0, scale: 2 }, 0.5)).toBeCloseTo(2 * Math.LN2, 12);
    expect(generalizedParetoQuantile({ shape: 1e-9, scale: 2 }, 0.5)).toBeCloseTo(2 * Math.LN2, 6);
  });
});

describe("Pareto smoothing", () => {
  /** Ratios with P(ratio > x) = x^(−1 / k): their logarithms are exponential with mean k. */
  const paretoRatios = (k: number): Float64Array => {
    const stream = randomStream(11);
    return Float64Array.from({ length: 40_000 }, () => -k * Math.log(stream.next()));
  };

  it.each([0.2, 0.5, 0.8])("recovers a tail of shape %d", (k) => {
    expect(Math.abs(smoothWeights(paretoRatios(k)).khat - k)).toBeLessThan(0.15);
  });

  it("keeps the order of the ratios, sums to 1, and is no larger than the largest", () => {
    const ratios = paretoRatios(0.7);
    const { weights } = smoothWeights(ratios);
    const order = Array.from(ratios.keys()).sort((i, j) => ratios[i]! - ratios[j]!);
    expect(order.every((i, rank) => rank === 0 || weights[i]! >= weights[order[rank - 1]!]!)).toBe(true);
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  it("leaves equal ratios alone", () => {
    const { weights, khat, effectiveDraws } = smoothWeights(new Float64Array(200).fill(-3));
    expect(khat).toBe(0);
    expect(effectiveDraws).toBeCloseTo(200, 9);
    expect(new Set(weights).size).toBe(1);
  });

  it("gives no weight to draws that are excluded", () => {
    const ratios = Float64Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? -Infinity : Math.sin(i)));
    const { weights, khat } = smoothWeights(ratios);
    expect(weights[0]).toBe(0);
    expect(Number.isFinite(khat)).toBe(true);
  });

  it("asks for a smaller k-hat of fewer draws", () => {
    expect(reliableUpTo(4000)).toBe(0.7);
    expect(reliableUpTo(100)).toBe(0.5);
  });
});

describe("resampling and quantiles", () => {
  it("takes each draw its expected number of times, rounded", () => {
    const weights = Float64Array.of(0.1, 0.25, 0, 0.65);
    const chosen = systematicResample(randomStream(3), weights, 1000);
    const counts = weights.map((_, i) => chosen.filter((k) => k === i).length);
    counts.forEach((count, i) => expect(Math.abs(count - 1000 * weights[i]!)).toBeLessThanOrEqual(1));
    expect(chosen.length).toBe(1000);
  });

  it("selects the quantiles that sorting gives", () => {
    const stream = randomStream(5);
    for (const length of [2, 3, 10, 999]) {
      const values = Float64Array.from({ length }, () => Math.floor(40 * stream.next()));
      for (const share of [0, 0.05, 0.5, 0.95, 1]) {
        expect(selectQuantile(values.slice(), share)).toBe(quantile(values, share));
      }
    }
  });
});
