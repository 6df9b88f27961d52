export { business, type Business } from "./business.ts";
export type { BusinessOptions } from "./businessOptions.ts";
export type { FaultDetail } from "./faults/draft.ts";
export type { Duplicates, FaultName, Faults, Late, Missing, Outage, Redefinition, WrongZone } from "./faults/faults.ts";
export { faultyRows, type FaultEntry, type FaultyRows, type FaultyRowsOptions } from "./faults/faultyRows.ts";
export type { Cell, RawRow } from "./faults/rawRow.ts";
export {
  comparePolicies,
  type ComparisonOptions,
  type Estimate,
  type PolicyComparison,
} from "./policy/comparePolicies.ts";
export { atRandom, byTrueEffect, byTrueRisk, nothing, type DailyContacts } from "./policy/policies.ts";
export type { PastContact, Policy, PolicyContact, PolicyFunction, PolicyView, TruthPolicy } from "./policy/policy.ts";
export { run, type PolicyRun, type RunOptions } from "./policy/run.ts";
export { presets, type PresetName } from "./presets/presets.ts";
export type { BusinessRecords, RecordName } from "./records.ts";
export * from "./spec/behaviour.ts";
export * from "./spec/businessSpec.ts";
export * from "./spec/care.ts";
export * from "./spec/contract.ts";
export * from "./spec/customers.ts";
export * from "./spec/exit.ts";
export type { Latent, LatentWeights } from "./spec/latents.ts";
export { stream, type BusinessDay } from "./stream.ts";
export type { EffectQuery } from "./truth/checkQuery.ts";
export type { TrueEffect } from "./truth/effect.ts";
export type { TrueHazard } from "./truth/hazard.ts";
export type { ResidualValueOptions, ResidualValues } from "./truth/residualValue.ts";
export type { TrueDay } from "./truth/trueDay.ts";
export type { Truth } from "./truth/truth.ts";
export type { TrueExit } from "./world/collect.ts";
export type { Persuasion } from "./world/contacts.ts";
export type { TrueExitKind } from "./world/sink.ts";
