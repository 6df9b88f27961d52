import { checkNumbers, overRows } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import { buyersOf } from "../gammaGamma/buyers.ts";
import { independenceNotes } from "../gammaGamma/independence.ts";
import { frequencyRule, spendRules, type Spend, type Spends } from "../gammaGamma/spend.ts";
import { collapse } from "../kernel/collapse.ts";
import { noMaximum, tooFew } from "../kernel/fitErrors.ts";
import { checkWeighted, type Weighted } from "../kernel/weighted.ts";
import { bestProfile, WEAK_SD_LOG, type BestProfile } from "./estimate.ts";
import { spendGroups, type SpendGroups } from "./groups.ts";
import { logLikelihood as kernelLogLikelihood } from "./kernel.ts";
import { checkSpendParameters, parameterNames } from "./parameters.ts";
import { precisionAt, reportOf } from "./report.ts";
import type { SpendModel, SpendParameters } from "./schema.ts";

/** Options of {@link fit}. */
export interface SpendFitOptions {
  /** None by default. `"weak"`: the ratio of the two variances is near 1, a factor of 50 either way being plausible. */
  readonly prior?: "weak";
}

const OPERATION = "spend.fit";

/** Mean values whose variances, and the variances of those, a double holds with all its digits. */
const RANGE = { least: 1e-60, most: 1e60 };

/** A million wrong rows must not fill the memory. */
const MOST_LISTED = 1000;

/** Values that differ by less, relatively, are one value. */
const FLAT = 1e-12;

/**
 * Fits spend by empirical Bayes (Bühlmann–Straub credibility): how much customers' true means differ, and how much one customer's purchases
 * do. It has an answer where Gamma-Gamma has none (values all alike, or of infinite mean).
 *
 * The mean value of n purchases is taken to have the variance τ² + σ²/n and, to learn the two, the shape of a gamma distribution, which a few
 * very large purchases hardly sway. (Where both variances are large and spread grows with a customer's mean, σ² comes out too small, and the own mean
 * counts for a little much; the common mean is not affected.) The estimate maximises that likelihood over the ratio of the variances, its ends included, so that a variance
 * may be 0 (notes `no-between-variance`, `no-within-variance`; `flat-spend` where all values are equal). The two can be told apart only where
 * numbers of purchases differ: else `no-maximum`, and `prior: "weak"` takes them for about equal.
 *
 * Customers without repeat purchases are left out, and those whose mean value is 0 (notes `without-repeat-purchases`, `zero-spend`). A note
 * `value-depends-on-frequency` says where spend goes with frequency (`gammaGamma.independence`), which the model takes for independent.
 *
 * @param columns frequency (repeat purchases, whole), monetaryValue (their mean value, 0 or from 1e-60 to 1e60), optionally weight
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-few-observations` (fewer than 2 customers with repeat purchases), `no-maximum`
 * @example
 * const spends = { frequency: [2, 1, 7, 1, 3, 0], monetaryValue: [22.35, 11.77, 73.74, 11.77, 25.55, 0] };
 * fit(spends, { prior: "weak" }).fit.observations // => 5
 * fit({ frequency: [3, 3, 3], monetaryValue: [20, 20, 20] }).parameters // => { mean: 20, betweenVariance: 0, withinVariance: 0 }
 * fit({ frequency: [1, 1, 1], monetaryValue: [20, 10, 30] }) // throws no-maximum
 * @see Bühlmann & Straub (1970), Mitteilungen der Vereinigung Schweizerischer Versicherungsmathematiker 70, 111–133
 */
export function fit(columns: Weighted<Spends>, options: SpendFitOptions = {}): SpendModel {
  checkWeighted(OPERATION, columns, spendRules);
  checkNumbers<never>(OPERATION, "options", options, {});
  checkPrior(options.prior);
  const weak = options.prior === "weak";
  const { weights, notes } = buyersOf(columns);
  checkRange(columns.monetaryValue, weights);
  const rows = collapse([columns.frequency, columns.monetaryValue], weights);
  const groups = spendGroups(rows.columns, rows.weights);
  if (!(groups.customers >= 2)) throw tooFew({ operation: OPERATION, names: parameterNames }, groups.customers, 2);
  if (isFlat(groups)) return flatModel(groups, notes);
  if (!weak && groups.frequency.length < 2) {
    throw noMaximum({ operation: OPERATION, names: ["betweenVariance", "withinVariance"] }, false);
  }
  const best = bestProfile(groups, weak);
  return modelOf(groups, best, { weak, notes: [...notes, ...independenceNotes(columns, weights)] });
}

