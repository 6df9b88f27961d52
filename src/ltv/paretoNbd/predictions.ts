import { checkNumbers, isRow, overRows } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { rateConvention } from "../kernel/covariates/convention.ts";
import { customerChances, customerLogChances } from "../kernel/covariates/customerChances.ts";
import type { NewCustomerHorizon, NewCustomerHorizons } from "../kernel/covariates/covariates.ts";
import { overCustomers, scorerOf, type Scorer } from "../kernel/covariates/scorer.ts";
import {
  discountTerms,
  horizonRule,
  type DiscountOptions,
  type HorizonOptions,
  type TimedModel,
} from "../kernel/predictionOptions.ts";
import type { CountAndHorizon, CountColumns, CountRow } from "../kernel/purchaseChances.ts";
import { purchaseHistoryRules, type DescribedHistories, type DescribedHistory } from "../kernel/purchaseHistory.ts";
import { parameterNames } from "./kernel.ts";
import { aheadInto, aliveInto, discountedTimeThere, logOddsAliveInto, logPmf, timeThere } from "./predictionKernel.ts";
import type { ParetoNbdModel } from "./schema.ts";

/** What predictions read of a model: its parameters and covariates, and its unit of time where a rate is involved. */
export type ParetoNbdScorer = Pick<ParetoNbdModel, "parameters" | "covariates">;

function scorer(operation: string, model: ParetoNbdScorer): Scorer {
  return scorerOf(operation, [parameterNames, rateConvention], model);
}

/**
 * Chance that a customer has not left by the end of the observation.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time, and `covariates` where it has any
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 } };
 * probabilityAlive(model, { frequency: 26, recency: 30.86, age: 31 }) // => 0.9979
 * probabilityAlive(model, { frequency: [26, 0], recency: [30.86, 0], age: [31, 39] }) // => [0.9979, 0.293]
 * @see Schmittlein, Morrison & Colombo (1987), Management Science 33(1), 1–24
 */
export function probabilityAlive(model: ParetoNbdScorer, customers: DescribedHistory): number;
export function probabilityAlive(model: ParetoNbdScorer, customers: DescribedHistories): Float64Array;
export function probabilityAlive(
  model: ParetoNbdScorer,
  customers: DescribedHistory | DescribedHistories,
): number | Float64Array {
  const operation = "paretoNbd.probabilityAlive";
  return overCustomers(scorer(operation, model), customers, purchaseHistoryRules, aliveInto);
}

/**
 * Chance that a customer will not have left `horizon` after the end of the observation.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time, and `covariates` where it has any
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 } };
 * probabilityAliveAfter(model, { frequency: 26, recency: 30.86, age: 31 }, { horizon: 52 }) // => 0.6137
 * @see Schmittlein, Morrison & Colombo (1987): the time of leaving is Pareto distributed
 */
export function probabilityAliveAfter(
  model: ParetoNbdScorer,
  customers: DescribedHistory,
  options: HorizonOptions,
): number;
export function probabilityAliveAfter(
  model: ParetoNbdScorer,
  customers: DescribedHistories,
  options: HorizonOptions,
): Float64Array;
export function probabilityAliveAfter(
  model: ParetoNbdScorer,
  customers: DescribedHistory | DescribedHistories,
  options: HorizonOptions,
): number | Float64Array {
  const operation = "paretoNbd.probabilityAliveAfter";
  const scored = scorer(operation, model);
  checkNumbers(operation, "options", options, horizonRule);
  const stillThere = (_: number, rate: number): number =>
    Math.exp(-scored.parameters[2]! * Math.log1p(options.horizon / rate));
  return overCustomers(scored, customers, purchaseHistoryRules, (parameters, columns, out) => {
    aheadInto(parameters, columns, stillThere, out);
  });
}

/**
 * Log odds of not having left by the end of the observation: exact where the chance itself is too near 0 or 1 to tell.
 *
 * @returns ln(p / (1 − p)) for each customer whose last purchase is before the end of the observation
 * @throws {KeizokuError} `invalid-input` (recency equal to age: the chance is 1 and has no log odds), `empty-input`
 * @example logOddsAlive({ parameters: { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 } }, { frequency: 26, recency: 30.86, age: 31 }) // => 6.1661
 */
export function logOddsAlive(model: ParetoNbdScorer, customers: DescribedHistory): number;
export function logOddsAlive(model: ParetoNbdScorer, customers: DescribedHistories): Float64Array;
export function logOddsAlive(
  model: ParetoNbdScorer,
  customers: DescribedHistory | DescribedHistories,
): number | Float64Array {
  const operation = "paretoNbd.logOddsAlive";
  const scored = scorer(operation, model);
  overRows(operation, customers, purchaseHistoryRules, (columns) => {
    checkSilence(operation, columns, isRow<"age">(customers, ["age"]));
  });
  return overCustomers(scored, customers, purchaseHistoryRules, logOddsAliveInto);
}

/**
 * Expected purchases of a customer within `horizon` after the end of the observation, his chance of having left included.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time, and `covariates` where it has any
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example expectedPurchases({ parameters: { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 } }, { frequency: 26, recency: 30.86, age: 31 }, { horizon: 52 }) // => 25.41
 * @see Fader & Hardie (2005), "A note on deriving the Pareto/NBD model and related expressions"
 */
