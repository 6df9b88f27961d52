import { millisecondsPerDay } from "../../calendar/civil.ts";
import { meanDays } from "../../schema/timeUnit.ts";
import type {
  AmountFeature,
  ChangeFeature,
  CountFeature,
  DistinctFeature,
  LastFeature,
  RateFeature,
  RatioFeature,
  ShareFeature,
  SinceFeature,
  SurveyFeature,
  TrendFeature,
} from "../spec/spec.ts";
import { change, trend } from "./changeOverTime.ts";
import { addDistinct, addMeasure, filterOf, logOf, statisticOf } from "./measure.ts";
import {
  boundsOf,
  filterFor,
  ratioOf,
  total,
  type CellValue,
  type EventContext,
  type WindowedPart,
} from "./windowedPart.ts";

/** Features that are counted from events. */
export type EventFeature =
  | CountFeature
  | AmountFeature
  | RateFeature
  | RatioFeature
  | ShareFeature
  | ChangeFeature
  | TrendFeature
  | SinceFeature
  | DistinctFeature
  | LastFeature
  | SurveyFeature;

/** A column that is read off the cells of each customer. */
export interface EventColumn {
  readonly name: string;
  /** Null for numbers; the texts of the codes for categories. */
  readonly texts: readonly string[] | null;
  /** Of a customer on the date at place `date`, whose spell began at `began`: NaN where missing, a code for categories. A kernel. */
  readonly value: CellValue;
}

/** The column of a feature of events; its measures are added to the plan. */
export function eventColumn(name: string, feature: EventFeature, context: EventContext): EventColumn {
  const numeric = (value: EventColumn["value"]): EventColumn => ({ name, texts: null, value });
  switch (feature.kind) {
    case "count":
      return numeric(total(feature, context));
    case "sum":
      return numeric(total({ ...feature, value: "quantity" }, context));
    case "mean": {
      const amount = total({ ...feature, value: "quantity" }, context);
      const times = amountsIn(feature, context);
      return numeric((cells, d, began) => ratioOf(amount(cells, d, began), times(cells, d, began)));
    }
    case "rate":
      return numeric(rate(feature, context));
    case "ratio": {
      const { window, lag, to } = feature;
      const part = total(feature, context);
      const whole = total({ ...to, ...(window && { window }), ...(lag && { lag }) }, context);
      return numeric((cells, d, began) => ratioOf(part(cells, d, began), whole(cells, d, began)));
    }
    case "share":
      return numeric(share(feature, context));
    case "change":
      return numeric(change(feature, context));
    case "trend":
      return numeric(trend(feature, context));
    case "since":
      return numeric(since(feature, context));
    case "distinct": {
      const parts = {
        filter: filterFor(feature, context),
        bounds: boundsOf(feature, context),
        what: feature.what ?? "item",
      };
      const { offset } = addDistinct(context.plan, parts, context.dates.length);
      return numeric((cells, d) => cells[offset + d]!);
    }
    case "last":
      return last(name, feature, context);
    case "survey":
      return numeric(survey(feature, context));
  }
}

/** How many of a window's events have a quantity: amounts in another currency have none. */
function amountsIn(feature: WindowedPart, context: EventContext): CellValue {
  const bounds = boundsOf(feature, context);
  const parts = { filter: filterFor(feature, context), bounds, statistic: "count", weighted: true } as const;
  const { log } = parts.filter;
  if (log !== "transactions") return total({ ...feature, value: "times" }, context);
  const { offset } = addMeasure(context.plan, parts, context.dates.length);
  return (cells, d) => cells[offset + d]!;
}

function rate(feature: RateFeature, context: EventContext): CellValue {
  const bounds = boundsOf(feature, context);
  const parts = {
    filter: filterFor(feature, context),
    bounds,
    statistic: statisticOf(feature.value),
    fromBeginning: true,
  };
  const { offset } = addMeasure(context.plan, parts, context.dates.length);
  const length = meanDays[feature.per ?? "month"] * millisecondsPerDay;
  return (cells, d, began) => {
    const observed = bounds.until[d]! - Math.max(bounds.from[d]!, began);
    return observed >= millisecondsPerDay ? (cells[offset + d]! * length) / observed : NaN;
  };
}

function share(feature: ShareFeature, context: EventContext): CellValue {
  const { of, among = [of], value } = feature;
  const part = total(feature, context);
  const filter = filterOf(context.logs, { of: [...new Set([of, ...among])] });
  const parts = { filter, bounds: boundsOf(feature, context), statistic: statisticOf(value) };
  const { offset } = addMeasure(context.plan, parts, context.dates.length);
  return (cells, d, began) => ratioOf(part(cells, d, began), cells[offset + d]!);
}

/** The row of the latest event, -1 without one. */
function latest(feature: WindowedPart, context: EventContext): CellValue {
  const parts = {
    filter: filterFor(feature, context),
    bounds: boundsOf(feature, context),
    statistic: "latest" as const,
  };
  const { offset } = addMeasure(context.plan, parts, context.dates.length);
  return (cells, d) => cells[offset + d]!;
}

function since({ unit = "day", ...choice }: SinceFeature, context: EventContext): CellValue {
  const row = latest({ ...choice, window: "all" }, context);
  const { at } = context.logs[logOf(choice.of)]!;
  const length = meanDays[unit] * millisecondsPerDay;
  return (cells, d, began) => {
    const i = row(cells, d, began);
    return i < 0 ? NaN : (context.dates[d]! - at[i]!) / length;
  };
}

function last(name: string, feature: LastFeature, context: EventContext): EventColumn {
  const row = latest({ ...feature, window: feature.window ?? "all" }, context);
  const { codes, texts } = context.logs[logOf(feature.of)]![feature.what ?? "item"];
  return {
    name,
    texts,
    value: (cells, d, began) => {
      const i = row(cells, d, began);
      return i < 0 ? -1 : (codes[i] ?? -1);
    },
  };
}

function survey({ question, value = "last", window = "all", lag }: SurveyFeature, context: EventContext): CellValue {
  const choice = {
    of: "survey",
    window,
    ...(question !== undefined && { item: question }),
    ...(lag && { lag }),
  } as const;
  const times = total(choice, context);
  if (value === "answered") return (cells, d, began) => (times(cells, d, began) > 0 ? 1 : 0);
  if (value === "mean") {
    const scores = total({ ...choice, value: "quantity" }, context);
    return (cells, d, began) => ratioOf(scores(cells, d, began), times(cells, d, began));
  }
  const row = latest(choice, context);
  const { quantity } = context.logs.surveyAnswers!;
  return (cells, d, began) => {
    const i = row(cells, d, began);
    return i < 0 ? NaN : quantity![i]!;
  };
}
