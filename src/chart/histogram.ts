import { checkColumns } from "../schema/columns.ts";
import { KeizokuError } from "../schema/error.ts";
import type { BinnedCounts } from "./binCounts.ts";
import { framed, textOf } from "./frame.ts";
import type { ChartOptions } from "./options.ts";
import type { VegaLiteSpec } from "./spec.ts";
import { seriesColors } from "./theme.ts";

/** Counts to draw, as `binCounts` gives them, and what they are counts of. */
export interface HistogramInput extends BinnedCounts {
  readonly measure: "probabilityAlive" | "value";
  /** Unit of the money where values are counted. */
  readonly currency?: string;
}

/**
 * Draws how many customers have which chance to be still there, or which value.
 *
 * @throws {KeizokuError} `empty-input`, `invalid-input`
 * @example
 * histogram({ edges: [0, 0.5, 1], counts: [3, 7], measure: "probabilityAlive" }).data.values[1] // => { from: 0.5, to: 1, count: 7 }
 */
export function histogram(input: HistogramInput, options: ChartOptions = {}): VegaLiteSpec {
  const operation = "histogram";
  const { edges, counts, measure, currency } = input;
  checkBins(operation, input);
  const text = textOf(options);
  const values = counts.map((count, i) => ({ from: edges[i]!, to: edges[i + 1]!, count }));
  const money = currency === undefined ? text("value") : text("valueIn", { unit: currency });
  const alive = measure === "probabilityAlive";
  const x = {
    field: "from",
    bin: { binned: true },
    title: alive ? text("probabilityAlive") : money,
    axis: { format: alive ? ".0%" : "~s", tickCount: 6 },
    scale: { domain: [edges[0]!, edges.at(-1)!], nice: false },
  };
  const body = {
    data: { values },
    mark: { type: "bar", color: seriesColors.actual, binSpacing: 1 },
    encoding: {
      x,
      x2: { field: "to" },
      y: { field: "count", type: "quantitative", title: text("customers") },
    },
  };
  return framed({ operation, title: alive ? "aliveTitle" : "valueTitle", height: 220, body }, options);
}

function checkBins(operation: string, { edges, counts }: HistogramInput): void {
  checkColumns<"counts">(operation, { counts }, { counts: { min: 0, fix: "Pass how many customers each bin has." } });
  checkColumns<"edges">(operation, { edges }, { edges: { fix: "Pass the edges of the bins." } });
  if (edges.length === counts.length + 1) return;
  const expected = `${String(counts.length + 1)} edges, one more than counts`;
  const fix = "Pass edges and counts as binCounts gives them.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "edges", expected, received: String(edges.length), fix },
  ]);
}
