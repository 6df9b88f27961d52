import type { PurchaseHistoryKey } from "../purchaseHistory.ts";
import type { Convention } from "./convention.ts";
import type { DescribedColumns } from "./covariates.ts";
import { customerParameters, type SimulatedCovariates } from "./customerParameters.ts";

/** Whom to draw: parameters of a customer whose covariates are 0, and one age a customer. */
interface Drawn<P extends string> {
  readonly operation: string;
  readonly convention: Convention<string>;
  readonly names: readonly P[];
  readonly parameters: Readonly<Record<P, number>>;
  readonly ages: ArrayLike<number>;
}

type Histories = Record<PurchaseHistoryKey, Float64Array>;

/**
 * Draws histories with the parameters of each customer, in one go where all share them. Coefficients of 0 give the customers of a
 * model without.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function simulateEach<P extends string>(
  { operation, convention, names, parameters, ages }: Drawn<P>,
  options: SimulatedCovariates<string>,
  draw: (parameters: Readonly<Record<P, number>>, ages: ArrayLike<number>) => Histories,
): Histories & DescribedColumns {
  const { covariates } = options;
  if (options.coefficients === undefined) return draw(parameters, ages);
  const vector = names.map((name) => parameters[name]);
  const customers = ages.length;
  const of = customerParameters({ operation, parameters: vector, convention, customers }, options);
  const out = {
    frequency: new Float64Array(customers),
    recency: new Float64Array(customers),
    age: Float64Array.from(ages),
  };
  for (let i = 0; i < customers; i++) {
    const own = Object.fromEntries(names.map((name, k) => [name, of(i)[k]!])) as Record<P, number>;
    const { frequency, recency } = draw(own, [ages[i]!]);
    out.frequency[i] = frequency[0]!;
    out.recency[i] = recency[0]!;
  }
  return { ...out, ...(covariates === undefined ? {} : { covariates }) };
}
