import { describe, expect, it } from "vitest";
import { bfgs, minimize, nelderMead, newton } from "../../../src/numeric/optimize/index.ts";
import { powellSingular, problems } from "./problems.ts";

const searches = [
  { name: "newton", search: newton, digits: 9 },
  { name: "bfgs", search: bfgs, digits: 8 },
  { name: "nelderMead", search: nelderMead, digits: 4 },
  { name: "minimize", search: minimize, digits: 9 },
];

describe.each(searches)("$name", ({ search, digits }) => {
  it.each(problems)("finds the minimum of $name", ({ objective, start, x, value }) => {
    const result = search(objective, start);
    expect(result.kind).toBe("converged");
    expect(result.value).toBeCloseTo(value, 8);
    x.forEach((coordinate, i) => {
      expect(result.x[i]).toBeCloseTo(coordinate, digits);
    });
  });

  it("comes within 1e-3 of the singular minimum of Powell's function", () => {
    const result = search(powellSingular.objective, powellSingular.start);
    expect(result.kind).toBe("converged");
    expect(result.value).toBeLessThan(1e-12);
    expect(Math.max(...result.x.map(Math.abs))).toBeLessThan(1e-3);
  });
});

it("needs values only", () => {
  for (const { objective, start, value } of problems) {
    const result = minimize({ value: objective.value }, start);
    expect(result.kind).toBe("converged");
    expect(result.value).toBeCloseTo(value, 8);
  }
});

it("brings Newton's gradient to rounding", () => {
  for (const { objective, start } of problems) expect(newton(objective, start).gradientNorm).toBeLessThan(1e-9);
});
