/**
 * The shifted-beta-geometric model. Fader & Hardie (2007), J. Interactive Marketing 21(1): of the customers who survived t − 1
 * renewals, alpha / (alpha + beta + t − 1) leave at renewal t, and S(t) = B(alpha, beta + t) / B(alpha, beta).
 *
 * Plain numbers, no checks; alpha, beta > 0. Against 40-digit values, t to 100,000: relative difference below 1e-12.
 */
import { logBetaShift } from "../contract/logBetaShift.ts";
import { digammaShift } from "../contract/polygammaShift.ts";
import type { RenewalCurve } from "../contract/renewalCurve.ts";
import type { RetentionKernel } from "../contract/renewalLikelihood.ts";

/** Parameters in the order of every vector and matrix here. */
export const parameterNames = ["alpha", "beta"] as const;

/** ln((beta + t − 1) / (alpha + beta + t − 1)). */
function logRetention(parameters: ArrayLike<number>, renewal: number): number {
  const alpha = parameters[0]!;
  const stay = parameters[1]! + (renewal - 1);
  const leave = alpha / (alpha + stay);
  return leave < 0.5 ? Math.log1p(-leave) : Math.log(stay / (alpha + stay));
}

function derivatives(
  parameters: ArrayLike<number>,
  renewal: number,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const alpha = parameters[0]!;
  const stay = parameters[1]! + (renewal - 1);
  const all = alpha + stay;
  gradient[0] = -1 / all;
  gradient[1] = alpha / (stay * all);
  hessian[0] = 1 / (all * all);
  hessian[1] = hessian[0];
  hessian[2] = hessian[0];
  hessian[3] = (-gradient[1] * (all + stay)) / (stay * all);
}

/** The chance to survive each renewal, for the likelihood. */
export const retention: RetentionKernel = { logRetention, derivatives };

/** The survival curve at parameters (alpha, beta). */
export function curveOf(parameters: ArrayLike<number>): RenewalCurve {
  const alpha = parameters[0]!;
  const beta = parameters[1]!;
  return {
    logSurvival: (from, to) => logBetaShift(alpha, beta + from, to - from),
    logRetention: (renewal) => logRetention(parameters, renewal),
    power: (time) => time * digammaShift(beta + time, alpha),
    finalPower: alpha,
    meanTheta: (renewals) => alpha / (alpha + (beta + renewals)),
  };
}
