/** A pivot this much smaller than the variance it came from is rounding. */
const SINGULAR = 1e-10;

/**
 * xᵀ V⁻ x and the rank of V, a positive semidefinite matrix that is not changed; x lies in its range. A kernel.
 *
 * Symmetric elimination, the least shrunk pivot first; what remains when all pivots are rounding is left out, which is right for any
 * generalised inverse.
 */
export function quadraticForm(matrix: readonly Float64Array[], vector: Float64Array): { value: number; rank: number } {
  const rest = matrix.map((row) => Float64Array.from(row));
  const x = Float64Array.from(vector);
  const size = x.length;
  const done = new Uint8Array(size);
  let value = 0;
  for (let rank = 0; ; rank++) {
    let pivot = -1;
    let best = SINGULAR;
    for (let i = 0; i < size; i++) {
      const share = done[i] === 1 || !(matrix[i]![i]! > 0) ? 0 : rest[i]![i]! / matrix[i]![i]!;
      if (share > best) [best, pivot] = [share, i];
    }
    if (pivot < 0) return { value, rank };
    done[pivot] = 1;
    const row = rest[pivot]!;
    value += x[pivot]! ** 2 / row[pivot]!;
    for (let i = 0; i < size; i++) {
      if (done[i] === 1) continue;
      const factor = row[i]! / row[pivot]!;
      x[i]! -= factor * x[pivot]!;
      for (let k = 0; k < size; k++) rest[i]![k]! -= factor * row[k]!;
    }
  }
}
