import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../shared/", import.meta.url));

/**
 * Path of a file in the folder of shared reference data that may stand beside the checkout; undefined where it is absent.
 * Tests that need one pass `it.skipIf(path === undefined)` and name the file in their title, so that they are reported as skipped.
 */
export function sharedFile(name: string): string | undefined {
  const path = folder + name;
  return existsSync(path) ? path : undefined;
}
