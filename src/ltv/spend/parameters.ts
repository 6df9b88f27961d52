import { checkNumbers, type ColumnRules } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import type { SpendModel, SpendParameters } from "./schema.ts";

/** Parameters in the order of every vector and matrix. */
export const parameterNames = ["mean", "betweenVariance", "withinVariance"] as const;

const fix = "Pass the parameters of a fitted model.";
const variance = { min: 0, max: 1e200, fix };
const rules: ColumnRules<keyof SpendParameters> = {
  mean: { min: 0, max: 1e100, fix },
  betweenVariance: variance,
  withinVariance: variance,
};

/**
 * Checks parameters: all there, at least 0, and of a size that a double can square.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkSpendParameters(operation: string, parameters: SpendParameters, path = "parameters"): void {
  checkNumbers(operation, path, parameters, rules);
}

/**
 * The parameters of a model.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function spendParametersOf(operation: string, model: Pick<SpendModel, "parameters">): SpendParameters {
  const given = (model as Partial<SpendModel> | null | undefined)?.parameters;
  if (typeof given !== "object" || (given as SpendParameters | null) === null) {
    const expected = `a model with the parameters ${parameterNames.join(", ")}`;
    const fix = "Pass a fitted model, or one that readModel has read.";
    throw new KeizokuError(operation, [{ code: "invalid-input", path: "model", expected, received: show(model), fix }]);
  }
  checkSpendParameters(operation, given, "model.parameters");
  return given;
}
