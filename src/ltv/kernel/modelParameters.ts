import { checkNumbers, type ColumnRules } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";

/** Beyond these, products and quotients of parameters leave the range of a double. */
const rule = { min: 1e-100, max: 1e100, fix: "Pass the parameters of a fitted model." };

/**
 * Checks that parameters are all there, from 1e-100 to 1e100.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkParameters<P extends string>(
  operation: string,
  names: readonly P[],
  parameters: Readonly<Record<P, number>>,
  path = "parameters",
): void {
  const rules = Object.fromEntries(names.map((name) => [name, rule])) as ColumnRules<P>;
  checkNumbers(operation, path, parameters, rules);
}

/**
 * The parameters of a model, in the order of their names.
 *
 * @throws {KeizokuError} `invalid-input` where there is no model, or its parameters are none
 */
export function parametersOf<P extends string>(
  operation: string,
  names: readonly P[],
  model: { readonly parameters: Readonly<Record<P, number>> },
): number[] {
  const given = (model as { readonly parameters?: Readonly<Record<P, number>> | null } | null | undefined)?.parameters;
  if (typeof given !== "object" || given === null) {
    const expected = `a model with the parameters ${names.join(", ")}`;
    const fix = "Pass a fitted model, or one that readModel has read.";
    throw new KeizokuError(operation, [{ code: "invalid-input", path: "model", expected, received: show(model), fix }]);
  }
  checkParameters(operation, names, given, "model.parameters");
  return names.map((name) => given[name]);
}
