import { checkNumbers } from "../../schema/columns.ts";
import type { Prior } from "../../schema/prior.ts";
import * as bdwKernel from "../bdw/kernel.ts";
import * as bgBbKernel from "../bgBb/kernel.ts";
import type { BgCnbdKModel } from "../bgCnbdK/schema.ts";
import * as bgNbdKernel from "../bgNbd/kernel.ts";
import type { ContractData, SurvivorCounts } from "../contract/contracts.ts";
import { readDescribed } from "../contract/describedRenewals.ts";
import { countRenewals, type RenewalCounts } from "../contract/readRenewals.ts";
import { renewalDerivatives, renewalLogLikelihood, type RetentionKernel } from "../contract/renewalLikelihood.ts";
import type { LtvModel } from "../families.ts";
import * as gammaGammaKernel from "../gammaGamma/kernel.ts";
import { spendRules, type Spends } from "../gammaGamma/spend.ts";
import { collapse, type CollapsedRows } from "../kernel/collapse.ts";
import {
  leavingConvention,
  occasionConvention,
  rateConvention,
  type Convention,
} from "../kernel/covariates/convention.ts";
import type { GroupKernel } from "../kernel/covariates/groupedLikelihood.ts";
import { selectCovariates } from "../kernel/covariates/selectCovariates.ts";
import type { HistoryKernel } from "../kernel/historyModel.ts";
import { meanAge } from "../kernel/meanAge.ts";
import { purchaseHistoryRules, type DescribedHistories } from "../kernel/purchaseHistory.ts";
import { checkWeighted, type Weighted } from "../kernel/weighted.ts";
import * as mbgNbdKernel from "../mbgNbd/kernel.ts";
import type { MbgCnbdKModel } from "../mbgCnbdK/schema.ts";
import * as nbdKernel from "../nbd/kernel.ts";
import * as paretoNbdKernel from "../paretoNbd/kernel.ts";
import { tableLikelihood } from "../paretoNbd/tableLikelihood.ts";
import { parameterNames as regularNames, regularKernel } from "../regular/kernel.ts";
import { regularityRule } from "../regular/law.ts";
import * as sbgKernel from "../sbg/kernel.ts";
import { spendGroups } from "../spend/groups.ts";
import { logLikelihood as spendLogLikelihood } from "../spend/kernel.ts";
import { parameterNames as spendNames } from "../spend/parameters.ts";
import type { SpendModel } from "../spend/schema.ts";
import { fitOptionsOf, regressedLikelihood, type Coefficient } from "./coefficients.ts";
import type { PosteriorProblem } from "./problem.ts";

/** A family as `posterior` sees it. */
export interface PosteriorFamily {
  /** Parameters in the order of `fit.covariance`, before any coefficients. */
  readonly names: readonly string[];
  /** What covariates move; empty where the family takes none. */
  readonly convention: Convention<string>;
  /** Checks the columns a model was fitted to and makes its likelihood of them. */
  readonly read: (call: PosteriorCall) => Omit<PosteriorProblem, "names" | "signed">;
  /** Where the search for the mode begins, for a family whose estimates may be 0; the estimate itself by default. */
  readonly start?: (model: LtvModel) => LtvModel;
  /** Whether the prior of the fit is one of this posterior; true by default. */
  readonly sharesPrior?: false;
}

/** A fitted model, the columns it was fitted to, and its coefficients. */
export interface PosteriorCall {
  readonly operation: string;
  readonly columns: never;
  readonly model: LtvModel;
  readonly coefficients: readonly Coefficient[];
}

/** Anything within a factor of 50 of 1. */
const wide = { median: 1, sdLog: 2 };

/** The likelihood of a model of purchase histories, given its fixed numbers; `prepared` where many evaluations of one table have a quicker way. */
type KernelOf<P extends string, D> = (model: LtvModel) => Omit<HistoryKernel<P, D>, "parameterNames"> & {
  readonly prepared?: (data: D) => PosteriorProblem["logLikelihood"];
};

