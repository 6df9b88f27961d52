import { checkNumbers } from "../../schema/columns.ts";
import { discountedPurchases, discountRules } from "../kernel/discountedPurchases.ts";
import { purchases, stillThere, type DropoutMixture } from "../kernel/dropoutMixture.ts";
import { occasionConvention } from "../kernel/covariates/convention.ts";
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
import { aheadInto, aliveInto, logOddsAliveInto, logPmf, newPurchases } from "./predictionKernel.ts";
import type { MbgNbdModel } from "./schema.ts";

/** What predictions read of a model: its parameters and covariates, and its unit of time where a rate is involved. */
export type MbgNbdScorer = Pick<MbgNbdModel, "parameters" | "covariates">;

function scorer(operation: string, model: MbgNbdScorer): Scorer {
  return scorerOf(operation, [parameterNames, occasionConvention], model);
}

/**
 * Chance that a customer has not left by the end of the observation.
 *
 * A customer without a repeat purchase may have left after his first one: his chance is below 1, other than in BG/NBD.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time, and `covariates` where it has any
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } };
 * probabilityAlive(model, { frequency: 2, recency: 30.43, age: 38.86 }) // => 0.7062
 * probabilityAlive(model, { frequency: [2, 0], recency: [30.43, 0], age: [38.86, 38.86] }) // => [0.7062, 0.3897]
 * @see Batislam, Denizel & Filiztekin (2007), Int. J. Research in Marketing 24(3), 201–209
 */
export function probabilityAlive(model: MbgNbdScorer, customers: DescribedHistory): number;
export function probabilityAlive(model: MbgNbdScorer, customers: DescribedHistories): Float64Array;
export function probabilityAlive(
  model: MbgNbdScorer,
  customers: DescribedHistory | DescribedHistories,
): number | Float64Array {
  const operation = "mbgNbd.probabilityAlive";
  return overCustomers(scorer(operation, model), customers, purchaseHistoryRules, aliveInto);
}

/**
 * Chance that a customer will not have left `horizon` after the end of the observation.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time, and `covariates` where it has any
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } };
 * probabilityAliveAfter(model, { frequency: 2, recency: 30.43, age: 38.86 }, { horizon: 39 }) // => 0.5308
 * @see Batislam, Denizel & Filiztekin (2007), with purchases after the observation as further occasions to leave
 */
export function probabilityAliveAfter(
  model: MbgNbdScorer,
  customers: DescribedHistory,
  options: HorizonOptions,
): number;
export function probabilityAliveAfter(
  model: MbgNbdScorer,
  customers: DescribedHistories,
  options: HorizonOptions,
): Float64Array;
export function probabilityAliveAfter(
  model: MbgNbdScorer,
  customers: DescribedHistory | DescribedHistories,
  options: HorizonOptions,
): number | Float64Array {
  return ahead("mbgNbd.probabilityAliveAfter", model, customers, options, stillThere);
}

/**
 * Log odds of not having left by the end of the observation: exact where the chance itself is too near 0 or 1 to tell.
 *
 * @returns ln(p / (1 − p)): a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logOddsAlive({ parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } }, { frequency: 2, recency: 30.43, age: 38.86 }) // => 0.877
 */
export function logOddsAlive(model: MbgNbdScorer, customers: DescribedHistory): number;
export function logOddsAlive(model: MbgNbdScorer, customers: DescribedHistories): Float64Array;
export function logOddsAlive(
  model: MbgNbdScorer,
  customers: DescribedHistory | DescribedHistories,
): number | Float64Array {
  const operation = "mbgNbd.logOddsAlive";
  const scored = scorer(operation, model);
  return overCustomers(scored, customers, purchaseHistoryRules, logOddsAliveInto);
}

/**
 * Expected purchases of a customer within `horizon` after the end of the observation, his chance of having left included.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time, and `covariates` where it has any
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example expectedPurchases({ parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } }, { frequency: 2, recency: 30.43, age: 38.86 }, { horizon: 39 }) // => 1.263
 * @see Batislam, Denizel & Filiztekin (2007)
 */
export function expectedPurchases(model: MbgNbdScorer, customers: DescribedHistory, options: HorizonOptions): number;
export function expectedPurchases(
  model: MbgNbdScorer,
  customers: DescribedHistories,
  options: HorizonOptions,
): Float64Array;
export function expectedPurchases(
  model: MbgNbdScorer,
  customers: DescribedHistory | DescribedHistories,
  options: HorizonOptions,
): number | Float64Array {
  return ahead("mbgNbd.expectedPurchases", model, customers, options, purchases);
}

