import { normalQuantile } from "../../numeric/distribution/normal.ts";
import { checkNumbers, overRows, type Columns, type Row } from "../../schema/columns.ts";
import { frequencyRule, spendRules, type Spend, type Spends } from "../gammaGamma/spend.ts";
import { spendParametersOf } from "./parameters.ts";
import type { SpendModel, SpendParameters } from "./schema.ts";

/** What predictions read of a model: its parameters. */
export type SpendScorer = Pick<SpendModel, "parameters">;

/** Z: the weight of a customer's own mean against that of all; 0 where customers do not differ. A kernel. */
function weightOfOwn({ betweenVariance, withinVariance }: SpendParameters, frequency: number): number {
  if (frequency === 0 || betweenVariance === 0) return 0;
  return 1 / (1 + withinVariance / betweenVariance / frequency);
}

/**
 * Z = n / (n + K), K = σ²/τ²: how much a customer's own mean counts against that of all, from 0 (no purchases) to 1.
 *
 * @param spends one customer's frequency, or a column
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example credibility({ parameters: { mean: 35, betweenVariance: 300, withinVariance: 600 } }, { frequency: 2 }) // => 0.5
 */
export function credibility(model: SpendScorer, spends: Row<"frequency">): number;
export function credibility(model: SpendScorer, spends: Columns<"frequency">): Float64Array;
export function credibility(
  model: SpendScorer,
  spends: Row<"frequency"> | Columns<"frequency">,
): number | Float64Array {
  const parameters = spendParametersOf("spend.credibility", model);
  const rules = { frequency: frequencyRule };
  return overRows<"frequency">("spend.credibility", spends, rules, ({ frequency }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = weightOfOwn(parameters, frequency[i]!);
  });
}

/**
 * Expected value of a customer's next purchases: his own mean drawn towards that of all customers, (n z + K m) / (n + K) with K = σ²/τ². Always
 * defined: m for a customer without purchases.
 *
 * @param spends one customer, or columns: frequency and monetaryValue in the unit of money the model was fitted in
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { mean: 35, betweenVariance: 300, withinVariance: 600 } };
 * expectedSpend(model, { frequency: 2, monetaryValue: 22 }) // => 28.5
 * expectedSpend(model, { frequency: [0, 8], monetaryValue: [0, 22] }) // => [35, 24.6]
 * @see Bühlmann & Gisler (2005), A Course in Credibility Theory and its Applications, theorem 4.2
 */
export function expectedSpend(model: SpendScorer, spends: Spend): number;
export function expectedSpend(model: SpendScorer, spends: Spends): Float64Array;
export function expectedSpend(model: SpendScorer, spends: Spend | Spends): number | Float64Array {
  const parameters = spendParametersOf("spend.expectedSpend", model);
  return overRows("spend.expectedSpend", spends, spendRules, (columns, out) => {
    expectedInto(parameters, columns, out);
  });
}

function expectedInto(parameters: SpendParameters, { frequency, monetaryValue }: Spends, out: Float64Array): void {
  for (let i = 0; i < out.length; i++) {
    const own = weightOfOwn(parameters, frequency[i]!);
    out[i] = own === 0 ? parameters.mean : own * monetaryValue[i]! + (1 - own) * parameters.mean;
  }
}

/**
 * Standard deviation of what {@link expectedSpend} estimates: how unsure the customer's true mean value still is, √(τ² (1 − Z)).
 *
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example spendStandardDeviation({ parameters: { mean: 35, betweenVariance: 300, withinVariance: 600 } }, { frequency: 2, monetaryValue: 22 }) // => 12.247
 */
export function spendStandardDeviation(model: SpendScorer, spends: Spend): number;
export function spendStandardDeviation(model: SpendScorer, spends: Spends): Float64Array;
export function spendStandardDeviation(model: SpendScorer, spends: Spend | Spends): number | Float64Array {
  const parameters = spendParametersOf("spend.spendStandardDeviation", model);
  return overRows("spend.spendStandardDeviation", spends, spendRules, ({ frequency }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = deviationOf(parameters, frequency[i]!);
  });
}

function deviationOf({ betweenVariance, withinVariance }: SpendParameters, frequency: number): number {
  if (betweenVariance === 0) return 0;
  if (frequency === 0) return Math.sqrt(betweenVariance);
  return Math.sqrt(withinVariance / (frequency + withinVariance / betweenVariance));
}

/** How sure an interval is. */
export interface SpendIntervalOptions {
  /** Between 0 and 1; 0.95 by default. */
  readonly level?: number;
}

/**
 * Interval of a customer's true mean value around {@link expectedSpend}, of normal shape and never below 0. It takes the model's parameters
 * as known; the mean and variances are not those of a few customers then.
 *
 * @returns limits as numbers for one customer, as a `Float64Array` each for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example spendInterval({ parameters: { mean: 35, betweenVariance: 300, withinVariance: 600 } }, { frequency: 2, monetaryValue: 22 }) // => { lower: 4.495, upper: 52.505 }
 */
export function spendInterval(
  model: SpendScorer,
  spends: Spend,
  options?: SpendIntervalOptions,
): { readonly lower: number; readonly upper: number };
export function spendInterval(
  model: SpendScorer,
  spends: Spends,
  options?: SpendIntervalOptions,
): { readonly lower: Float64Array; readonly upper: Float64Array };
export function spendInterval(
  model: SpendScorer,
  spends: Spend | Spends,
  options: SpendIntervalOptions = {},
): { readonly lower: number | Float64Array; readonly upper: number | Float64Array } {
  const operation = "spend.spendInterval";
  const parameters = spendParametersOf(operation, model);
  checkNumbers<never>(operation, "options", options, {});
  const { level = 0.95 } = options;
  const rule = { above: 0, max: 1 - Number.EPSILON, fix: "Pass the level as a share, 0.95 for 95 %." };
  checkNumbers(operation, "options", { level }, { level: rule });
  const reach = normalQuantile((1 + level) / 2);
  const bound = (side: number): number | Float64Array =>
    overRows(operation, spends, spendRules, (columns, out) => {
      expectedInto(parameters, columns, out);
      for (let i = 0; i < out.length; i++) {
        out[i] = Math.max(0, out[i]! + side * reach * deviationOf(parameters, columns.frequency[i]!));
      }
    });
  return { lower: bound(-1), upper: bound(1) };
}
