import type { Columns } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import { collapse } from "../kernel/collapse.ts";
import { leavingConvention, type ContractProcess } from "../kernel/covariates/convention.ts";
import type { CovariateFitOptions, CovariateRow, DescribedColumns } from "../kernel/covariates/covariates.ts";
import { effectsOf, overCustomers } from "../kernel/covariates/scorer.ts";
import { selectCovariates, type Selection } from "../kernel/covariates/selectCovariates.ts";
import { weightRule, type Weighted } from "../kernel/weighted.ts";
import { contractRules, type Contract, type ContractKey, type Contracts, type SurvivorCounts } from "./contracts.ts";
import { countRenewals, hasSurvivors, readRenewals, type RenewalCounts } from "./readRenewals.ts";
import { renewalLogLikelihood, type RetentionKernel } from "./renewalLikelihood.ts";

/** Counts of all customers together, the covariates being further columns of their rows, and what a fit uses of these. */
export interface DescribedRenewals {
  readonly counts: RenewalCounts;
  readonly selection: Selection;
}

/**
 * Checks cohorts, or single customers with their covariates, and counts who stayed and who left at each renewal.
 *
 * @throws {KeizokuError} `invalid-input` (covariates of cohorts, too), `empty-input`
 */
export function readDescribed(
  operation: string,
  data: SurvivorCounts | Weighted<Contracts>,
  options: CovariateFitOptions<ContractProcess>,
): DescribedRenewals {
  const none: Selection = { effects: [], names: [], columns: [], ridge: {} };
  if (hasSurvivors(data)) {
    refuseCohorts(operation, data);
    return { counts: readRenewals(operation, data), selection: none };
  }
  // One customer, as readRenewals takes him, has no covariate that varies.
  if (typeof (data as { renewals?: unknown } | null | undefined)?.renewals === "number")
    return { counts: readRenewals(operation, data), selection: none };
  const call = { operation, convention: leavingConvention, rules: contractRules, data, options };
  const selection = selectCovariates<ContractKey>(call);
  return { counts: countRenewals(collapse([data.renewals, data.left, ...selection.columns], data.weight)), selection };
}

function refuseCohorts(operation: string, data: SurvivorCounts): void {
  const { covariates } = data as DescribedColumns;
  if (covariates === undefined) return;
  const expected = "columns renewals and left, one row a customer";
  const fix = "Pass single customers, or rows with a weight for each cohort's.";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "covariates", expected, received: "covariates of survivors", fix },
  ]);
}

/** A family's likelihood at checked parameters. */
export interface RenewalModel {
  readonly operation: string;
  readonly retention: RetentionKernel;
  readonly parameters: readonly number[];
}

/**
 * Log-likelihood of one customer, of columns of customers, or of cohorts.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function describedLogLikelihood(
  { operation, retention, parameters }: RenewalModel,
  data: Contract | Weighted<Contracts> | SurvivorCounts,
  coefficients?: Readonly<Record<string, CovariateRow>>,
): number {
  const effects = effectsOf(operation, "coefficients", leavingConvention, coefficients);
  if (effects.length === 0) return renewalLogLikelihood(retention, parameters, readRenewals(operation, data));
  if (hasSurvivors(data)) refuseCohorts(operation, { ...data, covariates: {} } as SurvivorCounts);
  const weighted = (data as { readonly weight?: unknown } | null | undefined)?.weight !== undefined;
  const rules = weighted ? { ...contractRules, weight: weightRule } : contractRules;
  let total = 0;
  overCustomers<string>(
    { operation, parameters, effects },
    data as unknown as Columns<string>,
    rules,
    (own, { renewals, left, weight }) => {
      total += renewalLogLikelihood(retention, own, countRenewals(collapse([renewals!, left!], weight)));
    },
  );
  return total;
}