export function expectedPurchases(model: ParetoNbdScorer, customers: DescribedHistory, options: HorizonOptions): number;
export function expectedPurchases(
  model: ParetoNbdScorer,
  customers: DescribedHistories,
  options: HorizonOptions,
): Float64Array;
export function expectedPurchases(
  model: ParetoNbdScorer,
  customers: DescribedHistory | DescribedHistories,
  options: HorizonOptions,
): number | Float64Array {
  const operation = "paretoNbd.expectedPurchases";
  const scored = scorer(operation, model);
  checkNumbers(operation, "options", options, horizonRule);
  const bought = (purchaseRate: number, rate: number): number =>
    purchaseRate * timeThere(scored.parameters[2]!, rate, options.horizon);
  return overCustomers(scored, customers, purchaseHistoryRules, (parameters, columns, out) => {
    aheadInto(parameters, columns, bought, out);
  });
}

/**
 * Expected purchases of a new customer within `horizon` after his first purchase, which is not counted.
 *
 * @returns a number for one horizon, a `Float64Array` for several
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example newCustomerPurchases({ parameters: { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 } }, { horizon: [1, 9] }) // => [0.0507, 0.3885]
 * @see Schmittlein, Morrison & Colombo (1987)
 */
export function newCustomerPurchases(model: ParetoNbdScorer, options: NewCustomerHorizon): number;
export function newCustomerPurchases(model: ParetoNbdScorer, options: NewCustomerHorizons): Float64Array;
export function newCustomerPurchases(
  model: ParetoNbdScorer,
  options: NewCustomerHorizon | NewCustomerHorizons,
): number | Float64Array {
  const operation = "paretoNbd.newCustomerPurchases";
  return overCustomers(scorer(operation, model), options, horizonRule, (parameters, { horizon }, out) => {
    const [r, alpha, s, beta] = parameters as readonly [number, number, number, number];
    for (let i = 0; i < out.length; i++) out[i] = (r / alpha) * timeThere(s, beta, horizon[i]!);
  });
}

/**
 * Logarithm of the chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input` (a count above 0 needs a horizon above 0), `empty-input`
 * @example logProbabilityOfPurchases({ parameters: { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 } }, { count: 0, horizon: 39 }) // => -0.5175
 * @see Fader & Hardie (2020), "Deriving an expression for P(X(t) = x) under the Pareto/NBD model"
 */
export function logProbabilityOfPurchases(model: ParetoNbdScorer, options: CountRow): number;
export function logProbabilityOfPurchases(model: ParetoNbdScorer, options: CountColumns): Float64Array;
export function logProbabilityOfPurchases(model: ParetoNbdScorer, options: CountAndHorizon): number | Float64Array {
  return customerLogChances(scorer("paretoNbd.logProbabilityOfPurchases", model), options, logPmf);
}

/**
 * Chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityOfPurchases({ parameters: { r: 0.55, alpha: 10.58, s: 0.61, beta: 11.67 } }, { count: 0, horizon: 39 }) // => 0.596
 * @see Fader & Hardie (2020), "Deriving an expression for P(X(t) = x) under the Pareto/NBD model"
 */
export function probabilityOfPurchases(model: ParetoNbdScorer, options: CountRow): number;
export function probabilityOfPurchases(model: ParetoNbdScorer, options: CountColumns): Float64Array;
export function probabilityOfPurchases(model: ParetoNbdScorer, options: CountAndHorizon): number | Float64Array {
  return customerChances(scorer("paretoNbd.probabilityOfPurchases", model), options, logPmf);
}

/** A model with its unit of time. */
export type TimedParetoNbdScorer = ParetoNbdScorer & TimedModel;

/**
 * Expected purchases after the end of the observation, each discounted to that moment (DERT, where there is no horizon).
 *
 * @param model with its unit of time (`fit.timeUnit`), which turns the rate into one per unit
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example residualValue({ parameters: { r: 0.5534, alpha: 10.5802, s: 0.6061, beta: 11.6562 }, fit: { timeUnit: "week" } }, { frequency: 2, recency: 30.43, age: 38.86 }, { discountRate: { rate: 0.15, per: "year" } }) // => 6.51
 * @see Fader, Hardie & Lee (2005), "RFM and CLV: using iso-value curves for customer base analysis", J. Marketing Research 42(4)
 */
export function residualValue(
  model: TimedParetoNbdScorer,
  customers: DescribedHistory,
  options: DiscountOptions,
): number;
export function residualValue(
  model: TimedParetoNbdScorer,
  customers: DescribedHistories,
  options: DiscountOptions,
): Float64Array;
export function residualValue(
  model: TimedParetoNbdScorer,
  customers: DescribedHistory | DescribedHistories,
  options: DiscountOptions,
): number | Float64Array {
  const operation = "paretoNbd.residualValue";
  const scored = scorer(operation, model);
  const timeOf = discountedTimeThere(scored.parameters[2]!, discountTerms(operation, model, options));
  const discounted = (purchaseRate: number, rate: number): number => purchaseRate * timeOf(rate);
  return overCustomers(scored, customers, purchaseHistoryRules, (parameters, columns, out) => {
    aheadInto(parameters, columns, discounted, out);
  });
}

/** Issues beyond this many are not listed: a table of a million must not fill the memory. */
const LISTED = 1000;

/** Log odds need a silence after the last purchase. */
function checkSilence(operation: string, { recency, age }: DescribedHistories, single: boolean): void {
  const issues: Issue[] = [];
  for (let i = 0; i < age.length && issues.length < LISTED; i++) {
    if (age[i]! > recency[i]!) continue;
    const path = single ? "recency" : `recency[${String(i)}]`;
    const expected = `below age (${show(age[i])})`;
    const fix = "Leave out who bought at the very end: he is there for certain.";
    issues.push({ code: "invalid-input", path, expected, received: show(recency[i]), fix });
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}
