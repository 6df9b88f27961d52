import { symmetricEigen } from "../../numeric/linear/symmetricEigen.ts";
import { randomStream } from "../../numeric/random/stream.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { NumericColumn } from "../../schema/table/table.ts";
import { completeAnswers, correlations, type CompleteAnswers } from "./completeAnswers.ts";
import type { ItemAnswers, ItemMatrix, ItemOptions } from "./items.ts";
import { orderedFactors } from "./orderedFactors.ts";
import { randomEigenvalues, type RandomEigenvalues } from "./parallelAnalysis.ts";
import { principalAxes, SINGULAR } from "./principalAxes.ts";
import { readItems } from "./readItems.ts";
import { identity, varimax } from "./varimax.ts";

/** How factors are found. */
export interface FactorOptions extends ItemOptions {
  /** How many, at least 1 and fewer than items; by default as many as parallel analysis keeps. */
  readonly factors?: number | "parallel";
  /** `varimax` with Kaiser's normalisation by default; `none` leaves the principal axes. */
  readonly rotate?: "varimax" | "none";
  /** For parallel analysis; 1 by default. */
  readonly seed?: number | string;
  /** Draws of parallel analysis; 200 by default. */
  readonly draws?: number;
  /** A factor counts where its eigenvalue is above this quantile of those that chance makes; 0.95 by default. */
  readonly probability?: number;
  /** Steps of the principal axes; 500 by default. 1 is the principal factor solution from squared multiple correlations. */
  readonly maxIterations?: number;
}

/** What one factor explains. */
export interface ExplainedVariance {
  /** Sum of the squared loadings. */
  readonly sumOfSquares: number;
  /** Of the variance of all items. */
  readonly share: number;
  /** Of this factor and those before it. */
  readonly cumulative: number;
}

/** Factors behind the answers. */
export interface FactorScores {
  /** Items that vary: the rows of `loadings`. */
  readonly items: readonly string[];
  readonly factors: number;
  /** One row an item, one column a factor, by falling explained variance; each factor's large loadings are above 0 on the whole. */
  readonly loadings: readonly (readonly number[])[];
  /** Share of each item's variance that the factors explain. */
  readonly communalities: readonly number[];
  readonly explained: readonly ExplainedVariance[];
  /** Of the correlations, in falling order. */
  readonly eigenvalues: readonly number[];
  /** What chance makes of as many items and customers; null where the number of factors was given. */
  readonly parallel: { readonly mean: readonly number[]; readonly quantile: readonly number[] } | null;
  /** Unrotated loadings times this are the rotated ones; orthogonal. */
  readonly rotation: readonly (readonly number[])[];
  /** A score is Σ weight · (answer − mean) / standard deviation (regression scores); one row an item. */
  readonly weights: readonly (readonly number[])[];
  readonly mean: readonly number[];
  readonly standardDeviation: readonly number[];
  /** Customers who answered every item. */
  readonly complete: number;
  /** In the order of `scores`; null where a table was passed. */
  readonly customerIds: readonly string[] | null;
  /** One column a factor, mean 0; missing for a customer who left an item out. */
  readonly scores: readonly NumericColumn[];
  readonly iterations: number;
  readonly notes: readonly Note[];
}

/**
 * Finds the factors behind survey items (principal axes, which is minres when iterated to the end; varimax) and scores every customer on
 * them.
 *
 * Notes: `no-factors` (parallel analysis keeps none: the items have nothing in common), `heywood-case`, `not-converged`, `singular-items`
 * (items that others make up), `constant-item`, `rows-left-out`, `answered-again`.
 *
 * @throws {KeizokuError} `invalid-input` (options, one item, an unknown item, an answer off its scale, NaN), `empty-input`, `all-missing`,
 *   `no-variation`, `too-few-observations` (no more complete customers than items), `not-finite`
 * @example
 * const answers = { a: [1, 2, 3, 4, 5, 6], b: [1, 3, 2, 4, 6, 5], c: [3, 1, 4, 1, 5, 2], d: [3, 1, 5, 1, 4, 2] };
 * const { loadings, explained } = factorScores(answers, { factors: 2 });
 * loadings.map((row) => row.map((value) => Math.round(Math.abs(value)))) // => [[0, 1], [0, 1], [1, 0], [1, 0]]
 * explained.length // => 2
 * @see Harman & Jones (1966), Psychometrika 31, 351–368; Kaiser (1958), Psychometrika 23, 187–200; Horn (1965), Psychometrika 30, 179–185
 */
