import type { ChangeFeature, TrendFeature } from "../spec/spec.ts";
import { fewestPeriods } from "../spec/validateSpec.ts";
import { instantBefore, wholePeriods, windowStart } from "../spec/window.ts";
import { addMeasure, statisticOf, type Measure } from "./measure.ts";
import { boundsOf, filterFor, type CellValue, type EventContext } from "./windowedPart.ts";

/** Change between two windows. */
export function change(feature: ChangeFeature, context: EventContext): CellValue {
  const { dates, zone, plan } = context;
  const { relative = true, before, value } = feature;
  const late = boundsOf(feature, context);
  const length = before ?? feature.window ?? context.window;
  const key = `${late.key} before ${JSON.stringify(length)}`;
  const early = { key, until: late.from, from: late.from.map((end) => windowStart(zone, end, length)) };
  const filter = filterFor(feature, context);
  const statistic = statisticOf(value);
  const now = addMeasure(plan, { filter, statistic, bounds: late }, dates.length).offset;
  const then = addMeasure(plan, { filter, statistic, bounds: early }, dates.length).offset;
  return (cells, d, began) => {
    if (!(began <= early.from[d]!)) return NaN;
    const expected = (cells[then + d]! * (late.until[d]! - late.from[d]!)) / (early.until[d]! - early.from[d]!);
    const difference = cells[now + d]! - expected;
    if (!relative) return difference;
    return expected > 0 ? difference / expected : NaN;
  };
}

/** Slope over the periods of a window. */
export function trend(feature: TrendFeature, context: EventContext): CellValue {
  const { dates, zone, plan } = context;
  const { by = "week", relative = true, lag, window = context.window } = feature;
  const width = wholePeriods(window, by);
  const until = dates.map((date) => (lag === undefined ? date : windowStart(zone, date, lag)));
  const periodStarts = new Float64Array(width * dates.length);
  until.forEach((end, d) => {
    for (let p = 0; p < width; p++) periodStarts[d * width + p] = instantBefore(zone, end, { count: p + 1, unit: by });
  });
  const bounds = {
    key: JSON.stringify([width, by, lag]),
    until,
    from: until.map((_, d) => periodStarts[(d + 1) * width - 1]!),
  };
  const weighted = statisticOf(feature.value) === "sum";
  const parts = {
    filter: filterFor(feature, context),
    statistic: "periods",
    bounds,
    weighted,
    width,
    periodStarts,
  } as const;
  const measure = addMeasure(plan, parts, dates.length);
  return (cells, d, began) => slope(cells, measure, d, began, relative);
}

/** Slope of the totals of the periods that the spell covers. */
function slope(
  cells: Float64Array,
  { offset, width, periodStarts }: Measure,
  d: number,
  began: number,
  relative: boolean,
): number {
  let periods = 0;
  while (periods < width && began <= periodStarts![d * width + periods]!) periods++;
  if (periods < fewestPeriods) return NaN;
  // Period 0 is the last: its place in time is the greatest.
  const middle = (periods - 1) / 2;
  let sum = 0;
  let product = 0;
  for (let p = 0; p < periods; p++) {
    const amount = cells[offset + d * width + p]!;
    sum += amount;
    product += (middle - p) * amount;
  }
  const perPeriod = product / ((periods * (periods * periods - 1)) / 12);
  if (!relative) return perPeriod;
  return sum > 0 ? (perPeriod * periods) / sum : NaN;
}
