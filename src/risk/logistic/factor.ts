import { choleskyInPlace } from "../../numeric/optimize/cholesky.ts";

/** A column of which less than this share of its own variation is left beside the columns before it follows from them. */
const LEFT = 1e-10;

/** A column that follows from others before it. */
export interface Dependence {
  readonly column: number;
  readonly from: readonly number[];
}

/**
 * Marks the columns that follow from those before them as not free (0), and says from which.
 *
 * Kernel: information (lower triangle) at the start; columns that are not free already are passed over.
 */
export function findDependent(information: Float64Array, stride: number, free: Uint8Array): Dependence[] {
  const factor = new Float64Array(stride * stride);
  const found: Dependence[] = [];
  for (let j = 0; j < stride; j++) {
    if (free[j] === 0) continue;
    let pivot = information[j * stride + j]!;
    const whole = pivot;
    for (let k = 0; k < j; k++) {
      if (free[k] === 0) continue;
      let entry = information[j * stride + k]!;
      for (let l = 0; l < k; l++) entry -= factor[j * stride + l]! * factor[k * stride + l]!;
      entry /= factor[k * stride + k]!;
      factor[j * stride + k] = entry;
      pivot -= entry * entry;
    }
    if (pivot > LEFT * whole) factor[j * stride + j] = Math.sqrt(pivot);
    else {
      found.push({ column: j, from: sources(factor, stride, j, free) });
      free[j] = 0;
      for (let k = 0; k < j; k++) factor[j * stride + k] = 0;
    }
  }
  return found;
}

/** Columns (but the intercept) with a part in the combination that gives column j. */
function sources(factor: Float64Array, stride: number, j: number, free: Uint8Array): number[] {
  const share = new Float64Array(j);
  for (let i = j - 1; i >= 0; i--) {
    if (free[i] === 0) continue;
    let entry = factor[j * stride + i]!;
    for (let k = i + 1; k < j; k++) entry -= factor[k * stride + i]! * share[k]!;
    share[i] = entry / factor[i * stride + i]!;
  }
  return Array.from(share.keys()).filter((i) => i > 0 && Math.abs(share[i]!) > 1e-6);
}

/** Cholesky factor of the information of the free columns (others as if apart); null where it is singular. */
export function factorOf(
  information: Float64Array,
  stride: number,
  free: Uint8Array,
  ridge: Float64Array | null,
): Float64Array | null {
  const factor = information.slice();
  let largest = 0;
  for (let j = 0; j < stride; j++) {
    if (ridge !== null) factor[j * stride + j]! += ridge[j]!;
    if (free[j] === 1) largest = Math.max(largest, factor[j * stride + j]!);
    for (let k = 0; k <= j; k++) if (free[j] === 0 || free[k] === 0) factor[j * stride + k] = j === k ? 1 : 0;
  }
  return choleskyInPlace(factor, stride, Math.min(1, largest) * 1e-15) ? factor : null;
}
