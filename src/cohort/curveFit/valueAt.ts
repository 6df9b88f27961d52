import type { CurveFamily } from "./curveFamily.ts";

/** What a fitted curve says at an age, possible or not. A kernel. */
export function valueAt(family: CurveFamily, coefficients: readonly number[], age: number): number {
  if (family === "exponential") return coefficients[0]! * Math.exp(coefficients[1]! * age);
  if (family === "power") return coefficients[0]! * (age + 1) ** coefficients[1]!;
  return coefficients.reduceRight((sum, coefficient) => sum * age + coefficient, 0);
}
