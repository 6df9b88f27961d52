/** Customers as dense numbers. */
export interface NumberedCustomers {
  /** Of each row. */
  readonly customer: Int32Array;
  /** Id of each number, in order of first appearance. */
  readonly customerIds: readonly string[];
}

/** Whole ids up to this many times the rows are looked up in a table instead of a map. */
const TABLE_SHARE = 8;

/** Numbers customers in order of first appearance. Ids that print the same, 7 and "7", are one customer. O(rows). */
export function numberCustomers(ids: ArrayLike<string | number>): NumberedCustomers {
  const largest = largestWholeId(ids);
  return largest <= TABLE_SHARE * ids.length + 1024 ? byTable(ids as ArrayLike<number>, largest) : byText(ids);
}

/** Infinity where not all ids are whole numbers of at least 0. */
function largestWholeId(ids: ArrayLike<string | number>): number {
  let largest = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (typeof id !== "number" || !(id >= 0) || id !== Math.floor(id)) return Infinity;
    if (id > largest) largest = id;
  }
  return largest;
}

function byTable(ids: ArrayLike<number>, largest: number): NumberedCustomers {
  const table = new Int32Array(largest + 1);
  const customer = new Int32Array(ids.length);
  const seen = new Float64Array(ids.length);
  let count = 0;
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (table[id]! === 0) {
      seen[count] = id;
      table[id] = ++count;
    }
    customer[i] = table[id]! - 1;
  }
  return { customer, customerIds: Array.from(seen.subarray(0, count), String) };
}

function byText(ids: ArrayLike<string | number>): NumberedCustomers {
  const seen = new Map<string, number>();
  const customer = new Int32Array(ids.length);
  for (let i = 0; i < ids.length; i++) {
    const id = String(ids[i]);
    let number = seen.get(id);
    if (number === undefined) {
      number = seen.size;
      seen.set(id, number);
    }
    customer[i] = number;
  }
  return { customer, customerIds: Array.from(seen.keys()) };
}
