import { fisherFQuantile } from "../../numeric/distribution/fisherF.ts";

/** Cronbach's alpha of the items of a covariance matrix without one of them (−1 for all); null where the sum does not vary. Kernel. */
export function cronbachAlpha(covariance: Float64Array, k: number, without = -1): number | null {
  let own = 0;
  let total = 0;
  for (let i = 0; i < k; i++) {
    if (i === without) continue;
    own += covariance[i * k + i]!;
    for (let j = 0; j < k; j++) if (j !== without) total += covariance[i * k + j]!;
  }
  const items = without < 0 ? k : k - 1;
  if (items < 2 || !(total > 1e-12 * own)) return null;
  return (items / (items - 1)) * (1 - own / total);
}

/**
 * Interval of alpha: (1 − alpha) over its estimate follows Fisher's F with n − 1 and (n − 1)(k − 1) degrees of freedom. Kernel.
 *
 * @see Feldt (1965), Psychometrika 30, 357–370
 */
export function feldtInterval(
  alpha: number,
  { customers, items, level }: { readonly customers: number; readonly items: number; readonly level: number },
): { readonly lower: number; readonly upper: number } {
  const first = customers - 1;
  const second = first * (items - 1);
  const tail = (1 - level) / 2;
  return {
    lower: 1 - (1 - alpha) * fisherFQuantile(1 - tail, first, second),
    upper: 1 - (1 - alpha) * fisherFQuantile(tail, first, second),
  };
}

/** Correlation of an item with the sum of the others; null where that sum does not vary. Kernel. */
export function itemRestCorrelation(covariance: Float64Array, k: number, item: number): number | null {
  const own = covariance[item * k + item]!;
  let row = 0;
  let total = 0;
  for (let i = 0; i < k; i++) {
    row += covariance[item * k + i]!;
    for (let j = 0; j < k; j++) total += covariance[i * k + j]!;
  }
  const rest = total - 2 * row + own;
  if (!(rest > 1e-12 * own)) return null;
  return Math.min(1, Math.max(-1, (row - own) / Math.sqrt(own * rest)));
}

/** Share of the variance of a sum that one common factor makes: (Σλ)² / ((Σλ)² + Σθ). Kernel. */
export function omegaOf(loadings: ArrayLike<number>, uniquenesses: ArrayLike<number>): number {
  let common = 0;
  let unique = 0;
  for (let i = 0; i < loadings.length; i++) {
    common += loadings[i]!;
    unique += uniquenesses[i]!;
  }
  return (common * common) / (common * common + unique);
}
