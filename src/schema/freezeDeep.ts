/**
 * Freezes a value and all that it holds, in place, and returns it; typed arrays cannot be frozen and are left as they are.
 *
 * @example
 * Object.isFrozen(freezeDeep({ parameters: { alpha: 1 } }).parameters) // => true
 */
export function freezeDeep<T>(value: T): T {
  freeze(value, new Set());
  return value;
}

function freeze(value: unknown, seen: Set<object>): void {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value) || seen.has(value)) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) freeze((value as Record<PropertyKey, unknown>)[key], seen);
  Object.freeze(value);
}
