/** Rows as the kernels read them: row-major, each row padded with zeros to `stride` numbers, a multiple of 4. */
export interface RowBlock {
  readonly rows: number;
  /** Columns that mean something. */
  readonly width: number;
  readonly stride: number;
  readonly values: Float64Array;
  /** 1 where a value is missing, in the same layout; null where none is. */
  readonly missing: Uint8Array | null;
}

/** Rows that are looked at together: their answers stay in the nearest cache. */
export const BLOCK = 1024;

/** Answers for the rows of a list, in its order. */
export interface NearestTwo {
  readonly label: Int32Array;
  /** Squared distance to the nearest centroid. */
  readonly best: Float64Array;
  /** Squared distance to the second nearest; infinite with one centroid. */
  readonly second: Float64Array;
}

/** Room for the answers of one block. */
export function nearestRoom(): NearestTwo {
  return { label: new Int32Array(BLOCK), best: new Float64Array(BLOCK), second: new Float64Array(BLOCK) };
}

/** Numbers from one row to the next: the columns, filled up to a multiple of 4. */
export function strideOf(width: number): number {
  return (width + 3) & ~3;
}

/**
 * Nearest and second nearest of `segments` centroids (in the layout of the rows) to each of `count` listed rows, the lowest number on ties.
 *
 * Distances are squared Euclidean. With missing values they are those of the columns that are there, times
 * width / columns there; a row without any gets the label −1.
 */
export function nearestTwo(
  block: RowBlock,
  list: Int32Array,
  count: number,
  centroids: Float64Array,
  out: NearestTwo,
): void {
  if (block.missing !== null) nearestPartial(block, list, count, centroids, out);
  else if (block.stride === 4) nearestOf4(block, list, count, centroids, out);
  else if (block.stride === 8) nearestOf8(block, list, count, centroids, out);
  else nearestOfMany(block, list, count, centroids, out);
}

type Kernel = typeof nearestTwo;

const nearestOf4: Kernel = ({ values }, list, count, centroids, { label, best, second }) => {
  for (let q = 0; q < count; q++) {
    const at = list[q]! * 4;
    const x0 = values[at]!;
    const x1 = values[at + 1]!;
    const x2 = values[at + 2]!;
    const x3 = values[at + 3]!;
    let nearest = Infinity;
    let next = Infinity;
    let place = 0;
    for (let c = 0; c < centroids.length; c += 4) {
      const d0 = x0 - centroids[c]!;
      const d1 = x1 - centroids[c + 1]!;
      const d2 = x2 - centroids[c + 2]!;
      const d3 = x3 - centroids[c + 3]!;
      const distance = d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
      if (distance < nearest) {
        next = nearest;
        nearest = distance;
        place = c;
      } else if (distance < next) next = distance;
    }
    label[q] = place >> 2;
    best[q] = nearest;
    second[q] = next;
  }
};

const nearestOf8: Kernel = ({ values }, list, count, centroids, { label, best, second }) => {
  for (let q = 0; q < count; q++) {
    const at = list[q]! * 8;
    const x0 = values[at]!;
    const x1 = values[at + 1]!;
    const x2 = values[at + 2]!;
    const x3 = values[at + 3]!;
    const x4 = values[at + 4]!;
    const x5 = values[at + 5]!;
    const x6 = values[at + 6]!;
    const x7 = values[at + 7]!;
    let nearest = Infinity;
    let next = Infinity;
    let place = 0;
    for (let c = 0; c < centroids.length; c += 8) {
      const d0 = x0 - centroids[c]!;
      const d1 = x1 - centroids[c + 1]!;
      const d2 = x2 - centroids[c + 2]!;
      const d3 = x3 - centroids[c + 3]!;
      const d4 = x4 - centroids[c + 4]!;
      const d5 = x5 - centroids[c + 5]!;
      const d6 = x6 - centroids[c + 6]!;
      const d7 = x7 - centroids[c + 7]!;
      const distance = d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4 + d5 * d5 + d6 * d6 + d7 * d7;
      if (distance < nearest) {
        next = nearest;
        nearest = distance;
        place = c;
      } else if (distance < next) next = distance;
    }
    label[q] = place >> 3;
    best[q] = nearest;
    second[q] = next;
  }
};

