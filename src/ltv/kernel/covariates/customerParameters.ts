import { KeizokuError, show } from "../../../schema/error.ts";
import type { Convention } from "./convention.ts";
import type { CovariateColumns, CovariateCoefficients } from "./covariates.ts";
import { effectsOf, overCustomers } from "./scorer.ts";

/** Options of `simulate` for customers who differ by covariates. */
export interface SimulatedCovariates<Q extends string> {
  /** What each covariate does, as a model has it in `covariates`. */
  readonly coefficients?: CovariateCoefficients<Q>;
  /** Columns of covariates, one value a customer; every covariate that has a coefficient. */
  readonly covariates?: CovariateColumns;
}

/** Parameters as numbers, what covariates move, and how many customers there are. */
export interface DescribedStory {
  readonly operation: string;
  readonly parameters: readonly number[];
  readonly convention: Convention<string>;
  readonly customers: number;
}

/**
 * Parameters of each customer.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function customerParameters(
  { operation, parameters, convention, customers }: DescribedStory,
  { coefficients, covariates }: SimulatedCovariates<string>,
): (customer: number) => readonly number[] {
  const effects = effectsOf(operation, "options.coefficients", convention, coefficients);
  if (effects.length === 0) return () => parameters;
  if (typeof covariates !== "object" || (covariates as unknown) === null) {
    const expected = "a column for each covariate that has a coefficient";
    const fix = "Pass { covariates: { gender: […] } }, one value a customer.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "options.covariates", expected, received: show(covariates), fix },
    ]);
  }
  const each = new Array<readonly number[]>(customers);
  const customer = Float64Array.from(each, (_, i) => i);
  const rules = { customer: { min: 0, fix: "Pass one value a customer." } };
  overCustomers<"customer">(
    { operation, parameters, effects },
    withColumns(customer, covariates),
    rules,
    (own, some) => {
      for (let i = 0; i < some.customer.length; i++) each[some.customer[i]!] = own;
    },
  );
  return (index) => each[index]!;
}

function withColumns(customer: Float64Array, covariates: CovariateColumns): { customer: Float64Array } {
  const described = { customer, covariates };
  return described;
}
