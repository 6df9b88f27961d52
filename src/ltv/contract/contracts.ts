import type { ColumnRules, Columns, Row } from "../../schema/columns.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import type { DescribedColumns, DescribedRow } from "../kernel/covariates/covariates.ts";
import type { Weighted } from "../kernel/weighted.ts";

/** What a model of contracts knows of a customer: how many renewals he survived, and whether he left at the next one (1) or not yet (0). */
export type ContractKey = "renewals" | "left";

/** One customer: `{ renewals: 3, left: 1 }` renewed three times and left at the fourth; with his `covariates` where the model has any. */
export type Contract = Row<ContractKey> & DescribedRow;

/** Many customers, as columns of equal length. */
export type Contracts = Columns<ContractKey> & DescribedColumns;

/** A customer who is still there, by the renewals he has survived: 0 for a new one. */
export type Tenure = Row<"renewals"> & DescribedRow;

/** Many such customers, as columns. */
export type Tenures = Columns<"renewals"> & DescribedColumns;

/** The number of a renewal, 1 for the first, of a new customer with his covariates where the model has any. */
export type Renewal = Row<"renewal"> & DescribedRow;

/** Many such renewals, as columns. */
export type Renewals = Columns<"renewal"> & DescribedColumns;

/** Customers still active after 0, 1, 2, … renewals: one cohort, or several, each observed for its own time. */
export interface SurvivorCounts {
  readonly survivors: ArrayLike<number> | readonly ArrayLike<number>[];
}

/** From one renewal to the next; rates of discount are turned into rates per period. */
export interface ContractPeriod {
  readonly period: TimeUnit;
}

/** What `fit` takes: survivors of cohorts, or one row a customer with an optional weight and covariates. */
export type ContractData = ContractPeriod & (SurvivorCounts | Weighted<Contracts>);

/** Enough for daily renewals over 270 years. */
export const MOST_RENEWALS = 100_000;

/** What a number of renewals may be. */
export const tenureRules: ColumnRules<"renewals"> = {
  renewals: {
    min: 0,
    max: MOST_RENEWALS,
    integer: true,
    fix: "Pass how many renewals the customer has survived, 0 before the first.",
  },
};

/** What contracts may hold. */
export const contractRules: ColumnRules<ContractKey> = {
  ...tenureRules,
  left: {
    min: 0,
    max: 1,
    integer: true,
    fix: "Pass 1 for a customer who left at his next renewal, 0 for one still there.",
  },
};