/** Columns that are summed before a distance may be given up. */
const PART = 12;

const nearestOfMany: Kernel = ({ values, stride }, list, count, centroids, { label, best, second }) => {
  for (let q = 0; q < count; q++) {
    const at = list[q]! * stride;
    let nearest = Infinity;
    let next = Infinity;
    let place = 0;
    for (let j = 0, c = 0; c < centroids.length; j++, c += stride) {
      // A sum of squares never falls: past the second nearest, the rest of the columns cannot matter.
      let distance = squaredDistance(values, at, centroids, c, stride < PART ? stride : PART);
      for (let part = PART; part < stride && distance < next; part += PART) {
        const columns = stride - part < PART ? stride - part : PART;
        distance += squaredDistance(values, at + part, centroids, c + part, columns);
      }
      if (distance < nearest) {
        next = nearest;
        nearest = distance;
        place = j;
      } else if (distance < next) next = distance;
    }
    label[q] = place;
    best[q] = nearest;
    second[q] = next;
  }
};

const nearestPartial: Kernel = (block, list, count, centroids, { label, best, second }) => {
  const { stride } = block;
  for (let q = 0; q < count; q++) {
    const row = list[q]!;
    let nearest = Infinity;
    let next = Infinity;
    let place = -1;
    for (let j = 0, c = 0; c < centroids.length; j++, c += stride) {
      const distance = partialDistance(block, row, centroids, c);
      if (distance < nearest) {
        next = nearest;
        nearest = distance;
        place = j;
      } else if (distance < next) next = distance;
    }
    label[q] = place;
    best[q] = nearest;
    second[q] = next;
  }
};

/** Squared Euclidean distance of two padded rows, or of `stride` columns of them, `from` and `to` being the places where they start. */
export function squaredDistance(
  values: Float64Array,
  from: number,
  others: Float64Array,
  to: number,
  stride: number,
): number {
  if (stride === 8) {
    const d0 = values[from]! - others[to]!;
    const d1 = values[from + 1]! - others[to + 1]!;
    const d2 = values[from + 2]! - others[to + 2]!;
    const d3 = values[from + 3]! - others[to + 3]!;
    const d4 = values[from + 4]! - others[to + 4]!;
    const d5 = values[from + 5]! - others[to + 5]!;
    const d6 = values[from + 6]! - others[to + 6]!;
    const d7 = values[from + 7]! - others[to + 7]!;
    return d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4 + d5 * d5 + d6 * d6 + d7 * d7;
  }
  let sum = 0;
  for (let i = 0; i < stride; i += 4) {
    const d0 = values[from + i]! - others[to + i]!;
    const d1 = values[from + i + 1]! - others[to + i + 1]!;
    const d2 = values[from + i + 2]! - others[to + i + 2]!;
    const d3 = values[from + i + 3]! - others[to + i + 3]!;
    sum = sum + d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
  }
  return sum;
}

/** As {@link squaredDistance} over the columns that are there, raised in proportion; NaN for a row without any. */
export function partialDistance(
  { values, missing, stride, width }: RowBlock,
  row: number,
  centroids: Float64Array,
  to: number,
): number {
  const at = row * stride;
  let sum = 0;
  let there = 0;
  for (let i = 0; i < width; i++) {
    if (missing![at + i] === 1) continue;
    const difference = values[at + i]! - centroids[to + i]!;
    sum += difference * difference;
    there++;
  }
  return (sum * width) / there;
}

/** Squared distance of a row to the centroid that starts at `to`, partial where values are missing. */
export function rowDistance(block: RowBlock, row: number, centroids: Float64Array, to: number): number {
  if (block.missing !== null) return partialDistance(block, row, centroids, to);
  return squaredDistance(block.values, row * block.stride, centroids, to, block.stride);
}
