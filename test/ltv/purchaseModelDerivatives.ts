import { expect } from "vitest";
import { collapse, type CollapsedRows } from "../../src/ltv/kernel/collapse.ts";
import type { PurchaseHistory } from "../../src/ltv/kernel/purchaseHistory.ts";

/** A kernel of a model with four parameters. */
interface Kernel<D> {
  readonly likelihoodData: (rows: CollapsedRows) => D;
  readonly logLikelihood: (parameters: readonly number[], data: D) => number;
  readonly derivatives: (
    parameters: readonly number[],
    data: D,
    gradient: Float64Array,
    hessian: Float64Array,
  ) => number;
}

/** Compares gradient and Hessian of a likelihood with central differences of its value and of its gradient. */
export function expectDerivatives<D>(
  { likelihoodData, logLikelihood, derivatives }: Kernel<D>,
  at: readonly number[],
  customers: readonly PurchaseHistory[],
): void {
  const columns = (["frequency", "recency", "age"] as const).map((key) => customers.map((c) => c[key]));
  const data = likelihoodData(collapse(columns));
  const gradient = new Float64Array(4);
  const hessian = new Float64Array(16);
  const value = derivatives(at, data, gradient, hessian);
  expect(Math.abs(value - logLikelihood(at, data))).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)));
  const gradientAt = (parameters: readonly number[]): Float64Array => {
    const out = new Float64Array(4);
    derivatives(parameters, data, out, new Float64Array(16));
    return out;
  };
  at.forEach((centre, i) => {
    const step = 1e-5 * centre;
    const moved = (sign: number): number[] => at.map((v, j) => (i === j ? v + sign * step : v));
    const slope = (logLikelihood(moved(1), data) - logLikelihood(moved(-1), data)) / (2 * step);
    const size = Math.abs(value) + Math.abs(slope * centre) + 1;
    expect(Math.abs(slope - gradient[i]!) * centre).toBeLessThan(1e-6 * size);
    const up = gradientAt(moved(1));
    const down = gradientAt(moved(-1));
    at.forEach((other, j) => {
      const bend = (up[j]! - down[j]!) / (2 * step);
      const scale = size + Math.abs(bend * centre * other);
      expect(Math.abs(bend - hessian[4 * i + j]!) * centre * other).toBeLessThan(1e-6 * scale);
    });
  });
}