/** What tells models of purchase histories apart: the parameters of `durations` are times, all others shapes. */
interface HistoryFamily<P extends string> {
  readonly names: readonly P[];
  readonly durations: readonly P[];
  readonly convention?: Convention<string>;
}

/** A model of purchase histories. */
function histories<P extends string, D>(
  { names, durations, convention = {} }: HistoryFamily<P>,
  kernelOf: KernelOf<P, D>,
): PosteriorFamily {
  return {
    names,
    convention,
    read: ({ operation, columns, model, coefficients }) => {
      const data: Weighted<DescribedHistories> = columns;
      const options = fitOptionsOf(convention, coefficients, model);
      const selection = selectCovariates({ operation, convention, rules: purchaseHistoryRules, data, options });
      const rows = collapse([data.frequency, data.recency, data.age, ...selection.columns], data.weight);
      const kernel = kernelOf(model);
      const time = { median: meanAge(rows), sdLog: 2 };
      const weakPrior = Object.fromEntries(names.map((name) => [name, durations.includes(name) ? time : wide]));
      const size = names.length;
      const described = { operation, kernel, convention, size, rows, selection, coefficients };
      return {
        rows: rows.weights.length,
        logLikelihood:
          coefficients.length > 0
            ? regressedLikelihood({ ...described, prepare: kernel.likelihoodData })
            : plainLikelihood(kernel, rows),
        weakPrior,
      };
    },
  };
}

function plainLikelihood<P extends string, D>(
  kernel: ReturnType<KernelOf<P, D>>,
  rows: CollapsedRows,
): PosteriorProblem["logLikelihood"] {
  const data = kernel.likelihoodData(rows);
  return kernel.prepared?.(data) ?? ((parameters) => kernel.logLikelihood(parameters, data));
}

/** A model of regular timing: k stays what the model has. */
function regular(first: 0 | 1): PosteriorFamily {
  return histories({ names: regularNames, durations: ["alpha"] }, (model) => {
    const { k } = (model as BgCnbdKModel | MbgCnbdKModel).parameters;
    checkNumbers("posterior", "model.parameters", { k }, regularityRule);
    return regularKernel(k, first);
  });
}

/** A model of renewals; the prior follows from the odds to stay at a renewal. */
function renewals(
  { parameterNames, ...retention }: RetentionKernel & { readonly parameterNames: readonly string[] },
  weakPrior: (odds: number) => Prior<string>,
): PosteriorFamily {
  const convention = leavingConvention;
  const kernel: GroupKernel<RenewalCounts> = {
    logLikelihood: (parameters, counts) => renewalLogLikelihood(retention, parameters, counts),
    derivatives: (parameters, counts, g, h) => renewalDerivatives(retention, { parameters, counts }, g, h),
  };
  return {
    names: parameterNames,
    convention,
    read: ({ operation, columns, model, coefficients }) => {
      const options = fitOptionsOf(convention, coefficients, model);
      const { counts, selection } = readDescribed(operation, columns, options);
      const { rows } = counts;
      const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
      const size = parameterNames.length;
      const described = { operation, kernel, convention, size, rows, selection, coefficients };
      return {
        rows: counts.left.length,
        logLikelihood:
          coefficients.length > 0
            ? regressedLikelihood({ ...described, prepare: countRenewals })
            : (parameters) => kernel.logLikelihood(parameters, counts),
        weakPrior: weakPrior((sum(counts.stayed) + 0.5) / (sum(counts.left) + 0.5)),
      };
    },
  };
}

const gammaGamma: PosteriorFamily = {
  names: gammaGammaKernel.parameterNames,
  convention: {},
  read: ({ operation, columns }) => {
    checkWeighted(operation, columns as Weighted<Spends>, spendRules);
    const rows = payingBuyers(columns);
    return {
      rows: rows.weights.length,
      logLikelihood: (parameters) => gammaGammaKernel.logLikelihood(parameters, rows),
      weakPrior: { p: wide, q: { median: 2, sdLog: 2 }, gamma: { median: meanValue(rows), sdLog: 2 } },
    };
  },
};

