import type { Expected } from "./literal.ts";

/** Where a value differs from what the example promises, in words; undefined where it does not. */
export function difference(actual: unknown, expected: Expected, path = "value"): string | undefined {
  switch (expected.kind) {
    case "number":
      return sameNumber(actual, expected.value, expected.tolerance)
        ? undefined
        : `${path}: expected ${String(expected.value)}, got ${show(actual)}`;
    case "exact":
      return plain(actual) === expected.value
        ? undefined
        : `${path}: expected ${show(expected.value)}, got ${show(actual)}`;
    case "array":
      return arrayDifference(actual, expected, path);
    case "object":
      return objectDifference(actual, expected, path);
  }
}

function sameNumber(actual: unknown, value: number, tolerance: number): boolean {
  const number = typeof actual === "bigint" ? Number(actual) : actual;
  if (typeof number !== "number") return false;
  return Object.is(number, value) || Math.abs(number - value) <= tolerance;
}

/** Dates read as ISO strings. */
function plain(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

function arrayDifference(
  actual: unknown,
  { items, open }: Expected & { kind: "array" },
  path: string,
): string | undefined {
  if (!Array.isArray(actual) && !ArrayBuffer.isView(actual)) return `${path}: expected an array, got ${show(actual)}`;
  const values = Array.from(actual as ArrayLike<unknown>);
  if (open ? values.length < items.length : values.length !== items.length) {
    return `${path}: expected ${String(items.length)} items, got ${show(actual)}`;
  }
  return firstOf(items, (item, i) => difference(values[i], item, `${path}[${String(i)}]`));
}

function objectDifference(
  actual: unknown,
  { fields, open }: Expected & { kind: "object" },
  path: string,
): string | undefined {
  if (typeof actual !== "object" || actual === null) return `${path}: expected an object, got ${show(actual)}`;
  const record = actual as Record<string, unknown>;
  const extra = Object.keys(record).filter(
    (key) => record[key] !== undefined && !fields.some(([name]) => name === key),
  );
  if (!open && extra.length > 0) return `${path}: also has ${extra.join(", ")}`;
  return firstOf(fields, ([key, value]) => difference(record[key], value, `${path}.${key}`));
}

function firstOf<T>(items: readonly T[], check: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = check(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function show(value: unknown): string {
  if (typeof value === "object" && value !== null) {
    const plainArray = ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<unknown>) : value;
    return JSON.stringify(plainArray).slice(0, 300);
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}
