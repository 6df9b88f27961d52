import type { Rotated } from "./varimax.ts";

/**
 * Puts factors in order of what they explain, the most first, and turns each so that the sum of its cubed loadings is not below 0. The
 * rotation is changed alike. Kernel.
 */
export function orderedFactors({ loadings, rotation }: Rotated, k: number, m: number): Rotated {
  const squares = new Float64Array(m);
  const cubes = new Float64Array(m);
  for (let i = 0; i < k; i++) {
    for (let f = 0; f < m; f++) {
      const loading = loadings[i * m + f]!;
      squares[f]! += loading * loading;
      cubes[f]! += loading ** 3;
    }
  }
  const order = Array.from(squares.keys()).sort((a, b) => squares[b]! - squares[a]! || a - b);
  const arranged = (matrix: Float64Array, rows: number): Float64Array => {
    const out = new Float64Array(matrix.length);
    order.forEach((from, to) => {
      const sign = cubes[from]! < 0 ? -1 : 1;
      for (let i = 0; i < rows; i++) out[i * m + to] = sign * matrix[i * m + from]! + 0;
    });
    return out;
  };
  return { loadings: arranged(loadings, k), rotation: arranged(rotation, m) };
}
