/**
 * Likelihood of the credibility model: the mean value z of a customer's n purchases has mean m and variance v = τ² + σ²/n
 * (Bühlmann & Straub 1970), and the shape of a gamma distribution, α = m²/v:
 *
 *   ln L = Σ α ln α − ln Γ(α) − α − α (z/m − 1 − ln(z/m)) − ln z
 *
 * Values enter by z/m − ln z, not by their squares as in the moments of Bühlmann & Straub: one purchase of a hundred times the mean does not
 * decide the variances. Plain numbers, no checks; m and v above 0.
 */
import { digamma } from "../../numeric/special/digamma.ts";
import { stirlingCorrection } from "../../numeric/special/stirlingCorrection.ts";
import { trigamma } from "../../numeric/special/trigamma.ts";
import { gapOf, type SpendGroups } from "./groups.ts";

/** From here on asymptotic series are exact to the last digits, where differences would cancel. */
const LARGE = 1e4;

/** ln α − ψ(α), above 0. */
export function logMinusDigamma(alpha: number): number {
  if (alpha < LARGE) return Math.log(alpha) - digamma(alpha);
  return (0.5 + 1 / (12 * alpha)) / alpha;
}

/** 1/α − ψ′(α), below 0. */
function inverseMinusTrigamma(alpha: number): number {
  if (alpha < LARGE) return 1 / alpha - trigamma(alpha);
  return -(0.5 + 1 / (6 * alpha)) / (alpha * alpha);
}

/** Σ w (z/m − 1 − ln(z/m)) of a group. */
export function gapsAround(mean: number, groups: SpendGroups, g: number): number {
  return groups.gaps[g]! + groups.weights[g]! * gapOf(groups.means[g]!, mean);
}

/** Σ w (α ln α − ln Γ(α) − α − α gap) of a group, by Stirling's formula and what it leaves out. */
export function groupValue(alpha: number, weight: number, gaps: number): number {
  return weight * (0.5 * Math.log(alpha / (2 * Math.PI)) - stirlingCorrection(alpha)) - alpha * gaps;
}

/** Log-likelihood at (m, τ², σ²). */
export function logLikelihood(parameters: ArrayLike<number>, groups: SpendGroups): number {
  const [m, between, within] = [parameters[0]!, parameters[1]!, parameters[2]!];
  let sum = -groups.logs;
  for (let g = 0; g < groups.weights.length; g++) {
    const alpha = m * (m / (between + within / groups.frequency[g]!));
    sum += groupValue(alpha, groups.weights[g]!, gapsAround(m, groups, g));
  }
  return sum;
}

/** Gradient (3) and Hessian (3 × 3, row-major) of it, overwritten. */
export function derivatives(
  parameters: ArrayLike<number>,
  groups: SpendGroups,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const [m, between, within] = [parameters[0]!, parameters[1]!, parameters[2]!];
  gradient.fill(0);
  hessian.fill(0);
  for (let g = 0; g < groups.weights.length; g++) {
    const part = 1 / groups.frequency[g]!;
    const w = groups.weights[g]!;
    const v = between + within * part;
    const alpha = m * (m / v);
    const inAlpha = w * logMinusDigamma(alpha) - gapsAround(m, groups, g);
    const bend = w * inverseMinusTrigamma(alpha);
    // The gaps' derivatives in m.
    const ratio = groups.means[g]! / m;
    const slope = (w * (1 - ratio)) / m;
    const curve = (w * (2 * ratio - 1)) / (m * m);
    const byMean = (2 * alpha) / m;
    const byVariance = -alpha / v;
    gradient[0]! += inAlpha * byMean - alpha * slope;
    gradient[1]! += inAlpha * byVariance;
    gradient[2]! += part * inAlpha * byVariance;
    const mixed = bend * byMean * byVariance - inAlpha * ((2 * alpha) / (m * v)) - slope * byVariance;
    const both = bend * byVariance * byVariance + inAlpha * ((2 * alpha) / (v * v));
    hessian[0]! += bend * byMean * byMean - 2 * slope * byMean + inAlpha * ((2 * alpha) / (m * m)) - alpha * curve;
    hessian[1]! += mixed;
    hessian[2]! += part * mixed;
    hessian[4]! += both;
    hessian[5]! += part * both;
    hessian[8]! += part * part * both;
  }
  hessian[3] = hessian[1]!;
  hessian[6] = hessian[2]!;
  hessian[7] = hessian[5]!;
}
