import { checkColumns, overRows } from "../../schema/columns.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { Prior } from "../../schema/prior.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { collapse } from "../kernel/collapse.ts";
import { fitHistories, type HistoryModel } from "../kernel/historyModel.ts";
import type { FitOptions } from "../kernel/maximumLikelihood.ts";
import { meanAge } from "../kernel/meanAge.ts";
import { checkParameters } from "../kernel/modelParameters.ts";
import type { MaybeTimed } from "../kernel/observedUnit.ts";
import type { PurchaseHistories, PurchaseHistory } from "../kernel/purchaseHistory.ts";
import { agesAndStream, type SimulateOptions } from "../kernel/simulateOptions.ts";
import { checkWeighted, type Weighted } from "../kernel/weighted.ts";
import * as kernel from "./kernel.ts";
import { ageRule, opportunityRules } from "./opportunities.ts";
import type { BgBbModel, BgBbParameters } from "./schema.ts";
import { simulateHistories } from "./simulation.ts";

/** Options of {@link fit}. */
export interface BgBbFitOptions extends FitOptions<keyof BgBbParameters> {
  /** Time from one opportunity to the next, kept with the model; the columns' own `unit` by default. */
  readonly timeUnit?: TimeUnit;
}

/** Columns to fit to, optionally with their `unit` and a `weight`. */
export type BgBbColumns = Weighted<PurchaseHistories> & MaybeTimed;

/**
 * Fits the BG/BB model of purchases at discrete opportunities (a yearly appeal, a weekly delivery, a conference) by maximum likelihood.
 *
 * @param columns frequency (opportunities with a purchase), recency (number of the last of them, 0 without one), age (opportunities since
 * the first purchase), all whole and none above the next; optionally weight and `unit`. The first purchase itself is no opportunity.
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations`, `no-maximum`, `not-converged`, `aborted`
 * @example
 * const customers = { frequency: [2, 1, 0, 0, 6, 1, 0, 3], recency: [5, 2, 0, 0, 6, 5, 0, 4], age: [6, 6, 6, 5, 6, 5, 5, 6] };
 * fit(customers, { timeUnit: "year", prior: "weak" }).fit.observations // => 8
 * @see Fader, Hardie & Shang (2010), Marketing Science 29(6), 1086–1108
 */
export function fit(columns: BgBbColumns, options: BgBbFitOptions = {}): BgBbModel {
  checkWeighted("bgBb.fit", columns, opportunityRules);
  const estimate = fitHistories(historyModel, columns, options);
  return freezeDeep({ kind: "bg-bb", version: 1, ...estimate });
}

function weakPrior(): Prior<keyof BgBbParameters> {
  const wide = { median: 1, sdLog: 2 };
  return { alpha: wide, beta: wide, gamma: wide, delta: wide };
}

/** Chances to buy about as many purchases as there were opportunities up to the last; lives about as long as the observation. */
function startingPoints({ rows }: kernel.LikelihoodData): number[][] {
  const [frequency, recency] = rows.columns as [Float64Array, Float64Array];
  let bought = 0;
  let passed = 0;
  for (let i = 0; i < rows.weights.length; i++) {
    bought += rows.weights[i]! * frequency[i]!;
    passed += rows.weights[i]! * recency[i]!;
  }
  const buy = Math.min(Math.max(bought / passed || 0, 0.05), 0.95);
  const life = 1 + meanAge(rows);
  return [
    [2 * buy, 2 * (1 - buy), 0.7, 0.7 * life],
    [6 * buy, 6 * (1 - buy), 2, 4 * life],
    [0.5 * buy, 0.5 * (1 - buy), 0.2, 0.2 * life],
  ];
}

const historyModel: HistoryModel<keyof BgBbParameters, kernel.LikelihoodData> = {
  name: "bgBb",
  kernel,
  starts: startingPoints,
  weakPrior,
};

/**
 * Log-likelihood of one customer, or the sum over columns of customers.
 *
 * @param parameters alpha, beta, gamma, delta, all above 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logLikelihood({ alpha: 1, beta: 1, gamma: 1, delta: 1 }, { frequency: 1, recency: 1, age: 1 }) // => -1.3863
 * @see Fader, Hardie & Shang (2010), eq. 5
 */
export function logLikelihood(parameters: BgBbParameters, customers: PurchaseHistory | PurchaseHistories): number {
  const operation = "bgBb.logLikelihood";
  checkParameters(operation, kernel.parameterNames, parameters);
  const vector = kernel.parameterNames.map((name) => parameters[name]);
  let total = 0;
  overRows(operation, customers, opportunityRules, ({ frequency, recency, age }) => {
    total = kernel.logLikelihood(vector, kernel.likelihoodData(collapse([frequency, recency, age])));
  });
  return total;
}

/**
 * Draws customers from the model itself, as columns that {@link fit} takes.
 *
 * @param options `age` is a number of opportunities, whole: one for all customers or one each
 * @throws {KeizokuError} `invalid-input`
 * @example simulate({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 }, { customers: 3, age: 6, seed: 1 }).age // => [6, 6, 6]
 */
export function simulate(
  parameters: BgBbParameters,
  options: SimulateOptions,
): Record<keyof PurchaseHistory, Float64Array> {
  const operation = "bgBb.simulate";
  checkParameters(operation, kernel.parameterNames, parameters);
  const { ages, stream } = agesAndStream(operation, options);
  checkColumns<"age">(operation, { age: ages }, { age: ageRule });
  return simulateHistories(parameters, ages, stream);
}
