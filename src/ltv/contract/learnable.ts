import { KeizokuError } from "../../schema/error.ts";
import type { Estimate } from "../kernel/estimate.ts";
import { noMaximum } from "../kernel/fitErrors.ts";
import type { RenewalCounts } from "./readRenewals.ts";

/** How much farther out a limit is probed. */
const FARTHER = 1000;

/** Likelihoods this close, relative, are the same. */
const SAME = 1e-12;

/**
 * Refuses, before any search, renewals in which the likelihood cannot have a maximum.
 *
 * @throws {KeizokuError} `no-maximum` (nobody left, everybody left at the first renewal), `too-few-observations` (fewer renewals than
 * parameters)
 */
export function checkLearnable(operation: string, names: readonly string[], { left, stayed }: RenewalCounts): void {
  const observed = left.length;
  const refuse = (code: string, expected: string, received: string): never => {
    const fix = 'Observe longer, or pass a prior (options.prior: "weak").';
    throw new KeizokuError(operation, [{ code, path: "", expected, received, fix }]);
  };
  const some = (counts: Float64Array): boolean => counts.some((count) => count > 0);
  if (observed > 0 && !some(left)) {
    refuse("no-maximum", "customers who left", `nobody who left at any of ${String(observed)} renewals`);
  }
  if (observed > 0 && !some(stayed)) {
    refuse("no-maximum", "customers who stayed", "nobody who survived the first renewal");
  }
  if (observed < names.length) {
    const expected = `at least ${String(names.length)} renewals, as ${names.join(", ")} are estimated`;
    refuse("too-few-observations", expected, String(observed));
  }
}

/**
 * Refuses an estimate on the way to customers who are all alike (both shapes of the beta distribution without end): far enough out the
 * likelihood is so flat that a search stops there.
 *
 * @throws {KeizokuError} `no-maximum` with the estimate
 */
export function checkInterior<P extends string>(
  operation: string,
  estimate: Estimate<P>,
  shapes: readonly [P, P],
  logLikelihood: (parameters: Readonly<Record<P, number>>) => number,
): void {
  const { parameters, fit } = estimate;
  const [a, b] = shapes;
  const farther = { ...parameters, [a]: parameters[a] * FARTHER, [b]: parameters[b] * FARTHER };
  if (logLikelihood(farther) < fit.logLikelihood - SAME * Math.abs(fit.logLikelihood)) return;
  throw noMaximum({ operation, names: shapes, partial: estimate }, false);
}
