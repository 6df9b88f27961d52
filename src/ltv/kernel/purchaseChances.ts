import { overRows, type Columns, type Row } from "../../schema/columns.ts";
import type { DescribedColumns, DescribedRow } from "./covariates/covariates.ts";
import { countRules, logCountRules } from "./predictionOptions.ts";

/** A number of purchases within a horizon, with the new customer's covariates where the model has any. */
export type CountRow = Row<"count" | "horizon"> & DescribedRow;

/** Columns of both. */
export type CountColumns = Columns<"count" | "horizon"> & DescribedColumns;

/** A number of purchases within a horizon, or columns of both. */
export type CountAndHorizon = CountRow | CountColumns;

/** Log chance of `count` purchases within a horizon above 0. */
export type LogPmf = (count: number, horizon: number) => number;

/**
 * Log chances of numbers of purchases, checked.
 *
 * @throws {KeizokuError} `invalid-input` (a count above 0 needs a horizon above 0), `empty-input`
 */
export function logChances(operation: string, options: CountAndHorizon, logPmf: LogPmf): number | Float64Array {
  return overRows(operation, options, logCountRules, (columns, out) => {
    logChancesInto(logPmf, columns, out);
  });
}

/** The same into `out`, unchecked. */
export function logChancesInto(
  logPmf: LogPmf,
  { count, horizon }: Columns<"count" | "horizon">,
  out: Float64Array,
): void {
  for (let i = 0; i < out.length; i++) out[i] = horizon[i]! === 0 ? 0 : logPmf(count[i]!, horizon[i]!);
}

/**
 * Chances of numbers of purchases, checked.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function chances(operation: string, options: CountAndHorizon, logPmf: LogPmf): number | Float64Array {
  return overRows(operation, options, countRules, (columns, out) => {
    chancesInto(logPmf, columns, out);
  });
}

/** The same into `out`, unchecked. */
export function chancesInto(logPmf: LogPmf, { count, horizon }: Columns<"count" | "horizon">, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) {
    out[i] = horizon[i]! === 0 ? Number(count[i]! === 0) : Math.exp(logPmf(count[i]!, horizon[i]!));
  }
}