/**
 * Expected purchases of a new customer within `horizon` after his first purchase, which is not counted.
 *
 * @returns a number for one horizon, a `Float64Array` for several
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example newCustomerPurchases({ parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } }, { horizon: 32 }) // => 1.0372
 * @see Batislam, Denizel & Filiztekin (2007)
 */
export function newCustomerPurchases(model: MbgNbdScorer, options: NewCustomerHorizon): number;
export function newCustomerPurchases(model: MbgNbdScorer, options: NewCustomerHorizons): Float64Array;
export function newCustomerPurchases(
  model: MbgNbdScorer,
  options: NewCustomerHorizon | NewCustomerHorizons,
): number | Float64Array {
  const operation = "mbgNbd.newCustomerPurchases";
  const scored = scorer(operation, model);
  return overCustomers(scored, options, horizonRule, (parameters, { horizon }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = newPurchases(parameters, horizon[i]!);
  });
}

/**
 * Logarithm of the chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input` (a count above 0 needs a horizon above 0), `empty-input`
 * @example logProbabilityOfPurchases({ parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } }, { count: 0, horizon: 39 }) // => -0.5405
 * @see Batislam, Denizel & Filiztekin (2007)
 */
export function logProbabilityOfPurchases(model: MbgNbdScorer, options: CountRow): number;
export function logProbabilityOfPurchases(model: MbgNbdScorer, options: CountColumns): Float64Array;
export function logProbabilityOfPurchases(model: MbgNbdScorer, options: CountAndHorizon): number | Float64Array {
  return customerLogChances(scorer("mbgNbd.logProbabilityOfPurchases", model), options, logPmf);
}

/**
 * Chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityOfPurchases({ parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 } }, { count: 0, horizon: 39 }) // => 0.5825
 * @see Batislam, Denizel & Filiztekin (2007)
 */
export function probabilityOfPurchases(model: MbgNbdScorer, options: CountRow): number;
export function probabilityOfPurchases(model: MbgNbdScorer, options: CountColumns): Float64Array;
export function probabilityOfPurchases(model: MbgNbdScorer, options: CountAndHorizon): number | Float64Array {
  return customerChances(scorer("mbgNbd.probabilityOfPurchases", model), options, logPmf);
}

/** A model with its unit of time. */
export type TimedMbgNbdScorer = MbgNbdScorer & TimedModel;

/**
 * Expected purchases after the end of the observation, each discounted to that moment.
 *
 * @param model with its unit of time (`fit.timeUnit`), which turns the rate into one per unit
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example residualValue({ parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, fit: { timeUnit: "week" } }, { frequency: 2, recency: 30.43, age: 38.86 }, { discountRate: { rate: 0.15, per: "year" } }) // => 4.93
 * @see the integral ∫ e^(−δt) dE[X(t)] of Batislam, Denizel & Filiztekin (2007), by quadrature
 */
export function residualValue(model: TimedMbgNbdScorer, customers: DescribedHistory, options: DiscountOptions): number;
export function residualValue(
  model: TimedMbgNbdScorer,
  customers: DescribedHistories,
  options: DiscountOptions,
): Float64Array;
export function residualValue(
  model: TimedMbgNbdScorer,
  customers: DescribedHistory | DescribedHistories,
  options: DiscountOptions,
): number | Float64Array {
  const operation = "mbgNbd.residualValue";
  const scored = scorer(operation, model);
  const { delta, horizon } = discountTerms(operation, model, options);
  const rules = discountRules();
  return overCustomers(scored, customers, purchaseHistoryRules, (parameters, columns, out) => {
    const discounted = (state: DropoutMixture, rate: number): number =>
      discountedPurchases(state, delta * rate, horizon / rate, rules);
    aheadInto(parameters, columns, discounted, out);
  });
}

/** P(alive) times what f expects of a customer who is, `options.horizon` ahead. */
function ahead(
  operation: string,
  model: MbgNbdScorer,
  customers: DescribedHistory | DescribedHistories,
  options: HorizonOptions,
  f: (state: DropoutMixture, time: number) => number,
): number | Float64Array {
  const scored = scorer(operation, model);
  checkNumbers(operation, "options", options, horizonRule);
  const { horizon } = options;
  return overCustomers(scored, customers, purchaseHistoryRules, (parameters, columns, out) => {
    aheadInto(parameters, columns, (state, rate) => f(state, horizon / rate), out);
  });
}