export function factorScores(answers: ItemAnswers, options: FactorOptions = {}): FactorScores {
  const operation = "factorScores";
  checkOptions(operation, options);
  const matrix = readItems(operation, answers, options);
  const complete = completeAnswers(operation, matrix, (items) => items + 1);
  const k = complete.items.length;
  const correlation = correlations(complete.covariance, k);
  const { values, vectors } = symmetricEigen(correlation, k);
  const { factors, parallel } = numberOfFactors(operation, options, complete, values);
  const axes = principalAxes(correlation, k, {
    factors,
    maxIterations: options.maxIterations ?? 500,
    tolerance: 1e-8,
  });
  const turned = options.rotate === "none" ? null : varimax(axes.loadings, k, factors);
  const rotated = turned ?? { loadings: axes.loadings, rotation: identity(factors) };
  const { loadings, rotation } = orderedFactors(rotated, k, factors);
  const weights = regressionWeights({ values, vectors }, loadings, factors);
  const deviation = complete.items.map((_, i) => Math.sqrt(complete.covariance[i * k + i]!));
  const rowsOf = (of: Float64Array, rows: number): number[][] =>
    Array.from({ length: rows }, (_, i) => Array.from(of.subarray(i * factors, (i + 1) * factors)));
  return {
    items: complete.items.map((i) => matrix.items[i]!),
    factors,
    loadings: rowsOf(loadings, k),
    communalities: Array.from(axes.communalities),
    explained: explainedBy(loadings, k, factors),
    eigenvalues: Array.from(values),
    parallel: parallel && { mean: Array.from(parallel.mean), quantile: Array.from(parallel.quantile) },
    rotation: rowsOf(rotation, factors),
    weights: rowsOf(weights, k),
    mean: Array.from(complete.mean),
    standardDeviation: deviation,
    complete: complete.customers,
    customerIds: matrix.customerIds,
    scores: scored(matrix, complete, deviation, { weights, factors }),
    iterations: axes.iterations,
    notes: [...complete.notes, ...notesOf(matrix, complete, axes, { factors, options, values })],
  };
}

function checkOptions(operation: string, options: FactorOptions): void {
  const issues: Issue[] = [];
  const need = (path: string, holds: boolean, expected: string, received: unknown): void => {
    const fix = "Leave the option out for its default.";
    if (!holds) issues.push({ code: "invalid-input", path, expected, received: show(received), fix });
  };
  if (typeof (options as unknown) !== "object" || (options as unknown) === null) {
    need("options", false, "an object", options);
    throw new KeizokuError(operation, issues);
  }
  const {
    factors = "parallel",
    rotate = "varimax",
    seed = 1,
    draws = 200,
    probability = 0.95,
    maxIterations = 500,
  } = options;
  const whole = (value: unknown, most: number): boolean =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;
  const isSeed = typeof seed === "string" || Number.isFinite(seed);
  need(
    "options.factors",
    factors === "parallel" || whole(factors, 1000),
    'a whole number from 1, or "parallel"',
    factors,
  );
  need("options.rotate", rotate === "varimax" || rotate === "none", '"varimax" or "none"', rotate);
  need("options.seed", isSeed, "a finite number or a text", seed);
  need("options.draws", whole(draws, 100_000), "a whole number from 1 to 100000", draws);
  need("options.probability", probability > 0 && probability < 1, "a number between 0 and 1", probability);
  need("options.maxIterations", whole(maxIterations, 100_000), "a whole number from 1 to 100000", maxIterations);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

interface FoundFactors {
  readonly factors: number;
  readonly parallel: RandomEigenvalues | null;
}

function numberOfFactors(
  operation: string,
  options: FactorOptions,
  { items, customers }: CompleteAnswers,
  eigenvalues: Float64Array,
): FoundFactors {
  const { factors = "parallel", seed = 1, draws = 200, probability = 0.95 } = options;
  const k = items.length;
  if (factors !== "parallel") {
    if (factors < k) return { factors, parallel: null };
    const fix = "Ask for fewer factors, or pass more items.";
    const expected = `fewer than the ${String(k)} items that vary`;
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "options.factors", expected, received: String(factors), fix },
    ]);
  }
  const parallel = randomEigenvalues({ items: k, customers, draws, probability, stream: randomStream(seed) });
  let kept = 0;
  while (kept < k - 1 && eigenvalues[kept]! > parallel.quantile[kept]!) kept++;
  return { factors: kept, parallel };
}

