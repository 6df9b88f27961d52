import { expect, it } from "vitest";
import type { KeizokuError } from "../../../src/schema/error.ts";
import {
  beta,
  binomial,
  categorical,
  exponential,
  gamma,
  geometric,
  negativeBinomial,
  normal,
  poisson,
  randomStream,
  sample,
  uniform,
} from "../../../src/numeric/random/index.ts";

const s = randomStream(1);

it.each<[string, () => unknown, string, string[]]>([
  ["a seed that is not finite", () => randomStream(NaN), "invalid-input", ["seed"]],
  ["uniform(1, 0)", () => uniform(s, 1, 0), "invalid-input", ["upper"]],
  ["uniform(NaN, 0)", () => uniform(s, NaN, 0), "invalid-input", ["lower", "upper"]],
  ["uniform over an infinite width", () => uniform(s, -1e308, 1e308), "invalid-input", ["upper"]],
  ["normal(Infinity, -1)", () => normal(s, Infinity, -1), "invalid-input", ["mean", "standardDeviation"]],
  ["exponential(0)", () => exponential(s, 0), "invalid-input", ["rate"]],
  ["gamma(0, -1)", () => gamma(s, 0, -1), "invalid-input", ["shape", "scale"]],
  ["beta(1, NaN)", () => beta(s, 1, NaN), "invalid-input", ["beta"]],
  ["poisson(-1)", () => poisson(s, -1), "invalid-input", ["mean"]],
  ["binomial(1.5, 2)", () => binomial(s, 1.5, 2), "invalid-input", ["trials", "probability"]],
  ["geometric(0)", () => geometric(s, 0), "invalid-input", ["probability"]],
  ["negativeBinomial(0, 0)", () => negativeBinomial(s, 0, 0), "invalid-input", ["size", "probability"]],
  ["categorical([1, -1, NaN])", () => categorical(s, [1, -1, NaN]), "invalid-input", ["weights[1]", "weights[2]"]],
  ["categorical([0, 0])", () => categorical(s, [0, 0]), "invalid-input", ["weights"]],
  ["categorical([])", () => categorical(s, []), "empty-input", ["weights"]],
  ["sample of more than there are", () => sample(s, [1], 2), "invalid-input", ["count"]],
  ["sample of half a value", () => sample(s, [1], 0.5), "invalid-input", ["count"]],
])("%s", (_, run, code, paths) => {
  expect.assertions(2);
  try {
    run();
  } catch (error) {
    const { issues } = error as KeizokuError;
    expect(issues.map((issue) => issue.path)).toEqual(paths);
    expect(issues.every((issue) => issue.code === code)).toBe(true);
  }
});
