import { checkColumns } from "../schema/columns.ts";
import type { TimeUnit } from "../schema/timeUnit.ts";
import { framed, textOf } from "./frame.ts";
import type { ChartMessage } from "./messages/en.ts";
import type { ChartOptions } from "./options.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { seriesColors } from "./theme.ts";

/** Cumulative counts over time; lists of equal length. */
export interface TrackingInput {
  /** Time since the start, rising. */
  readonly elapsed: ArrayLike<number>;
  /** Repeat purchases up to then. */
  readonly actual: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
  /** Where the data ended that the model was fitted to; no line without. */
  readonly calibrationEnd?: number;
  /** Unit of the times; "week" by default. */
  readonly unit?: TimeUnit;
}

const elapsedText: Readonly<Record<TimeUnit, ChartMessage>> = {
  day: "elapsedDay",
  week: "elapsedWeek",
  month: "elapsedMonth",
  quarter: "elapsedQuarter",
  year: "elapsedYear",
};

/**
 * Draws cumulative repeat purchases over time, actual and predicted, with a line where the fitted period ends.
 *
 * @throws {KeizokuError} `empty-input`, `invalid-input`
 * @example
 * tracking({ elapsed: [1, 2], actual: [10, 25], predicted: [11, 24] }).data.values.length // => 4
 */
export function tracking(input: TrackingInput, options: ChartOptions = {}): VegaLiteSpec {
  const operation = "tracking";
  const { elapsed, actual, predicted, calibrationEnd, unit = "week" } = input;
  const rule = { fix: "Pass counts up to each time, one value a time." };
  const rows = checkColumns(
    operation,
    { elapsed, actual, predicted },
    { elapsed: rule, actual: rule, predicted: rule },
  );
  const text = textOf(options);
  const [done, foreseen] = [text("actual"), text("predicted")];
  const values = Array.from({ length: rows }, (_, i) => [
    { elapsed: elapsed[i]!, series: done, amount: actual[i]! },
    { elapsed: elapsed[i]!, series: foreseen, amount: predicted[i]! },
  ]).flat();
  const domain = [done, foreseen];
  const range = [seriesColors.actual, seriesColors.predicted];
  const lines = {
    mark: { type: "line", strokeWidth: 2.25 },
    encoding: {
      x: {
        field: "elapsed",
        type: "quantitative",
        title: text(elapsedText[unit]),
        scale: { nice: false },
        axis: { tickMinStep: 1 },
      },
      y: { field: "amount", type: "quantitative", title: text("cumulativePurchases") },
      color: { field: "series", type: "nominal", scale: { domain, range }, legend: { title: null, orient: "top" } },
      // Not by colour alone: the prediction is dashed.
      strokeDash: {
        field: "series",
        type: "nominal",
        scale: {
          domain,
          range: [
            [1, 0],
            [6, 3],
          ],
        },
      },
    },
  };
  const layer = calibrationEnd === undefined ? [lines] : [lines, ...marker(calibrationEnd, text("fittedUntilHere"))];
  return framed({ operation, title: "trackingTitle", height: 260, body: { data: { values }, layer } }, options);
}

function marker(at: number, label: string): Record<string, VegaLiteSpec[string]>[] {
  const x = { datum: at };
  // One row of its own: over the series' rows every mark would be drawn once a row.
  const data = { values: [{}] };
  return [
    { data, mark: { type: "rule", strokeDash: [3, 3], opacity: 0.6 }, encoding: { x } },
    {
      data,
      mark: { type: "text", align: "right", baseline: "top", dx: -6, text: label },
      encoding: { x, y: { value: 4 } },
    },
  ];
}
