import type { Zone } from "../../calendar/zone.ts";
import type { EventPart, FeatureWindow } from "../spec/spec.ts";
import { windowStart } from "../spec/window.ts";
import type { EventLogs } from "./eventLog.ts";
import { addMeasure, filterOf, statisticOf, type Bounds, type EventFilter, type MeasurePlan } from "./measure.ts";

/** What event columns are made with. */
export interface EventContext {
  readonly logs: EventLogs;
  readonly plan: MeasurePlan;
  readonly dates: Float64Array;
  readonly zone: Zone;
  /** The window of features without one. */
  readonly window: FeatureWindow;
}

/** Reads one value off the cells of a customer. */
export type CellValue = (cells: Float64Array, date: number, began: number) => number;

/** Events of a window. */
export type WindowedPart = EventPart & { readonly window?: FeatureWindow | "all"; readonly lag?: FeatureWindow };

/** The filter of a choice of events. */
export function filterFor(choice: Omit<EventPart, "value">, { logs }: EventContext): EventFilter {
  return filterOf(logs, { ...choice, of: [choice.of] });
}

/** Where a feature's window lies before each date. */
export function boundsOf(
  feature: Pick<WindowedPart, "window" | "lag">,
  { dates, zone, window: fallback }: EventContext,
): Bounds {
  const { lag, window = fallback } = feature;
  const until = dates.map((date) => (lag === undefined ? date : windowStart(zone, date, lag)));
  return { key: JSON.stringify([window, lag]), until, from: until.map((end) => windowStart(zone, end, window)) };
}

/** The number, or the amount, of the events of a window. */
export function total(feature: WindowedPart, context: EventContext): CellValue {
  const parts = { filter: filterFor(feature, context), bounds: boundsOf(feature, context) };
  const { offset } = addMeasure(
    context.plan,
    { ...parts, statistic: statisticOf(feature.value) },
    context.dates.length,
  );
  return (cells, d) => cells[offset + d]!;
}

/** A ratio; NaN where there is nothing to compare with. */
export function ratioOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : NaN;
}
