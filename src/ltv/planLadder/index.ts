export type { PeriodicPlanLadderScorer, PlanLadderScorer } from "./chain.ts";
export { forecast, type PeriodsOptions } from "./forecast.ts";
export { posteriorIntervals, type IntervalOptions, type Intervals } from "./intervals.ts";
export { fit, logLikelihood, type PlanLadderFitOptions, type PlanLadderInput } from "./model.ts";
export { planMoves, type PlanMoves, type PlanMovesOptions } from "./planMoves.ts";
export type { PlanMove } from "./readMoves.ts";
export type { PlanLadderModel, PlanLadderParameters } from "./schema.ts";
export { simulate, type PlanLadderSimulateOptions, type SimulatedLadder } from "./simulation.ts";
export { expectedPeriods, probabilityOfReaching, type ExpectedStay, type ReachOptions } from "./stays.ts";
export { transitionMatrix, transitionProbabilities, type LevelOptions, type TransitionChance } from "./transitions.ts";
export {
  moveValue,
  savedExitValue,
  stateValues,
  type PreventedExit,
  type StateValueOptions,
  type ValuedMove,
} from "./values.ts";
