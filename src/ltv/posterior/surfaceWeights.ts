import { evaluateEach, type EvaluateDraws } from "./importance.ts";
import type { LogDensity } from "./mode.ts";
import { surfaceCoefficients, surfaceDesigns, surfaceValues } from "./responseSurface.ts";

/** Largest error of a log weight at the checks: a hundredth of what a weight itself varies by. */
const ACCURATE = 0.01;

/**
 * The log density at draws by a polynomial through its values at some of them, where that is accurate at those that check it; by an evaluation
 * of each where it is not. For tables so large that the posterior is nearly normal.
 */
export function evaluateBySurface(density: LogDensity, step: () => void): EvaluateDraws {
  return (draws) => {
    const { white, points } = draws;
    const known = new Map<number, number>();
    const u = new Float64Array(points.length);
    const at = (k: number): number => {
      let value = known.get(k);
      if (value === undefined) {
        step();
        for (let i = 0; i < u.length; i++) u[i] = points[i]![k]!;
        value = density(u);
        known.set(k, value);
      }
      return value;
    };
    for (const design of surfaceDesigns(white, { lowest: 3, highest: 5 })) {
      const values = design.sites.map(at);
      if (!values.every(Number.isFinite)) break;
      const coefficients = new Float64Array(design.basis.length);
      surfaceCoefficients(design, values, coefficients);
      const fitted = new Float64Array(points[0]!.length);
      surfaceValues(design, coefficients, fitted);
      const surfaceError = Math.max(...design.checks.map((k) => Math.abs(fitted[k]! - at(k))));
      if (surfaceError <= ACCURATE) return { logDensities: fitted, surfaceError };
    }
    return evaluateEach(density, step)(draws);
  };
}
