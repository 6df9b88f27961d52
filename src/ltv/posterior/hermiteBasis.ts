import type { Points } from "./whitening.ts";

/** Number of polynomials of this degree at most in so many coordinates. */
export function termCount(coordinates: number, degree: number): number {
  let count = 1;
  for (let i = 1; i <= degree; i++) count = (count * (coordinates + i)) / i;
  return Math.round(count);
}

/**
 * Values of all products of Hermite polynomials up to a total degree, one column a product, lowest degrees first: for points that scatter about
 * like a standard normal distribution they hardly correlate, which keeps least squares well conditioned.
 */
export function hermiteBasis(points: Points, degree: number): Float64Array[] {
  const single = points.map((column) => hermitePowers(column, degree));
  const basis: Float64Array[] = [];
  for (let total = 0; total <= degree; total++) {
    for (const exponents of exponentsOf(points.length, total)) {
      const column = new Float64Array(points[0]!.length).fill(1);
      for (const [i, exponent] of exponents.entries()) {
        if (exponent === 0) continue;
        const factor = single[i]![exponent]!;
        for (let k = 0; k < column.length; k++) column[k]! *= factor[k]!;
      }
      basis.push(column);
    }
  }
  return basis;
}

/** He₀ … He_degree of a column, each divided by √(k!). */
function hermitePowers(column: Float64Array, degree: number): Float64Array[] {
  const powers = [new Float64Array(column.length).fill(1), column.slice()];
  for (let k = 2; k <= degree; k++) {
    const [before, last] = [powers[k - 2]!, powers[k - 1]!];
    powers.push(column.map((z, i) => (z * last[i]! - Math.sqrt(k - 1) * before[i]!) / Math.sqrt(k)));
  }
  return powers;
}

/** All lists of whole numbers with this sum. */
function exponentsOf(coordinates: number, sum: number): number[][] {
  if (coordinates === 1) return [[sum]];
  const lists: number[][] = [];
  for (let first = sum; first >= 0; first--) {
    for (const rest of exponentsOf(coordinates - 1, sum - first)) lists.push([first, ...rest]);
  }
  return lists;
}
