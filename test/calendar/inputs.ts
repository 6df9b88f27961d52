import { KeizokuError } from "../../src/schema/error.ts";

export * from "../../src/calendar/index.ts";

/** The error that a call throws, which must be keizoku's own. */
export function thrownBy(call: () => unknown): KeizokuError {
  try {
    call();
  } catch (error) {
    if (error instanceof KeizokuError) return error;
    throw error;
  }
  throw new Error("expected a KeizokuError");
}
