/** Rows by time: `order[start[j]]` … `order[start[j + 1] - 1]` are the rows (or what they carry) whose time is `time[j]`. */
export interface SortedTimes {
  /** Distinct values, rising. */
  readonly time: Float64Array;
  readonly order: Uint32Array;
  /** One entry more than `time`. */
  readonly start: Uint32Array;
}

/** Fewer rows than this are sorted by comparison: a radix pass clears a table of 65,536 counts first. */
const FEW_ROWS = 4096;

/**
 * Sorts times and collapses ties. A kernel: values are finite and at least 0, not checked; equal ones keep the order of their rows.
 *
 * Whole numbers in a range not much larger than the number of rows are counted; else a radix sort over the bits of the double,
 * 16 at a time, leaving out digits that all rows share. Both are linear in rows.
 *
 * @param carried what stands in `order` for each row; its index without it. What is needed of a row later comes faster along with its time
 *   than from all over memory.
 */
export function sortTimes(values: Float64Array, carried: Uint16Array | null = null): SortedTimes {
  const largest = largestWhole(values);
  if (largest >= 0 && largest <= Math.max(1024, 4 * values.length)) return countingSort(values, largest, carried);
  return collapse(values.length < FEW_ROWS ? comparisonSort(values, carried) : radixSort(values, carried));
}

/** The largest value where all are whole, else -1. */
function largestWhole(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== Math.floor(value)) return -1;
    if (value > largest) largest = value;
  }
  return largest;
}

function countingSort(values: Float64Array, largest: number, carried: Uint16Array | null): SortedTimes {
  const next = new Uint32Array(largest + 1);
  for (let i = 0; i < values.length; i++) next[values[i]!]!++;
  let distinct = 0;
  for (let value = 0; value <= largest; value++) if (next[value]! > 0) distinct++;
  const time = new Float64Array(distinct);
  const start = new Uint32Array(distinct + 1);
  let rows = 0;
  let j = 0;
  for (let value = 0; value <= largest; value++) {
    const count = next[value]!;
    next[value] = rows;
    if (count === 0) continue;
    time[j] = value;
    start[j++] = rows;
    rows += count;
  }
  start[distinct] = rows;
  const order = new Uint32Array(rows);
  for (let i = 0; i < values.length; i++) order[next[values[i]!]!++] = carried === null ? i : carried[i]!;
  return { time, order, start };
}

/** Values in order, and the rows that they came from, or what those carry. */
interface Sorted {
  readonly value: Float64Array;
  readonly row: Uint32Array;
}

function comparisonSort(values: Float64Array, carried: Uint16Array | null): Sorted {
  const row = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
  const value = Float64Array.from(row, (i) => values[i]! + 0);
  return { value, row: carried === null ? row : row.map((i) => carried[i]!) };
}

/** Doubles of at least 0 are in the order of their bits. */
function radixSort(values: Float64Array, carried: Uint16Array | null): Sorted {
  let from = unsorted(values, carried);
  let to: Sorted = { value: new Float64Array(values.length), row: new Uint32Array(values.length) };
  const next = new Uint32Array(0x10000);
  for (let digit = 0; digit < 4; digit++) {
    const place = { half: digit < 2 ? lowHalf() : 1 - lowHalf(), shift: (digit % 2) * 16 };
    if (!digitStarts(from, place, next)) continue;
    scatter(from, to, place, next);
    [from, to] = [to, from];
  }
  return from;
}

function unsorted(values: Float64Array, carried: Uint16Array | null): Sorted {
  const value = new Float64Array(values.length);
  const row = new Uint32Array(values.length);
  for (let i = 0; i < row.length; i++) {
    // Adding 0 turns -0, whose sign bit would sort it last, into 0.
    value[i] = values[i]! + 0;
    row[i] = carried === null ? i : carried[i]!;
  }
  return { value, row };
}

/** Which of the two 32-bit words of a double holds its last digits: by the byte order of the machine. */
function lowHalf(): 0 | 1 {
  return new Uint32Array(Float64Array.of(2).buffer)[0] === 0 ? 0 : 1;
}

/** Sixteen bits of a double: which 32-bit word, and how far from its end. */
interface Place {
  readonly half: number;
  readonly shift: number;
}

/** Where the rows of each digit begin; false where all rows have the same digit. */
function digitStarts({ value }: Sorted, { half, shift }: Place, next: Uint32Array): boolean {
  const words = new Uint32Array(value.buffer);
  const rows = value.length;
  next.fill(0);
  for (let i = 0; i < rows; i++) next[(words[2 * i + half]! >>> shift) & 0xffff]!++;
  if (next[(words[half]! >>> shift) & 0xffff] === rows) return false;
  let sum = 0;
  for (let digit = 0; digit < next.length; digit++) {
    const count = next[digit]!;
    next[digit] = sum;
    sum += count;
  }
  return true;
}

function scatter(from: Sorted, to: Sorted, { half, shift }: Place, next: Uint32Array): void {
  const { value, row } = from;
  const { value: toValue, row: toRow } = to;
  const words = new Uint32Array(value.buffer);
  for (let i = 0; i < row.length; i++) {
    const at = next[(words[2 * i + half]! >>> shift) & 0xffff]!++;
    toValue[at] = value[i]!;
    toRow[at] = row[i]!;
  }
}

function collapse({ value, row }: Sorted): SortedTimes {
  const rows = row.length;
  const time = new Float64Array(rows);
  const start = new Uint32Array(rows + 1);
  let distinct = 0;
  for (let k = 0; k < rows; k++) {
    if (distinct > 0 && value[k] === time[distinct - 1]) continue;
    time[distinct] = value[k]!;
    start[distinct++] = k;
  }
  start[distinct] = rows;
  return { time: time.subarray(0, distinct), order: row, start: start.subarray(0, distinct + 1) };
}
