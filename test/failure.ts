import type { KeizokuError } from "../src/schema/index.ts";

/** The error that a call throws; fails where it throws none. */
export function failure(run: () => unknown): KeizokuError {
  try {
    run();
  } catch (error) {
    return error as KeizokuError;
  }
  throw new Error("nothing was thrown");
}
