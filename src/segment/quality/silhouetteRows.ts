import type { RowDistance } from "./distance.ts";

/** Rows that others are compared with, by segment and, within a segment, by block. */
export interface References {
  /** Row numbers, segment after segment, block after block. */
  readonly rows: Int32Array;
  /** Where each block of each segment starts: segments × blocks + 1 places. */
  readonly starts: Int32Array;
  /** 1 where all rows are compared with, else blocks that can be left out in turn. */
  readonly blocks: number;
  /** Block of each row of the table; −1 where it is none of the references. */
  readonly blockOf: Int8Array;
}

/**
 * Silhouettes of some rows, each against all references: in `out`, one line a row, first its silhouette, then (with several blocks) that without each
 * block.
 *
 * Kernel. (b − a) / max(a, b), where a is the mean distance to the others of its own segment, b the least mean distance to another segment; 0 for a row
 * alone in its segment, and where a = b = 0.
 *
 * @see Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53–65
 */
export function silhouetteRows(
  distance: RowDistance,
  rows: Int32Array,
  codes: Int32Array,
  references: References,
  out: Float64Array,
): void {
  const { starts, blocks, blockOf } = references;
  const lines = blocks === 1 ? 1 : blocks + 1;
  const groups = starts.length - 1;
  const sums = new Float64Array(groups);
  for (let t = 0; t < rows.length; t++) {
    const row = rows[t]!;
    for (let g = 0; g < groups; g++) sums[g] = distanceSum(distance, row, references, g);
    const own = codes[row]!;
    const block = blockOf[row]!;
    const full = silhouetteOf(sums, starts, { blocks, own, block, without: -1 });
    out[t * lines] = full;
    for (let b = 0; b < lines - 1; b++) {
      const value = silhouetteOf(sums, starts, { blocks, own, block, without: b });
      out[t * lines + 1 + b] = value === UNDEFINED ? full : value;
    }
    if (full === UNDEFINED) out[t * lines] = 0;
  }
}

/** No other row of its own segment to compare with. */
const UNDEFINED = -2;

function distanceSum(distance: RowDistance, row: number, { rows, starts }: References, group: number): number {
  let sum = 0;
  for (let t = starts[group]!, end = starts[group + 1]!; t < end; t++) sum += distance(row, rows[t]!);
  return sum;
}

/** Which row, and which block is left out. */
interface RowPlace {
  readonly blocks: number;
  readonly own: number;
  readonly block: number;
  readonly without: number;
}

function silhouetteOf(sums: Float64Array, starts: Int32Array, { blocks, own, block, without }: RowPlace): number {
  let within = 0;
  let nearest = Infinity;
  for (let segment = 0; segment * blocks < sums.length; segment++) {
    let sum = 0;
    let count = 0;
    for (let b = 0; b < blocks; b++) {
      if (b === without) continue;
      const group = segment * blocks + b;
      sum += sums[group]!;
      count += starts[group + 1]! - starts[group]!;
    }
    if (segment === own) {
      // The row itself is at distance 0 among its own.
      if (block >= 0 && block !== without) count--;
      if (count === 0) return UNDEFINED;
      within = sum / count;
    } else if (count > 0 && sum / count < nearest) nearest = sum / count;
    else if (Number.isNaN(sum)) return NaN;
  }
  const larger = Math.max(within, nearest);
  if (nearest === Infinity) return UNDEFINED;
  return larger === 0 ? 0 : (nearest - within) / larger;
}
