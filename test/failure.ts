import { KeizokuError } from "../src/schema/index.ts";

/** The error that a call throws; fails where it throws nothing, or something that is not keizoku's own. */
export function failure(run: () => unknown): KeizokuError {
  try {
    run();
  } catch (error) {
    if (error instanceof KeizokuError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

/** `code path` of every issue that a call throws. */
export function codesOf(run: () => unknown): string[] {
  return failure(run).issues.map((issue) => `${issue.code} ${issue.path}`.trim());
}