/** The weak prior of its fit is about the ratio of the variances; here each is within a factor of 50 of the squared mean. */
const spend: PosteriorFamily = {
  names: spendNames,
  convention: {},
  sharesPrior: false,
  read: ({ operation, columns }) => {
    checkWeighted(operation, columns as Weighted<Spends>, spendRules);
    const rows = payingBuyers(columns);
    const groups = spendGroups(rows.columns, rows.weights);
    const mean = { median: meanValue(rows), sdLog: 2 };
    const variance = { median: mean.median * mean.median, sdLog: 2 };
    return {
      rows: groups.weights.length,
      logLikelihood: (parameters) => spendLogLikelihood(parameters, groups),
      weakPrior: { mean, betweenVariance: variance, withinVariance: variance },
    };
  },
  // A variance estimated as 0 is somewhere below the other one.
  start: (model) => {
    const { parameters } = model as SpendModel;
    const least = 1e-3 * Math.max(parameters.betweenVariance, parameters.withinVariance);
    const above = {
      betweenVariance: Math.max(parameters.betweenVariance, least),
      withinVariance: Math.max(parameters.withinVariance, least),
    };
    return { ...(model as SpendModel), parameters: { ...parameters, ...above } };
  },
};

function meanValue({ columns, weights, customers }: CollapsedRows): number {
  const values = columns[1]!;
  return weights.reduce((total, weight, i) => total + weight * values[i]!, 0) / customers || 1;
}

/** Those who say something about spend, as in the fit. */
function payingBuyers({ frequency, monetaryValue, weight }: Weighted<Spends>): CollapsedRows {
  const weights = Float64Array.from(frequency, (count, i) =>
    count > 0 && monetaryValue[i]! > 0 ? (weight?.[i] ?? 1) : 0,
  );
  return collapse([frequency, monetaryValue], weights);
}

/** Every family that has a posterior, by the kind of its models: a new one is a line here. */
export const posteriorFamilies: Readonly<Record<string, PosteriorFamily>> = {
  "bg-nbd": histories(
    { names: bgNbdKernel.parameterNames, durations: ["alpha"], convention: occasionConvention },
    () => bgNbdKernel,
  ),
  "mbg-nbd": histories(
    { names: mbgNbdKernel.parameterNames, durations: ["alpha"], convention: occasionConvention },
    () => mbgNbdKernel,
  ),
  "pareto-nbd": histories(
    { names: paretoNbdKernel.parameterNames, durations: ["alpha", "beta"], convention: rateConvention },
    () => ({ ...paretoNbdKernel, prepared: tableLikelihood }),
  ),
  nbd: histories({ names: nbdKernel.parameterNames, durations: ["alpha"] }, () => nbdKernel),
  "bg-bb": histories({ names: bgBbKernel.parameterNames, durations: [] }, () => bgBbKernel),
  "bg-cnbd-k": regular(0),
  "mbg-cnbd-k": regular(1),
  sbg: renewals({ ...sbgKernel.retention, parameterNames: sbgKernel.parameterNames }, (odds) => ({
    alpha: wide,
    beta: { median: odds, sdLog: 2 },
  })),
  bdw: renewals({ ...bdwKernel.retention, parameterNames: bdwKernel.parameterNames }, (odds) => ({
    gamma: wide,
    delta: { median: odds, sdLog: 2 },
    c: { median: 1, sdLog: 1 },
  })),
  "gamma-gamma": gammaGamma,
  spend,
};

/** The columns that a model is fitted to. */
export type PosteriorColumns<M extends LtvModel> = M extends { readonly kind: "sbg" | "bdw" }
  ? | SurvivorCounts
    | Extract<ContractData, { readonly renewals: unknown }>
    | Weighted<Record<"renewals" | "left", ArrayLike<number>>>
  : M extends { readonly kind: "gamma-gamma" | "spend" }
    ? Weighted<Spends>
    : Weighted<DescribedHistories>;
