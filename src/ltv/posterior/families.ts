import type { Prior } from "../../schema/prior.ts";
import * as bdwKernel from "../bdw/kernel.ts";
import * as bgBbKernel from "../bgBb/kernel.ts";
import * as bgNbdKernel from "../bgNbd/kernel.ts";
import type { ContractData, SurvivorCounts } from "../contract/contracts.ts";
import { readRenewals } from "../contract/readRenewals.ts";
import { renewalLogLikelihood, type RetentionKernel } from "../contract/renewalLikelihood.ts";
import type { LtvModel } from "../families.ts";
import * as gammaGammaKernel from "../gammaGamma/kernel.ts";
import { spendRules, type Spends } from "../gammaGamma/spend.ts";
import { collapse, type CollapsedRows } from "../kernel/collapse.ts";
import type { HistoryKernel } from "../kernel/historyModel.ts";
import { meanAge } from "../kernel/meanAge.ts";
import { purchaseHistoryRules, type PurchaseHistories } from "../kernel/purchaseHistory.ts";
import { checkWeighted, type Weighted } from "../kernel/weighted.ts";
import * as mbgNbdKernel from "../mbgNbd/kernel.ts";
import * as nbdKernel from "../nbd/kernel.ts";
import * as paretoNbdKernel from "../paretoNbd/kernel.ts";
import * as sbgKernel from "../sbg/kernel.ts";
import type { PosteriorProblem } from "./problem.ts";

/** A family as `posterior` sees it. */
export interface PosteriorFamily {
  /** Parameters in the order of `fit.covariance`. */
  readonly names: readonly string[];
  /** Checks the columns a model was fitted to and makes its likelihood of them. */
  readonly read: (operation: string, columns: never, model: LtvModel) => Omit<PosteriorProblem, "names" | "signed">;
}

/** Anything within a factor of 50 of 1. */
const wide = { median: 1, sdLog: 2 };

/** A model of purchase histories; the parameters of `durations` are times, all others shapes. */
function histories<P extends string, D>(
  kernel: Pick<HistoryKernel<P, D>, "parameterNames" | "likelihoodData" | "logLikelihood">,
  durations: readonly P[],
): PosteriorFamily {
  const names = kernel.parameterNames;
  return {
    names,
    read: (operation, columns: Weighted<PurchaseHistories>) => {
      checkWeighted(operation, columns, purchaseHistoryRules);
      const rows = collapse([columns.frequency, columns.recency, columns.age], columns.weight);
      const data = kernel.likelihoodData(rows);
      const time = { median: meanAge(rows), sdLog: 2 };
      return {
        rows: rows.weights.length,
        logLikelihood: (parameters) => kernel.logLikelihood(parameters, data),
        weakPrior: Object.fromEntries(names.map((name) => [name, durations.includes(name) ? time : wide])),
      };
    },
  };
}

/** A model of renewals; the prior follows from the odds to stay at a renewal. */
function renewals(
  { parameterNames, retention }: { readonly parameterNames: readonly string[]; readonly retention: RetentionKernel },
  weakPrior: (odds: number) => Prior<string>,
): PosteriorFamily {
  return {
    names: parameterNames,
    read: (operation, columns: ContractData) => {
      const counts = readRenewals(operation, columns);
      const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
      return {
        rows: counts.left.length,
        logLikelihood: (parameters) => renewalLogLikelihood(retention, parameters, counts),
        weakPrior: weakPrior((sum(counts.stayed) + 0.5) / (sum(counts.left) + 0.5)),
      };
    },
  };
}

const spends: PosteriorFamily = {
  names: gammaGammaKernel.parameterNames,
  read: (operation, columns: Weighted<Spends>) => {
    checkWeighted(operation, columns, spendRules);
    const rows = payingBuyers(columns);
    const values = rows.columns[1]!;
    const mean = rows.weights.reduce((total, weight, i) => total + weight * values[i]!, 0) / rows.customers || 1;
    return {
      rows: rows.weights.length,
      logLikelihood: (parameters) => gammaGammaKernel.logLikelihood(parameters, rows),
      weakPrior: { p: wide, q: { median: 2, sdLog: 2 }, gamma: { median: mean, sdLog: 2 } },
    };
  },
};

/** Those who say something about spend, as in the fit. */
function payingBuyers({ frequency, monetaryValue, weight }: Weighted<Spends>): CollapsedRows {
  const weights = Float64Array.from(frequency, (count, i) =>
    count > 0 && monetaryValue[i]! > 0 ? (weight?.[i] ?? 1) : 0,
  );
  return collapse([frequency, monetaryValue], weights);
}

/** Every family that has a posterior, by the kind of its models: a new one is a line here. */
export const posteriorFamilies: Readonly<Record<string, PosteriorFamily>> = {
  "bg-nbd": histories(bgNbdKernel, ["alpha"]),
  "mbg-nbd": histories(mbgNbdKernel, ["alpha"]),
  "pareto-nbd": histories(paretoNbdKernel, ["alpha", "beta"]),
  nbd: histories(nbdKernel, ["alpha"]),
  "bg-bb": histories(bgBbKernel, []),
  sbg: renewals(sbgKernel, (odds) => ({ alpha: wide, beta: { median: odds, sdLog: 2 } })),
  bdw: renewals(bdwKernel, (odds) => ({ gamma: wide, delta: { median: odds, sdLog: 2 }, c: { median: 1, sdLog: 1 } })),
  "gamma-gamma": spends,
};

/** The columns that a model is fitted to. */
export type PosteriorColumns<M extends LtvModel> = M extends { readonly kind: "sbg" | "bdw" }
  ? | SurvivorCounts
    | Extract<ContractData, { readonly renewals: unknown }>
    | Weighted<Record<"renewals" | "left", ArrayLike<number>>>
  : M extends { readonly kind: "gamma-gamma" }
    ? Weighted<Spends>
    : Weighted<PurchaseHistories>;
