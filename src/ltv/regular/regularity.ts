import type { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { Estimate } from "../kernel/estimate.ts";
import type { EstimatedParameter } from "./parameters.ts";

/** The estimate at one k; where there is none, how far the fit came and why it stopped. */
export interface Candidate {
  readonly k: number;
  readonly estimate: Estimate<EstimatedParameter>;
  readonly error: KeizokuError | null;
}

/** The k chosen, its estimate and what to say of it. */
export interface Chosen {
  readonly k: number;
  readonly estimate: Estimate<EstimatedParameter>;
  readonly note: Note;
}

/** Log-likelihoods that are nearer than this tell hardly: a likelihood ratio of 7. */
const CLOSE = 1.92;

/**
 * The candidate of the largest log-likelihood, with how much worse its neighbours are.
 *
 * @throws {KeizokuError} its own, `no-maximum` or `not-converged`, where that one has no estimate
 */
export function chosenOf(candidates: readonly Candidate[]): Chosen {
  const best = candidates.reduce((a, b) => (b.estimate.fit.logLikelihood > a.estimate.fit.logLikelihood ? b : a));
  if (best.error !== null) throw best.error;
  const { k, estimate } = best;
  const last = candidates.at(-1)!.k;
  const neighbours = candidates.filter((other) => Math.abs(other.k - k) === 1);
  const worse = neighbours.map((other) => {
    const drop = estimate.fit.logLikelihood - other.estimate.fit.logLikelihood;
    return { drop, text: `${drop.toPrecision(3)} lower at k = ${String(other.k)}` };
  });
  const said = `k = ${String(k)} has the largest log-likelihood of 1 … ${String(last)}; it is ${worse.map(({ text }) => text).join(" and ")}.`;
  if (k === last)
    return {
      k,
      estimate,
      note: { code: "regularity-at-limit", message: `${said} A larger k may fit better: pass options.k.` },
    };
  const close = worse.some(({ drop }) => drop < CLOSE) ? " The data hardly tell them apart." : "";
  return { k, estimate, note: { code: "regularity-chosen", message: said + close } };
}
