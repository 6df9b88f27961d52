import { checkColumns, checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";
import { calibratedChance } from "./curveKernel.ts";
import { calibrationModelSchema, type CalibrationModel } from "./schema.ts";

const rule = { min: 0, max: 1, fix: "Pass a chance as a share, 0.25 for 25 %." };

/**
 * Calibrated chances: higher predictions never become lower ones.
 *
 * @param probability predicted chances from 0 to 1; one number gives one number, a column a `Float64Array`
 * @returns chances from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = fit({ probability: [0.1, 0.2, 0.3, 0.4], event: [0, 1, 0, 1] }, { method: "isotonic", fewestEvents: 1 });
 * apply(model, 0.35) // => 0.75
 * apply(model, [0, 0.2, 1]) // => [0, 0.5, 1]
 */
export function apply(model: CalibrationModel, probability: number): number;
export function apply(model: CalibrationModel, probability: ArrayLike<number>): Float64Array;
export function apply(model: CalibrationModel, probability: number | ArrayLike<number>): number | Float64Array {
  const operation = "calibrate.apply";
  checkModel(operation, model);
  if (typeof probability === "number") {
    checkNumbers(operation, "input", { probability }, { probability: rule });
    return calibratedChance(model.parameters, probability);
  }
  checkColumns(operation, { probability }, { probability: rule });
  return Float64Array.from(probability, (p) => calibratedChance(model.parameters, p));
}

/** Models that passed the check before are not checked again: one customer is scored at a time. */
const checked = new WeakSet<object>();

function checkModel(operation: string, model: unknown): void {
  if (typeof model === "object" && model !== null && checked.has(model)) return;
  if (calibrationModelSchema.safeParse(model).success) {
    // What is not frozen may change after the check.
    if (Object.isFrozen(model)) checked.add(model as object);
    return;
  }
  const fix = "Pass what calibrate.fit or readModel gave.";
  const expected = "a model of kind calibration";
  throw new KeizokuError(operation, [{ code: "invalid-input", path: "model", expected, received: show(model), fix }]);
}
