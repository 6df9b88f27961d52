import type { CollapsedRows } from "../collapse.ts";
import type { Estimate } from "../estimate.ts";
import type { LikelihoodProblem, Regression, WorkingLikelihood } from "../likelihoodProblem.ts";
import { maximizeLikelihood, type FitOptions } from "../maximumLikelihood.ts";
import { KeizokuError, show } from "../../../schema/error.ts";
import { checkVaried, type CovariateMoments } from "./checkVaried.ts";
import type { Convention } from "./convention.ts";
import { coefficientNames } from "./covariates.ts";
import { groupedLikelihood, type CoefficientTerm, type GroupKernel } from "./groupedLikelihood.ts";
import { groupRows } from "./groupRows.ts";
import type { Selection } from "./selectCovariates.ts";

/** What a regression is made of: a family's kernel, and how it prepares the rows of a group. */
export interface GroupedFamily<D> {
  readonly kernel: GroupKernel<D>;
  readonly prepare: (rows: CollapsedRows) => D;
  readonly convention: Convention<string>;
}

/** A problem whose customers differ by covariates: the last columns of its rows. */
export function withCovariates<P extends string, D>(
  problem: LikelihoodProblem<P>,
  selection: Selection,
  { kernel, prepare, convention }: GroupedFamily<D>,
): LikelihoodProblem<P> {
  if (selection.effects.length === 0) return problem;
  const { operation, names, rows, notes } = problem;
  const moments = checkVaried(operation, rows, selection);
  const terms = selection.effects.map(({ process, covariate }) => ({
    value: selection.names.indexOf(covariate),
    moves: convention[process]!,
  }));
  const likelihoodOver = (some: CollapsedRows): WorkingLikelihood => {
    const groups = groupRows(some, rows.columns.length - selection.names.length);
    const prepared = groups.map((group) => ({ values: group.values, data: prepare(group.rows) }));
    return groupedLikelihood(kernel, prepared, terms, names.length);
  };
  const nested = nestedBy(Object.keys(convention), selection);
  const used = Object.entries(selection.ridge).some(([, strength]) => strength > 0);
  const regressionOver = (some: CollapsedRows): Regression => ({
    likelihood: likelihoodOver(some),
    coefficients: terms.length,
    penalties: selection.effects.map(({ process }) => selection.ridge[process]!),
    ...(used ? { ridge: selection.ridge } : {}),
    fromSearch: fromSearch(names.length, terms, moments),
    nested,
  });
  const described = (plain: LikelihoodProblem<P>): LikelihoodProblem<P> => ({
    ...plain,
    names: [...names, ...(coefficientNames(nested(terms.map(() => 0))) as P[])],
    notes: [...notes, ...moments.notes],
    regression: regressionOver(plain.rows),
    ...(plain.pilot === undefined ? {} : { pilot: described(plain.pilot) }),
  });
  return described(problem);
}

type Nested = (coefficients: readonly number[]) => Record<string, Record<string, number>>;

function nestedBy(processes: readonly string[], { effects }: Selection): Nested {
  return (coefficients) => {
    const rowOf = (process: string): Record<string, number> =>
      Object.fromEntries(
        effects.flatMap((effect, e) => (effect.process === process ? [[effect.covariate, coefficients[e]!]] : [])),
      );
    return Object.fromEntries(processes.map((process) => [process, rowOf(process)]));
  };
}

/** From parameters of a mean customer and effects of a standard deviation. */
function fromSearch(
  size: number,
  terms: readonly CoefficientTerm[],
  { means, deviations }: CovariateMoments,
): Float64Array {
  const n = size + terms.length;
  const map = new Float64Array(n * n);
  for (let k = 0; k < size; k++) map[k * n + k] = 1;
  terms.forEach(({ value, moves }, e) => {
    const unit = 1 / deviations[value]!;
    map[(size + e) * n + size + e] = unit;
    for (const [parameter, sign] of moves) map[parameter * n + size + e]! -= sign * means[value]! * unit;
  });
  return map;
}

/**
 * Maximises a likelihood, with or without covariates.
 *
 * @throws {KeizokuError} as `maximizeLikelihood`, and `invalid-input` where a parameter of a customer whose covariates are 0 is no number
 */
export function estimateWith<P extends string>(problem: LikelihoodProblem<P>, options: FitOptions<P>): Estimate<P> {
  const estimate = maximizeLikelihood(problem, options);
  const lost = Object.entries<number>(estimate.parameters).filter(([, value]) => !(value > 0 && value < Infinity));
  if (lost.length === 0) return estimate;
  const expected = `covariates near enough to 0 that ${lost.map(([name]) => name).join(", ")} can be told for a customer at 0`;
  const fix = "Subtract its mean from each covariate.";
  const received = show(lost[0]![1]);
  throw new KeizokuError(problem.operation, [{ code: "invalid-input", path: "covariates", expected, received, fix }]);
}
