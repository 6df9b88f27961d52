import { checkNumbers, overRows } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { collapse, type CollapsedRows } from "../kernel/collapse.ts";
import type { Estimate } from "../kernel/estimate.ts";
import type { LikelihoodProblem } from "../kernel/likelihoodProblem.ts";
import { maximizeLikelihood, type FitOptions } from "../kernel/maximumLikelihood.ts";
import { meanAge } from "../kernel/meanAge.ts";
import { observedUnit, type MaybeTimed } from "../kernel/observedUnit.ts";
import { pilotsOf } from "../kernel/pilotRows.ts";
import { purchaseHistoryRules } from "../kernel/purchaseHistory.ts";
import { selectCovariates } from "../kernel/covariates/selectCovariates.ts";
import type { Weighted } from "../kernel/weighted.ts";
import { asColumns, totalLogGaps, type GapHistories, type GapHistory } from "./gaps.ts";
import { gapTerm, parameterNames, regularKernel, type LikelihoodData } from "./kernel.ts";
import { lawOf, regularityRule, type RegularFamily } from "./law.ts";
import { chosenOf, type Candidate } from "./regularity.ts";
import type { EstimatedParameter, RegularParameters } from "./parameters.ts";
import type { RegularModel } from "./schema.ts";

/** Options of `fit`. */
export interface RegularFitOptions extends FitOptions<EstimatedParameter> {
  /** Unit of recency and age, kept with the model; the columns' own `unit` by default, as `summarize` gives it. */
  readonly timeUnit?: TimeUnit;
  /** Regularity, where it is known: whole, from 1 to 100. Chosen from 1 … 12 by likelihood by default, which needs `sumLogGaps`. */
  readonly k?: number;
}

/** Columns to fit to, optionally with their `unit`, a `weight` and `sumLogGaps`. */
export type RegularColumns = Weighted<GapHistories> & MaybeTimed;

/** The largest k that is tried. */
const MOST_TRIED = 12;

/**
 * Fits a model of regular timing by maximum likelihood, at the given k or at the best of 1 … 12.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations`, `no-maximum`, `not-converged`, `aborted`
 */
export function fitRegular<K extends string>(
  family: RegularFamily & { readonly kind: K },
  columns: RegularColumns,
  options: RegularFitOptions,
): RegularModel<K> {
  const operation = `${family.name}.fit`;
  const timeUnit = observedUnit(operation, columns, options);
  selectCovariates({ operation, convention: {}, rules: purchaseHistoryRules, data: columns, options });
  const sumLogGaps = totalLogGaps(operation, columns, columns.weight);
  const rows = collapse([columns.frequency, columns.recency, columns.age], columns.weight);
  const found = options.k === undefined ? scan : once;
  const { k, estimate } = found({ operation, first: family.first, rows, timeUnit, sumLogGaps }, options);
  const parameters = { k, ...estimate.parameters };
  return { kind: family.kind, version: 1, parameters, fit: estimate.fit };
}

/** What is fitted to, whatever k. */
interface Problem {
  readonly operation: string;
  readonly first: 0 | 1;
  readonly rows: CollapsedRows;
  readonly timeUnit: TimeUnit;
  readonly sumLogGaps: number | null;
}

interface Found {
  readonly k: number;
  readonly estimate: Estimate<EstimatedParameter>;
}

/** At the k that is asked for. */
function once(problem: Problem, options: RegularFitOptions): Found {
  const k = options.k!;
  checkNumbers(problem.operation, "options", { k }, regularityRule);
  const estimate = at(problem, k, options);
  if (k === 1 || problem.sumLogGaps !== null) return { k, estimate };
  const message = `Without sumLogGaps the log-likelihood leaves out the part of the gaps that depends on k alone: it compares with others at k = ${String(k)} only.`;
  const notes = [...estimate.fit.notes, { code: "partial-likelihood", message }];
  return { k, estimate: { ...estimate, fit: { ...estimate.fit, notes } } };
}

