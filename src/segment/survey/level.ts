import { normalQuantile } from "../../numeric/distribution/normal.ts";
import { KeizokuError, show } from "../../schema/error.ts";

/** How sure an interval is. */
export interface LevelOptions {
  /** Share of such intervals that hold the true value; 0.95 by default. */
  readonly level?: number;
}

/**
 * The level of intervals, checked.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkedLevel(operation: string, options: LevelOptions): number {
  if (typeof (options as unknown) !== "object" || (options as unknown) === null) {
    const fix = "Leave the options out, or pass an object.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "options", expected: "an object", received: show(options), fix },
    ]);
  }
  const { level = 0.95 } = options;
  if (typeof level === "number" && level > 0 && level < 1) return level;
  const fix = "Pass a share such as 0.95.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "options.level", expected: "a number between 0 and 1", received: show(level), fix },
  ]);
}

/** Normal quantile of a two-sided interval. */
export function twoSidedQuantile(level: number): number {
  return normalQuantile(0.5 + level / 2);
}
