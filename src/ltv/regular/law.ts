import { checkNumbers } from "../../schema/columns.ts";
import { checkParameters, parametersOf } from "../kernel/modelParameters.ts";
import { MOST_REGULAR, type RegularParameters } from "./parameters.ts";

/** Which of the two families: what they differ in. */
export interface RegularFamily {
  /** Name of its module, `bgCnbdK`. */
  readonly name: string;
  /** Occasions to leave before the first repeat purchase: 0, or 1 where a customer may leave after his first purchase. */
  readonly first: 0 | 1;
}

/** What the kernels work with: parameters of a model, and which family it is of. */
export interface RegularLaw extends RegularParameters {
  readonly first: 0 | 1;
}

/** What predictions read of a model. */
export interface RegularScorer {
  readonly parameters: RegularParameters;
}

const names = ["k", "r", "alpha", "a", "b"] as const;

/** What k may be. */
export const regularityRule: Readonly<
  Record<"k", { readonly min: 1; readonly max: number; readonly integer: true; readonly fix: string }>
> = {
  k: { min: 1, max: MOST_REGULAR, integer: true, fix: "Pass a whole number of stages: 1 for irregular gaps, 2, 3, …" },
};

/**
 * The law of checked parameters.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function lawOf({ first }: RegularFamily, operation: string, parameters: RegularParameters): RegularLaw {
  checkParameters(operation, names, parameters);
  checkNumbers(operation, "parameters", { k: parameters.k }, regularityRule);
  return { ...parameters, first };
}

/**
 * The law of a model.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function modelLaw({ first }: RegularFamily, operation: string, model: RegularScorer): RegularLaw {
  const [k, r, alpha, a, b] = parametersOf(operation, names, model) as [number, number, number, number, number];
  checkNumbers(operation, "model.parameters", { k }, regularityRule);
  return { k, r, alpha, a, b, first };
}
