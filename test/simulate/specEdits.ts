import type { BusinessSpec } from "../../src/simulate/spec/businessSpec.ts";

/** Where a value stands in a spec. */
export type Path = readonly (string | number)[];

/** A copy with another value at a path; `undefined` takes the key out. */
export function withValue(spec: BusinessSpec, path: Path, value: unknown): unknown {
  const copy = structuredClone(spec) as unknown;
  let holder = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return copy;
}

/** A path as issues write it. */
export function textOf(path: Path): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${String(key)}]` : `${text}.${key}`),
    "spec",
  );
}

/** Paths of all values that satisfy `wanted`, those of lists and objects included. */
export function pathsOf(value: unknown, wanted: (value: unknown) => boolean, path: Path = []): Path[] {
  const own = wanted(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return own;
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item: unknown, i) => [i, item])
    : Object.entries(value);
  return [...own, ...entries.flatMap(([key, entry]) => pathsOf(entry, wanted, [...path, key]))];
}
