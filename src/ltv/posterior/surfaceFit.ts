import { surfaceAt, surfaceCoefficients, surfaceValues, type SurfaceDesign } from "./responseSurface.ts";

/** Room for fitting surfaces of one design, one after the other. */
export interface SurfaceFit {
  readonly design: SurfaceDesign;
  /** Values at the sites, then at the checks: to be filled before each fit. */
  readonly values: Float64Array;
  readonly coefficients: Float64Array;
  /** Whether the latest surface is of the logarithm. */
  logarithmic: boolean;
}

/** Makes the room. */
export function surfaceFit(design: SurfaceDesign): SurfaceFit {
  return {
    design,
    values: new Float64Array(design.sites.length + design.checks.length),
    coefficients: new Float64Array(design.basis.length),
    logarithmic: false,
  };
}

/** Below this, relative, values do not vary at all. */
const CONSTANT = 1e-13;

/**
 * Fits a surface to `values`, of their logarithm where all are above 0, and returns its error at the checks (root of the mean square) in standard
 * deviations of the surface.
 */
export function fitSurface(fit: SurfaceFit): number {
  const { design, values, coefficients } = fit;
  fit.logarithmic = values.every((value) => value > 0);
  if (fit.logarithmic) for (let i = 0; i < values.length; i++) values[i] = Math.log(values[i]!);
  surfaceCoefficients(design, values, coefficients);
  let variance = 0;
  for (let i = 1; i < coefficients.length; i++) variance += coefficients[i]! ** 2;
  let squares = 0;
  for (const [c, draw] of design.checks.entries()) {
    squares += (surfaceAt(design, coefficients, draw) - values[design.sites.length + c]!) ** 2;
  }
  const error = Math.sqrt(squares / design.checks.length);
  const rounding = CONSTANT * (fit.logarithmic ? 1 : Math.abs(coefficients[0]!));
  return error <= rounding ? 0 : error / Math.sqrt(variance);
}

/** The latest surface at all draws, into `out`. */
export function drawSurface({ design, coefficients, logarithmic }: SurfaceFit, out: Float64Array): void {
  surfaceValues(design, coefficients, out);
  if (logarithmic) for (let k = 0; k < out.length; k++) out[k] = Math.exp(out[k]!);
}
