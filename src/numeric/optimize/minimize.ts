import { bfgs } from "./bfgs.ts";
import { nelderMead } from "./nelderMead.ts";
import { newton } from "./newton.ts";
import type { MinimizeResult, Objective, OptimizeAttempt, OptimizeOptions, OptimizeResult } from "./objective.ts";
import { settingsOf } from "./settings.ts";

/** A converged search counts only if no other search got lower than this, relative. */
const SAME_VALUE = 1e-9;

/**
 * Minimises an objective with whatever it offers: Newton where there is a Hessian, then BFGS, then Nelder-Mead with
 * restarts, whose point is refined by the better searches. Stops at the first success; `attempts` tells them all.
 *
 * Never reports as success a point from which the objective keeps falling towards infinity: `unbounded` ends the work
 * where a second search ends no lower, and does not converge either. To maximise a log-likelihood, pass its negative.
 *
 * @param start a finite number for each parameter, where the objective is finite
 * @returns the best point found, `kind: "not-converged"` included: the caller decides what to make of it
 * @throws {KeizokuError} `invalid-input` where the start is not finite or a tolerance is negative; `empty-input`
 * without parameters
 * @example
 * const valley = { value: (x) => 100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2 };
 * minimize(valley, [-1.2, 1]).x[0] // => 1.0000
 * minimize({ value: (x) => Math.exp(-x[0]) }, [0]).kind // => "not-converged"
 */
export function minimize(
  objective: Objective,
  start: ArrayLike<number>,
  options: OptimizeOptions = {},
): MinimizeResult {
  settingsOf("minimize", { objective, start }, options, 0);
  const results: OptimizeResult[] = [];
  const search = (run: typeof bfgs, from: ArrayLike<number>): boolean => {
    results.push(run(objective, from, options));
    return isOver(results);
  };
  if (objective.hessian !== undefined && search(newton, start)) return summary(results);
  if (search(bfgs, start)) return summary(results);
  search(nelderMead, start);
  const simplex = results.at(-1)!;
  if (simplex.stoppedBecause === "aborted" || simplex.stoppedBecause === "not-finite") return summary(results);
  const refine = objective.hessian === undefined ? bfgs : newton;
  search(refine, simplex.x);
  return summary(results);
}

function isOver(results: readonly OptimizeResult[]): boolean {
  const last = results.at(-1)!;
  if (last.stoppedBecause === "aborted") return true;
  if (endless(results) !== undefined) return true;
  return last.kind === "converged" && last.value <= lowest(results) + tolerance(last.value);
}

/** An unbounded search, where another one also ran away, or got no further than it without converging. */
function endless(results: readonly OptimizeResult[]): OptimizeResult | undefined {
  const found = results.find((result) => result.stoppedBecause === "unbounded");
  if (found === undefined) return undefined;
  const agrees = (other: OptimizeResult): boolean =>
    other.stoppedBecause === "unbounded" ||
    (other.kind === "not-converged" && Math.abs(other.value - found.value) <= tolerance(other.value));
  return results.some((other) => other !== found && agrees(other)) ? found : undefined;
}

function lowest(results: readonly OptimizeResult[]): number {
  return results.reduce((least, result) => (result.value < least ? result.value : least), Infinity);
}

function tolerance(value: number): number {
  return SAME_VALUE * Math.max(Math.abs(value), 1);
}

/** The last converged result that nothing undercuts; failing that, the endless fall, or the lowest point. */
function summary(results: readonly OptimizeResult[]): MinimizeResult {
  const least = lowest(results);
  const sound = results.filter(
    (result) => result.kind === "converged" && result.value <= least + tolerance(result.value),
  );
  const chosen = sound.at(-1) ?? endless(results) ?? results.find((result) => result.value === least) ?? results[0]!;
  return { ...chosen, attempts: results.map(attemptOf) };
}

function attemptOf(result: OptimizeResult): OptimizeAttempt {
  const { kind, method, stoppedBecause, value, gradientNorm, iterations, evaluations } = result;
  return { kind, method, stoppedBecause, value, gradientNorm, iterations, evaluations };
}
