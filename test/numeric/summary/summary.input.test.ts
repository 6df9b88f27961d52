import { expect, it } from "vitest";
import { randomStream } from "../../../src/numeric/random/index.ts";
import type { KeizokuError } from "../../../src/schema/error.ts";
import {
  bootstrap,
  correlation,
  covariance,
  excessKurtosis,
  meanAndVariance,
  moments,
  noMoments,
  quantile,
  quantiles,
  skewness,
  standardDeviation,
  variance,
  weightedQuantiles,
} from "../../../src/numeric/summary/index.ts";

const stream = randomStream(1);

it.each<[string, () => unknown, string, string]>([
  ["meanAndVariance of nothing", () => meanAndVariance([]), "empty-input", "values"],
  ["meanAndVariance of NaN", () => meanAndVariance([1, NaN]), "invalid-input", "values[1]"],
  ["moments of Infinity", () => moments([Infinity]), "invalid-input", "values[0]"],
  ["variance of one value", () => variance(moments([1])), "too-few-observations", "of"],
  ["standardDeviation of one value", () => standardDeviation(moments([1])), "too-few-observations", "of"],
  ["skewness of nothing", () => skewness(noMoments), "too-few-observations", "of"],
  ["excessKurtosis of nothing", () => excessKurtosis(noMoments), "too-few-observations", "of"],
  ["quantile of nothing", () => quantile([], 0.5), "empty-input", "values"],
  ["quantile in percent", () => quantile([1], 50), "invalid-input", "probabilities[0]"],
  ["quantiles of NaN", () => quantiles([NaN], [0.5]), "invalid-input", "values[0]"],
  ["weights of another length", () => weightedQuantiles([1, 2], [1], [0.5]), "invalid-input", "weights"],
  ["a negative weight", () => weightedQuantiles([1], [-1], [0.5]), "invalid-input", "weights[0]"],
  ["weights of 0", () => weightedQuantiles([1, 2], [0, 0], [0.5]), "invalid-input", "weights"],
  ["covariance of one row", () => covariance([1], [2]), "too-few-observations", "x"],
  ["covariance of unequal lengths", () => covariance([1, 2, 3], [1, 2]), "invalid-input", "y"],
  ["correlation with a constant", () => correlation([1, 2], [3, 3]), "no-variation", "y"],
  ["bootstrap of nothing", () => bootstrap(stream, [], () => 0), "empty-input", "data"],
  ["bootstrap of one", () => bootstrap(stream, [1], () => 0), "too-few-observations", "data"],
  [
    "half a resample",
    () => bootstrap(stream, [1, 2], () => 0, { resamples: 2.5 }),
    "invalid-input",
    "options.resamples",
  ],
  ["a level in percent", () => bootstrap(stream, [1, 2], () => 0, { level: 95 }), "invalid-input", "options.level"],
  ["a statistic of NaN", () => bootstrap(stream, [1, 2], () => NaN), "not-finite", "statistic"],
])("%s", (_, run, code, path) => {
  expect.assertions(1);
  try {
    run();
  } catch (error) {
    const first = (error as KeizokuError).issues[0];
    expect([first?.code, first?.path]).toEqual([code, path]);
  }
});
