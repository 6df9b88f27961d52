import { portableLog } from "../../numeric/portable/logarithm.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import type { EventSpec, InquirySpec, MailSpec, QuestionSpec, SurveySpec, UsageSpec } from "../spec/behaviour.ts";
import { fading } from "./rates.ts";
import { named, sharesOf, weightTable, weightsOf, type Shares } from "./weights.ts";

/** Usage as columns. */
export interface CompiledUsage {
  readonly spec: UsageSpec;
  readonly items: readonly string[];
  /** Logarithm of an item's popularity; -Infinity where it is 0. */
  readonly popularity: Float64Array;
  /** By item, then taste dimension. */
  readonly tastes: Float64Array;
  readonly logRate: number;
  readonly weights: Float64Array;
  /** Relative usage of the weekdays, with mean 1. */
  readonly weekdays: Float64Array;
  readonly logQuantity: number;
}

/** Usage as columns. */
export function compileUsage(spec: UsageSpec): CompiledUsage {
  const { names: items, specs } = named(spec.items);
  const total = spec.weekdays.reduce((sum, value) => sum + value, 0);
  return {
    spec,
    items,
    popularity: Float64Array.from(specs, ({ popularity }) => (popularity > 0 ? portableLog(popularity) : -Infinity)),
    tastes: Float64Array.from(specs.flatMap(({ taste }) => taste)),
    logRate: spec.daysPerWeek > 0 ? portableLog(spec.daysPerWeek / 7) : -Infinity,
    weights: weightsOf(spec.weights),
    weekdays: Float64Array.from(spec.weekdays, (value) => (7 * value) / total),
    logQuantity: portableLog(spec.quantity[0]),
  };
}

/** Inquiries, complaints and visits, rates per day. */
export interface CompiledInquiries {
  readonly daily: number;
  readonly visits: number;
  readonly topics: Shares;
  readonly complaints: number;
  readonly complaintWeights: Float64Array;
  readonly complaintTopics: Shares;
  readonly complaintFade: Float64Array;
}

/** Inquiries, complaints and visits. */
export function compileInquiries({ perMonth, visitsPerMonth, topics, complaints }: InquirySpec): CompiledInquiries {
  return {
    daily: perMonth / meanDays.month,
    visits: visitsPerMonth / meanDays.month,
    topics: sharesOf(topics),
    complaints: complaints.perMonth / meanDays.month,
    complaintWeights: weightsOf(complaints.weights),
    complaintTopics: sharesOf(complaints.topics),
    complaintFade: fading(complaints.halfLifeDays),
  };
}

/** Questions as columns. */
export interface CompiledSurveys {
  readonly spec: SurveySpec;
  readonly weights: Float64Array;
  readonly questions: readonly string[];
  readonly specs: readonly QuestionSpec[];
  readonly measures: Float64Array;
}

/** Questions as columns. */
export function compileSurveys(spec: SurveySpec): CompiledSurveys {
  const { names: questions, specs } = named(spec.questions);
  return {
    spec,
    weights: weightsOf(spec.weights),
    questions,
    specs,
    measures: weightTable(specs.map((question) => question.measures)),
  };
}

/** A spec with its weights in order. */
export interface Weighted<T> {
  readonly spec: T;
  readonly weights: Float64Array;
}

/** A spec with its weights in order. */
export function weighted<T extends MailSpec | EventSpec>(spec: T): Weighted<T> {
  return { spec, weights: weightsOf(spec.weights) };
}
