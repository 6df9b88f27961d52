import { normalQuantile } from "../../numeric/distribution/normal.ts";
import { checkNumbers } from "../../schema/columns.ts";
import type { Note } from "../../schema/fitReport.ts";
import { weightedCorrelation, weightedRanks } from "../kernel/weightedCorrelation.ts";
import { checkWeighted, type Weighted } from "../kernel/weighted.ts";
import { buyersOf } from "./buyers.ts";
import { spendRules, type Spends } from "./spend.ts";

/** How closely the value of a purchase goes with the number of purchases, among customers with repeat purchases. */
export interface SpendIndependence {
  /** Pearson's correlation of frequency and monetaryValue; null where one of them does not vary. */
  readonly correlation: number | null;
  /** Its limits by Fisher's transformation; null where there is no correlation or fewer than 4 customers. */
  readonly interval: { readonly lower: number; readonly upper: number } | null;
  /** Spearman's correlation, that of the ranks: a few large buyers do not sway it; null where one of them does not vary. */
  readonly spearman: number | null;
  /** Customers with repeat purchases worth more than 0 (sum of the weights). */
  readonly customers: number;
}

/** How sure the interval is. */
export interface IndependenceOptions {
  /** Between 0 and 1; 0.95 by default. */
  readonly level?: number;
}

/** Correlations within this range of 0 are no concern for a model that takes both for independent. */
const NEGLIGIBLE = 0.1;

/**
 * Whether spend goes with frequency. Gamma-Gamma and `spend` assume that it does not: where frequent buyers spend more a purchase, both
 * understate the best customers (and overstate them where they spend less).
 *
 * `fit` has a note `value-depends-on-frequency` where the whole 95 % interval lies outside −0.1 … 0.1.
 *
 * @param columns those that `fit` takes; customers without repeat purchases, or with purchases worth 0, are left out
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * independence({ frequency: [1, 2, 3, 4, 5], monetaryValue: [10, 14, 12, 20, 19] }).correlation // => 0.8706
 * @see Fader, Hardie & Lee (2005), "RFM and CLV", J. Marketing Research 42(4), 415–430; Fisher (1921), Metron 1, 3–32
 */
export function independence(columns: Weighted<Spends>, options: IndependenceOptions = {}): SpendIndependence {
  const operation = "gammaGamma.independence";
  checkWeighted(operation, columns, spendRules);
  checkNumbers<never>(operation, "options", options, {});
  const { level = 0.95 } = options;
  const rule = { above: 0, max: 1 - Number.EPSILON, fix: "Pass the level as a share, 0.95 for 95 %." };
  checkNumbers(operation, "options", { level }, { level: rule });
  const { weights } = buyersOf(columns);
  const pearson = pearsonOf(columns, weights, level);
  const x = weightedRanks(columns.frequency, weights);
  const y = weightedRanks(columns.monetaryValue, weights);
  return { ...pearson, spearman: nullForNaN(weightedCorrelation({ x, y, weights })) };
}

/** The note of a fit, where the correlation is notable; what is not needed for it is not computed. */
export function independenceNotes(columns: Spends, weights: Float64Array): Note[] {
  const { correlation, interval } = pearsonOf(columns, weights, 0.95);
  if (correlation === null || interval === null) return [];
  const { lower, upper } = interval;
  if (!(lower > NEGLIGIBLE || upper < -NEGLIGIBLE)) return [];
  const [who, drift] = correlation > 0 ? ["more", "understated"] : ["less", "overstated"];
  const numbers = `correlation ${correlation.toFixed(2)}, 95 % interval ${lower.toFixed(2)} to ${upper.toFixed(2)}`;
  const message = `Frequent buyers spend ${who} a purchase (${numbers}), which the model takes for independent: the value of frequent buyers is ${drift}.`;
  return [{ code: "value-depends-on-frequency", message }];
}

function pearsonOf(columns: Spends, weights: Float64Array, level: number): Omit<SpendIndependence, "spearman"> {
  const r = weightedCorrelation({ x: columns.frequency, y: columns.monetaryValue, weights });
  let customers = 0;
  for (let i = 0; i < weights.length; i++) customers += weights[i]!;
  return { correlation: nullForNaN(r), interval: fisherInterval(r, customers, level), customers };
}

function fisherInterval(r: number, customers: number, level: number): SpendIndependence["interval"] {
  if (!(customers > 3) || Number.isNaN(r)) return null;
  const reach = normalQuantile((1 + level) / 2) / Math.sqrt(customers - 3);
  const centre = Math.atanh(r);
  return { lower: Math.tanh(centre - reach), upper: Math.tanh(centre + reach) };
}

function nullForNaN(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
