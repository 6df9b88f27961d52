import { KeizokuError, show } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { NumericColumn } from "../../schema/table/table.ts";
import { completeAnswers, correlations, type CompleteAnswers } from "./completeAnswers.ts";
import type { ItemAnswers, ItemMatrix, ItemOptions } from "./items.ts";
import { checkedLevel, type LevelOptions } from "./level.ts";
import { principalAxes } from "./principalAxes.ts";
import { readItems } from "./readItems.ts";
import { cronbachAlpha, feldtInterval, itemRestCorrelation, omegaOf } from "./reliabilityKernel.ts";

/** How a scale is made of its items. */
export interface SurveyScaleOptions extends ItemOptions, LevelOptions {
  /** A customer who left out more items than this has no score; 0 by default. The score is the mean of those he answered. */
  readonly mostMissing?: number;
}

/** One item of a scale; numbers after it was turned round. */
export interface ScaleItem {
  readonly item: string;
  readonly reversed: boolean;
  /** Customers who answered it; mean and deviation are theirs. */
  readonly answered: number;
  readonly mean: number;
  /** Divisor n − 1; 0 for a single answer. */
  readonly standardDeviation: number;
  /** Correlation with the sum of the other items; null for an item that does not vary. */
  readonly itemRestCorrelation: number | null;
  /** Alpha of the others; null for an item that does not vary, or of two items. */
  readonly alphaIfDeleted: number | null;
  /** Correlation with the one common factor; null for an item that does not vary, or of two items. */
  readonly loading: number | null;
}

/** Cronbach's alpha. */
export interface AlphaEstimate {
  readonly value: number;
  /** Feldt's interval. */
  readonly lower: number;
  readonly upper: number;
  /** Of items brought to one standard deviation: from the mean correlation. */
  readonly standardised: number;
  readonly meanCorrelation: number;
}

/** A scale: how well its items go together, and each customer's score. */
export interface SurveyScale {
  readonly items: readonly ScaleItem[];
  readonly alpha: AlphaEstimate;
  /** McDonald's omega (total, one factor by minres) of the sum of the items, and of the standardised items; null below three items. */
  readonly omega: { readonly value: number; readonly standardised: number } | null;
  /** Customers who answered every item: alpha, omega and correlations rest on them. */
  readonly complete: number;
  /** In the order of `scores`; null where a table was passed. */
  readonly customerIds: readonly string[] | null;
  /** Mean of a customer's items; a column as tables take it. */
  readonly scores: NumericColumn;
  readonly notes: readonly Note[];
}

/**
 * Makes a scale of survey items: reverses what is worded the other way round, says how reliable it is and which items do not belong, and
 * scores the customers.
 *
 * Notes: `constant-item`, `rows-left-out`, `negative-item` (an item that runs against the others: to be reversed?), `heywood-case`,
 * `not-converged`, `scales-differ`, `answered-again`.
 *
 * @throws {KeizokuError} `invalid-input` (one item, an unknown item, an answer off its scale, NaN), `empty-input`, `all-missing`,
 *   `no-variation` (no two items vary, or their sum does not), `too-few-observations` (fewer than three complete customers), `not-finite`
 * @example
 * const answers = { easy: [5, 4, 2, 1], clear: [5, 4, 1, 2], annoying: [1, 2, 5, 4] };
 * const scale = surveyScale(answers, { reverse: ["annoying"], min: 1, max: 5 });
 * scale.alpha.value // => 0.9767
 * scale.scores.values // => [5, 4, 1.3333, 1.6667]
 * @see Cronbach (1951), Psychometrika 16, 297–334; McDonald (1999), Test Theory; Feldt (1965), Psychometrika 30, 357–370
 */
export function surveyScale(answers: ItemAnswers, options: SurveyScaleOptions = {}): SurveyScale {
  const operation = "surveyScale";
  const level = checkedLevel(operation, options);
  const { mostMissing = 0 } = options;
  if (!Number.isInteger(mostMissing) || mostMissing < 0) {
    const fix = "Pass how many items a customer may leave out.";
    const expected = "a whole number of at least 0";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "options.mostMissing", expected, received: show(mostMissing), fix },
    ]);
  }
  const matrix = readItems(operation, answers, options);
  const complete = completeAnswers(operation, matrix, () => 3);
  const k = complete.items.length;
  const alpha = alphaOf(operation, complete, level);
  const factor = k < 3 ? null : oneFactor(complete);
  const items = matrix.items.map((_, i) => itemOf(matrix, complete, i, factor?.loadings));
  return {
    items,
    alpha,
    omega: factor?.omega ?? null,
    complete: complete.customers,
    customerIds: matrix.customerIds,
    scores: meanScores(matrix, mostMissing),
    notes: [...complete.notes, ...negativeNotes(items), ...(factor?.notes ?? [])],
  };
}

