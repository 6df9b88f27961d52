import { KeizokuError, type Issue } from "../../schema/error.ts";

/** Runs a check that throws, and keeps what it found: several checks of one call then report together. */
export function gatherIssues(issues: Issue[], check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof KeizokuError)) throw error;
    issues.push(...error.issues);
  }
}

/** Reads a value that a check guards; undefined where the check failed. */
export function gathered<T>(issues: Issue[], read: () => T): T | undefined {
  let value: T | undefined;
  gatherIssues(issues, () => {
    value = read();
  });
  return value;
}