/** At each k in turn, from where the one before ended; the best counts as one more parameter. */
function scan(problem: Problem, options: RegularFitOptions): Found {
  const { operation, sumLogGaps, rows } = problem;
  if (sumLogGaps === null) throw unknownRegularity(operation);
  const candidates: Candidate[] = [];
  let before: Readonly<Record<EstimatedParameter, number>> | undefined;
  for (let k = 1; k <= MOST_TRIED; k++) {
    const candidate = attempt(problem, k, options, before);
    candidates.push(candidate);
    before = candidate.error === null ? candidate.estimate.parameters : undefined;
  }
  const { k, estimate, note } = chosenOf(candidates);
  const { fit } = estimate;
  const chosen = {
    ...fit,
    aic: fit.aic + 2,
    bic: fit.bic + Math.log(rows.customers),
    notes: [...fit.notes, note],
  };
  return { k, estimate: { ...estimate, fit: chosen } };
}

function unknownRegularity(operation: string): KeizokuError {
  const expected = "a whole number from 1 to 100, or a column sumLogGaps from which it is chosen";
  const fix = "Pass options.k, or the sumLogGaps of summarize with the columns.";
  return new KeizokuError(operation, [
    { code: "invalid-input", path: "options.k", expected, received: "undefined", fix },
  ]);
}

/** A fit, or how far one came that has no maximum at this k. */
function attempt(
  problem: Problem,
  k: number,
  options: RegularFitOptions,
  before: Readonly<Record<EstimatedParameter, number>> | undefined,
): Candidate {
  try {
    return { k, estimate: at(problem, k, options, before), error: null };
  } catch (error) {
    const partial = error instanceof KeizokuError ? error.partial : undefined;
    if (partial === undefined) throw error;
    return { k, estimate: partial as Estimate<EstimatedParameter>, error: error as KeizokuError };
  }
}

function at(
  { operation, first, rows, timeUnit, sumLogGaps }: Problem,
  k: number,
  options: RegularFitOptions,
  before?: Readonly<Record<EstimatedParameter, number>>,
): Estimate<EstimatedParameter> {
  const kernel = regularKernel(k, first);
  const wide = { median: 1, sdLog: 2 };
  const near = before === undefined ? [] : [[before.r, (before.alpha * (k - 1)) / k, before.a, before.b]];
  const problemOver = (some: CollapsedRows): LikelihoodProblem<EstimatedParameter> => {
    const data = kernel.likelihoodData(some);
    const gaps = sumLogGaps === null ? 0 : gapTerm(k, data.purchases, sumLogGaps);
    return {
      operation,
      names: parameterNames,
      rows: some,
      timeUnit,
      starts: [...near, ...startingPoints(k, first, data)],
      weakPrior: { r: wide, alpha: { median: meanAge(rows), sdLog: 2 }, a: wide, b: wide },
      notes: [],
      value: (parameters) => kernel.logLikelihood(parameters, data) + gaps,
      derivatives: (parameters, g, h) => kernel.derivatives(parameters, data, g, h) + gaps,
    };
  };
  const problem = { ...problemOver(rows), ...(before === undefined ? pilotsOf(rows, problemOver) : {}) };
  return maximizeLikelihood(problem, options);
}

/** Shapes seen in practice, with alpha such that r / (k · alpha) is above the observed purchases per unit of age: some have left. */
function startingPoints(k: number, first: 0 | 1, data: LikelihoodData): number[][] {
  const stages = (k * Math.max(data.purchases, 0.5)) / data.rows.customers / meanAge(data.rows);
  const scale = (first === 1 ? 0.6 : 1) / stages;
  return [
    [0.5, 0.35 * scale, 0.8, 2],
    [1.5, scale, 0.5, 4],
    [0.2, 0.1 * scale, 1.5, 1.5],
  ];
}

/**
 * Log-likelihood of one customer, or the sum over columns of customers.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function regularLogLikelihood(
  family: RegularFamily,
  parameters: RegularParameters,
  customers: GapHistory | GapHistories,
): number {
  const operation = `${family.name}.logLikelihood`;
  const { k, r, alpha, a, b, first } = lawOf(family, operation, parameters);
  const kernel = regularKernel(k, first);
  let total = 0;
  overRows(operation, customers, purchaseHistoryRules, ({ frequency, recency, age }) => {
    const data = kernel.likelihoodData(collapse([frequency, recency, age]));
    const sumLogGaps = totalLogGaps(operation, asColumns(customers));
    total = kernel.logLikelihood([r, alpha, a, b], data);
    if (sumLogGaps !== null) total += gapTerm(k, data.purchases, sumLogGaps);
  });
  return total;
}
