import { randomStream, type RandomStream } from "../../numeric/random/stream.ts";
import { checkNumbers, overRows } from "../../schema/columns.ts";
import type { TimeUnit } from "../../schema/timeUnit.ts";
import { collapse, type CollapsedRows } from "../kernel/collapse.ts";
import { maximizeLikelihood, type FitOptions } from "../kernel/maximumLikelihood.ts";
import type { Prior } from "../kernel/prior.ts";
import { purchaseHistoryRules, type PurchaseHistories, type PurchaseHistory } from "../kernel/purchaseHistory.ts";
import { checkWeighted, type Weighted } from "../kernel/weighted.ts";

import * as kernel from "./kernel.ts";
import { simulateHistories } from "./simulation.ts";
import type { BgNbdModel, BgNbdParameters } from "./schema.ts";

/** Options of {@link fit}. */
export interface BgNbdFitOptions extends FitOptions<keyof BgNbdParameters> {
  /** Unit of recency and age, kept with the model. */
  readonly timeUnit: TimeUnit;
}

/**
 * Fits the BG/NBD model of repeat purchases by maximum likelihood.
 *
 * @param columns frequency (repeat purchases, whole), recency and age (in `timeUnit`), optionally weight
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations`, `no-maximum`, `not-converged`, `aborted`
 * @example
 * const customers = { frequency: [2, 1, 0, 0, 7, 1, 0, 3], recency: [30, 2, 0, 0, 35, 5, 0, 12], age: [39, 39, 39, 38, 39, 38, 38, 37] };
 * fit(customers, { timeUnit: "week", prior: "weak" }).fit.observations // => 8
 * @see Fader, Hardie & Lee (2005), Marketing Science 24(2), 275–284
 */
export function fit(columns: Weighted<PurchaseHistories>, options: BgNbdFitOptions): BgNbdModel {
  const operation = "bgNbd.fit";
  checkWeighted(operation, columns, purchaseHistoryRules);
  const rows = collapse([columns.frequency, columns.recency, columns.age], columns.weight);
  const data = kernel.likelihoodData(rows);
  const estimate = maximizeLikelihood(
    {
      operation,
      names: kernel.parameterNames,
      rows,
      timeUnit: options.timeUnit,
      starts: startingPoints(data),
      weakPrior: weakPrior(rows),
      notes: [],
      value: (parameters) => kernel.logLikelihood(parameters, data),
      derivatives: (parameters, g, h) => kernel.derivatives(parameters, data, g, h),
    },
    options,
  );
  return { kind: "bg-nbd", version: 1, ...estimate };
}

function meanAge(rows: CollapsedRows): number {
  let sum = 0;
  for (let i = 0; i < rows.weights.length; i++) sum += rows.weights[i]! * rows.columns[2]![i]!;
  return sum / rows.customers || 1;
}

function weakPrior(rows: CollapsedRows): Prior<keyof BgNbdParameters> {
  const wide = { median: 1, sdLog: 2 };
  return { r: wide, alpha: { median: meanAge(rows), sdLog: 2 }, a: wide, b: wide };
}

/** Shapes seen in practice, with alpha such that r / alpha is somewhat above the observed purchases per unit of age. */
function startingPoints(data: kernel.LikelihoodData): number[][] {
  const rate = Math.max(data.purchases, 0.5) / data.rows.customers / meanAge(data.rows);
  return [
    [0.5, 0.35 / rate, 0.8, 2.5],
    [1.5, 1 / rate, 0.5, 5],
    [0.2, 0.1 / rate, 1.5, 1.5],
  ];
}

/**
 * Log-likelihood of one customer, or the sum over columns of customers.
 *
 * @param parameters r, alpha, a, b, all above 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logLikelihood({ r: 0.25, alpha: 4, a: 0.8, b: 2.5 }, { frequency: 0, recency: 0, age: 40 }) // => -0.59947382
 * @see Fader, Hardie & Lee (2005), eq. 6
 */
export function logLikelihood(parameters: BgNbdParameters, customers: PurchaseHistory | PurchaseHistories): number {
  const operation = "bgNbd.logLikelihood";
  checkParameters(operation, parameters);
  const { r, alpha, a, b } = parameters;
  let total = 0;
  overRows(operation, customers, purchaseHistoryRules, ({ frequency, recency, age }) => {
    const data = kernel.likelihoodData(collapse([frequency, recency, age]));
    total = kernel.logLikelihood([r, alpha, a, b], data);
  });
  return total;
}

/** What {@link simulate} needs besides the parameters. */
export interface SimulateOptions {
  /** How many customers. */
  readonly customers: number;
  /** Time from each first purchase to the end of the observation: one for all, or one a customer. */
  readonly age: number | ArrayLike<number>;
  /** The same seed gives the same customers; a stream continues where it stands. */
  readonly seed: number | string | RandomStream;
}

/**
 * Draws customers from the model itself, as columns that {@link fit} takes.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example simulate({ r: 0.25, alpha: 4, a: 0.8, b: 2.5 }, { customers: 3, age: 39, seed: 1 }).age // => [39, 39, 39]
 */
export function simulate(
  parameters: BgNbdParameters,
  options: SimulateOptions,
): Record<keyof PurchaseHistory, Float64Array> {
  const operation = "bgNbd.simulate";
  checkParameters(operation, parameters);
  const { customers, seed } = options;
  checkNumbers(
    operation,
    "options",
    { customers },
    { customers: { min: 1, integer: true, fix: "Pass how many customers to draw." } },
  );
  const ages =
    typeof options.age === "number" ? new Float64Array(customers).fill(options.age) : Float64Array.from(options.age);
  const stream = typeof seed === "object" ? seed : randomStream(seed);
  return simulateHistories(parameters, ages.subarray(0, customers), stream);
}

const positive = { above: 0, fix: "Pass the parameters of a fitted model." };

/** Checks parameters that did not come from a fit. */
export function checkParameters(operation: string, parameters: BgNbdParameters): void {
  checkNumbers(operation, "parameters", { ...parameters }, { r: positive, alpha: positive, a: positive, b: positive });
}
