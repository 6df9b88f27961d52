import { dayOfDate } from "../../calendar/civil.ts";
import { minorDigits } from "../../schema/money/money.ts";
import type { EventSpec, MailSpec } from "../spec/behaviour.ts";
import type { BusinessSpec } from "../spec/businessSpec.ts";
import { compileAcquisition, type CompiledAcquisition } from "./acquisition.ts";
import {
  compileInquiries,
  compileSurveys,
  compileUsage,
  weighted,
  type CompiledInquiries,
  type CompiledSurveys,
  type CompiledUsage,
  type Weighted,
} from "./behaviour.ts";
import { compileCare, type CompiledCare } from "./care.ts";
import { compileContract, type CompiledContract } from "./contract.ts";
import { compileExit, type CompiledExit } from "./exit.ts";
import { fading } from "./rates.ts";
import { sharesOf, weightsOf, type Shares } from "./weights.ts";

/** A checked spec with its names numbered, its rates per day and its amounts in minor units. */
export interface Compiled {
  readonly spec: BusinessSpec;
  readonly perMajorUnit: number;
  readonly acquisition: CompiledAcquisition;
  readonly regions: Shares;
  readonly referralWeights: Float64Array;
  readonly tieFade: Float64Array;
  readonly contract: CompiledContract | null;
  readonly usage: CompiledUsage | null;
  readonly inquiries: CompiledInquiries | null;
  readonly mail: Weighted<MailSpec> | null;
  readonly surveys: CompiledSurveys | null;
  readonly events: Weighted<EventSpec> | null;
  readonly exit: CompiledExit;
  readonly saveWeights: Float64Array;
  readonly care: CompiledCare;
}

/** Prepares a spec that was checked. */
export function compile(spec: BusinessSpec): Compiled {
  const perMajorUnit = 10 ** minorDigits(spec.currency);
  const units = { perMajorUnit, dayOf };
  const exit = compileExit(spec.exit);
  return {
    spec,
    perMajorUnit,
    acquisition: compileAcquisition(spec.acquisition, units),
    regions: sharesOf(spec.customers.demographics.regions),
    referralWeights: weightsOf(spec.referrals?.weights),
    tieFade: fading(spec.ties?.memoryHalfLifeDays ?? 1),
    contract: spec.contract === null ? null : compileContract(spec.contract, units),
    usage: spec.usage === null ? null : compileUsage(spec.usage),
    inquiries: spec.inquiries === null ? null : compileInquiries(spec.inquiries),
    mail: spec.mail === null ? null : weighted(spec.mail),
    surveys: spec.surveys === null ? null : compileSurveys(spec.surveys),
    events: spec.events === null ? null : weighted(spec.events),
    exit,
    saveWeights: weightsOf(spec.interviews?.saveWeights),
    care: compileCare(spec.care, exit.names, perMajorUnit),
  };
}

/** Days from 1970-01-01 to a date text that was checked. */
function dayOf(date: string): number {
  return dayOfDate(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}
