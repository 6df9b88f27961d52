export { breakEvenConversion, type BreakEvenConversion, type TrialEconomics } from "./breakEvenConversion.ts";
export type { TrialConversion, TrialProgress } from "./conversion.ts";
export type { TrialCost } from "./costs.ts";
export type { TrialCohort, TrialDays, TrialExits, TrialRatios } from "./trialCohort.ts";
export type { TrialOutcome } from "./trialColumns.ts";
export type { TrialLeaver } from "./trialLeavers.ts";
export { trialPayback, type TrialPayback, type TrialPaybackInput } from "./trialPayback.ts";
export { trials, type TrialOptions, type TrialPeriod, type TrialReport } from "./trials.ts";
