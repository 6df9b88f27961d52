import { randomStream, type RandomStream } from "../../numeric/random/stream.ts";
import { KeizokuError } from "../../schema/error.ts";
import { checkColumns, checkNumbers, overRows } from "../../schema/columns.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { checkTimeUnit, type TimeUnit } from "../../schema/timeUnit.ts";
import { collapse, type CollapsedRows } from "../kernel/collapse.ts";
import { maximizeLikelihood, type FitOptions } from "../kernel/maximumLikelihood.ts";
import type { Prior } from "../../schema/prior.ts";
import { purchaseHistoryRules, type PurchaseHistories, type PurchaseHistory } from "../kernel/purchaseHistory.ts";
import { checkParameters } from "../kernel/modelParameters.ts";
import { checkWeighted, type Weighted } from "../kernel/weighted.ts";

import * as kernel from "./kernel.ts";
import { simulateHistories } from "./simulation.ts";
import type { BgNbdModel, BgNbdParameters } from "./schema.ts";

/** Options of {@link fit}. */
export interface BgNbdFitOptions extends FitOptions<keyof BgNbdParameters> {
  /** Unit of recency and age, kept with the model; the columns' own `unit` by default, as `summarize` gives it. */
  readonly timeUnit?: TimeUnit;
}

/** Columns to fit to. */
export type BgNbdColumns = Weighted<PurchaseHistories> & {
  /** Unit of recency and age. */
  readonly unit?: TimeUnit;
};

/**
 * Fits the BG/NBD model of repeat purchases by maximum likelihood.
 *
 * @param columns frequency (repeat purchases, whole), recency and age, optionally weight and their `unit`: what `summarize` gives
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations`, `no-maximum`, `not-converged`, `aborted`
 * @example
 * const customers = { frequency: [2, 1, 0, 0, 7, 1, 0, 3], recency: [30, 2, 0, 0, 35, 5, 0, 12], age: [39, 39, 39, 38, 39, 38, 38, 37] };
 * fit(customers, { timeUnit: "week", prior: "weak" }).fit.observations // => 8
 * @see Fader, Hardie & Lee (2005), Marketing Science 24(2), 275–284
 */
export function fit(columns: BgNbdColumns, options: BgNbdFitOptions = {}): BgNbdModel {
  const operation = "bgNbd.fit";
  const timeUnit = unitOf(operation, columns, options);
  checkWeighted(operation, columns, purchaseHistoryRules);
  const rows = collapse([columns.frequency, columns.recency, columns.age], columns.weight);
  const data = kernel.likelihoodData(rows);
  const estimate = maximizeLikelihood(
    {
      operation,
      names: kernel.parameterNames,
      rows,
      timeUnit,
      starts: startingPoints(data),
      weakPrior: weakPrior(rows),
      notes: [],
      value: (parameters) => kernel.logLikelihood(parameters, data),
      derivatives: (parameters, g, h) => kernel.derivatives(parameters, data, g, h),
    },
    options,
  );
  return freezeDeep({ kind: "bg-nbd", version: 1, ...estimate });
}

function unitOf(operation: string, columns: BgNbdColumns, { timeUnit }: BgNbdFitOptions): TimeUnit {
  const given = (columns as Partial<BgNbdColumns> | null)?.unit;
  const unit = timeUnit ?? given;
  checkTimeUnit(operation, "options.timeUnit", unit);
  if (given === undefined || given === unit) return unit;
  const fix = "Leave options.timeUnit out, or summarise in that unit.";
  throw new KeizokuError(operation, [
    {
      code: "invalid-input",
      path: "options.timeUnit",
      expected: `${given}, the unit of the columns`,
      received: unit,
      fix,
    },
  ]);
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
  checkParameters(operation, kernel.parameterNames, parameters);
  const { r, alpha, a, b } = parameters;
  let total = 0;
  overRows(operation, customers, purchaseHistoryRules, ({ frequency, recency, age }) => {
    const data = kernel.likelihoodData(collapse([frequency, recency, age]));
    total = kernel.logLikelihood([r, alpha, a, b], data);
  });
  return total;
}

/** What fits into memory. */
const MOST_SIMULATED = 1e8;

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
  checkParameters(operation, kernel.parameterNames, parameters);
  const { customers, age, seed } = options;
  const countRule = { min: 1, max: MOST_SIMULATED, integer: true, fix: "Pass how many customers to draw." };
  checkNumbers(operation, "options", { customers }, { customers: countRule });
  const ages = typeof age === "number" ? new Float64Array(customers).fill(age) : age;
  checkColumns<"age">(operation, { age: ages }, { age: { min: 0, fix: "Pass how long each customer is observed." } });
  if (ages.length !== customers) {
    const expected = `${String(customers)} values, one a customer`;
    const fix = "Pass one age for all, or as many as customers.";
    throw new KeizokuError(operation, [
      { code: "invalid-input", path: "options.age", expected, received: String(ages.length), fix },
    ]);
  }
  const stream = typeof seed === "object" ? seed : randomStream(seed);
  return simulateHistories(parameters, ages, stream);
}
