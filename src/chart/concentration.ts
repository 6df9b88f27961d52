import { checkColumns } from "../schema/columns.ts";
import type { ConcentrationCurve } from "./concentrationCurve.ts";
import { framed, textOf } from "./frame.ts";
import type { ChartOptions } from "./options.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { seriesColors } from "./theme.ts";

/**
 * Draws which share of customers holds which share of the value, against the line where all would hold the same.
 *
 * @throws {KeizokuError} `empty-input`, `invalid-input`
 * @example
 * concentration({ customerShare: [0, 0.2, 1], valueShare: [0, 0.8, 1] }).data.values[1] // => { customers: 0.2, value: 0.8 }
 */
export function concentration(curve: ConcentrationCurve, options: ChartOptions = {}): VegaLiteSpec {
  const operation = "concentration";
  const { customerShare, valueShare } = curve;
  const share = { min: 0, max: 1 + 1e-9, fix: "Pass shares, 0.2 for 20 %." };
  const rows = checkColumns(operation, { customerShare, valueShare }, { customerShare: share, valueShare: share });
  const text = textOf(options);
  const values = Array.from({ length: rows }, (_, i) => ({ customers: customerShare[i]!, value: valueShare[i]! }));
  const whole = { domain: [0, 1] };
  const axis = { format: ".0%", tickCount: 6 };
  const x = { field: "customers", type: "quantitative", title: text("customerShare"), scale: whole, axis };
  const y = { field: "value", type: "quantitative", title: text("valueShare"), scale: whole, axis };
  const color = seriesColors.actual;
  const even = { values: [0, 1].map((v) => ({ customers: v, value: v })) };
  const body = {
    data: { values },
    encoding: { x, y },
    layer: [
      { mark: { type: "area", color, opacity: 0.18 } },
      { mark: { type: "line", color, strokeWidth: 2.25 } },
      { data: even, mark: { type: "line", color: seriesColors.predicted, strokeWidth: 1.5, strokeDash: [4, 4] } },
    ],
  };
  return framed({ operation, title: "concentrationTitle", height: 260, body }, options);
}
