import { show, type Issue } from "./error.ts";

/** Deeper than any model, shallower than any stack; also ends cycles. */
const DEEPEST = 64;

/**
 * Deep copy of JSON data (objects, arrays, texts, numbers, booleans, null); issues say what is not.
 *
 * The copy shares nothing with the input. A key `__proto__` is an issue: no stored model has one, and code that copies it
 * by assignment would change a prototype. Undefined values are left out, as `JSON.stringify` does.
 */
export function plainCopy(input: unknown, code: string, issues: Issue[]): unknown {
  return copy(input, "", 0);

  function copy(value: unknown, path: string, depth: number): unknown {
    if (value === null || typeof value === "string" || typeof value === "boolean" || typeof value === "number") {
      return value;
    }
    if (depth > DEEPEST) return wrong(path, `at most ${String(DEEPEST)} levels`, "more");
    if (Array.isArray(value)) return value.map((item, i) => copy(item, `${path}[${String(i)}]`, depth + 1));
    if (!isPlain(value)) return wrong(path, "JSON data", show(value));
    return copyObject(value, path, depth);
  }

  function copyObject(value: Readonly<Record<string, unknown>>, path: string, depth: number): unknown {
    const copied: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const at = path === "" ? key : `${path}.${key}`;
      if (key === "__proto__") wrong(at, "no such key", show(key));
      else if (value[key] !== undefined) copied[key] = copy(value[key], at, depth + 1);
    }
    return copied;
  }

  function wrong(path: string, expected: string, received: string): undefined {
    issues.push({ code, path, expected, received, fix: "Pass the data as JSON.stringify wrote them." });
    return undefined;
  }
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
