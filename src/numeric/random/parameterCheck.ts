import { KeizokuError, show, type Issue } from "../../schema/error.ts";

/** What a parameter of a distribution may be. */
export interface ParameterRule {
  readonly holds: (value: number) => boolean;
  readonly expected: string;
}

export const finite: ParameterRule = { holds: Number.isFinite, expected: "a finite number" };
export const positive: ParameterRule = {
  holds: (value) => value > 0 && value < Infinity,
  expected: "a finite number above 0",
};
export const notNegative: ParameterRule = {
  holds: (value) => value >= 0 && value < Infinity,
  expected: "a finite number of at least 0",
};
export const probabilityRule: ParameterRule = {
  holds: (value) => value >= 0 && value <= 1,
  expected: "a number of at least 0 and of at most 1",
};
export const chanceRule: ParameterRule = {
  holds: (value) => value > 0 && value <= 1,
  expected: "a number above 0 and of at most 1",
};
export const count: ParameterRule = {
  holds: (value) => Number.isSafeInteger(value) && value >= 0,
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
  parameters: Readonly<Record<string, readonly [number, ParameterRule]>>,
): never {
  const issues: Issue[] = [];
  for (const [path, [value, rule]] of Object.entries(parameters)) {
    if (rule.holds(value)) continue;
    const fix = `Pass ${rule.expected} as ${path}.`;
    issues.push({ code: "invalid-input", path, expected: rule.expected, received: show(value), fix });
  }
  throw new KeizokuError(operation, issues);
}
