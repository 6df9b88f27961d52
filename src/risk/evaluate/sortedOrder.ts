/** Fewer rows than this are sorted by comparison: a radix pass clears a table of 65,536 counts first. */
const FEW_ROWS = 4096;
const DIGITS = 0x10000;

/** Keys of 64 bits in two words, and the row of each. */
interface Keyed {
  high: Uint32Array;
  low: Uint32Array;
  row: Uint32Array;
}

/** Rows in the order of rising values; equal values keep the order of their rows. Kernel: values are finite. Linear in rows. */
export function sortedOrder(values: Float64Array): Uint32Array {
  if (values.length < FEW_ROWS) return Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
  let from = keysOf(values);
  let to = emptyKeys(values.length);
  for (let digit = 0; digit < 4; digit++) {
    const [words, shift] = [digit < 2 ? from.low : from.high, (digit % 2) * 16];
    const next = new Uint32Array(DIGITS);
    for (let i = 0; i < words.length; i++) next[(words[i]! >>> shift) & 0xffff]!++;
    // A digit that all rows share changes nothing.
    if (next[(words[0]! >>> shift) & 0xffff] === words.length) continue;
    let begin = 0;
    for (let d = 0; d < DIGITS; d++) {
      const count = next[d]!;
      next[d] = begin;
      begin += count;
    }
    scatter(from, to, next, { high: digit >= 2, shift });
    [from, to] = [to, from];
  }
  return from.row;
}

function emptyKeys(rows: number): Keyed {
  return { high: new Uint32Array(rows), low: new Uint32Array(rows), row: new Uint32Array(rows) };
}

/** Bits of doubles are in order once the sign is flipped, and all bits of negative numbers. */
function keysOf(values: Float64Array): Keyed {
  const keys = emptyKeys(values.length);
  const one = new Float64Array(1);
  const words = new Uint32Array(one.buffer);
  one[0] = 2;
  const lowWord = words[0] === 0 ? 0 : 1;
  for (let i = 0; i < values.length; i++) {
    // Adding 0 turns -0 into 0.
    one[0] = values[i]! + 0;
    const high = words[1 - lowWord]!;
    const low = words[lowWord]!;
    const negative = high >>> 31 === 1;
    keys.high[i] = negative ? ~high : high ^ 0x80000000;
    keys.low[i] = negative ? ~low : low;
    keys.row[i] = i;
  }
  return keys;
}

function scatter(from: Keyed, to: Keyed, next: Uint32Array, by: { high: boolean; shift: number }): void {
  const { high, low, row } = from;
  const words = by.high ? high : low;
  const shift = by.shift;
  for (let i = 0; i < row.length; i++) {
    const at = next[(words[i]! >>> shift) & 0xffff]!++;
    to.high[at] = high[i]!;
    to.low[at] = low[i]!;
    to.row[at] = row[i]!;
  }
}
