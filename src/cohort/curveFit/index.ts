export {
  compareCurves,
  type ComparedCurve,
  type CurveComparison,
  type CurveError,
  type CurveTable,
} from "./compareCurves.ts";
export { curveFamilies, type CurveFamily } from "./curveFamily.ts";
export { curveShares, type CurveShares } from "./curveShares.ts";
export { fitCurve, fitCurves, type FitCurveOptions, type FitCurvesOptions, type FittedCurve } from "./fitCurve.ts";
