import { normalCdf, normalQuantile } from "../../numeric/distribution/normal.ts";
import { inverseOfPositiveDefinite } from "../../numeric/optimize/inverseOfPositiveDefinite.ts";
import type { Estimate } from "./estimate.ts";
import type { StandardPanels } from "./panels.ts";
import type { LogisticCoefficient } from "./schema.ts";

/** Coefficients in the units of the design. */
export interface RawEstimate {
  readonly intercept: number;
  readonly slopes: Float64Array;
  /** Of the intercept and the slopes, zeros where a column was left out; null where there is none. */
  readonly covariance: readonly Float64Array[] | null;
}

/** Undoes the standardisation of an estimate. */
export function rawEstimate(panels: StandardPanels, { beta, information }: Estimate, free: Uint8Array): RawEstimate {
  const { width, stride, centre, scale, spread } = panels;
  const slopes = new Float64Array(width - 1);
  let intercept = beta[0]!;
  for (let j = 0; j < width - 1; j++) {
    slopes[j] = spread[j] === 0 ? 0 : beta[j + 1]! / scale[j]!;
    intercept -= slopes[j]! * centre[j]!;
  }
  const kept = Array.from({ length: width }, (_, j) => j).filter((j) => free[j] === 1);
  if (information === null) return { intercept, slopes, covariance: null };
  const n = kept.length;
  const packed = new Float64Array(n * n);
  kept.forEach((j, a) => {
    kept.forEach((k, b) => (packed[a * n + b] = information[Math.max(j, k) * stride + Math.min(j, k)]!));
  });
  const inverse = inverseOfPositiveDefinite(packed, n);
  if (inverse === null) return { intercept, slopes, covariance: null };
  return { intercept, slopes, covariance: backTransformed(inverse, kept, panels) };
}

/** A C Aᵀ, A from standardised coefficients to those in the units of the design. */
function backTransformed(inverse: Float64Array, kept: readonly number[], panels: StandardPanels): Float64Array[] {
  const { width, centre, scale } = panels;
  const n = kept.length;
  const factor = kept.map((j) => (j === 0 ? 1 : 1 / scale[j - 1]!));
  const shift = kept.map((j) => (j === 0 ? 1 : -centre[j - 1]! / scale[j - 1]!));
  const rows = Array.from({ length: width }, () => new Float64Array(width));
  const toIntercept = kept.map((_, b) => shift.reduce((sum, s, a) => sum + s * inverse[a * n + b]!, 0));
  kept.forEach((j, a) => {
    kept.forEach((k, b) => {
      const between = j === 0 ? toIntercept[b]! : factor[a]! * inverse[a * n + b]!;
      if (j === 0 && k === 0) rows[0]![0] = shift.reduce((sum, s, c) => sum + s * toIntercept[c]!, 0);
      else if (k === 0) rows[j]![0] = factor[a]! * toIntercept[a]!;
      else rows[j]![k] = between * factor[b]!;
    });
  });
  return rows;
}

/** What the table of coefficients is made of. */
export interface CoefficientInput {
  readonly names: readonly string[];
  readonly raw: RawEstimate;
  readonly level: number;
  readonly leftOut: ReadonlyMap<number, "constant" | "collinear">;
  /** By column of the panels; null for Wald's. */
  readonly p: readonly (number | null)[] | null;
  /** Whether z and p mean something. */
  readonly tested: boolean;
}

/** The table of coefficients, the intercept first. */
export function describeCoefficients(input: CoefficientInput): LogisticCoefficient[] {
  const { names, raw, level, leftOut, p, tested } = input;
  const reach = normalQuantile((1 + level) / 2);
  return ["intercept", ...names].map((name, j) => {
    const estimate = j === 0 ? raw.intercept : raw.slopes[j - 1]!;
    const out = leftOut.get(j) ?? null;
    const variance = out !== null || raw.covariance === null ? null : raw.covariance[j]![j]!;
    const standardError = variance === null ? null : Math.sqrt(Math.max(0, variance));
    const lower = standardError === null ? null : estimate - reach * standardError;
    const upper = standardError === null ? null : estimate + reach * standardError;
    const z = standardError === null || !tested || standardError === 0 ? null : estimate / standardError;
    const wald = z === null ? null : 2 * normalCdf(-Math.abs(z));
    return {
      name,
      estimate,
      standardError,
      lower,
      upper,
      z,
      p: p === null ? wald : p[j]!,
      oddsRatio: ratio(estimate),
      oddsRatioLower: ratio(lower),
      oddsRatioUpper: ratio(upper),
      leftOut: out,
    };
  });
}

function ratio(logOdds: number | null): number | null {
  if (logOdds === null) return null;
  const odds = Math.exp(logOdds);
  return odds < Infinity ? odds : null;
}
