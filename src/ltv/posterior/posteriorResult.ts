import type { Note } from "../../schema/fitReport.ts";
import type { Prior } from "../../schema/prior.ts";
import type { LtvModel } from "../families.ts";

/** What the draws of one parameter come to. */
export interface ParameterSummary {
  readonly mean: number;
  readonly standardDeviation: number;
  /** Equal shares of the draws lie below and above. */
  readonly median: number;
  /** Ends of the credible interval of the level. */
  readonly lower: number;
  readonly upper: number;
}

/** Draws of a model's parameters given its data: plain data, some hundred kilobytes. */
export interface Posterior<M extends LtvModel = LtvModel> {
  readonly kind: "posterior";
  readonly version: 1;
  /** The fitted model whose parameters these are. */
  readonly model: M;
  /** What was assumed beside the data. */
  readonly prior: Prior<string>;
  /** In the order of `model.fit.covariance`. */
  readonly names: readonly string[];
  /** One list a name; the same place in each list is one draw. All draws count the same. */
  readonly draws: Readonly<Record<string, readonly number[]>>;
  /** Of each parameter. */
  readonly summary: Readonly<Record<string, ParameterSummary>>;
  /** Coverage of the intervals in `summary`. */
  readonly level: number;
  /** Shape of the tail of the importance weights: good below 0.5, not to be relied on above 0.7. */
  readonly khat: number;
  /** So many independent draws tell as much about a mean. */
  readonly effectiveDraws: number;
  /** Weighted draws from which the draws were chosen. */
  readonly proposalDraws: number;
  readonly notes: readonly Note[];
}

/**
 * The model at one of its posterior's draws, for any prediction.
 *
 * @param index from 0 to the number of draws − 1; not checked
 * @example
 * const model = { kind: "sbg", parameters: { alpha: 0.7, beta: 1.2 } };
 * modelOfDraw({ model, names: ["alpha", "beta"], draws: { alpha: [0.6, 0.8], beta: [1, 1.4] } }, 1).parameters // => { alpha: 0.8, beta: 1.4 }
 */
export function modelOfDraw<M extends LtvModel>(
  posterior: Pick<Posterior<M>, "model" | "names" | "draws">,
  index: number,
): M {
  const { model, names, draws } = posterior;
  // What a fit does not estimate, as the k of regular timing, stays.
  const parameters: Record<string, number> = { ...model.parameters } as never;
  const covariates: Record<string, Record<string, number>> = {};
  for (const name of names) {
    const value = draws[name]![index]!;
    // Coefficients of covariates are named purchase.gender.
    const dot = name.indexOf(".");
    if (dot < 0) parameters[name] = value;
    else (covariates[name.slice(0, dot)] ??= {})[name.slice(dot + 1)] = value;
  }
  if (Object.keys(covariates).length === 0) return { ...model, parameters };
  const before = (model as { readonly covariates?: object }).covariates;
  return { ...model, parameters, covariates: { ...before, ...covariates } };
}
