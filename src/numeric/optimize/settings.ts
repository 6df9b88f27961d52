import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Objective, OptimizeOptions, OptimizeProgress } from "./objective.ts";

/** Options with every default filled in. */
export interface Settings {
  readonly gradientTolerance: number;
  readonly stepTolerance: number;
  readonly valueTolerance: number;
  readonly maxIterations: number;
  readonly maxStep: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((progress: OptimizeProgress) => void) | undefined;
}

/** What a search asks of its objective beyond `value`. */
type Derivative = "gradient" | "hessian";

/**
 * Checks what every search is given, and fills in the defaults.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function settingsOf(
  operation: string,
  input: { readonly objective: Objective; readonly start: ArrayLike<number>; readonly needs?: readonly Derivative[] },
  options: OptimizeOptions,
  maxIterations: number,
): Settings {
  const settings: Settings = {
    gradientTolerance: options.gradientTolerance ?? 1e-10,
    stepTolerance: options.stepTolerance ?? 1e-12,
    valueTolerance: options.valueTolerance ?? 1e-14,
    maxIterations: options.maxIterations ?? maxIterations,
    maxStep: options.maxStep ?? 5,
    signal: options.signal,
    onProgress: options.onProgress,
  };
  const issues = [...objectiveIssues(input.objective), ...startIssues(input.start), ...numberIssues(settings)];
  if (issues[0]?.path === "objective") throw new KeizokuError(operation, issues);
  for (const name of input.needs ?? []) {
    if (typeof input.objective[name] === "function") continue;
    const fix = "Give the objective this function, or call minimize, which chooses the search by what there is.";
    issues.push(invalid(`objective.${name}`, "a function", show(input.objective[name]), fix));
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return settings;
}

function objectiveIssues(objective: unknown): Issue[] {
  const fix = "Pass the function to be minimised as { value: (x) => … }.";
  if (typeof objective !== "object" || objective === null) {
    return [invalid("objective", "an object with value", show(objective), fix)];
  }
  const { value } = objective as Readonly<Record<"value", unknown>>;
  return typeof value === "function" ? [] : [invalid("objective.value", "a function", show(value), fix)];
}

function startIssues(start: unknown): Issue[] {
  if (!isArrayLike(start)) {
    return [invalid("start", "a list of numbers", show(start), "Pass one starting number for each parameter.")];
  }
  if (start.length === 0) {
    const fix = "Pass one starting number for each parameter.";
    return [{ code: "empty-input", path: "start", expected: "at least one parameter", received: "none", fix }];
  }
  const issues: Issue[] = [];
  for (let i = 0; i < start.length; i++) {
    if (Number.isFinite(start[i])) continue;
    const fix = "Start from finite numbers.";
    issues.push(invalid(`start[${String(i)}]`, "a finite number", show(start[i]), fix));
  }
  return issues;
}

function numberIssues(settings: Settings): Issue[] {
  const keys = ["gradientTolerance", "stepTolerance", "valueTolerance", "maxIterations", "maxStep"] as const;
  return keys
    .filter(
      (key) =>
        typeof (settings[key] as unknown) !== "number" ||
        !(settings[key] >= 0) ||
        (key === "maxStep" && settings[key] === 0),
    )
    .map((key) => {
      const expected = key === "maxStep" ? "a number above 0" : "a number of at least 0";
      return invalid(`options.${key}`, expected, show(settings[key]), "Leave the option out for its default.");
    });
}

function invalid(path: string, expected: string, received: string, fix: string): Issue {
  return { code: "invalid-input", path, expected, received, fix };
}
