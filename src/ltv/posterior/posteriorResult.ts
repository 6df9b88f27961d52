import { KeizokuError, show, type Issue } from "../../schema/error.ts";
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
 * @param index from 0 to the number of draws − 1
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const model = { kind: "sbg", parameters: { alpha: 0.7, beta: 1.2 } };
 * modelOfDraw({ model, names: ["alpha", "beta"], draws: { alpha: [0.6, 0.8], beta: [1, 1.4] } }, 1).parameters // => { alpha: 0.8, beta: 1.4 }
 */
export function modelOfDraw<M extends LtvModel>(
  posterior: Pick<Posterior<M>, "model" | "names" | "draws">,
  index: number,
): M {
  checkDraw(posterior, index);
  return drawnModel(posterior, index);
}

/** The same of a posterior and a draw that were checked. */
export function drawnModel<M extends LtvModel>(
  { model, names, draws }: Pick<Posterior<M>, "model" | "names" | "draws">,
  index: number,
): M {
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

/** Whether a text can be the name of a parameter: __proto__ would change what all objects inherit. */
export function isParameterName(name: unknown): boolean {
  return typeof name === "string" && !name.split(".").includes("__proto__");
}

/** What one draw needs, and no more: a model of each of thousands of draws is asked for. */
function checkDraw(posterior: unknown, index: unknown): void {
  const issues: Issue[] = [];
  const wrong = (path: string, expected: string, received: unknown): void => {
    const fix = "Pass what posterior returned, or its JSON parsed, and the place of a draw, 0 for the first.";
    issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  const { model, names, draws } = (posterior ?? {}) as Partial<Posterior>;
  const place = Number.isInteger(index) && (index as number) >= 0;
  if (typeof posterior !== "object" || posterior === null) wrong("posterior", "a posterior", posterior);
  else if (typeof (model as unknown) !== "object" || model === null) wrong("posterior.model", "a model", model);
  else if (!Array.isArray(names) || names.length === 0 || !names.every(isParameterName))
    wrong("posterior.names", "names of parameters", names);
  else if (!place) wrong("index", "a whole number of at least 0, below the number of draws", index);
  else {
    for (const name of names as readonly string[]) {
      const value: unknown = (draws as Posterior["draws"] | null | undefined)?.[name]?.[index as number];
      if (!Number.isFinite(value)) wrong(`posterior.draws.${name}[${String(index)}]`, "a finite number", value);
    }
  }
  if (issues.length > 0) throw new KeizokuError("modelOfDraw", issues);
}