/** R⁻¹ Λ, by the eigenvectors of R; directions without variance count for nothing. */
function regressionWeights(
  { values, vectors }: { readonly values: Float64Array; readonly vectors: Float64Array },
  loadings: Float64Array,
  factors: number,
): Float64Array {
  const k = values.length;
  const weights = new Float64Array(k * factors);
  for (let axis = 0; axis < k && values[axis]! > SINGULAR * values[0]!; axis++) {
    for (let f = 0; f < factors; f++) {
      let along = 0;
      for (let i = 0; i < k; i++) along += vectors[i * k + axis]! * loadings[i * factors + f]!;
      for (let i = 0; i < k; i++) weights[i * factors + f]! += (vectors[i * k + axis]! * along) / values[axis]!;
    }
  }
  return weights;
}

function scored(
  { rows, values, missing }: ItemMatrix,
  { items, mean }: CompleteAnswers,
  deviation: readonly number[],
  { weights, factors }: { readonly weights: Float64Array; readonly factors: number },
): NumericColumn[] {
  const without = new Uint8Array(rows);
  for (const item of items) for (let row = 0; row < rows; row++) without[row]! |= missing[item]![row]!;
  const absent = without.includes(1) ? without : null;
  return Array.from({ length: factors }, (_, f) => {
    const scores = new Float64Array(rows);
    items.forEach((item, i) => {
      const weight = weights[i * factors + f]! / deviation[i]!;
      for (let row = 0; row < rows; row++) {
        if (without[row] === 0) scores[row]! += weight * (values[item]![row]! - mean[i]!);
      }
    });
    return { kind: "numeric", values: scores, missing: absent };
  });
}

function explainedBy(loadings: Float64Array, k: number, factors: number): ExplainedVariance[] {
  let cumulative = 0;
  return Array.from({ length: factors }, (_, f) => {
    let sumOfSquares = 0;
    for (let i = 0; i < k; i++) sumOfSquares += loadings[i * factors + f]! ** 2;
    cumulative += sumOfSquares / k;
    return { sumOfSquares, share: sumOfSquares / k, cumulative };
  });
}

function notesOf(
  matrix: ItemMatrix,
  { items }: CompleteAnswers,
  axes: ReturnType<typeof principalAxes>,
  {
    factors,
    options,
    values,
  }: { readonly factors: number; readonly options: FactorOptions; readonly values: Float64Array },
): Note[] {
  const notes: Note[] = [];
  const add = (holds: boolean, code: string, message: string): void => {
    if (holds) notes.push({ code, message });
  };
  const names = axes.heywood.map((i) => matrix.items[items[i]!]!).join(", ");
  add(factors === 0, "no-factors", "No eigenvalue is above what chance makes: the items have nothing in common.");
  add(
    names !== "",
    "heywood-case",
    `${names}: all of its variance is explained; too many factors or too few customers.`,
  );
  const stopped = !axes.converged && options.maxIterations !== 1;
  add(stopped, "not-converged", `The communalities still moved after ${String(axes.iterations)} steps.`);
  const singular = !(values[items.length - 1]! > SINGULAR * values[0]!);
  add(singular, "singular-items", "Some items are made up by others: the scores share the weight among them.");
  return notes;
}
