import { describe, expect, it } from "vitest";
import {
  chiSquareQuantile,
  fisherFQuantile,
  normalQuantile,
  studentTQuantile,
} from "../../../src/numeric/distribution/index.ts";

// Abramowitz & Stegun (1964), tables 26.5 (normal), 26.8 (chi-square), 26.9 (F) and 26.10 (t), to the printed digits.
describe("quantiles match the printed tables", () => {
  it.each([
    [0.95, 1.64485],
    [0.975, 1.95996],
    [0.99, 2.32635],
    [0.995, 2.57583],
  ])("normal at %f", (p, printed) => {
    expect(normalQuantile(p)).toBeCloseTo(printed, 4);
  });
  it.each([
    [1, 0.05, 3.841],
    [2, 0.01, 9.21],
    [10, 0.05, 18.307],
    [30, 0.01, 50.892],
  ])("chi-square with %i degrees, upper tail %f", (degrees, tail, printed) => {
    expect(chiSquareQuantile(tail, degrees, "upper")).toBeCloseTo(printed, 2);
    expect(chiSquareQuantile(1 - tail, degrees)).toBeCloseTo(printed, 2);
  });
  it.each([
    [1, 0.975, 12.706],
    [5, 0.975, 2.571],
    [10, 0.95, 1.812],
    [30, 0.995, 2.75],
  ])("Student's t with %i degrees at %f", (degrees, p, printed) => {
    expect(studentTQuantile(p, degrees)).toBeCloseTo(printed, 3);
  });
  it.each([
    [1, 10, 4.96],
    [5, 5, 5.05],
    [10, 20, 2.35],
    [2, 120, 3.07],
  ])("Fisher's F with %i and %i degrees at 0.95", (numerator, denominator, printed) => {
    expect(fisherFQuantile(0.95, numerator, denominator)).toBeCloseTo(printed, 2);
  });
});