/** Values of those who say something about spend; others are left out, whatever they are. */
function checkRange(values: ArrayLike<number>, weights: Float64Array): void {
  const issues: Issue[] = [];
  const { least, most } = RANGE;
  for (let i = 0; i < weights.length && issues.length < MOST_LISTED; i++) {
    const value = values[i]!;
    if (weights[i] === 0 || (value >= least && value <= most)) continue;
    const expected = `0 or a number from ${String(least)} to ${String(most)}`;
    const fix = "State values in another unit of money.";
    issues.push({ code: "invalid-input", path: `monetaryValue[${String(i)}]`, expected, received: show(value), fix });
  }
  if (issues.length > 0) throw new KeizokuError(OPERATION, issues);
}

function checkPrior(prior: unknown): void {
  if (prior === undefined || prior === "weak") return;
  const fix = 'Pass "weak", or leave it out.';
  throw new KeizokuError(OPERATION, [
    { code: "invalid-input", path: "options.prior", expected: '"weak"', received: show(prior), fix },
  ]);
}

/** Whether all values are equal, up to the rounding of a mean. */
function isFlat({ means, gaps, customers }: SpendGroups): boolean {
  const value = means[0]!;
  const spread = gaps.reduce((sum, gap) => sum + gap, 0);
  return means.every((mean) => Math.abs(mean - value) <= FLAT * value) && spread <= FLAT * FLAT * customers;
}

/** Everybody pays one price: there is nothing to weigh, and the likelihood has no bound. */
function flatModel(groups: SpendGroups, notes: readonly Note[]): SpendModel {
  const parameters = { mean: groups.means[0]!, betweenVariance: 0, withinVariance: 0 };
  const message =
    "Repeat purchases all have one value, which is expected of everyone; the likelihood has no bound and is given as 0.";
  const report = reportOf(groups, {
    logLikelihood: 0,
    iterations: 0,
    notes: [...notes, { code: "flat-spend", message }],
  });
  return freezeDeep({ kind: "spend", version: 1, parameters, fit: report });
}

function modelOf(
  groups: SpendGroups,
  { profile, iterations }: BestProfile,
  { weak, notes }: { readonly weak: boolean; readonly notes: readonly Note[] },
): SpendModel {
  const { share, rest, mean, scale } = profile;
  const variance = mean * scale * mean;
  const parameters = { mean, betweenVariance: share * variance, withinVariance: rest * variance };
  const vector = parameterNames.map((name) => parameters[name]);
  const logLikelihood = kernelLogLikelihood(vector, groups);
  const report = reportOf(groups, { logLikelihood, iterations, notes: [...notes, ...limitNotes(share, rest)] });
  const prior = weak ? { withinVariance: { median: parameters.betweenVariance, sdLog: WEAK_SD_LOG } } : null;
  const precision = share > 0 && rest > 0 ? precisionAt(vector, groups, weak) : {};
  return freezeDeep({ kind: "spend", version: 1, parameters, fit: { ...report, ...precision, prior } });
}

function limitNotes(share: number, rest: number): Note[] {
  if (share === 0) {
    const message = "Customers do not differ beyond chance: the common mean is expected of everyone.";
    return [{ code: "no-between-variance", message }];
  }
  if (rest > 0) return [];
  const message =
    "A customer's purchases do not seem to differ among themselves: his own mean is expected, without a pull to the common one.";
  return [{ code: "no-within-variance", message }];
}

/**
 * Log-likelihood of one customer, or the sum over columns of customers; frequency, monetaryValue, the mean and one of the variances above 0.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logLikelihood({ mean: 2, betweenVariance: 3, withinVariance: 2 }, { frequency: 2, monetaryValue: 1.5 }) // => -1.4431
 */
export function logLikelihood(parameters: SpendParameters, spends: Spend | Spends): number {
  const operation = "spend.logLikelihood";
  checkSpendParameters(operation, parameters);
  const vector = parameterNames.map((name) => parameters[name]);
  const variance = parameters.betweenVariance + parameters.withinVariance;
  const fix = "Pass a mean and at least one variance above 0.";
  const given = { mean: parameters.mean, variance };
  checkNumbers(operation, "parameters", given, { mean: { above: 0, fix }, variance: { above: 0, fix } });
  const rules = {
    frequency: { ...frequencyRule, min: 1 },
    monetaryValue: { ...spendRules.monetaryValue, above: 0 },
  };
  let total = 0;
  overRows(operation, spends, rules, (columns) => {
    const rows = collapse([columns.frequency, columns.monetaryValue]);
    total = kernelLogLikelihood(vector, spendGroups(rows.columns, rows.weights));
  });
  if (Number.isFinite(total)) return total;
  const expected = "parameters at which the likelihood is a number";
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "parameters", expected, received: "others", fix: "Pass parameters near the data." },
  ]);
}
