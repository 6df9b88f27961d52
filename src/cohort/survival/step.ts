/** Index of the last of some rising times that is not after `at`; -1 where all are. A kernel. */
export function lastAtOrBefore(time: readonly number[], at: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
