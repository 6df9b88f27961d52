import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { BasketLog, LogRequest } from "./logTypes.ts";
import { readColumns } from "./readColumns.ts";
import { readLists } from "./readLists.ts";
import { readRows } from "./readRows.ts";

const FIX = "Pass lists of items, rows { customerId, item, at }, or columns { basket, item }.";

/**
 * Reads baskets in any of their forms. Rows that cannot be read are set apart; they stop the others only where nothing is left.
 *
 * @throws {KeizokuError} `invalid-input` (no baskets at all, columns of unequal length), `empty-input`, or the reasons of all rows where none is good
 */
export function readLog(operation: string, input: unknown, request: LogRequest): BasketLog {
  const log = Array.isArray(input) ? readArray(operation, input, request) : readObject(operation, input, request);
  const given = log.basketIds.length + log.rejectedCount + log.rowsWithoutItem;
  if (given === 0) throw new KeizokuError(operation, [nothing(request.path)]);
  if (log.basketIds.length === 0) {
    const issues = log.rejected.flatMap((row) => row.issues);
    throw new KeizokuError(operation, issues.length > 0 ? issues : [nothing(request.path)]);
  }
  return log;
}

function readArray(operation: string, input: readonly unknown[], request: LogRequest): BasketLog {
  if (!isArrayLike(input.find((row) => typeof row === "object" && row !== null))) return readRows(input, request);
  if (!request.timed) return readLists(input, request);
  const issue = wrong(request.path, "rows with a time", "lists of items", "Pass rows { customerId, item, at }.");
  throw new KeizokuError(operation, [issue]);
}

function readObject(operation: string, input: unknown, request: LogRequest): BasketLog {
  if (typeof input === "object" && input !== null) return readColumns(operation, input, request);
  throw new KeizokuError(operation, [wrong(request.path, "baskets", show(input), FIX)]);
}

function wrong(path: string, expected: string, received: string, fix: string): Issue {
  return { code: "invalid-input", path, expected, received, fix };
}

function nothing(path: string): Issue {
  return { code: "empty-input", path, expected: "at least one basket", received: "none", fix: FIX };
}
