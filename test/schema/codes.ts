import { KeizokuError } from "keizoku/schema";

/** `code path` of every issue that a call throws; fails where it throws nothing or something else. */
export function codesOf(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof KeizokuError) return error.issues.map((issue) => `${issue.code} ${issue.path}`.trim());
    throw error;
  }
  throw new Error("nothing was thrown");
}
