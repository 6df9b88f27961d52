/** Eigenvalues and eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** In falling order. */
  readonly values: Float64Array;
  /** Unit eigenvectors as the columns of an n × n matrix, row after row; the largest entry of each is above 0. */
  readonly vectors: Float64Array;
}

/** Sweeps of rotations; each squares what is left beside the diagonal, so that six to ten do. */
const SWEEPS = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations, for up to some hundred rows.
 *
 * Kernel: n × n finite numbers, row after row; only the upper triangle is read. Every eigenvalue is right to a few units of rounding of the
 * largest one, and the vectors are orthogonal to the same, also where eigenvalues are equal.
 *
 * @example Array.from(symmetricEigen([2, 1, 1, 2], 2).values) // => [3, 1]
 * @see Golub & Van Loan (2013), Matrix Computations, 4th edition, section 8.5
 */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): SymmetricEigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    v[i * n + i] = 1;
    for (let j = 0; j < i; j++) a[i * n + j] = a[j * n + i]!;
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) if (!rotateAll(a, v, n)) break;
  return sorted(a, v, n);
}

/** One sweep over all pairs; false where nothing was left to rotate. */
function rotateAll(a: Float64Array, v: Float64Array, n: number): boolean {
  let size = 0;
  for (let i = 0; i < n * n; i++) size = Math.max(size, Math.abs(a[i]!));
  let rotated = false;
  for (let p = 0; p < n; p++) {
    for (let q = p + 1; q < n; q++) {
      if (!(Math.abs(a[p * n + q]!) > 1e-17 * size)) continue;
      rotate(a, v, n, p * n + q);
      rotated = true;
    }
  }
  return rotated;
}

/** Brings entry (p, q) to 0; `at` is its place. */
function rotate(a: Float64Array, v: Float64Array, n: number, at: number): void {
  const p = Math.floor(at / n);
  const q = at % n;
  const zeta = (a[q * n + q]! - a[p * n + p]!) / (2 * a[at]!);
  const tangent = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  a[p * n + p]! -= tangent * a[at]!;
  a[q * n + q]! += tangent * a[at]!;
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  for (let i = 0; i < n; i++) {
    const ip = i * n + p;
    const iq = i * n + q;
    const x = v[ip]!;
    const y = v[iq]!;
    v[ip] = cosine * x - sine * y;
    v[iq] = sine * x + cosine * y;
    if (i === p || i === q) continue;
    const left = a[ip]!;
    const right = a[iq]!;
    a[ip] = cosine * left - sine * right;
    a[iq] = sine * left + cosine * right;
    a[p * n + i] = a[ip];
    a[q * n + i] = a[iq];
  }
}

/** The diagonal in falling order, with its vectors turned so that their largest entry is above 0. */
function sorted(a: Float64Array, v: Float64Array, n: number): SymmetricEigen {
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j]! - a[i * n + i]!);
  const values = Float64Array.from(order, (i) => a[i * n + i]!);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    let largest = 0;
    for (let i = 0; i < n; i++) if (Math.abs(v[i * n + from]!) > Math.abs(largest)) largest = v[i * n + from]!;
    const sign = largest < 0 ? -1 : 1;
    for (let i = 0; i < n; i++) vectors[i * n + to] = sign * v[i * n + from]!;
  });
  return { values, vectors };
}
