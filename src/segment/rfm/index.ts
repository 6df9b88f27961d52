export type { RfmColumns, RfmCustomers, RfmReadOptions } from "./customers.ts";
export { rfmGroups, type RfmGroup, type RfmGroups, type RfmRule, type RfmWords, type ScoreRange } from "./groups.ts";
export { rfm, type FixedCuts, type QuantileCuts, type RfmOptions, type RfmResult } from "./model.ts";
export { assignRfm, type RfmGroupSummary, type RfmScores } from "./predictions.ts";
export type { RfmCuts, RfmFit, RfmMeasure, RfmModel, RfmParameters, RfmTies } from "./schema.ts";
