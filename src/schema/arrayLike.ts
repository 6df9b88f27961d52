/** Whether a value is a list by its shape: an array, a typed array, a vector of a table library. Texts and functions are none. */
export function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  if (typeof value !== "object" || value === null) return false;
  const { length } = value as { readonly length?: unknown };
  return Number.isSafeInteger(length) && (length as number) >= 0;
}

/** Length of a list; undefined where it is none. */
export function lengthOf(value: unknown): number | undefined {
  return isArrayLike(value) ? value.length : undefined;
}

/** Whether a list holds 64-bit integers, which do not mix with numbers. */
export function isBigIntColumn(value: unknown): boolean {
  return value instanceof BigInt64Array || value instanceof BigUint64Array;
}
