import { choleskyInPlace } from "../../numeric/optimize/cholesky.ts";

/** Points of the parameter space, one column a coordinate. */
export type Points = readonly Float64Array[];

/** A centre and a lower triangle L (n × n, row after row): u = centre + L z, with z uncorrelated and of variance 1. */
export interface Whitening {
  readonly centre: Float64Array;
  readonly factor: Float64Array;
}

/** Pivots of a correlation matrix below this are rounding. */
const SINGULAR_PIVOT = 1e-12;

/** u = centre + L z into `out`. */
export function unwhiten({ centre, factor }: Whitening, z: ArrayLike<number>, out: Float64Array): void {
  const n = centre.length;
  for (let i = 0; i < n; i++) {
    let value = centre[i]!;
    for (let j = 0; j <= i; j++) value += factor[i * n + j]! * z[j]!;
    out[i] = value;
  }
}

/** z with u = centre + L z, for all points at once. */
export function whiten({ centre, factor }: Whitening, points: Points): Float64Array[] {
  const n = centre.length;
  const white: Float64Array[] = [];
  for (let i = 0; i < n; i++) {
    const column = points[i]!.map((value) => value - centre[i]!);
    for (let j = 0; j < i; j++) {
      const share = factor[i * n + j]!;
      for (let k = 0; k < column.length; k++) column[k]! -= share * white[j]![k]!;
    }
    const scale = 1 / factor[i * n + i]!;
    for (let k = 0; k < column.length; k++) column[k]! *= scale;
    white.push(column);
  }
  return white;
}

/** L of a covariance, scaled to correlations first; null where it is not positive definite. */
export function factorOf(covariance: Float64Array, n: number): Float64Array | null {
  const scale = Float64Array.from({ length: n }, (_, i) => Math.sqrt(covariance[i * n + i]!));
  if (!scale.every((value) => value > 0 && value < Infinity)) return null;
  const factor = covariance.map((value, k) => value / (scale[Math.floor(k / n)]! * scale[k % n]!));
  if (!choleskyInPlace(factor, n, SINGULAR_PIVOT)) return null;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) factor[i * n + j] = j > i ? 0 : factor[i * n + j]! * scale[i]!;
  return factor;
}

/** Mean and covariance of points, weighted where weights (of sum 1) are given; null where they do not span the space. */
export function whiteningOf(points: Points, weights?: Float64Array): Whitening | null {
  const n = points.length;
  const count = points[0]!.length;
  const weight = weights ?? new Float64Array(count).fill(1 / count);
  const centre = Float64Array.from(points, (column) => column.reduce((sum, value, k) => sum + weight[k]! * value, 0));
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += weight[k]! * (points[i]![k]! - centre[i]!) * (points[j]![k]! - centre[j]!);
      covariance[i * n + j] = sum;
      covariance[j * n + i] = sum;
    }
  }
  const factor = factorOf(covariance, n);
  return factor === null ? null : { centre, factor };
}
