import * as z from "zod/mini";
import { show, type Issue } from "../error.ts";

/** What an attribute can be. */
export type AttributeValue = string | number | boolean | null;

/** Named facts without a field of their own: region, device, contract type. The object has no prototype, so any name is safe. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Checks and copies an attribute bag. */
export const attributesSchema: z.ZodMiniType<Attributes> = /* @__PURE__ */ makeAttributesSchema();

function makeAttributesSchema(): z.ZodMiniType<Attributes> {
  const copy = z.transform((input: unknown, context) => {
    const issues: Issue[] = [];
    const copied = copyAttributes(input, "", issues);
    for (const { path, expected } of issues) {
      context.issues.push({ code: "custom", path: path === "" ? [] : [path], message: expected, input });
    }
    return copied;
  });
  return z.pipe(z.unknown(), copy) as z.ZodMiniType<Attributes>;
}

/** Copies a bag to an object without prototype; adds an issue for each name or value that cannot be kept. */
export function copyAttributes(input: unknown, path: string, issues: Issue[]): Attributes {
  const copied = emptyAttributes();
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    issues.push(wrong(path, "an object of attributes", input, "Pass names and values, such as { region: 'north' }."));
    return copied;
  }
  for (const key of Object.keys(input))
    addAttribute(copied, key, (input as Record<string, unknown>)[key], path, issues);
  return copied;
}

/** A bag without attributes and without prototype. */
export function emptyAttributes(): Record<string, AttributeValue> {
  return Object.create(null) as Record<string, AttributeValue>;
}

/** Adds one attribute to a bag, or an issue where its name or value cannot be kept. */
export function addAttribute(
  bag: Record<string, AttributeValue>,
  key: string,
  value: unknown,
  path: string,
  issues: Issue[],
): void {
  const at = path === "" ? key : `${path}.${key}`;
  if (key === "__proto__") {
    // Harmless here, but whoever copies the bag by assignment would change his object's prototype.
    issues.push(wrong(at, "another name", key, "Rename this attribute."));
  } else if (value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value)) {
    bag[key] = value as AttributeValue;
  } else if (value !== undefined) {
    const fix = "Turn the value into one of these, or leave it out.";
    issues.push(wrong(at, "a text, a finite number, a boolean or null", value, fix));
  }
}

function wrong(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
