/**
 * The stages of an Erlang-k gap: k of them, each exponential at the customer's rate, make a purchase. With the rate gamma distributed
 * (shape R, rate A, both from the history to the last purchase), a silence s passes j < k stages without a purchase with chance
 *
 *   q^R (R)ⱼ / j! zʲ,   z = s / (A + s), q = 1 − z,
 *
 * so that S = q^R Q, Q = Σ_{j<k} (R)ⱼ / j! zʲ, is the chance that a customer who is still there is silent as long: I_q(R, k), a
 * regularised incomplete beta function. Plain numbers, no checks; R, A > 0, s ≥ 0. Terms are positive: relative accuracy 1e-15 · k.
 */

/** Beyond this, sums are scaled down, by this. */
const LARGE = 1e200;
const LOG_LARGE = Math.log(LARGE);

/** ln of Σ_{i<k} of the products of the first i of z (top + 0) / (bottom + 0), z (top + 1) / (bottom + 1), …; above 0 all. */
export function logRatioSum(k: number, z: number, top: number, bottom: number): number {
  let term = 1;
  let sum = 1;
  let scale = 0;
  for (let i = 0; i < k - 1; i++) {
    term *= (z * (top + i)) / (bottom + i);
    sum += term;
    if (sum > LARGE) {
      sum /= LARGE;
      term /= LARGE;
      scale += LOG_LARGE;
    }
  }
  return scale + Math.log(sum);
}

/** ln Q. */
export function logStageSum(k: number, shape: number, z: number): number {
  return k === 1 ? 0 : logRatioSum(k, z, shape, 1);
}

/** ln S for a customer with this shape and rate at his last purchase. */
export function logSilence(k: number, shape: number, rate: number, silence: number): number {
  const sum = logStageSum(k, shape, silence / (rate + silence));
  return Math.min(0, sum - shape * Math.log1p(silence / rate));
}

/** Chances of 0, 1, …, k − 1 stages passed, given a silence that leaves z; into `out`. */
export function stagesInto(k: number, shape: number, z: number, out: Float64Array): void {
  const logSum = logStageSum(k, shape, z);
  const logZ = Math.log(z);
  let log = -logSum;
  out[0] = Math.exp(log);
  for (let j = 1; j < k; j++) {
    log += logZ + Math.log((shape + (j - 1)) / j);
    out[j] = Math.exp(log);
  }
}

/**
 * ln Q with what its derivatives need, into `out`: ln Q, then means over the stages j of h = Σ_{i<j} 1 / (R + i), of j and of
 * g = Σ_{i<j} 1 / (R + i)², then the covariances hh, hj, jj.
 */
export function stageMoments(k: number, shape: number, z: number, out: Float64Array): void {
  let term = 1;
  let sum = 1;
  let scale = 0;
  let h = 0;
  let g = 0;
  out.fill(0);
  for (let j = 1; j < k; j++) {
    const inverse = 1 / (shape + (j - 1));
    term *= (z * (shape + (j - 1))) / j;
    h += inverse;
    g += inverse * inverse;
    sum += term;
    out[1]! += term * h;
    out[2]! += term * j;
    out[3]! += term * g;
    out[4]! += term * h * h;
    out[5]! += term * h * j;
    out[6]! += term * j * j;
    if (sum > LARGE) {
      for (let i = 1; i < 7; i++) out[i]! /= LARGE;
      sum /= LARGE;
      term /= LARGE;
      scale += LOG_LARGE;
    }
  }
  out[0] = scale + Math.log(sum);
  for (let i = 1; i < 7; i++) out[i]! /= sum;
  out[4]! -= out[1]! * out[1]!;
  out[5]! -= out[1]! * out[2]!;
  out[6]! -= out[2]! * out[2]!;
}
