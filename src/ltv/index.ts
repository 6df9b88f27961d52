export { overdue, type Overdue, type OverdueOptions } from "./buying/overdue.ts";
export {
  predictiveInterval,
  type PredictiveInterval,
  type PredictiveIntervalOptions,
} from "./buying/predictiveInterval.ts";
export { predictiveProbability, type PredictiveKey } from "./buying/predictiveProbability.ts";
export { tracking, type Tracking, type TrackingOptions } from "./buying/tracking.ts";
export { collapse, type CollapsedCustomers, type CollapseOptions } from "./collapse.ts";
export {
  compare,
  type ComparedCustomers,
  type ComparedModel,
  type CompareOptions,
  type Comparison,
  type Coverage,
} from "./compare/compare.ts";
export type { HeuristicName } from "./compare/heuristics.ts";
export type { CalibrationDecile, GainCurve, HoldoutScore } from "./compare/holdoutScore.ts";
export * as bdw from "./bdw/index.ts";
export { bdwFamily, type BdwModel, type BdwParameters } from "./bdw/schema.ts";
export * as bgBb from "./bgBb/index.ts";
export { bgBbFamily, type BgBbModel, type BgBbParameters } from "./bgBb/schema.ts";
export * as bgCnbdK from "./bgCnbdK/index.ts";
export { bgCnbdKFamily, type BgCnbdKModel, type BgCnbdKParameters } from "./bgCnbdK/schema.ts";
export * as bgNbd from "./bgNbd/index.ts";
export { bgNbdFamily, type BgNbdModel, type BgNbdParameters } from "./bgNbd/schema.ts";
export { concentration, type Concentration, type CustomersForShare, type TopShare } from "./economics/concentration.ts";
export type { SpreadIndices } from "./economics/concentrationKernel.ts";
export type { ConcentrationOptions } from "./economics/concentrationOptions.ts";
export { contactGain, type ContactCosts, type ContactKey } from "./economics/contactGain.ts";
export { crossSell, type CrossSell, type CrossSellCustomer } from "./economics/crossSell.ts";
export { crossSellGain, type CrossSellKey } from "./economics/crossSellGain.ts";
export type { Estimate, Limits } from "./economics/estimate.ts";
export type { ExitEffect } from "./economics/exitEffect.ts";
export { keepOrWin, type KeepOrWin, type KeepOrWinInput, type Spending } from "./economics/keepOrWin.ts";
export type { CrossSellOffer } from "./economics/offer.ts";
export type { ReferralInput, ReferralsByPeriod } from "./economics/referralPlan.ts";
export { referralValue, type ProgrammeValue, type ReferralValue } from "./economics/referralValue.ts";
export type { CustomerRetention } from "./economics/retentionSteps.ts";
export type { PayingCustomer, UnitTargets, ValuedCustomer } from "./economics/unitCustomer.ts";
export { unitEconomics, type Payback, type UnitEconomics } from "./economics/unitEconomics.ts";
export { covariateEffects, type CovariateEffect } from "./covariateEffects.ts";
export { isPredictive, type BuyingModel, type PredictiveModel } from "./buying/families.ts";
export { families, type LtvModel } from "./families.ts";
export * as gammaGamma from "./gammaGamma/index.ts";
export { gammaGammaFamily, type GammaGammaModel, type GammaGammaParameters } from "./gammaGamma/schema.ts";
export { lifetimeValue, type CustomerKey, type LifetimeModels, type LifetimeValueOptions } from "./lifetimeValue.ts";
export { likelihoodRatioTest, type CovariateModel, type LikelihoodRatio } from "./likelihoodRatioTest.ts";
export * as mbgCnbdK from "./mbgCnbdK/index.ts";
export { mbgCnbdKFamily, type MbgCnbdKModel, type MbgCnbdKParameters } from "./mbgCnbdK/schema.ts";
export * as mbgNbd from "./mbgNbd/index.ts";
export { mbgNbdFamily, type MbgNbdModel, type MbgNbdParameters } from "./mbgNbd/schema.ts";
export * as nbd from "./nbd/index.ts";
export { nbdFamily, type NbdModel, type NbdParameters } from "./nbd/schema.ts";
export * as paretoNbd from "./paretoNbd/index.ts";
export { paretoNbdFamily, type ParetoNbdModel, type ParetoNbdParameters } from "./paretoNbd/schema.ts";
export * as planLadder from "./planLadder/index.ts";
export { planLadderFamily, type PlanLadderModel, type PlanLadderParameters } from "./planLadder/schema.ts";
export type { ExcludedCustomer, Holdout, PurchaseSummary } from "./summarize/purchaseSummary.ts";
export { intervals } from "./posterior/intervals.ts";
export type { IntervalsOptions } from "./posterior/intervalsOptions.ts";
export type { Interval, IntervalColumns, Intervals } from "./posterior/intervalsResult.ts";
export { posterior } from "./posterior/posterior.ts";
export type { PosteriorColumns } from "./posterior/families.ts";
export type { DrawProgress, PosteriorOptions } from "./posterior/posteriorOptions.ts";
export { modelOfDraw, type ParameterSummary, type Posterior } from "./posterior/posteriorResult.ts";
export type { Predict } from "./posterior/predictAtDraw.ts";
export * as sbg from "./sbg/index.ts";
export { sbgFamily, type SbgModel, type SbgParameters } from "./sbg/schema.ts";
export * as spend from "./spend/index.ts";
export { spendFamily, type SpendModel, type SpendParameters } from "./spend/schema.ts";
export { mergeSummaries, type MergeOptions } from "./summarize/mergeSummaries.ts";
export type { EarlyRefunds, LeftOut, OccasionTimes, SummaryState, WindowState } from "./summarize/summaryState.ts";
export { summarize, type SummarizeOptions } from "./summarize/summarize.ts";
export type { Purchase, PurchaseColumns } from "../schema/purchaseLog.ts";
export type { PurchaseHistoryKey } from "./kernel/purchaseHistory.ts";
export type { MaybeTimed } from "./kernel/observedUnit.ts";
export type { EstimatedParameter, RegularParameters } from "./regular/parameters.ts";
export type { RegularModel } from "./regular/schema.ts";
export type { TimedModel } from "./kernel/predictionOptions.ts";
