import { gamma as drawGamma } from "../../numeric/random/gamma.ts";
import type { RandomStream } from "../../numeric/random/stream.ts";
import { checkColumns, overRows } from "../../schema/columns.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { Note } from "../../schema/fitReport.ts";
import { seedStream } from "../kernel/seedStream.ts";
import { collapse, type CollapsedRows } from "../kernel/collapse.ts";
import { maximizeLikelihood, type FitOptions } from "../kernel/maximumLikelihood.ts";
import type { Prior } from "../../schema/prior.ts";
import { checkParameters } from "../kernel/modelParameters.ts";
import { checkWeighted, type Weighted } from "../kernel/weighted.ts";
import { buyersOf } from "./buyers.ts";
import { independenceNotes } from "./independence.ts";
import * as kernel from "./kernel.ts";
import type { GammaGammaModel, GammaGammaParameters } from "./schema.ts";
import { frequencyRule, spendRules, type Spend, type SpendKey, type Spends } from "./spend.ts";

/** Options of {@link fit}. */
export type GammaGammaFitOptions = FitOptions<keyof GammaGammaParameters>;

/**
 * Fits the Gamma-Gamma model of spend to customers with repeat purchases, by maximum likelihood.
 *
 * Customers without repeat purchases say nothing about their spend and are left out, as are those whose mean value is 0; notes
 * `without-repeat-purchases` and `zero-spend` count them. A note `value-depends-on-frequency` says where spend goes with frequency
 * ({@link independence}), which the model takes for independent.
 *
 * @param columns frequency (repeat purchases, whole), monetaryValue (their mean value), optionally weight
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations`, `no-maximum`, `not-converged`, `aborted`
 * @example
 * const spends = { frequency: [2, 1, 7, 1, 3, 0], monetaryValue: [22.35, 11.77, 73.74, 11.77, 25.55, 0] };
 * fit(spends, { prior: "weak" }).fit.observations // => 5
 * @see Fader & Hardie (2013), http://www.brucehardie.com/notes/025/
 */
export function fit(columns: Weighted<Spends>, options: GammaGammaFitOptions = {}): GammaGammaModel {
  const operation = "gammaGamma.fit";
  checkWeighted(operation, columns, spendRules);
  const { weights, notes: leftOut } = buyersOf(columns);
  const rows = collapse([columns.frequency, columns.monetaryValue], weights);
  const notes = [...leftOut, ...independenceNotes(columns, weights)];
  const { parameters, fit: report } = maximizeLikelihood(
    {
      operation,
      names: kernel.parameterNames,
      rows,
      timeUnit: null,
      starts: startingPoints(rows),
      weakPrior: weakPrior(rows),
      notes,
      value: (parameters) => kernel.logLikelihood(parameters, rows),
      derivatives: (parameters, g, h) => kernel.derivatives(parameters, rows, g, h),
    },
    options,
  );
  return freezeDeep({
    kind: "gamma-gamma",
    version: 1,
    parameters,
    fit: { ...report, notes: [...report.notes, ...meanNotes(parameters)] },
  });
}

function meanNotes({ q }: GammaGammaParameters): Note[] {
  if (q > 1) return [];
  const message =
    "q is at most 1: the mean spend over customers is infinite, and a customer without purchases has no expected spend.";
  return [{ code: "mean-undefined", message }];
}

function meanValue(rows: CollapsedRows): number {
  let sum = 0;
  for (let i = 0; i < rows.weights.length; i++) sum += rows.weights[i]! * rows.columns[1]![i]!;
  return sum / rows.customers || 1;
}

function weakPrior(rows: CollapsedRows): Prior<keyof GammaGammaParameters> {
  return { p: { median: 1, sdLog: 2 }, q: { median: 2, sdLog: 2 }, gamma: { median: meanValue(rows), sdLog: 2 } };
}

/** gamma follows from p, q and the mean: p γ / (q − 1) = mean. */
function startingPoints(rows: CollapsedRows): number[][] {
  const mean = meanValue(rows);
  return [
    [4, 3.5, (mean * 2.5) / 4],
    [1, 2, mean],
    [15, 8, (mean * 7) / 15],
  ];
}

/**
 * Log-likelihood of one customer, or the sum over columns of customers; frequency and monetaryValue above 0.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logLikelihood({ p: 1, q: 1, gamma: 1 }, { frequency: 1, monetaryValue: 1 }) // => -1.3863
 * @see Fader & Hardie (2013), eq. 1a
 */
export function logLikelihood(parameters: GammaGammaParameters, spends: Spend | Spends): number {
  const operation = "gammaGamma.logLikelihood";
  checkParameters(operation, kernel.parameterNames, parameters);
  const { p, q, gamma } = parameters;
  const rules = {
    frequency: { ...spendRules.frequency, min: 1 },
    monetaryValue: { ...spendRules.monetaryValue, above: 0 },
  };
  let total = 0;
  overRows(operation, spends, rules, ({ frequency, monetaryValue }) => {
    total = kernel.logLikelihood([p, q, gamma], collapse([frequency, monetaryValue]));
  });
  return total;
}

/** What {@link simulate} needs besides the parameters. */
export interface SpendSimulateOptions {
  /** Repeat purchases of each customer, whole and at least 0. */
  readonly frequency: ArrayLike<number>;
  /** The same seed gives the same spends; a stream continues where it stands. */
  readonly seed: number | string | RandomStream;
}

/**
 * Draws the mean value of each customer's repeat purchases from the model itself; 0 where there are none.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example simulate({ p: 6.25, q: 3.74, gamma: 15.44 }, { frequency: [0, 2], seed: 1 }).monetaryValue[0] // => 0
 */
export function simulate(
  parameters: GammaGammaParameters,
  options: SpendSimulateOptions,
): Record<SpendKey, Float64Array> {
  const operation = "gammaGamma.simulate";
  checkParameters(operation, kernel.parameterNames, parameters);
  checkColumns<"frequency">(operation, options, { frequency: frequencyRule });
  const { p, q, gamma } = parameters;
  const stream = seedStream(options.seed);
  const frequency = Float64Array.from(options.frequency);
  const monetaryValue = frequency.map((x) => {
    const rate = drawGamma(stream, q, 1 / gamma);
    return x === 0 ? 0 : drawGamma(stream, p * x, 1 / (rate * x));
  });
  return { frequency, monetaryValue };
}
