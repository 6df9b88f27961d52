import { show, type Issue } from "../../../schema/error.ts";

/** e to the power of it is still a double, and not 0. */
const LARGEST = 700;

/** What is wrong with a model's coefficients, by process and name: those of a fit are finite, and none of such size. */
export function coefficientIssues(path: string, covariates: unknown): Issue[] {
  if (covariates === undefined) return [];
  const wrong = (at: string, expected: string, received: unknown): Issue => {
    const fix = "Pass the coefficients of a fitted model.";
    return { code: "invalid-input", path: at, expected, received: show(received), fix };
  };
  if (!isRecord(covariates)) return [wrong(path, "coefficients by process and name", covariates)];
  return Object.entries(covariates).flatMap(([process, row]) => {
    const at = `${path}.${process}`;
    if (!isRecord(row)) return [wrong(at, "coefficients by name", row)];
    return Object.entries(row).flatMap(([name, value]) =>
      typeof value === "number" && Math.abs(value) <= LARGEST
        ? []
        : [wrong(`${at}.${name}`, `a finite number from -${String(LARGEST)} to ${String(LARGEST)}`, value)],
    );
  });
}

/** Whether a value holds others by name. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
