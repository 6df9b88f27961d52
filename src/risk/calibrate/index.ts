export { apply } from "./apply.ts";
export { fit, type CalibrateOptions } from "./model.ts";
export type {
  BetaParameters,
  CalibrationFit,
  CalibrationModel,
  CalibrationParameters,
  IsotonicParameters,
  PlattParameters,
} from "./schema.ts";
