import type * as z from "zod/mini";
import { show, type Issue } from "./error.ts";

type ZodIssue = z.core.$ZodIssue;

/** How the issues of zod become ours. */
export interface ZodIssueOptions {
  readonly code: string;
  /** What the caller can do, as a sentence. */
  readonly fix: string;
  /** Path of the checked value itself: `options`. */
  readonly root?: string;
}

/**
 * The issues that a zod schema found in `input`, in this library's shape, with their paths written as `fit.covariance[0][1]`.
 *
 * @example
 * const found = moneySchema.safeParse({ minor: 0.5, currency: "USD" });
 * fromZodIssues(found.error.issues, { minor: 0.5 }, { code: "invalid-input", fix: "Correct it." })[0].path // => "minor"
 */
export function fromZodIssues(found: readonly ZodIssue[], input: unknown, options: ZodIssueOptions): Issue[] {
  const { code, fix, root = "" } = options;
  return found.map((issue) => ({
    code,
    path: pathOf(issue.path, root),
    expected: expectedOf(issue),
    received: show(valueAt(input, issue.path)),
    fix,
  }));
}

function pathOf(keys: readonly PropertyKey[], root: string): string {
  let path = root;
  for (const key of keys) {
    if (typeof key === "number") path += `[${String(key)}]`;
    else path += path === "" ? String(key) : `.${String(key)}`;
  }
  return path;
}

function valueAt(input: unknown, keys: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of keys) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** In words what would have been right; zod/mini itself says only that the input is invalid. */
function expectedOf(issue: ZodIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return nouns[issue.expected] ?? issue.expected;
    case "too_small":
      return `${measure(issue)}${issue.inclusive === false ? "more than" : "at least"} ${String(issue.minimum)}`;
    case "too_big":
      return `${measure(issue)}${issue.inclusive === false ? "less than" : "at most"} ${String(issue.maximum)}`;
    case "invalid_value":
      return `${issue.values.length === 1 ? "" : "one of "}${issue.values.map(show).join(", ")}`;
    case "unrecognized_keys":
      return `no keys ${issue.keys.map(show).join(", ")}`;
    case "custom":
      return issue.message;
    default:
      return `a valid value (${issue.code})`;
  }
}

function measure({ origin }: { readonly origin: string }): string {
  return origin === "string" || origin === "array" ? "a length of " : "";
}

const nouns: Readonly<Record<string, string>> = {
  number: "a finite number",
  int: "a whole number",
  string: "a text",
  array: "a list",
  object: "an object",
  record: "an object",
  boolean: "true or false",
};
