import { aliveMap } from "../chart/aliveMap.ts";
import { concentration } from "../chart/concentration.ts";
import { histogram } from "../chart/histogram.ts";
import { milleFeuille } from "../chart/milleFeuille.ts";
import type { ChartOptions } from "../chart/options.ts";
import { predictedAgainstActual } from "../chart/predictedAgainstActual.ts";
import type { VegaLiteSpec } from "../chart/spec.ts";
import { tracking } from "../chart/tracking.ts";
import { probabilityAlive } from "../ltv/bgNbd/predictions.ts";
import { meanDays } from "../schema/timeUnit.ts";
import { checkLocale, checkOptions, checkReport } from "./checkInput.ts";
import type { Report } from "./report.ts";

/** The pictures of a report; null where the report has nothing to show. */
export interface ReportCharts {
  readonly customerLayers: VegaLiteSpec;
  readonly revenueLayers: VegaLiteSpec;
  readonly concentration: VegaLiteSpec | null;
  readonly probabilityAlive: VegaLiteSpec;
  readonly aliveMap: VegaLiteSpec | null;
  readonly predictedAgainstActual: VegaLiteSpec | null;
  readonly tracking: VegaLiteSpec | null;
}

/**
 * The pictures of a report as Vega-Lite specifications.
 *
 * @param options language, size and surface, as for every chart
 * @throws {KeizokuError} `invalid-input` (no report, an unknown language, a size)
 * @example
 * const log = [{ customerId: "a", at: "2024-01-05", amount: 20 }, { customerId: "a", at: "2024-02-10", amount: 30 }];
 * charts(build(log)).customerLayers.data.values.length // => 2
 */
export function charts(report: Report, options: ChartOptions = {}): ReportCharts {
  checkReport("report.charts", report);
  checkOptions("report.charts", options);
  checkLocale("report.charts", options.locale);
  const { cohorts, data, portfolio, holdout, settings } = report;
  const currency = data.currency === null ? {} : { currency: data.currency };
  const layers = (table: readonly (readonly number[])[]): number[][] =>
    cohorts.periods.map((_, p) => Array.from({ length: p + 1 }, (_, c) => table[c]![p - c]!));
  const customers = { periods: cohorts.periods, layers: layers(cohorts.active) };
  const revenue = {
    periods: cohorts.periods,
    layers: layers(cohorts.revenue),
    measure: "revenue" as const,
    ...currency,
  };
  const alive = { ...portfolio.probabilityAlive, measure: "probabilityAlive" as const };
  return {
    customerLayers: milleFeuille(customers, options),
    revenueLayers: milleFeuille(revenue, options),
    concentration: portfolio.concentration === null ? null : concentration(portfolio.concentration, options),
    probabilityAlive: histogram(alive, options),
    aliveMap: mapOf(report, options),
    predictedAgainstActual:
      holdout === null
        ? null
        : predictedAgainstActual(
            {
              labels: holdout.byFrequency.map(({ label }) => label),
              actual: holdout.byFrequency.map(({ actual }) => actual),
              predicted: holdout.byFrequency.map(({ predicted }) => predicted),
            },
            options,
          ),
    tracking:
      holdout === null
        ? null
        : tracking({ ...holdout.tracking, calibrationEnd: holdout.calibration, unit: settings.unit }, options),
  };
}

/** Customers as old as the log; null for a log of a single day. */
function mapOf({ data, models, settings }: Report, options: ChartOptions): VegaLiteSpec | null {
  const days = (Date.parse(settings.observationEnd) - Date.parse(data.firstPurchase)) / 86_400_000;
  if (!(days > 0)) return null;
  const age = days / meanDays[settings.unit];
  return aliveMap(
    { age, unit: settings.unit, probabilityAlive: (columns) => probabilityAlive(models.transactions, columns) },
    options,
  );
}
