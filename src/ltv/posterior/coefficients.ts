import { KeizokuError } from "../../schema/error.ts";
import type { CollapsedRows } from "../kernel/collapse.ts";
import type { Convention } from "../kernel/covariates/convention.ts";
import type { CovariateFitOptions } from "../kernel/covariates/covariates.ts";
import { groupedLikelihood, type GroupKernel } from "../kernel/covariates/groupedLikelihood.ts";
import { groupRows } from "../kernel/covariates/groupRows.ts";
import { effectsOf, type ScoredModel } from "../kernel/covariates/scorer.ts";
import type { Selection } from "../kernel/covariates/selectCovariates.ts";
import type { LtvModel } from "../families.ts";

/** A coefficient of a model: its name in the report, what it is of, and its estimate. */
export interface Coefficient {
  readonly name: string;
  readonly process: string;
  readonly covariate: string;
  readonly value: number;
}

/**
 * The coefficients of a model, in the order of its report; none for a model without covariates.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function coefficientsOf(
  operation: string,
  convention: Convention<string>,
  model: LtvModel,
): readonly Coefficient[] {
  const { covariates } = model as Partial<ScoredModel<never>>;
  effectsOf(operation, "model.covariates", convention, covariates);
  return Object.keys(convention).flatMap((process) =>
    Object.entries(covariates?.[process] ?? {}).map(([covariate, value]) => {
      return { name: `${process}.${covariate}`, process, covariate, value };
    }),
  );
}

/** The options with which a fit would select the covariates of a model. */
export function fitOptionsOf(
  convention: Convention<string>,
  coefficients: readonly Coefficient[],
  model: LtvModel,
): CovariateFitOptions<string> {
  const of = (process: string): readonly string[] =>
    coefficients.filter((coefficient) => coefficient.process === process).map(({ covariate }) => covariate);
  const lists = Object.fromEntries(Object.keys(convention).map((process) => [process, of(process)]));
  const { ridge } = model.fit as { readonly ridge?: Readonly<Record<string, number>> };
  return { ...lists, ...(ridge === undefined ? {} : { ridge }) } as CovariateFitOptions<string>;
}

/** What a likelihood with coefficients is made of: its rows have the covariates as their last columns. */
export interface Regressed<D> {
  readonly operation: string;
  readonly kernel: GroupKernel<D>;
  readonly prepare: (rows: CollapsedRows) => D;
  readonly convention: Convention<string>;
  /** How many parameters come before the coefficients. */
  readonly size: number;
  readonly rows: CollapsedRows;
  readonly selection: Selection;
  readonly coefficients: readonly Coefficient[];
}

/**
 * The log-likelihood of parameters and coefficients together, less the ridge of the fit: a normal prior of the coefficients.
 *
 * @throws {KeizokuError} `invalid-input` where the columns lack covariates of the model
 */
export function regressedLikelihood<D>(regressed: Regressed<D>): (parameters: Float64Array) => number {
  const { operation, kernel, prepare, convention, size, rows, selection, coefficients } = regressed;
  if (selection.effects.length !== coefficients.length) throw withoutCovariates(operation, coefficients);
  const groups = groupRows(rows, rows.columns.length - selection.names.length);
  const terms = coefficients.map(({ process, covariate }) => {
    return { value: selection.names.indexOf(covariate), moves: convention[process]! };
  });
  const prepared = groups.map((group) => ({ values: group.values, data: prepare(group.rows) }));
  const likelihood = groupedLikelihood(kernel, prepared, terms, size);
  const strengths = coefficients.map(({ process }) => rows.customers * (selection.ridge[process] ?? 0));
  return (parameters) => {
    const working = parameters.map((value, i) => (i < size ? Math.log(value) : value));
    let sum = likelihood.value(working);
    for (let i = size; i < working.length; i++) sum -= strengths[i - size]! * working[i]! * working[i]!;
    return sum;
  };
}

function withoutCovariates(operation: string, coefficients: readonly Coefficient[]): KeizokuError {
  const expected = `columns of ${[...new Set(coefficients.map(({ covariate }) => covariate))].join(", ")}`;
  const fix = "Pass the columns that the model was fitted to, one row a customer.";
  return new KeizokuError(operation, [
    { code: "invalid-input", path: "covariates", expected, received: "cohorts, or one customer", fix },
  ]);
}
