import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { QuadratureOptions } from "./doubleExponential.ts";

/**
 * Checks the interval and the options of an integral.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkBounds(
  operation: string,
  lower: number,
  upper: number,
  options: QuadratureOptions,
  scale = 1,
): void {
  const issues: Issue[] = [];
  const want = (holds: boolean, path: string, value: unknown, expected: string, fix: string): void => {
    if (!holds) issues.push({ code: "invalid-input", path, expected, received: show(value), fix });
  };
  const { tolerance = 1e-13, maxLevels = 8 } = options;
  const byDefault = "Leave the option out for its default.";
  const bound = "For an infinite interval use expSinh.";
  want(Number.isFinite(lower), "lower", lower, "a finite number", bound);
  want(Number.isFinite(upper) && !(upper < lower), "upper", upper, "a finite number, not below lower", bound);
  want(tolerance > 0, "options.tolerance", tolerance, "a number above 0", byDefault);
  want(maxLevels >= 2 && maxLevels <= 20, "options.maxLevels", maxLevels, "a number from 2 to 20", byDefault);
  want(scale > 0 && scale < Infinity, "options.scale", scale, "a finite number above 0", byDefault);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
