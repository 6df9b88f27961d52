import type { OptimizeResult } from "../../numeric/optimize/objective.ts";
import { KeizokuError } from "../../schema/error.ts";

const withPrior = 'or pass a prior (options.prior: "weak")';

/** What stopped a fit: where, and what there was by then. */
export interface StoppedFit {
  readonly operation: string;
  /** Parameters concerned. */
  readonly names: readonly string[];
  /** The estimate so far. */
  readonly partial?: unknown;
}

/** Fewer customers than parameters say nothing about how customers differ. */
export function tooFew({ operation, names }: StoppedFit, customers: number, least: number): KeizokuError {
  const expected = `at least ${String(least)} customers that say something about ${names.join(", ")}`;
  return fitError(
    { operation, names },
    { code: "too-few-observations", expected, received: String(customers), fix: `Pass more customers, ${withPrior}.` },
  );
}

/** The likelihood has no maximum: the parameters run to a limit. */
export function noMaximum(stopped: StoppedFit, hadPrior: boolean): KeizokuError {
  const received = `a likelihood that keeps rising, or stays flat, as ${stopped.names.join(", ")} go to a limit`;
  const fix = hadPrior
    ? "These customers do not differ in what the model describes: use their common mean instead."
    : `Pass more varied customers or a longer observation, ${withPrior}.${coefficientAdvice(stopped.names)}`;
  const expected = "data in which the likelihood has a maximum";
  return fitError(stopped, { code: "no-maximum", expected, received, fix });
}

/** Names of coefficients have a point: `leaving.gender`. */
function coefficientAdvice(names: readonly string[]): string {
  if (!names.some((name) => name.includes("."))) return "";
  return " A covariate that tells for certain who leaves or buys has no coefficient: leave it out, or pass options.ridge.";
}

/** The optimisers gave up. */
export function notConverged(stopped: StoppedFit, result: OptimizeResult): KeizokuError {
  return fitError(stopped, {
    code: "not-converged",
    expected: "a gradient near 0",
    received: `a gradient norm of ${result.gradientNorm.toExponential(1)} (${result.stoppedBecause})`,
    fix: `Raise options.maxIterations, ${withPrior}; error.partial holds the estimate so far.`,
  });
}

/** The caller's signal. */
export function aborted(stopped: StoppedFit, iterations: number): KeizokuError {
  return fitError(stopped, {
    code: "aborted",
    expected: "time to finish",
    received: `an abort after ${String(iterations)} iterations`,
    fix: "Call again without aborting options.signal.",
  });
}

function fitError(
  stopped: StoppedFit,
  what: { code: string; expected: string; received: string; fix: string },
): KeizokuError {
  return new KeizokuError(stopped.operation, [{ path: "", ...what }], stopped.partial);
}
