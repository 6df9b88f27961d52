import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show } from "../../schema/error.ts";

/**
 * Throws where there is no list to draw from; a text is one, of characters.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkList(operation: string, received: unknown, path = "values"): void {
  if (typeof received === "string" || isArrayLike(received)) return;
  const fix = "Pass an array or a typed array.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path, expected: "a list", received: show(received), fix },
  ]);
}
