/** Acquaintances as linked lists: each tie is two entries, one for each end. */
export interface Ties {
  /** The customer at the other end, and the next entry of the same customer (0 for none; entries count from 1). */
  to: Int32Array;
  next: Int32Array;
  count: number;
}

/** No ties yet. */
export function createTies(capacity: number): Ties {
  return { to: new Int32Array(4 * capacity), next: new Int32Array(4 * capacity), count: 0 };
}

/** A copy of its own. */
export function copyTies({ to, next, count }: Ties): Ties {
  return { to: to.slice(), next: next.slice(), count };
}

/** Whether two customers are tied. */
export function areTied({ to, next }: Ties, first: Int32Array, one: number, other: number): boolean {
  for (let entry = first[one]!; entry !== 0; entry = next[entry]!) if (to[entry] === other) return true;
  return false;
}

/** Ties two customers; `first` holds each customer's first entry. */
export function addTie(ties: Ties, first: Int32Array, one: number, other: number): void {
  if (ties.count + 3 > ties.to.length) grow(ties);
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const entry = ++ties.count;
    ties.to[entry] = to;
    ties.next[entry] = first[from]!;
    first[from] = entry;
  }
}

function grow(ties: Ties): void {
  const length = 2 * ties.to.length + 16;
  ties.to = longer(ties.to, length);
  ties.next = longer(ties.next, length);
}

function longer(values: Int32Array, length: number): Int32Array {
  const copy = new Int32Array(length);
  copy.set(values);
  return copy;
}
