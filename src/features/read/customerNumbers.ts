import type { CategoryColumn } from "../../schema/table/table.ts";

/** Customers as dense numbers, in order of first appearance. Ids that print the same, 7 and "7", are one customer. */
export interface CustomerNumbers {
  /** Id of each number. */
  readonly ids: string[];
  /** The number of an id: a new one where it was not seen before and `adds`, else -1. */
  readonly numberOf: (id: string, adds: boolean) => number;
}

/** Slots to begin with; doubled whenever half are taken. */
const FIRST_SLOTS = 1 << 12;

/** No customers yet: an open hash table in a typed array, as a `Map` of a million texts takes three times as long. */
export function createCustomerNumbers(): CustomerNumbers {
  const ids: string[] = [];
  // A slot holds a number + 1; 0 is empty.
  let slots = new Int32Array(FIRST_SLOTS);
  const slotOf = (id: string): number => {
    const mask = slots.length - 1;
    let slot = hashOf(id) & mask;
    while (slots[slot]! > 0 && ids[slots[slot]! - 1] !== id) slot = (slot + 1) & mask;
    return slot;
  };
  const numberOf = (id: string, adds: boolean): number => {
    const slot = slotOf(id);
    if (slots[slot]! > 0 || !adds) return slots[slot]! - 1;
    slots[slot] = ids.push(id);
    if (2 * ids.length > slots.length) {
      slots = new Int32Array(2 * slots.length);
      for (let number = 0; number < ids.length; number++) slots[slotOf(ids[number]!)] = number + 1;
    }
    return ids.length - 1;
  };
  return { ids, numberOf };
}

/** Multiplies and adds over UTF-16 units, then mixes the high bits down: ids that differ in the last digit land far apart. */
function hashOf(id: string): number {
  let hash = id.length;
  for (let i = 0; i < id.length; i++) hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return hash ^ (hash >>> 15);
}

/** Whole ids up to this many times the rows are looked up in a table instead of a map. */
const TABLE_SHARE = 8;

/** How ids of a column are numbered. */
export interface Numbering {
  readonly numbers: CustomerNumbers;
  /** Whether ids that were not seen before get a number. */
  readonly adds: boolean;
}

/** Writes the number of each row's customer to `out`, for the rows in which it is not -1. A kernel: ids are texts and finite numbers. */
export function numberRows(ids: ArrayLike<unknown> | CategoryColumn, out: Int32Array, numbering: Numbering): void {
  if ("kind" in ids) {
    byCategory(ids, out, numbering);
    return;
  }
  const largest = ArrayBuffer.isView(ids) ? largestWholeId(ids as ArrayLike<number>) : Infinity;
  if (largest <= TABLE_SHARE * ids.length + 1024) byTable(ids as ArrayLike<number>, out, largest, numbering);
  else byText(ids, out, numbering);
}

/** Infinity where not all ids are whole numbers of at least 0. */
function largestWholeId(ids: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (!(id >= 0) || id !== Math.floor(id)) return Infinity;
    if (id > largest) largest = id;
  }
  return largest;
}

const UNSEEN = -2;
const SEEN = -3;

function byTable(ids: ArrayLike<number>, out: Int32Array, largest: number, { numbers, adds }: Numbering): void {
  const table = new Int32Array(largest + 1).fill(UNSEEN);
  for (let i = 0; i < out.length; i++) if (out[i] !== -1) table[ids[i]!] = SEEN;
  // In order of the ids: those that were given in turn were numbered in turn, and are found where the last one was.
  for (let id = 0; id <= largest; id++) if (table[id] === SEEN) table[id] = numbers.numberOf(String(id), false);
  for (let i = 0; i < out.length; i++) {
    if (out[i] === -1) continue;
    const id = ids[i]!;
    if (adds && table[id] === -1) table[id] = numbers.numberOf(String(id), true);
    out[i] = table[id]!;
  }
}

function byCategory({ codes, categories }: CategoryColumn, out: Int32Array, { numbers, adds }: Numbering): void {
  const table = new Int32Array(categories.length).fill(UNSEEN);
  for (let i = 0; i < out.length; i++) {
    if (out[i] === -1) continue;
    const code = codes[i]!;
    if (table[code] === UNSEEN) table[code] = numbers.numberOf(categories[code]!, adds);
    out[i] = table[code]!;
  }
}

function byText(ids: ArrayLike<unknown>, out: Int32Array, { numbers, adds }: Numbering): void {
  let last: unknown;
  let number = -1;
  for (let i = 0; i < out.length; i++) {
    if (out[i] === -1) continue;
    const id = ids[i] as string | number;
    // Logs of one customer after another are frequent.
    if (id !== last) {
      last = id;
      number = numbers.numberOf(String(id), adds);
    }
    out[i] = number;
  }
}
