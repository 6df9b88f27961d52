import { freezeDeep } from "../../schema/freezeDeep.ts";
import { curveNotes } from "./curveNotes.ts";
import { shareLimits, type ShareLimits } from "./limits.ts";
import { checkChoice, checkConfidence, quantileOf } from "./options.ts";
import { productLimit } from "./productLimit.ts";
import { riskTable, sortRows } from "./riskTable.ts";
import { readRows, type SurvivalColumns } from "./rows.ts";
import type { SurvivalCurve } from "./survivalCurve.ts";

/** How {@link kaplanMeier} draws its limits. */
export interface KaplanMeierOptions {
  /** Share of intervals that hold the truth; 0.95 by default. */
  readonly confidence?: number;
  /** Scale of the limits; "log-log" by default. */
  readonly limits?: ShareLimits;
}

/**
 * Survival of customers of whom some are still there: the share not yet gone by each duration, unfinished ones taken into account.
 *
 * At equal times those who leave go before those who are censored. Cost is linear in rows, one sort included. Rows with a number that
 * cannot be are left out and listed in `rejected`, with the note `rows-left-out`. Further notes: `no-events` (all censored: survival 1, standard
 * error 0), `all-at-once`, `single-row`, `risk-set-empty` (late entry only).
 *
 * @param columns durations with events; late entry and weights where there are
 * @returns a curve, in the unit of the durations, that survives JSON
 * @throws {KeizokuError} `invalid-input` (no columns, unequal lengths, no good row, options), `empty-input`
 * @example
 * const curve = kaplanMeier({ duration: [1, 2, 2, 3, 5], event: [1, 1, 0, 1, 0] });
 * curve.time // => [1, 2, 3, 5]
 * curve.atRisk // => [5, 4, 2, 1]
 * curve.survival // => [0.8, 0.6, 0.3, 0.3]
 * curve.standardError // => [0.1789, 0.2191, 0.2387, 0.2387]
 * curve.lower // => [0.2038, 0.1257, 0.0123, 0.0123]
 * @see Kaplan & Meier (1958), Journal of the American Statistical Association 53, 457–481
 * @see Greenwood (1926), Reports on Public Health and Medical Subjects 33 (the standard error)
 */
export function kaplanMeier(columns: SurvivalColumns, options: KaplanMeierOptions = {}): SurvivalCurve {
  const confidence = checkConfidence(operation, options);
  const { limits = "log-log" } = options;
  checkChoice(operation, "options.limits", limits, shareLimits);
  return curveOf(operation, columns, { confidence, limits });
}

const operation = "kaplanMeier";

/** The same with options known to be good; `path` says where the columns stand in the arguments of the operation. */
export function curveOf(
  calledAs: string,
  columns: unknown,
  options: { readonly confidence: number; readonly limits: ShareLimits; readonly path?: string },
): SurvivalCurve {
  const { confidence, limits, path = "" } = options;
  const rows = readRows(calledAs, columns, { path });
  const sorted = sortRows(rows);
  const table = riskTable(rows, sorted);
  const notes = freezeDeep([...rows.notes, ...curveNotes(rows, sorted, table)]);
  const curve = { kind: "kaplan-meier", version: 1, confidence, limits, start: 0 } as const;
  const drawn = productLimit(table, limits, quantileOf(confidence));
  return Object.freeze({ ...curve, ...table, ...drawn, notes, rejected: freezeDeep(rows.rejected) });
}
