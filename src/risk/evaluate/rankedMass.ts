/** Mass by rank, of which the part below a rank is asked often. */
export interface RankedMass {
  /** Level after level: the mass of each rank, of each 16 ranks, of each 256, … */
  readonly sums: Float64Array;
  /** Where each level begins. */
  readonly levels: readonly number[];
}

/** Sixteen sums of a level are next to each other: two lines of a cache, where a binary tree would touch twenty. */
const BITS = 4;
const SPAN = 1 << BITS;

/** No mass on any of the ranks 0 … `ranks` − 1. Kernel. */
export function emptyMass(ranks: number): RankedMass {
  const levels: number[] = [];
  let [end, size] = [0, ranks];
  for (;;) {
    levels.push(end);
    end += size;
    if (size <= SPAN) break;
    size = Math.ceil(size / SPAN);
  }
  return { sums: new Float64Array(end), levels };
}

/** Puts mass on a rank. Kernel. */
export function addMass({ sums, levels }: RankedMass, rank: number, amount: number): void {
  let at = rank;
  for (let level = 0; level < levels.length; level++) {
    sums[levels[level]! + at]! += amount;
    at >>>= BITS;
  }
}

/** Mass of lower ranks. Kernel. */
export function massBelow({ sums, levels }: RankedMass, rank: number): number {
  let sum = 0;
  let at = rank;
  for (let level = 0; level < levels.length; level++) {
    const begin = levels[level]!;
    const end = begin + at;
    for (let k = begin + (at & -SPAN); k < end; k++) sum += sums[k]!;
    at >>>= BITS;
  }
  return sum;
}
