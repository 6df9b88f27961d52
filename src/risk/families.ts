import { calibrationFamily, type CalibrationModel } from "./calibrate/schema.ts";
import { logisticFamily, type LogisticModel } from "./logistic/schema.ts";

/** A model of this folder. */
export type RiskModel = CalibrationModel | LogisticModel;

/** Every family of this folder, for `readModel`. */
export const families: readonly [typeof calibrationFamily, typeof logisticFamily] = [calibrationFamily, logisticFamily];
