import { fitGeneralizedPareto, generalizedParetoQuantile } from "./generalizedPareto.ts";

/** Importance weights with their largest ones smoothed. */
export interface SmoothedWeights {
  /** Sum to 1, in the order of the draws. */
  readonly weights: Float64Array;
  /** Estimated shape of the tail of the ratios: their moments exist up to 1 / khat. */
  readonly khat: number;
  /** 1 / Σ w²: so many draws of equal weight tell as much. */
  readonly effectiveDraws: number;
}

/** Ratios whose logarithms differ by less than this have no tail to speak of. */
const LEVEL = 1e-10;

/**
 * Smooths the largest importance ratios: they are replaced by the quantiles of a generalised Pareto distribution fitted to them, and cut at the
 * largest ratio seen. The order of the ratios stays.
 *
 * @param logRatios log target − log proposal of at least 25 draws; −Infinity for draws the target excludes
 * @see Vehtari, Simpson, Gelman, Yao & Gabry (2024), "Pareto smoothed importance sampling", JMLR 25(72), 1–58
 */
export function smoothWeights(logRatios: Float64Array): SmoothedWeights {
  const count = logRatios.length;
  const order = Uint32Array.from(logRatios, (_, i) => i).sort((i, j) => logRatios[i]! - logRatios[j]!);
  const largest = logRatios[order[count - 1]!]!;
  const weights = logRatios.map((log) => Math.exp(log - largest));
  const khat = smoothTail(weights, order, Math.ceil(Math.min(0.2 * count, 3 * Math.sqrt(count))));
  let total = 0;
  for (const weight of weights) total += weight;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    weights[i]! /= total;
    squares += weights[i]! ** 2;
  }
  return { weights, khat, effectiveDraws: 1 / squares };
}

/** Smooths the last `tail` of the order in place and returns the shape; 0 where these do not differ. */
function smoothTail(weights: Float64Array, order: Uint32Array, tail: number): number {
  const first = order.length - tail;
  const cutoff = weights[order[first - 1]!]!;
  if (!(1 - weights[order[first]!]! > LEVEL)) return 0;
  const excess = new Float64Array(tail);
  for (let i = 0; i < tail; i++) {
    excess[i] = Math.max(weights[order[first + i]!]! - cutoff, Number.MIN_VALUE);
  }
  // A quarter of the tail at the cutoff itself would leave the fit without a scale.
  const quarter = excess[Math.floor(tail / 4 + 0.5) - 1]!;
  if (!(quarter > LEVEL * excess[tail - 1]!)) return Math.min(1 + quarter, 1);
  const fitted = fitGeneralizedPareto(excess, true);
  for (let i = 0; i < tail; i++) {
    const smooth = cutoff + generalizedParetoQuantile(fitted, (i + 0.5) / tail);
    weights[order[first + i]!] = Math.min(smooth, 1);
  }
  return fitted.shape;
}

/** Up to this k-hat, so many draws are enough for the results to be relied on: 0.7, less for fewer than 2,200 draws. */
export function reliableUpTo(draws: number): number {
  return Math.min(1 - 1 / Math.log10(draws), 0.7);
}
