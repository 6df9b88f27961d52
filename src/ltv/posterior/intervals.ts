import { randomStream } from "../../numeric/random/stream.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { LtvModel } from "../families.ts";
import { customerTable } from "./customerTable.ts";
import { everyDraw, type DrawnSums } from "./everyDraw.ts";
import { intervalColumns, intervalOf, putInterval, type IntervalWork } from "./intervalWork.ts";
import type { IntervalColumns, Intervals } from "./intervalsResult.ts";
import type { IntervalsOptions } from "./intervalsOptions.ts";
import type { Posterior } from "./posteriorResult.ts";
import { predictAtDraw, type Predict } from "./predictAtDraw.ts";
import { readIntervalsInput, whitePoints, type Segments } from "./readIntervalsInput.ts";
import { surfaceDesigns } from "./responseSurface.ts";
import { segmentSums } from "./segmentSums.ts";
import { surfaceCustomers } from "./surfaceCustomers.ts";
import { surfaceTotals } from "./surfaceTotals.ts";

const operation = "intervals";

/**
 * Credible intervals of a prediction for each customer, for each segment and for all customers together, from the draws of a posterior.
 *
 * They say what the data leave open about the expectation. What a customer really does also varies by itself, for one customer by far more:
 * see `outcomes`. For a total of many thousands the two are close.
 *
 * Identical customers are predicted once, and rows × draws are never in memory together. Predictions are smooth in the parameters, so most
 * draws are read from polynomials through exact values at some dozen draws, checked at others: `accuracy` is their error in standard
 * deviations of the prediction (root mean square, at most 0.02 for a customer, 0.002 for sums). Where a polynomial is worse, every draw is evaluated, as with
 * `exact`; only sums over enormous tables then rest on fewer draws (note `thinned-draws`).
 *
 * @param customers columns that `predict` reads (others only make rows differ), optionally `weight`, the customers behind a row
 * @param predict gives one number for each row of the columns it is handed, by that row alone, `(model, columns) =>
 * bgNbd.expectedPurchases(model, columns, { horizon: 39 })`
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `aborted`, and whatever `predict` throws
 * @example
 * const cohort = { period: "year", survivors: [1000, 631, 468, 382, 326, 289, 262, 241] };
 * const drawn = posterior(sbg.fit(cohort), cohort, { seed: 1 });
 * const alive = (model, customers) => sbg.probabilityAliveAfter(model, customers, { horizon: 5 });
 * const found = intervals(drawn, { renewals: [0, 7, 7] }, alive, { segments: ["new", "old", "old"] });
 * found.segments.segment // => ["new", "old"]
 * found.customers.lower[1] < 0.72 && found.customers.upper[1] > 0.70 // => true
 */
export function intervals<M extends LtvModel, C extends object>(
  posterior: Posterior<M>,
  customers: C,
  predict: Predict<M, C>,
  options: IntervalsOptions = {},
): Intervals {
  const settings = readIntervalsInput(operation, posterior, predict, options);
  const table = customerTable(operation, customers, settings.outcomes !== null);
  const segments = settings.readSegments(table.customers);
  const seed = settings.outcomes ?? 0;
  const stream = typeof seed === "object" ? seed : randomStream(seed);
  const distinct = table.firstOf.length;
  const work: IntervalWork = {
    table,
    sums: segmentSums(table, segments.of, segments.names.length),
    predict: predictAtDraw({ operation, posterior, predict, stream, signal: options.signal }),
    draws: settings.draws,
    white: settings.exact ? null : whitePoints(posterior),
    blockRows: settings.blockRows,
    level: settings.level,
    onRows: (done) => options.onProgress?.({ done, of: distinct }),
  };
  const rows = settings.customers ? intervalColumns(distinct) : null;
  const { drawn, accuracy } = run(work, rows);
  return {
    level: settings.level,
    draws: settings.draws,
    customers: rows === null ? null : spread(rows, table.distinctOf),
    segments: segments.of === null ? null : segmentIntervals(drawn, segments, work),
    total: intervalOf(drawn.at(-1)!.slice(), settings.level),
    accuracy,
    notes: notesOf(drawn, settings.draws),
  };
}

/** By surfaces where there are draws enough for them. */
function run(
  work: IntervalWork,
  rows: IntervalColumns | null,
): { readonly drawn: DrawnSums; readonly accuracy: Intervals["accuracy"] } {
  if (work.white === null) return { drawn: everyDraw(work, rows), accuracy: { customers: 0, total: 0 } };
  const designs = [...surfaceDesigns(work.white, { lowest: 2, highest: 5 })];
  if (designs.length === 0) return run({ ...work, white: null }, rows);
  const totals = surfaceTotals(work, designs);
  const customers = rows === null ? 0 : surfaceCustomers(work, designs, rows);
  return { drawn: totals.drawn, accuracy: { customers, total: totals.error } };
}

/** From distinct rows to customers. */
function spread(rows: IntervalColumns, distinctOf: Int32Array): IntervalColumns {
  const column = (values: Float64Array): Float64Array => {
    const out = new Float64Array(distinctOf.length);
    for (let i = 0; i < out.length; i++) out[i] = values[distinctOf[i]!]!;
    return out;
  };
  return { mean: column(rows.mean), median: column(rows.median), lower: column(rows.lower), upper: column(rows.upper) };
}

function segmentIntervals(drawn: DrawnSums, { names }: Segments, { sums, level }: IntervalWork): Intervals["segments"] {
  const columns = intervalColumns(names.length);
  for (let s = 0; s < names.length; s++) putInterval(columns, s, intervalOf(drawn[s]!.slice(), level));
  return { segment: names, customers: sums.sizes.slice(0, names.length), ...columns };
}

function notesOf(drawn: DrawnSums, draws: number): Note[] {
  const used = drawn[0]!.length;
  if (used === draws) return [];
  const message = `No polynomial was accurate for the sums over so many customers: they rest on ${String(used)} of ${String(draws)} draws.`;
  return [{ code: "thinned-draws", message }];
}
