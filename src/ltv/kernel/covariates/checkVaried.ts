import { KeizokuError, type Issue } from "../../../schema/error.ts";
import type { Note } from "../../../schema/fitReport.ts";
import type { CollapsedRows } from "../collapse.ts";
import type { Selection } from "./selectCovariates.ts";

/** Weighted mean and standard deviation of each covariate. */
export interface CovariateMoments {
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/** Shares of a covariate's variance, and of its size, below which it says nothing new: rounding. */
const SAME = 1e-12;
const DETERMINED = 1e-10;

/** Standard deviations between a covariate's mean and 0 from which a customer whose covariates are 0 is a fiction. */
const FAR = 20;

/**
 * Moments of the covariates, which are the last columns of the rows, and notes on them.
 *
 * @throws {KeizokuError} `constant-covariate`, `collinear-covariates` (within a process without ridge)
 */
export function checkVaried(
  operation: string,
  { columns, weights, customers }: CollapsedRows,
  { effects, names, ridge }: Selection,
): CovariateMoments & { readonly notes: readonly Note[] } {
  const values = columns.slice(columns.length - names.length);
  const mean = (f: (row: number) => number): number =>
    weights.reduce((sum, weight, row) => sum + weight * f(row), 0) / customers;
  const means = values.map((column) => mean((row) => column[row]!));
  const centred = values.map((column, i) => column.map((value) => value - means[i]!));
  const deviations = centred.map((column) => Math.sqrt(mean((row) => column[row]! ** 2)));
  const constant = names.filter((_, i) => isConstant(values[i]!, deviations[i]!));
  const issues: Issue[] = constant.map(constantIssue);
  for (const process of new Set(effects.map((effect) => effect.process))) {
    if (ridge[process]! > 0) continue;
    const chosen = effects.filter((effect) => effect.process === process).map(({ covariate }) => covariate);
    const free = chosen.filter((name) => !constant.includes(name));
    const scaled = free.map((name) => {
      const i = names.indexOf(name);
      return centred[i]!.map((value, row) => (value / deviations[i]!) * Math.sqrt(weights[row]! / customers));
    });
    for (const { at, on } of determined(scaled)) {
      const path = `covariates.${free[at]!}`;
      if (!issues.some((issue) => issue.path === path))
        issues.push(
          collinearIssue(
            path,
            process,
            on.map((i) => free[i]!),
          ),
        );
    }
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const far = names.filter((_, i) => Math.abs(means[i]!) > FAR * deviations[i]!);
  return { means, deviations, notes: far.map(uncentred) };
}

function isConstant(column: Float64Array, deviation: number): boolean {
  let largest = 0;
  for (const value of column) largest = Math.max(largest, Math.abs(value));
  return !(deviation > SAME * largest);
}

/** Which columns are sums of multiples of those before them, and of which; columns of unit length. */
function determined(columns: readonly Float64Array[]): { readonly at: number; readonly on: number[] }[] {
  const basis: { readonly index: number; readonly column: Float64Array }[] = [];
  const found: { readonly at: number; readonly on: number[] }[] = [];
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, row) => sum + value * b[row]!, 0);
  columns.forEach((column, at) => {
    let rest = column;
    const shares = basis.map(() => 0);
    // Twice: what one pass of Gram-Schmidt leaves of the others is rounding.
    for (let pass = 0; pass < 2; pass++) {
      basis.forEach(({ column: unit }, i) => {
        const share = dot(rest, unit);
        shares[i]! += share;
        rest = rest.map((value, row) => value - share * unit[row]!);
      });
    }
    const left = dot(rest, rest);
    if (left > DETERMINED) basis.push({ index: at, column: rest.map((value) => value / Math.sqrt(left)) });
    else found.push({ at, on: basis.filter((_, i) => Math.abs(shares[i]!) > 1e-5).map(({ index }) => index) });
  });
  return found;
}

function constantIssue(name: string): Issue {
  return {
    code: "constant-covariate",
    path: `covariates.${name}`,
    expected: "values that differ between customers",
    received: "the same value for every customer",
    fix: "Leave it out: what all share is in the model's own parameters.",
  };
}

function collinearIssue(path: string, process: string, on: readonly string[]): Issue {
  return {
    code: "collinear-covariates",
    path,
    expected: `values that the other covariates of ${process} do not determine`,
    received: `a constant and multiples of ${on.join(", ")}`,
    fix: `Leave one of them out of options.${process} (of k groups, pass k − 1 columns of 0 and 1), or pass options.ridge.`,
  };
}

function uncentred(name: string): Note {
  const message = `${name} is far from 0 for every customer, but the parameters describe one for whom it is 0: subtract its mean, say.`;
  return { code: "uncentred-covariate", message };
}
