import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Prior } from "../../schema/prior.ts";

/**
 * Adds the log density (up to a constant) of the prior at log-scale parameters to the value it returns, and its derivatives to
 * the gradient and the Hessian's diagonal.
 */
export function addLogPrior<P extends string>(
  names: readonly P[],
  prior: Prior<P> | null,
  logParameters: ArrayLike<number>,
  gradient?: Float64Array,
  hessian?: Float64Array,
): number {
  if (prior === null) return 0;
  let sum = 0;
  for (let i = 0; i < names.length; i++) {
    const part = prior[names[i]!];
    if (part === undefined) continue;
    const precision = 1 / (part.sdLog * part.sdLog);
    const away = logParameters[i]! - Math.log(part.median);
    sum -= 0.5 * precision * away * away;
    if (gradient !== undefined) gradient[i]! -= precision * away;
    if (hessian !== undefined) hessian[i * names.length + i]! -= precision;
  }
  return sum;
}

/**
 * Checks a prior that a caller wrote.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkPrior<P extends string>(operation: string, names: readonly P[], prior: Prior<P>): void {
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown): void => {
    const fix = 'Pass "weak", or { median, sdLog } for some of the parameters.';
    issues.push({ code: "invalid-input", path: `options.prior${path}`, expected, received: show(received), fix });
  };
  if (typeof (prior as unknown) !== "object" || (prior as unknown) === null) wrong("", '"weak" or an object', prior);
  else {
    for (const [name, part] of Object.entries(prior) as [P, Readonly<Record<string, unknown>> | undefined][]) {
      if (!names.includes(name)) wrong(`.${name}`, `one of ${names.join(", ")}`, name);
      for (const key of ["median", "sdLog"]) {
        const value = part?.[key];
        const sound = typeof value === "number" && value > 0 && Number.isFinite(value);
        if (!sound) wrong(`.${name}.${key}`, "a finite number above 0", value);
      }
    }
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
