import { chiSquareSurvival } from "../../numeric/distribution/chiSquare.ts";
import type { Dependence } from "./factor.ts";
import { findDependent } from "./factor.ts";
import { findFirth, type FirthMaximum } from "./firth.ts";
import { likelihoodPass, passRoom } from "./kernel.ts";
import { findMaximum, type Maximum } from "./maximum.ts";
import { interceptPanels, type StandardPanels } from "./panels.ts";

/** What is estimated from. */
export interface EstimateProblem {
  readonly panels: StandardPanels;
  /** 0 for columns that do not vary and those that fill up; those that follow from others are taken out here. */
  readonly free: Uint8Array;
  readonly maxIterations: number;
  /** Gate of a part of the work. */
  readonly gateOf: (part: number, parts: number) => (iteration: number) => void;
}

/** An estimate in the scale of the panels. */
export interface Estimate {
  readonly outcome: Maximum["outcome"];
  readonly beta: Float64Array;
  readonly logLikelihood: number;
  /** With the penalty of ridge, where there was one; null where there are no standard errors. */
  readonly information: Float64Array | null;
  readonly dependent: readonly Dependence[];
  readonly iterations: number;
  /** Direction of separation. */
  readonly direction: Float64Array;
  readonly nullLogLikelihood: number;
  /** Twice the gain over the intercept alone; null under ridge and lasso. */
  readonly gain: number | null;
  /** p of each coefficient where it is not Wald's. */
  readonly p: readonly (number | null)[] | null;
}

/** Log-likelihood of the intercept (and the offset) alone. */
export function nullFit({ panels, maxIterations, gateOf }: EstimateProblem): Maximum {
  const alone = interceptPanels(panels);
  const free = Uint8Array.from({ length: alone.stride }, (_, j) => Number(j === 0));
  const found = findMaximum({ panels: alone, free, ridge: null, maxIterations, gate: gateOf(0, 1) });
  const beta = new Float64Array(panels.stride);
  beta[0] = found.beta[0]!;
  return { ...found, beta };
}

/** Maximum likelihood, or with a ridge on the standardised slopes (of −l). */
export function maximumLikelihood(problem: EstimateProblem, ridge: number): Estimate {
  const { panels, free, maxIterations, gateOf } = problem;
  const pull = ridge === 0 ? null : new Float64Array(panels.stride).fill(ridge).fill(0, 0, 1);
  const found = findMaximum({ panels, free, ridge: pull, maxIterations, gate: gateOf(0, 1) });
  const nullLogLikelihood = nullFit(problem).logLikelihood;
  const information = found.information.map((value, place) => {
    const row = Math.floor(place / panels.stride);
    return pull !== null && place % panels.stride === row ? value + pull[row]! : value;
  });
  const gain = pull === null ? Math.max(0, 2 * (found.logLikelihood - nullLogLikelihood)) : null;
  return { ...found, information, direction: found.step, nullLogLikelihood, gain, p: null };
}

/** Firth's penalty; each coefficient is tested by leaving it out under the same penalty. */
export function firthEstimate(problem: EstimateProblem): Estimate {
  const { panels, free, maxIterations, gateOf } = problem;
  const start = nullFit(problem);
  const first = likelihoodPass(panels, start.beta, passRoom(), true);
  const dependent = findDependent(first.information!, panels.stride, free);
  const kept = free.slice();
  const tested = Array.from(kept.keys()).filter((j) => kept[j] === 1);
  const search = (only: Uint8Array, part: number, from: Float64Array): FirthMaximum =>
    findFirth({ panels, free: only, ridge: null, maxIterations, gate: gateOf(part, tested.length + 1) }, kept, from);
  const found = search(kept, 0, start.beta);
  const p: (number | null)[] = Array.from(kept, () => null);
  tested.forEach((j, place) => {
    const without = kept.slice();
    without[j] = 0;
    const { penalized } = search(without, place + 1, found.beta);
    p[j] = chiSquareSurvival(Math.max(0, 2 * (found.penalized - penalized)), 1);
  });
  const alone = new Uint8Array(kept.length);
  alone[0] = 1;
  const { penalized } = search(alone, 0, start.beta);
  return {
    ...found,
    outcome: found.found ? "found" : "not-converged",
    dependent,
    direction: found.beta,
    nullLogLikelihood: start.logLikelihood,
    gain: Math.max(0, 2 * (found.penalized - penalized)),
    p,
  };
}
