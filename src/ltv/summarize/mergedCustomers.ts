/** The customers of several summaries together, and where each of them stands. */
export interface MergedCustomers {
  /** In order of first appearance, the summaries one after the other. */
  readonly customerId: readonly string[];
  /** The rows of customer c stand at `start[c] … start[c + 1] − 1` of `shard` and `row`, in the order of the summaries. */
  readonly start: Int32Array;
  readonly shard: Int32Array;
  readonly row: Int32Array;
  /** Number of the customer of each row, the summaries one after the other. */
  readonly customer: Int32Array;
  /** Where each summary begins in `customer`. */
  readonly offset: readonly number[];
}

/** Finds the rows of each customer; O(rows). */
export function mergeCustomers(ids: readonly (readonly string[])[]): MergedCustomers {
  const offset = ids.map((_, s) => ids.slice(0, s).reduce((rows, { length }) => rows + length, 0));
  const { customer, customerId } = numberIds(ids, offset);
  const start = new Int32Array(customerId.length + 1);
  for (let i = 0; i < customer.length; i++) start[customer[i]! + 1]!++;
  for (let c = 0; c < customerId.length; c++) start[c + 1]! += start[c]!;
  const next = start.slice();
  const shard = new Int32Array(customer.length);
  const row = new Int32Array(customer.length);
  ids.forEach((own, s) => {
    for (let r = 0; r < own.length; r++) {
      const k = next[customer[offset[s]! + r]!]!++;
      shard[k] = s;
      row[k] = r;
    }
  });
  return { customerId, start, shard, row, customer, offset };
}

/** Numbers customers in order of first appearance. Only ids outside the longest list are put into a table: a million meet a day's few fast. */
function numberIds(
  ids: readonly (readonly string[])[],
  offset: readonly number[],
): Pick<MergedCustomers, "customer" | "customerId"> {
  const longest = ids.reduce((best, own, s) => (own.length > ids[best]!.length ? s : best), 0);
  const numbers = new Map<string, number>();
  ids.forEach((own, s) => {
    if (s !== longest) for (const id of own) numbers.set(id, -1);
  });
  const customerId: string[] = [];
  const customer = new Int32Array(offset.at(-1)! + ids.at(-1)!.length);
  ids.forEach((own, s) => {
    for (let r = 0; r < own.length; r++) {
      const id = own[r]!;
      let number = numbers.get(id);
      if (number === undefined || number < 0) {
        if (number !== undefined) numbers.set(id, customerId.length);
        number = customerId.push(id) - 1;
      }
      customer[offset[s]! + r] = number;
    }
  });
  return { customer, customerId };
}
