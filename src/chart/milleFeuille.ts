import { KeizokuError, show, type Issue } from "../schema/error.ts";
import { framed, textOf } from "./frame.ts";
import type { ChartOptions } from "./options.ts";
import type { Json, VegaLiteSpec } from "./spec.ts";
import { layerColors } from "./theme.ts";

/** Layers to draw: `stack` gives them as they are. */
export interface MilleFeuilleInput {
  /** Names of the periods, the oldest first: `1997-01`, … */
  readonly periods: readonly string[];
  /** `layers[period][cohort]`, the oldest cohort first. */
  readonly layers: readonly (readonly number[])[];
  /** What is stacked; "customers" by default. */
  readonly measure?: "customers" | "revenue";
  /** Unit of the money: `USD`, `thousand yen`. */
  readonly currency?: string;
}

/** Beyond this many cohorts a legend of all of them is longer than the picture. */
const NAMED_COHORTS = 8;

/** Beyond this many periods bars become threads, and an area reads better. */
const BARS = 40;

/**
 * Draws layers of cohorts like a mille-feuille: each period's column stands on what is left of the older cohorts.
 *
 * Cohorts without anybody are left out.
 *
 * @throws {KeizokuError} `empty-input`, `invalid-input`
 * @example
 * const picture = milleFeuille({ periods: ["2023", "2024"], layers: [[200], [100, 200]] });
 * picture.data.values.length // => 3
 * picture.data.values[1] // => { period: "2024", cohort: "2023", index: 0, amount: 100 }
 */
export function milleFeuille(input: MilleFeuilleInput, options: ChartOptions = {}): VegaLiteSpec {
  const operation = "milleFeuille";
  checkLayers(operation, input);
  const { periods, layers, measure = "customers", currency } = input;
  const text = textOf(options);
  const cohorts = periods.map((_, c) => c).filter((c) => layers.some((row) => (row[c] ?? 0) !== 0));
  const values = layers.flatMap((row, p) =>
    cohorts
      .filter((c) => c < row.length)
      .map((c) => ({ period: periods[p]!, cohort: periods[c]!, index: c, amount: row[c]! })),
  );
  const money = currency === undefined ? text("revenue") : text("revenueIn", { unit: currency });
  const encoding = {
    x: { field: "period", type: "ordinal", sort: null, title: text("period"), axis: { labelAngle: 0 } },
    y: { field: "amount", type: "quantitative", title: measure === "revenue" ? money : text("customers") },
    order: { field: "index" },
    color: colorOf(periods, cohorts, text("cohort")),
  };
  const mark = periods.length > BARS ? { type: "area" } : { type: "bar", width: { band: 0.86 } };
  const title = measure === "revenue" ? "milleFeuilleRevenueTitle" : "milleFeuilleCustomersTitle";
  return framed({ operation, title, height: 280, body: { data: { values }, mark, encoding } }, options);
}

function colorOf(periods: readonly string[], cohorts: readonly number[], title: string): Record<string, Json> {
  if (cohorts.length > NAMED_COHORTS) {
    const ends = [cohorts[0]!, cohorts.at(-1)!];
    const labelExpr = `${JSON.stringify(periods)}[datum.value]`;
    const legend = { title, values: ends, labelExpr, orient: "top", direction: "horizontal" };
    return { field: "index", type: "quantitative", scale: { range: [...layerColors], domain: ends }, legend };
  }
  const last = Math.max(cohorts.length - 1, 1);
  const range = cohorts.map((_, i) => layerColors[Math.round((i / last) * (layerColors.length - 1))]!);
  const domain = cohorts.map((c) => periods[c]!);
  const columns = 4;
  return { field: "cohort", type: "nominal", scale: { domain, range }, legend: { title, orient: "top", columns } };
}

function checkLayers(operation: string, { periods, layers }: MilleFeuilleInput): void {
  const issues: Issue[] = [];
  const wrong = (code: string, path: string, expected: string, received: unknown, fix: string): void => {
    issues.push({ code, path, expected, received: show(received), fix });
  };
  if (periods.length === 0) wrong("empty-input", "periods", "at least one period", 0, "Pass at least one period.");
  if (layers.length !== periods.length) {
    wrong(
      "invalid-input",
      "layers",
      `${String(periods.length)} rows, one a period`,
      layers.length,
      "Name each period.",
    );
  }
  layers.forEach((row, p) => {
    const place = (c: number): string => `layers[${String(p)}][${String(c)}]`;
    if (row.length > periods.length) {
      wrong(
        "invalid-input",
        `layers[${String(p)}]`,
        "one value a cohort",
        row.length,
        "Pass no more cohorts than periods.",
      );
    }
    row.forEach((value, c) => {
      if (!Number.isFinite(value)) wrong("invalid-input", place(c), "a finite number", value, "Pass 0 for nobody.");
    });
  });
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
