import { sumsOfSquares } from "./principalAxes.ts";

/** Rotated factors. */
export interface Rotated {
  /** k × m, row after row: unrotated loadings times the rotation. */
  readonly loadings: Float64Array;
  /** Orthogonal, m × m, row after row. */
  readonly rotation: Float64Array;
}

const SWEEPS = 500;

/**
 * Kaiser's varimax: the orthogonal rotation whose squared loadings vary most within the factors, on rows brought to length 1 first. Pairs of
 * factors are turned in their plane until no angle is above 1e-10. Kernel: k rows, m columns.
 *
 * @see Kaiser (1958), Psychometrika 23, 187–200
 */
export function varimax(loadings: Float64Array, k: number, m: number): Rotated {
  const lengths = sumsOfSquares(loadings, k, m).map(Math.sqrt);
  const rows = loadings.map((value, at) => {
    const length = lengths[Math.floor(at / m)]!;
    return length > 0 ? value / length : 0;
  });
  const rotation = identity(m);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let largest = 0;
    for (let p = 0; p < m; p++) {
      for (let q = p + 1; q < m; q++) {
        const angle = planeAngle(rows, k, m, p * m + q);
        largest = Math.max(largest, Math.abs(angle));
        turn(rows, k, m, { p, q, angle });
        turn(rotation, m, m, { p, q, angle });
      }
    }
    if (largest < 1e-10) break;
  }
  return { loadings: rows.map((value, at) => value * lengths[Math.floor(at / m)]!), rotation };
}

/** The identity matrix, row after row. */
export function identity(m: number): Float64Array {
  const matrix = new Float64Array(m * m);
  for (let i = 0; i < m; i++) matrix[i * m + i] = 1;
  return matrix;
}

/** Angle that is best for columns p and q, given as p m + q. */
function planeAngle(rows: Float64Array, k: number, m: number, pair: number): number {
  const p = Math.floor(pair / m);
  const q = pair % m;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < k; i++) {
    const x = rows[i * m + p]!;
    const y = rows[i * m + q]!;
    const u = x * x - y * y;
    const v = 2 * x * y;
    a += u;
    b += v;
    c += u * u - v * v;
    d += 2 * u * v;
  }
  const numerator = d - (2 * a * b) / k;
  const denominator = c - (a * a - b * b) / k;
  // Where both vanish every angle is as good: rounding would turn for ever.
  if (Math.hypot(numerator, denominator) < 1e-14 * k) return 0;
  return Math.atan2(numerator, denominator) / 4;
}

function turn(
  matrix: Float64Array,
  rows: number,
  m: number,
  { p, q, angle }: { readonly p: number; readonly q: number; readonly angle: number },
): void {
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  for (let i = 0; i < rows; i++) {
    const x = matrix[i * m + p]!;
    const y = matrix[i * m + q]!;
    matrix[i * m + p] = cosine * x + sine * y;
    matrix[i * m + q] = cosine * y - sine * x;
  }
}
