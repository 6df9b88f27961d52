/** Chances nearer to 0 or 1 than this are taken to be this near: certainty has no logarithm. */
export const NEAREST = 1e-15;

/** A chance moved away from certainty. Kernel. */
export function uncertain(probability: number): number {
  return Math.min(1 - NEAREST, Math.max(NEAREST, probability));
}

/** ln(p / (1 − p)), certainty cut to ±34.5. Kernel. */
export function logit(probability: number): number {
  const p = uncertain(probability);
  return Math.log(p) - Math.log1p(-p);
}

/** 1 / (1 + exp(−x)). Kernel. */
export function logistic(x: number): number {
  const small = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + small) : small / (1 + small);
}
