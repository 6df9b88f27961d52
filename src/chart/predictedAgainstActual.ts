import { checkColumns } from "../schema/columns.ts";
import { framed, textOf } from "./frame.ts";
import type { ChartOptions } from "./options.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { seriesColors } from "./theme.ts";

/** Groups of customers with what was predicted for them and what they did; lists of equal length. */
export interface PredictedAgainstActualInput {
  /** Names of the groups, in the order to draw: `0`, `1`, …, `7+`. */
  readonly labels: readonly string[];
  /** Purchases per customer. */
  readonly actual: ArrayLike<number>;
  readonly predicted: ArrayLike<number>;
}

/**
 * Draws predicted against actual purchases per customer, by group: bars for what happened, points for what was predicted.
 *
 * @throws {KeizokuError} `empty-input`, `invalid-input`
 * @example
 * const groups = { labels: ["0", "1+"], actual: [0.2, 1.1], predicted: [0.21, 1.05] };
 * predictedAgainstActual(groups).data.values[3] // => { group: "1+", series: "predicted", amount: 1.05 }
 */
export function predictedAgainstActual(input: PredictedAgainstActualInput, options: ChartOptions = {}): VegaLiteSpec {
  const operation = "predictedAgainstActual";
  const { labels, actual, predicted } = input;
  const rule = { fix: "Pass purchases per customer, one value a group." };
  checkColumns(
    operation,
    { actual, predicted, labels: labels.map((_, i) => i) },
    { actual: rule, predicted: rule, labels: rule },
  );
  const text = textOf(options);
  const [done, foreseen] = [text("actual"), text("predicted")];
  const values = labels.flatMap((group, i) => [
    { group, series: done, amount: actual[i]! },
    { group, series: foreseen, amount: predicted[i]! },
  ]);
  const scale = { domain: [done, foreseen], range: [seriesColors.actual, seriesColors.predicted] };
  const only = (series: string): { filter: { field: string; equal: string } }[] => [
    { filter: { field: "series", equal: series } },
  ];
  const body = {
    data: { values },
    encoding: {
      x: { field: "group", type: "ordinal", sort: null, title: text("repeatPurchasesBefore"), axis: { labelAngle: 0 } },
      y: { field: "amount", type: "quantitative", title: text("meanPurchases"), scale: { zero: true } },
      color: { field: "series", type: "nominal", scale, legend: { title: null, orient: "top" } },
    },
    layer: [
      { transform: only(done), mark: { type: "bar", width: { band: 0.62 }, opacity: 0.85 } },
      { transform: only(foreseen), mark: { type: "line", strokeWidth: 2, point: { size: 70, filled: true } } },
    ],
  };
  return framed({ operation, title: "predictedTitle", height: 260, body }, options);
}
