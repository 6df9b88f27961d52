import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";

/** Slots: a power of two; customers with other histories share one. */
const SLOTS = 8192;

/**
 * Runs a function over customers and stores what it gives; customers with the histories of recent others are not computed again. Plain
 * numbers, no checks; memory does not grow with the table.
 */
export function overHistories(
  { frequency, recency, age }: PurchaseHistories,
  f: (frequency: number, recency: number, age: number) => number,
  out: Float64Array,
): void {
  const rowIn = new Int32Array(Math.min(SLOTS, tableSize(out.length))).fill(-1);
  const slotOf = slotHash(rowIn.length);
  for (let i = 0; i < out.length; i++) {
    const slot = slotOf(frequency[i]!, recency[i]!, age[i]!);
    const row = rowIn[slot]!;
    if (row >= 0 && frequency[row] === frequency[i] && recency[row] === recency[i] && age[row] === age[i]) {
      out[i] = out[row]!;
    } else {
      out[i] = f(frequency[i]!, recency[i]!, age[i]!);
      rowIn[slot] = i;
    }
  }
}

function tableSize(rows: number): number {
  let size = 1;
  while (size < 2 * rows && size < SLOTS) size *= 2;
  return size;
}

function slotHash(slots: number): (frequency: number, recency: number, age: number) => number {
  const doubles = new Float64Array(3);
  const words = new Uint32Array(doubles.buffer);
  return (frequency, recency, age) => {
    doubles[0] = frequency;
    doubles[1] = recency;
    doubles[2] = age;
    let h = 0x9e3779b9;
    for (let i = 0; i < 6; i++) {
      h = Math.imul(h ^ words[i]!, 0x85ebca6b);
      h ^= h >>> 15;
    }
    return h & (slots - 1);
  };
}
