import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show } from "../../schema/error.ts";

/**
 * Turns layers as `stack` gives them, `[period][cohort]`, into a table by age as `purchaseCohorts` and `retentionTable` have it, `[cohort][age]`.
 *
 * @returns one row a cohort; no layers give none
 * @throws {KeizokuError} `invalid-input`: no lists of numbers, a cohort in a period before its own or missing from a later one
 * @example layersByAge([[200], [100, 200], [50, 100, 200]]) // => [[200, 100, 50], [200, 100], [200]]
 */
export function layersByAge(layers: readonly (readonly number[])[]): number[][] {
  const operation = "layersByAge";
  checkRows(operation, "layers", layers);
  const cohorts = layers.reduce((most, row) => Math.max(most, row.length), 0);
  layers.forEach((row, period) => {
    if (row.length === Math.min(period + 1, cohorts)) return;
    const expected = `${String(Math.min(period + 1, cohorts))} cohorts`;
    throw wrong(operation, `layers[${String(period)}]`, expected, String(row.length));
  });
  return Array.from({ length: cohorts }, (_, cohort) => layers.slice(cohort).map((row) => row[cohort]!));
}

/**
 * Turns a table by cohort and age, `[cohort][age]`, into layers, `[period][cohort]`, as `chart.milleFeuille` draws them: the other direction of
 * {@link layersByAge}.
 *
 * @returns one row a period; no cohorts give none
 * @throws {KeizokuError} `invalid-input`: no lists of numbers, cohorts that do not all reach the same last period
 * @example layersByPeriod([[200, 100, 50], [200, 100], [200]]) // => [[200], [100, 200], [50, 100, 200]]
 */
export function layersByPeriod(cohorts: readonly (readonly number[])[]): number[][] {
  const operation = "layersByPeriod";
  checkRows(operation, "cohorts", cohorts);
  const periods = cohorts[0]?.length ?? 0;
  cohorts.forEach((row, cohort) => {
    if (row.length === periods - cohort && row.length > 0) return;
    throw wrong(operation, `cohorts[${String(cohort)}]`, `${String(periods - cohort)} ages`, String(row.length));
  });
  return Array.from({ length: periods }, (_, period) =>
    cohorts.slice(0, period + 1).map((row, cohort) => row[period - cohort]!),
  );
}

function checkRows(operation: string, path: string, rows: unknown): void {
  if (!Array.isArray(rows)) throw wrong(operation, path, "a list of lists of numbers", show(rows));
  rows.forEach((row: unknown, i) => {
    const place = `${path}[${String(i)}]`;
    if (!isArrayLike(row)) throw wrong(operation, place, "a list of numbers", show(row));
    for (let k = 0; k < row.length; k++) {
      if (!Number.isFinite(row[k])) throw wrong(operation, `${place}[${String(k)}]`, "a finite number", show(row[k]));
    }
  });
}

function wrong(operation: string, path: string, expected: string, received: string): KeizokuError {
  const fix = "Pass a whole table, as keizoku returned it.";
  return new KeizokuError(operation, [{ code: "invalid-input", path, expected, received, fix }]);
}
