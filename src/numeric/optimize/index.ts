export { bfgs } from "./bfgs.ts";
export { brentMinimum } from "./brentMinimum.ts";
export { brentRoot } from "./brentRoot.ts";
export { gradientByDifferences, hessianByDifferences } from "./differences.ts";
export { inverseOfPositiveDefinite } from "./inverseOfPositiveDefinite.ts";
export { minimize } from "./minimize.ts";
export { nelderMead } from "./nelderMead.ts";
export { newton } from "./newton.ts";
export type {
  MinimizeResult,
  Objective,
  OptimizeAttempt,
  OptimizeMethod,
  OptimizeOptions,
  OptimizeProgress,
  OptimizeResult,
  StopReason,
} from "./objective.ts";
export type { ScalarOptions, ScalarResult } from "./scalar.ts";
