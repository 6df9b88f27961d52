/**
 * Cholesky factor of a small symmetric matrix, in place: the lower triangle of `matrix` (n × n, row after row) is
 * replaced by L with L Lᵀ = matrix; the upper triangle is not read. False where a pivot is not above `floor`; the
 * matrix is then spoilt. Kernel: no checks.
 *
 * Own code and not ml-matrix: for 2 to 10 parameters a bundle would carry 40 times the bytes, and every call would
 * build row objects.
 */
export function choleskyInPlace(matrix: Float64Array, n: number, floor: number): boolean {
  for (let j = 0; j < n; j++) {
    let pivot = matrix[j * n + j]!;
    for (let k = 0; k < j; k++) pivot -= matrix[j * n + k]! ** 2;
    if (!(pivot > floor)) return false;
    const root = Math.sqrt(pivot);
    matrix[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let entry = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) entry -= matrix[i * n + k]! * matrix[j * n + k]!;
      matrix[i * n + j] = entry / root;
    }
  }
  return true;
}

/** Solves L Lᵀ x = b in place of `b`, with L from {@link choleskyInPlace}. Kernel. */
export function choleskySolve(factor: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let entry = b[i]!;
    for (let k = 0; k < i; k++) entry -= factor[i * n + k]! * b[k]!;
    b[i] = entry / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let entry = b[i]!;
    for (let k = i + 1; k < n; k++) entry -= factor[k * n + i]! * b[k]!;
    b[i] = entry / factor[i * n + i]!;
  }
}

/**
 * Scale of each row and column that brings the diagonal of a symmetric matrix to ±1; where a diagonal entry is 0 the
 * largest entry of its row decides. Kernel.
 */
export function diagonalScale(matrix: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let size = Math.abs(matrix[i * n + i]!);
    for (let j = 0; j < n && size === 0; j++) size = Math.max(size, Math.abs(matrix[i * n + j]!));
    out[i] = size === 0 ? 1 : 1 / Math.sqrt(size);
  }
}