function alphaOf(operation: string, { items, customers, covariance }: CompleteAnswers, level: number): AlphaEstimate {
  const k = items.length;
  const value = cronbachAlpha(covariance, k);
  if (value === null) {
    const fix = "State which items are worded the other way round (options.reverse).";
    const expected = "items whose sum varies";
    throw new KeizokuError(operation, [
      { code: "no-variation", path: "items", expected, received: "items that cancel out", fix },
    ]);
  }
  const correlation = correlations(covariance, k);
  let sum = 0;
  for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) sum += correlation[i * k + j]!;
  const meanCorrelation = (2 * sum) / (k * (k - 1));
  // Where the standardised sum does not vary, 1 + (k − 1) r is 0 and nothing is common to the items.
  const spread = 1 + (k - 1) * meanCorrelation;
  const standardised = spread > 1e-12 ? (k * meanCorrelation) / spread : 0;
  return { value, ...feldtInterval(value, { customers, items: k, level }), standardised, meanCorrelation };
}

interface OneFactor {
  readonly loadings: Float64Array;
  readonly omega: { readonly value: number; readonly standardised: number };
  readonly notes: readonly Note[];
}

function oneFactor({ items, covariance, customers }: CompleteAnswers): OneFactor {
  const k = items.length;
  const correlation = correlations(covariance, k);
  const options = { factors: 1, maxIterations: 2000, tolerance: 1e-10 };
  const { loadings, communalities, converged, heywood } = principalAxes(correlation, k, options);
  const towards = loadings.reduce((sum, loading) => sum + loading, 0) < 0 ? -1 : 1;
  const signed = loadings.map((loading) => towards * loading);
  const unique = communalities.map((communality) => 1 - communality);
  const deviation = items.map((_item, i) => Math.sqrt(covariance[i * k + i]!));
  const value = omegaOf(
    signed.map((loading, i) => loading * deviation[i]!),
    unique.map((share, i) => share * deviation[i]! ** 2),
  );
  const notes: Note[] = [];
  if (heywood.length > 0) {
    const message = "An item shares all of its variance with the factor: too few items or customers for omega.";
    notes.push({ code: "heywood-case", message });
  }
  if (!converged) {
    const message = `The common factor of ${String(customers)} customers still moved after 2000 steps: omega is approximate.`;
    notes.push({ code: "not-converged", message });
  }
  return { loadings: signed, omega: { value, standardised: omegaOf(signed, unique) }, notes };
}

function itemOf(
  matrix: ItemMatrix,
  { items, covariance }: CompleteAnswers,
  i: number,
  loadings: Float64Array | undefined,
): ScaleItem {
  const place = items.indexOf(i);
  const k = items.length;
  const varying = place >= 0;
  return {
    item: matrix.items[i]!,
    reversed: matrix.reversed[i]!,
    ...described(matrix.values[i]!, matrix.missing[i]!),
    itemRestCorrelation: varying ? itemRestCorrelation(covariance, k, place) : null,
    alphaIfDeleted: varying ? cronbachAlpha(covariance, k, place) : null,
    loading: varying ? (loadings?.[place] ?? null) : null,
  };
}

function described(
  values: Float64Array,
  missing: Uint8Array,
): Pick<ScaleItem, "answered" | "mean" | "standardDeviation"> {
  let [answered, mean, squares] = [0, 0, 0];
  for (let row = 0; row < values.length; row++) {
    if (missing[row] === 1) continue;
    const off = values[row]! - mean;
    mean += off / ++answered;
    squares += off * (values[row]! - mean);
  }
  return { answered, mean, standardDeviation: answered > 1 ? Math.sqrt(squares / (answered - 1)) : 0 };
}

function meanScores({ items, rows, values, missing }: ItemMatrix, mostMissing: number): NumericColumn {
  const scores = new Float64Array(rows);
  const without = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    let [sum, answered] = [0, 0];
    for (let i = 0; i < items.length; i++) {
      if (missing[i]![row] === 1) continue;
      sum += values[i]![row]!;
      answered++;
    }
    if (answered === 0 || items.length - answered > mostMissing) without[row] = 1;
    else scores[row] = sum / answered;
  }
  return { kind: "numeric", values: scores, missing: without.includes(1) ? without : null };
}

function negativeNotes(items: readonly ScaleItem[]): Note[] {
  const against = items.filter((item) => item.itemRestCorrelation !== null && item.itemRestCorrelation < 0);
  const message = `${against.map(({ item }) => item).join(", ")}: runs against the other items. Worded the other way round, and not stated in reverse?`;
  return against.length === 0 ? [] : [{ code: "negative-item", message }];
}
