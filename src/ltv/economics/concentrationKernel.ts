/**
 * Measures of how unequally values are spread. Kernels over distinct values in rising order, `weight[i]` customers each; values at least 0 and at most 1
 * (divided by the greatest), at least one above 0, weights at least 0 with a sum above 0; not checked.
 */
export interface Spread {
  readonly value: Float64Array;
  readonly weight: Float64Array;
}

/** What a spread is summed with once, apart from the weights. */
export interface SpreadTerms {
  readonly value: Float64Array;
  /** x ln x, 0 at 0. */
  readonly entropy: Float64Array;
  /** x^(1 − epsilon), or ln x where epsilon is 1. */
  readonly power: Float64Array;
  readonly epsilon: number;
}

/** Indices of one spread. */
export interface SpreadIndices {
  gini: number;
  hhi: number;
  theil: number;
  hoover: number;
  atkinson: number;
}

/** The terms that every sample shares. */
export function spreadTerms(value: Float64Array, epsilon: number): SpreadTerms {
  const entropy = value.map((x) => (x > 0 ? x * Math.log(x) : 0));
  const power = value.map((x) => (epsilon === 1 ? Math.log(x) : x ** (1 - epsilon)));
  return { value, entropy, power, epsilon };
}

/** All indices, in two passes. */
export function spreadIndices(terms: SpreadTerms, weight: Float64Array, out: SpreadIndices): void {
  const { value, entropy, power, epsilon } = terms;
  let [customers, total, squares, entropies, powers, area] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < value.length; i++) {
    const w = weight[i]!;
    if (w === 0) continue;
    const held = w * value[i]!;
    area += w * (2 * total + held);
    total += held;
    customers += w;
    squares += held * value[i]!;
    entropies += w * entropy[i]!;
    powers += w * power[i]!;
  }
  const mean = total / customers;
  let above = 0;
  for (let i = value.length - 1; i >= 0 && value[i]! > mean; i--) above += weight[i]! * (value[i]! - mean);
  out.gini = Math.max(0, 1 - area / (customers * total));
  out.hhi = squares / (total * total);
  out.theil = Math.max(0, entropies / total - Math.log(mean));
  out.hoover = above / total;
  out.atkinson = Math.max(0, 1 - evenEquivalent(powers / customers, epsilon) / mean);
}

/** The value that, given to each, would be as good as the spread. */
function evenEquivalent(meanPower: number, epsilon: number): number {
  // Where somebody has nothing, a mean that weighs the poor so much is 0.
  if (epsilon === 1) return Math.exp(meanPower);
  return meanPower === Infinity ? 0 : meanPower ** (1 / (1 - epsilon));
}

/** Share of the total held by the best p of customers, for each p in rising order; the customer at the cut counts by his fraction. */
export function topShares({ value, weight }: Spread, shares: ArrayLike<number>, out: Float64Array): void {
  let customers = 0;
  let total = 0;
  for (let i = 0; i < value.length; i++) {
    customers += weight[i]!;
    total += weight[i]! * value[i]!;
  }
  let [i, count, held] = [value.length, 0, 0];
  for (let k = 0; k < shares.length; k++) {
    const wanted = shares[k]! * customers;
    while (i > 0 && count + weight[i - 1]! <= wanted) {
      i--;
      count += weight[i]!;
      held += weight[i]! * value[i]!;
    }
    const part = i > 0 ? (wanted - count) * value[i - 1]! : 0;
    out[k] = Math.min(1, (held + part) / total);
  }
}

/** How many of the best customers hold at least each share of the total, for shares in rising order; whole where `whole`. */
export function customersHolding(
  { value, weight }: Spread,
  shares: ArrayLike<number>,
  whole: boolean,
  out: Float64Array,
): void {
  let total = 0;
  for (let i = 0; i < value.length; i++) total += weight[i]! * value[i]!;
  let [i, count, held] = [value.length, 0, 0];
  for (let k = 0; k < shares.length; k++) {
    // A sum of parts may miss a share of the whole by its rounding.
    const wanted = shares[k]! * total * (whole ? 1 - 1e-12 : 1);
    while (i > 0 && held + weight[i - 1]! * value[i - 1]! < wanted) {
      i--;
      count += weight[i]!;
      held += weight[i]! * value[i]!;
    }
    const more = i > 0 && wanted > held ? (wanted - held) / value[i - 1]! : 0;
    out[k] = count + (whole ? Math.ceil(more) : more);
  }
}
