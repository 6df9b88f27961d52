import type { Columns, Row } from "../../../schema/columns.ts";

/** Numbers that describe one customer, by name: `{ gender: 1, channel: 0 }`. */
export type CovariateRow = Readonly<Record<string, number>>;

/** The same of many customers, as columns of equal length. */
export type CovariateColumns = Readonly<Record<string, ArrayLike<number>>>;

/** One customer, where the model needs them with his covariates. */
export interface DescribedRow {
  readonly covariates?: CovariateRow;
}

/** Many customers, where the model needs them with their covariates. */
export interface DescribedColumns {
  readonly covariates?: CovariateColumns;
}

/** Coefficients of a model's covariates, by process and name: `{ purchase: { gender: 0.2 }, dropout: {} }`. */
export type CovariateCoefficients<Q extends string> = Readonly<Record<Q, CovariateRow>>;

/** Options of `fit` for covariates; each process takes all of them where it has no list. */
export type CovariateFitOptions<Q extends string> = Readonly<Partial<Record<Q, readonly string[]>>> & {
  /**
   * Pulls coefficients to 0: ridge · γ² of each is taken from the mean log-likelihood of a customer, as CLVTools does. One number for
   * all, or one a process; at least 0. It depends on the covariates' units: bring them to one scale before.
   */
  readonly ridge?: number | Readonly<Partial<Record<Q, number>>>;
};

/** Name of a coefficient in the report of a fit: `purchase.gender`. */
export function coefficientNames(coefficients: Readonly<Record<string, CovariateRow>> | undefined): string[] {
  return Object.entries(coefficients ?? {}).flatMap(([process, row]) =>
    Object.keys(row).map((covariate) => `${process}.${covariate}`),
  );
}

/** How far ahead to look for a new customer, with his covariates where the model has any. */
export type NewCustomerHorizon = Row<"horizon"> & DescribedRow;

/** The same for several. */
export type NewCustomerHorizons = Columns<"horizon"> & DescribedColumns;
