import type * as z from "zod/mini";
import { show, type Issue } from "../../../schema/error.ts";
import { fromZodIssues } from "../../../schema/zodIssues.ts";

type ZodIssue = z.core.$ZodIssue;

/** Something wrong at a place of the spec. */
export interface SpecIssue {
  readonly path: readonly PropertyKey[];
  readonly expected: string;
  readonly fix: string;
  /** The value at the path, unless given. */
  readonly received?: string;
  /** `invalid-input` unless given. */
  readonly code?: string;
}

/** What a check of the schema may say beside its message. */
interface CheckParams {
  readonly fix?: string;
  readonly code?: string;
}

/** An issue in the library's shape, with its value shown and its path beginning with `root`. */
export function toIssue(issue: SpecIssue, input: unknown, root: string): Issue {
  const { path, expected, fix, received, code = "invalid-input" } = issue;
  const found: ZodIssue = { code: "custom", path: [...path], message: expected, input: undefined };
  const made = fromZodIssues([found], input, { code, fix, root })[0]!;
  return received === undefined ? made : { ...made, received };
}

/** What the schema found, each with what to do about it; unknown keys one by one. */
export function specIssues(found: readonly ZodIssue[], input: unknown, root: string): Issue[] {
  return found.flatMap((issue) => {
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) => toIssue(unknownKey([...issue.path, key], key), input, root));
      case "invalid_key":
        return [toIssue(unusableName(issue), input, root)];
      case "invalid_union":
        return [toIssue(unknownKind(issue), input, root)];
      default:
        return withFix(issue, input, root);
    }
  });
}

function withFix(issue: ZodIssue, input: unknown, root: string): Issue[] {
  const { fix = fixOf(issue), code = "invalid-input" } = issue.code === "custom" ? paramsOf(issue) : {};
  return fromZodIssues([issue], input, { code, fix, root }).map((made) =>
    made.received === "undefined" ? { ...made, received: "nothing", fix: absent } : made,
  );
}

const absent = "Add it: a spec has no defaults. Copy a preset and change what differs.";

function fixOf(issue: ZodIssue): string {
  if (issue.code === "invalid_value") return "Write one of these words.";
  return issue.code === "invalid_type" && issue.expected === "object"
    ? "Copy the part from a preset and change it."
    : "Write a value of this kind.";
}

function unknownKey(path: readonly PropertyKey[], key: string): SpecIssue {
  const fix = "Correct its spelling, or take it out.";
  return { path, expected: "no field of this name", received: show(key), fix };
}

function unusableName(issue: z.core.$ZodIssueInvalidElement | z.core.$ZodIssueInvalidKey): SpecIssue {
  const nested = issue.issues[0]!;
  const { fix = "Rename it." } = nested.code === "custom" ? paramsOf(nested) : {};
  return { path: issue.path, expected: nested.message, received: show(issue.path.at(-1)), fix };
}

function unknownKind(issue: z.core.$ZodIssueInvalidUnion): SpecIssue {
  const options = "options" in issue && Array.isArray(issue.options) ? issue.options : [];
  const expected = `one of ${options.map(show).join(", ")}`;
  return { path: issue.path, expected, fix: "Write one of these words, with the parameters of its kind." };
}

function paramsOf(issue: z.core.$ZodIssueCustom): CheckParams {
  return issue.params ?? {};
}
