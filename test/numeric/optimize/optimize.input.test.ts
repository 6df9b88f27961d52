import { describe, expect, it } from "vitest";
import { failure } from "../../failure.ts";
import { bfgs, brentMinimum, brentRoot, minimize, nelderMead, newton } from "../../../src/numeric/optimize/index.ts";

const bowl = { value: (x: Float64Array): number => x[0]! ** 2 };

function issuesOf(run: () => unknown): { code: string; path: string }[] {
  return failure(run).issues.map(({ code, path }) => ({ code, path }));
}

describe.each([
  { name: "minimize", search: minimize },
  { name: "bfgs", search: bfgs },
  { name: "nelderMead", search: nelderMead },
])("$name", ({ search }) => {
  it("wants a start", () => {
    expect(issuesOf(() => search(bowl, []))).toEqual([{ code: "empty-input", path: "start" }]);
  });

  it("names every wrong number", () => {
    expect(issuesOf(() => search(bowl, [NaN, 0, Infinity], { maxIterations: -1, maxStep: 0 }))).toEqual([
      { code: "invalid-input", path: "start[0]" },
      { code: "invalid-input", path: "start[2]" },
      { code: "invalid-input", path: "options.maxIterations" },
      { code: "invalid-input", path: "options.maxStep" },
    ]);
  });
});

it("newton wants a Hessian", () => {
  expect(issuesOf(() => newton(bowl, [1]))).toEqual([{ code: "invalid-input", path: "objective.hessian" }]);
});

it("brentRoot wants finite ends and a change of sign", () => {
  expect(issuesOf(() => brentRoot((x) => x, NaN, Infinity)).map((i) => i.path)).toEqual(["lower", "upper"]);
  expect(issuesOf(() => brentRoot((x) => x * x + 1, -1, 1))).toEqual([{ code: "no-sign-change", path: "f" }]);
  expect(issuesOf(() => brentRoot(() => NaN, -1, 1))).toEqual([{ code: "no-sign-change", path: "f" }]);
});

it("brentMinimum wants finite ends in order", () => {
  expect(issuesOf(() => brentMinimum((x) => x, 2, 1))).toEqual([{ code: "invalid-input", path: "upper" }]);
  expect(issuesOf(() => brentMinimum((x) => x, -Infinity, 1))[0]).toEqual({ code: "invalid-input", path: "lower" });
});
