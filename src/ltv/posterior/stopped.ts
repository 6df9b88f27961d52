import { KeizokuError } from "../../schema/error.ts";

/** The caller's signal was aborted after so much work. */
export function stopped(operation: string, after: string): KeizokuError {
  const fix = "Call again without aborting options.signal.";
  const received = `an abort after ${after}`;
  return new KeizokuError(operation, [{ code: "aborted", path: "", expected: "time to finish", received, fix }]);
}
