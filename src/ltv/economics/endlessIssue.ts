import type { Issue } from "../../schema/error.ts";

/** The issue of a value without end. */
export function endlessIssue(path: string): Issue {
  return {
    code: "mean-undefined",
    path,
    expected: "a retention below 1 in the end, a discount rate above 0, or a horizon",
    received: "a customer who never leaves, no discount, no horizon",
    fix: "Pass a discount rate, or a horizon.",
  };
}
