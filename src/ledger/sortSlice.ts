/** Slices up to this long are sorted by insertion. */
const INSERTED = 32;

/** Sorts a part of a list of indices in place, keeping the order of equals. A kernel: no allocation for short parts. */
export function sortSlice(
  order: Int32Array,
  start: number,
  end: number,
  compare: (a: number, b: number) => number,
): void {
  if (end - start > INSERTED) {
    order.subarray(start, end).sort(compare);
    return;
  }
  for (let i = start + 1; i < end; i++) {
    const moved = order[i]!;
    let k = i - 1;
    for (; k >= start && compare(order[k]!, moved) > 0; k--) order[k + 1] = order[k]!;
    order[k + 1] = moved;
  }
}
