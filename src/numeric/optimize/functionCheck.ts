import { show, type Issue } from "../../schema/error.ts";

/** The issue of a function that is none, or nothing. */
export function functionIssues(received: unknown): Issue[] {
  if (typeof received === "function") return [];
  const fix = "Pass a function of one number.";
  return [{ code: "invalid-input", path: "f", expected: "a function", received: show(received), fix }];
}
