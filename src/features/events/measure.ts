import { activityKinds } from "../../schema/record/activity.ts";
import type { EventChoice, EventKind, EventValue } from "../spec/spec.ts";
import type { EventLog, EventLogs, LogName } from "./eventLog.ts";

/** What is kept of the events of a window: their number, the sum of their quantities, the row of the latest, sums by period. */
export type Statistic = "count" | "sum" | "latest" | "periods";

/** Where windows begin and end, by date: events at `from[d]` or later and before `until[d]` count. Both rise with the dates. */
export interface Bounds {
  /** Tells windows apart. */
  readonly key: string;
  readonly from: Float64Array;
  readonly until: Float64Array;
}

/** Which events of a log count. */
export interface EventFilter {
  readonly log: LogName;
  /** 1 at the code of each kind of activity that counts; null for logs of one kind. */
  readonly kinds: Uint8Array | null;
  /** 1 at each item's code + 1 (0 is no item) that counts; null for all. */
  readonly items: Uint8Array | null;
}

/** A statistic of the events of a window, for each date of one customer at a time. */
export interface Measure {
  readonly filter: EventFilter;
  readonly statistic: Statistic;
  readonly bounds: Bounds;
  /** By period: whether quantities are added, else ones. Of a count: whether only events with a quantity count. */
  readonly weighted: boolean;
  /** Whether only events since the beginning of the spell count. */
  readonly fromBeginning: boolean;
  /** Cells of a date: 1, or the number of periods. */
  readonly width: number;
  /** Where periods begin, latest first, `width` a date; null without periods. */
  readonly periodStarts: Float64Array | null;
  /** First cell; the date's place times `width` is added. */
  readonly offset: number;
}

/** A number of different things in a window; counted apart from the others. */
export interface DistinctMeasure {
  readonly filter: EventFilter;
  readonly bounds: Bounds;
  readonly what: "item" | "day" | "other";
  readonly offset: number;
}

/** All that is measured of one customer, in one array of cells. */
export interface MeasurePlan {
  readonly measures: Measure[];
  readonly distinct: DistinctMeasure[];
  /** How many cells there are, for all dates. */
  cells: number;
}

/** Which log a kind of event is in. */
export function logOf(kind: EventKind): LogName {
  if (kind === "transaction") return "transactions";
  if (kind === "contact") return "contacts";
  return kind === "survey" ? "surveyAnswers" : "activities";
}

/** The filter of a choice of events; of several kinds, which are activities where there are several. */
export function filterOf(
  logs: EventLogs,
  choice: Omit<EventChoice, "of"> & { readonly of: readonly EventKind[] },
): EventFilter {
  const log = logOf(choice.of[0]!);
  const kinds = log === "activities" ? new Uint8Array(activityKinds.length) : null;
  for (const kind of choice.of) if (kinds !== null) kinds[activityKinds.indexOf(kind as never)] = 1;
  return { log, kinds, items: itemMask(logs[log], choice) };
}

function itemMask(log: EventLog | undefined, { item, except }: Omit<EventChoice, "of">): Uint8Array | null {
  if (item === undefined && except === undefined) return null;
  const only = item === undefined ? null : new Set([item].flat());
  const without = new Set(except === undefined ? [] : [except].flat());
  const texts = log?.item.texts ?? [];
  const mask = new Uint8Array(texts.length + 1);
  mask[0] = only === null ? 1 : 0;
  texts.forEach((text, code) => {
    if ((only === null || only.has(text)) && !without.has(text)) mask[code + 1] = 1;
  });
  return mask;
}

/** What a measure is made of, beside its place. */
export type MeasureParts = Omit<Measure, "offset" | "width" | "periodStarts" | "weighted" | "fromBeginning"> &
  Partial<Pick<Measure, "width" | "periodStarts" | "weighted" | "fromBeginning">>;

/** Adds a measure, or finds the same one; returns it. */
export function addMeasure(plan: MeasurePlan, parts: MeasureParts, dates: number): Measure {
  const measure = { weighted: false, fromBeginning: false, width: 1, periodStarts: null, ...parts, offset: plan.cells };
  const same = plan.measures.find((one) => keyOf(one) === keyOf(measure));
  if (same !== undefined) return same;
  plan.measures.push(measure);
  plan.cells += measure.width * dates;
  return measure;
}

/** Adds a count of different things. */
export function addDistinct(plan: MeasurePlan, parts: Omit<DistinctMeasure, "offset">, dates: number): DistinctMeasure {
  const measure = { ...parts, offset: plan.cells };
  plan.distinct.push(measure);
  plan.cells += dates;
  return measure;
}

function keyOf({ filter, statistic, bounds, weighted, fromBeginning, width }: Measure): string {
  const { log, kinds, items } = filter;
  return [log, String(kinds), String(items), statistic, bounds.key, weighted, fromBeginning, width].join("|");
}

/** The statistic of a part: how many, or how much. */
export function statisticOf(value: EventValue | undefined): "count" | "sum" {
  return value === "quantity" ? "sum" : "count";
}
