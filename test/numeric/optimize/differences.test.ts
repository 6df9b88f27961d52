import { expect, it } from "vitest";
import { gradientByDifferences, hessianByDifferences } from "../../../src/numeric/optimize/index.ts";
import { problems } from "./problems.ts";

it.each(problems)("agrees with the analytic gradient of $name", ({ objective, start }) => {
  const x = Float64Array.from(start, (entry) => entry + 0.3);
  const exact = new Float64Array(x.length);
  const measured = new Float64Array(x.length);
  objective.gradient(x, exact);
  gradientByDifferences(objective, x, measured);
  const size = Math.max(...exact.map(Math.abs));
  exact.forEach((entry, i) => {
    expect(Math.abs(measured[i]! - entry) / size).toBeLessThan(1e-7);
  });
});

it("measures the Hessian of x³ y² from values alone and from gradients", () => {
  const value = (x: Float64Array): number => x[0]! ** 3 * x[1]! ** 2;
  const gradient = (x: Float64Array, out: Float64Array): number => {
    out[0] = 3 * x[0]! ** 2 * x[1]! ** 2;
    out[1] = 2 * x[0]! ** 3 * x[1]!;
    return value(x);
  };
  const exact = [6 * 2 * 9, 6 * 4 * 3, 6 * 4 * 3, 2 * 8];
  for (const [objective, digits] of [
    [{ value }, 3],
    [{ value, gradient }, 6],
  ] as const) {
    const hessian = new Float64Array(4);
    hessianByDifferences(objective, Float64Array.of(2, 3), hessian);
    exact.forEach((entry, i) => {
      expect(hessian[i]).toBeCloseTo(entry, digits);
    });
  }
});
