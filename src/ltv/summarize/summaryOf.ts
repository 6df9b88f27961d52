import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { minorDigits } from "../../schema/money/money.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { perUnitOf } from "./axis.ts";
import { addTo, newSum } from "./exactSum.ts";
import type { ExcludedCustomer, Holdout, PurchaseSummary } from "./purchaseSummary.ts";
import type { SummaryState, WindowState } from "./summaryState.ts";

/** The facts of a summary that its state does not hold. */
export interface SummaryUnits {
  readonly unit: TimeUnit;
  readonly currency: string | null;
}

/**
 * The summary that a state amounts to.
 *
 * @throws {KeizokuError} `money-overflow`
 */
export function summaryOf(operation: string, state: SummaryState, { unit, currency }: SummaryUnits): PurchaseSummary {
  checkSums(operation, state);
  const { calibration, customerId } = state;
  const rows = includedRows(calibration);
  const everybody = rows.length === customerId.length;
  const perMajorUnit = currency === null ? 1 : 10 ** minorDigits(currency);
  const perUnit = perUnitOf(unit, state.sameDay);
  const columns = columnsOf(state, rows, { perUnit, perMajorUnit });
  return {
    customerId: everybody ? customerId : Array.from(rows, (row) => customerId[row]!),
    ...columns,
    unit,
    currency,
    holdout: holdoutOf(operation, state, rows, { perUnit, perMajorUnit }),
    excluded: everybody ? [] : excludedOf(state),
    notes: notesOf(state, { unit, currency }),
    state,
  };
}

/** How many of the state's numbers make one of the summary's. */
interface Scale {
  readonly perUnit: number;
  readonly perMajorUnit: number;
}

/** Customers with a purchase in the calibration. */
function includedRows({ occasions }: WindowState): Int32Array {
  const rows = new Int32Array(occasions.length);
  let included = 0;
  for (let c = 0; c < occasions.length; c++) if (occasions[c]! > 0) rows[included++] = c;
  return rows.subarray(0, included);
}

type SummaryColumns = Pick<PurchaseSummary, "frequency" | "recency" | "age" | "monetaryValue" | "sumLogGaps">;

function columnsOf(state: SummaryState, rows: Int32Array, { perUnit, perMajorUnit }: Scale): SummaryColumns {
  const { first, last, occasions, laterAmount, sumLogGaps } = state.calibration;
  const end = state.calibrationEnd ?? state.observationEnd;
  const column = (): Float64Array => new Float64Array(rows.length);
  const columns = {
    frequency: column(),
    recency: column(),
    age: column(),
    monetaryValue: column(),
    sumLogGaps: rows.length === first.length ? sumLogGaps : Float64Array.from(rows, (row) => sumLogGaps[row]!),
  };
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const repeats = occasions[row]! - 1;
    columns.frequency[i] = repeats;
    columns.recency[i] = (last[row]! - first[row]!) / perUnit;
    columns.age[i] = (end - first[row]!) / perUnit;
    const mean = repeats === 0 ? 0 : laterAmount[row]! / perMajorUnit / repeats;
    columns.monetaryValue[i] = Math.max(mean, 0);
  }
  return columns;
}

function holdoutOf(
  operation: string,
  state: SummaryState,
  rows: Int32Array,
  { perUnit, perMajorUnit }: Scale,
): Holdout | null {
  const { holdout, observationEnd, calibrationEnd } = state;
  if (holdout === null || calibrationEnd === null) return null;
  const total = allAmounts(holdout);
  const beyond = total.findIndex((amount) => !Number.isFinite(amount));
  if (beyond >= 0) throw overflow(operation, state.customerId[beyond]!);
  return {
    duration: (observationEnd - calibrationEnd) / perUnit,
    frequency: Float64Array.from(rows, (row) => holdout.occasions[row]!),
    spend: Float64Array.from(rows, (row) => total[row]! / perMajorUnit),
  };
}

/** Everything paid and refunded in a window, customer by customer. */
function allAmounts(window: WindowState): Float64Array {
  const total = window.firstAmount.slice();
  const refunds = window.earlyRefunds;
  const sum = newSum();
  let next = 0;
  for (let c = 0; c < total.length; c++) {
    sum[0] = total[c]!;
    sum[1] = window.firstAmountLow[c]!;
    addTo(sum, window.laterAmount[c]!);
    addTo(sum, window.laterAmountLow[c]!);
    for (; refunds.customer[next] === c; next++) addTo(sum, refunds.amount[next]!);
    total[c] = sum[0] + sum[1];
  }
  return total;
}

function excludedOf({ customerId, calibration, holdout, leftOut }: SummaryState): ExcludedCustomer[] {
  const excluded: ExcludedCustomer[] = [];
  const later = new Set(leftOut?.customer);
  for (let c = 0; c < customerId.length; c++) {
    if (calibration.occasions[c]! > 0) continue;
    const held = holdout !== null && holdout.occasions[c]! > 0;
    const missed = later.has(c) ? "acquired-after-observation" : "refunds-only";
    excluded.push({ customerId: customerId[c]!, reason: held ? "acquired-after-calibration" : missed });
  }
  return excluded;
}

function notesOf({ calibration, leftOut }: SummaryState, { unit }: SummaryUnits): Note[] {
  const notes: Note[] = [];
  if (leftOut !== null) {
    const message = `${String(leftOut.purchases)} purchases after the end of the observation were not counted.`;
    notes.push({ code: "after-observation-end", message });
  }
  let negative = 0;
  for (let c = 0; c < calibration.occasions.length; c++)
    if (calibration.laterAmount[c]! < 0 && calibration.occasions[c]! > 1) negative++;
  if (negative > 0) {
    const message = `${String(negative)} customers got back more than they paid after their first purchase; their mean value counts as 0.`;
    notes.push({ code: "negative-monetary-value", message });
  }
  if (calibration.shortGaps > 0) {
    const gaps = `${String(calibration.shortGaps)} gaps between purchases of one customer are shorter than a millisecond`;
    const message = `${gaps}; in sumLogGaps each counts as a millisecond, in ${unit}s.`;
    notes.push({ code: "zero-gaps", message });
  }
  return notes;
}

/** A sum beyond the largest double has no rest that is a number. */
function checkSums(operation: string, { customerId, calibration, holdout }: SummaryState): void {
  for (const { laterAmountLow, firstAmountLow } of [calibration, holdout ?? calibration]) {
    let rests = 0;
    for (let c = 0; c < laterAmountLow.length; c++) rests += laterAmountLow[c]! + firstAmountLow[c]!;
    if (!Number.isNaN(rests)) continue;
    const customer = laterAmountLow.findIndex((rest, c) => Number.isNaN(rest + firstAmountLow[c]!));
    throw overflow(operation, customerId[customer]!);
  }
}

function overflow(operation: string, customer: string): KeizokuError {
  const expected = "amounts of a customer whose sum is below 1.8e308";
  const fix = "Look for an amount that is none, or state amounts in a larger unit.";
  return new KeizokuError(operation, [
    { code: "money-overflow", path: "amount", expected, received: `more, of ${show(customer)}`, fix },
  ]);
}
