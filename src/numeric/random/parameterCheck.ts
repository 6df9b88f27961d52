import { KeizokuError, show, type Issue } from "../../schema/error.ts";

/** What a parameter of a distribution may be. */
export interface ParameterRule {
  readonly holds: (value: unknown) => boolean;
  readonly expected: string;
}

export const finite: ParameterRule = { holds: (value) => Number.isFinite(value), expected: "a finite number" };
export const positive: ParameterRule = {
  holds: (value) => typeof value === "number" && value > 0 && value < Infinity,
  expected: "a finite number above 0",
};
export const notNegative: ParameterRule = {
  holds: (value) => typeof value === "number" && value >= 0 && value < Infinity,
  expected: "a finite number of at least 0",
};
export const probabilityRule: ParameterRule = {
  holds: (value) => typeof value === "number" && value >= 0 && value <= 1,
  expected: "a number from 0 to 1",
};
export const chanceRule: ParameterRule = {
  holds: (value) => typeof value === "number" && value > 0 && value <= 1,
  expected: "a number above 0 and of at most 1",
};
export const count: ParameterRule = {
  holds: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  expected: "a whole number of at least 0",
};

/**
 * Throws an error that lists every parameter that breaks its rule. Called only where one does, so that a draw with
 * good parameters costs two comparisons.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function reject(
  operation: string,
  parameters: Readonly<Record<string, readonly [unknown, ParameterRule]>>,
): never {
  const issues: Issue[] = [];
  for (const [path, [value, rule]] of Object.entries(parameters)) {
    if (rule.holds(value)) continue;
    const fix = `Pass ${rule.expected} as ${path}.`;
    issues.push({ code: "invalid-input", path, expected: rule.expected, received: show(value), fix });
  }
  throw new KeizokuError(operation, issues);
}
