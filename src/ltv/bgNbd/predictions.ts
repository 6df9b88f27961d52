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
import { logOddsLeft, parameterNames } from "./kernel.ts";
import { aheadInto, aliveInto, logPmf } from "./predictionKernel.ts";
import type { BgNbdModel } from "./schema.ts";

/** What predictions read of a model: its parameters and covariates, and its unit of time where a rate is involved. */
export type BgNbdScorer = Pick<BgNbdModel, "parameters" | "covariates">;

function scorer(operation: string, model: BgNbdScorer): Scorer {
  return scorerOf(operation, [parameterNames, occasionConvention], model);
}

/**
 * Chance that a customer has not left by the end of the observation.
 *
 * A customer without a repeat purchase has had no occasion to leave in this model: his chance is 1.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time, and `covariates` where it has any
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 } };
 * probabilityAlive(model, { frequency: 2, recency: 30.43, age: 38.86 }) // => 0.7266
 * probabilityAlive(model, { frequency: [2, 7], recency: [30.43, 10], age: [38.86, 38.86] }) // => [0.7266, 0.0037]
 * @see Fader & Hardie (2008), "Computing P(alive) using the BG/NBD model", eq. 3
 */
export function probabilityAlive(model: BgNbdScorer, customers: DescribedHistory): number;
export function probabilityAlive(model: BgNbdScorer, customers: DescribedHistories): Float64Array;
export function probabilityAlive(
  model: BgNbdScorer,
  customers: DescribedHistory | DescribedHistories,
): number | Float64Array {
  const operation = "bgNbd.probabilityAlive";
  return overCustomers(scorer(operation, model), customers, purchaseHistoryRules, aliveInto);
}

/**
 * Chance that a customer will not have left `horizon` after the end of the observation.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time, and `covariates` where it has any
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 } };
 * probabilityAliveAfter(model, { frequency: 2, recency: 30.43, age: 38.86 }, { horizon: 39 }) // => 0.5672
 * @see Fader, Hardie & Lee (2005), section 4, with purchases after the observation as further occasions to leave
 */
export function probabilityAliveAfter(model: BgNbdScorer, customers: DescribedHistory, options: HorizonOptions): number;
export function probabilityAliveAfter(
  model: BgNbdScorer,
  customers: DescribedHistories,
  options: HorizonOptions,
): Float64Array;
export function probabilityAliveAfter(
  model: BgNbdScorer,
  customers: DescribedHistory | DescribedHistories,
  options: HorizonOptions,
): number | Float64Array {
  return ahead("bgNbd.probabilityAliveAfter", model, customers, options, stillThere);
}

/**
 * Log odds of not having left by the end of the observation: exact where the chance itself is too near 0 or 1 to tell.
 *
 * @returns ln(p / (1 − p)) for each customer with at least one repeat purchase
 * @throws {KeizokuError} `invalid-input` (frequency 0: the chance is 1 by definition and has no log odds), `empty-input`
 * @example logOddsAlive({ parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 } }, { frequency: 2, recency: 30.43, age: 38.86 }) // => 0.9775
 */
export function logOddsAlive(model: BgNbdScorer, customers: DescribedHistory): number;
export function logOddsAlive(model: BgNbdScorer, customers: DescribedHistories): Float64Array;
export function logOddsAlive(
  model: BgNbdScorer,
  customers: DescribedHistory | DescribedHistories,
): number | Float64Array {
  const operation = "bgNbd.logOddsAlive";
  const scored = scorer(operation, model);
  const rules = { ...purchaseHistoryRules, frequency: { ...purchaseHistoryRules.frequency, min: 1 } };
  return overCustomers(scored, customers, rules, (parameters, { frequency, recency, age }, out) => {
    for (let i = 0; i < out.length; i++) out[i] = -logOddsLeft(parameters, frequency[i]!, recency[i]!, age[i]!);
  });
}

/**
 * Expected purchases of a customer within `horizon` after the end of the observation, his chance of having left included.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time, and `covariates` where it has any
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example expectedPurchases({ parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 } }, { frequency: 2, recency: 30.43, age: 38.86 }, { horizon: 39 }) // => 1.226
 * @see Fader, Hardie & Lee (2005), eq. 10
 */
export function expectedPurchases(model: BgNbdScorer, customers: DescribedHistory, options: HorizonOptions): number;
export function expectedPurchases(
  model: BgNbdScorer,
  customers: DescribedHistories,
  options: HorizonOptions,
): Float64Array;
export function expectedPurchases(
  model: BgNbdScorer,
  customers: DescribedHistory | DescribedHistories,
  options: HorizonOptions,
): number | Float64Array {
  return ahead("bgNbd.expectedPurchases", model, customers, options, purchases);
}

/**
 * Expected purchases of a new customer within `horizon` after his first purchase, which is not counted.
 *
 * @returns a number for one horizon, a `Float64Array` for several
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example newCustomerPurchases({ parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 } }, { horizon: 32 }) // => 1.0438
 * @see Fader, Hardie & Lee (2005), eq. 9
 */
export function newCustomerPurchases(model: BgNbdScorer, options: NewCustomerHorizon): number;
export function newCustomerPurchases(model: BgNbdScorer, options: NewCustomerHorizons): Float64Array;
export function newCustomerPurchases(
  model: BgNbdScorer,
  options: NewCustomerHorizon | NewCustomerHorizons,
): number | Float64Array {
  const operation = "bgNbd.newCustomerPurchases";
  return overCustomers(scorer(operation, model), options, horizonRule, (parameters, { horizon }, out) => {
    const [r, alpha, a, b] = parameters as readonly [number, number, number, number];
    for (let i = 0; i < out.length; i++) out[i] = purchases({ shape: r, a, b }, horizon[i]! / alpha);
  });
}

/**
 * Logarithm of the chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input` (a count above 0 needs a horizon above 0), `empty-input`
 * @example logProbabilityOfPurchases({ parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } }, { count: 0, horizon: 39 }) // => -0.5555
 * @see Fader, Hardie & Lee (2005), eq. 8
 */
export function logProbabilityOfPurchases(model: BgNbdScorer, options: CountRow): number;
export function logProbabilityOfPurchases(model: BgNbdScorer, options: CountColumns): Float64Array;
export function logProbabilityOfPurchases(model: BgNbdScorer, options: CountAndHorizon): number | Float64Array {
  return customerLogChances(scorer("bgNbd.logProbabilityOfPurchases", model), options, logPmf);
}

/**
 * Chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityOfPurchases({ parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } }, { count: 0, horizon: 39 }) // => 0.5738
 * @see Fader, Hardie & Lee (2005), eq. 8
 */
export function probabilityOfPurchases(model: BgNbdScorer, options: CountRow): number;
export function probabilityOfPurchases(model: BgNbdScorer, options: CountColumns): Float64Array;
export function probabilityOfPurchases(model: BgNbdScorer, options: CountAndHorizon): number | Float64Array {
  return customerChances(scorer("bgNbd.probabilityOfPurchases", model), options, logPmf);
}

/**
 * Expected purchases after the end of the observation, each discounted to that moment.
 *
 * @param model with its unit of time (`fit.timeUnit`), which turns the rate into one per unit
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example residualValue({ parameters: { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 }, fit: { timeUnit: "week" } }, { frequency: 2, recency: 30.43, age: 38.86 }, { discountRate: { rate: 0.15, per: "year" } }) // => 5.18
 * @see the integral ∫ e^(−δt) dE[X(t)] of Fader, Hardie & Lee (2005) eq. 10, by quadrature
 */
export function residualValue(model: TimedScorer, customers: DescribedHistory, options: DiscountOptions): number;
export function residualValue(
  model: TimedScorer,
  customers: DescribedHistories,
  options: DiscountOptions,
): Float64Array;
export function residualValue(
  model: TimedScorer,
  customers: DescribedHistory | DescribedHistories,
  options: DiscountOptions,
): number | Float64Array {
  const operation = "bgNbd.residualValue";
  const scored = scorer(operation, model);
  const { delta, horizon } = discountTerms(operation, model, options);
  const rules = discountRules();
  return overCustomers(scored, customers, purchaseHistoryRules, (parameters, columns, out) => {
    const discounted = (state: DropoutMixture, rate: number): number =>
      discountedPurchases(state, delta * rate, horizon / rate, rules);
    aheadInto(parameters, columns, discounted, out);
  });
}

/** A model with its unit of time. */
export type TimedScorer = BgNbdScorer & TimedModel;

/** P(alive) times what f expects of a customer who is, `options.horizon` ahead. */
function ahead(
  operation: string,
  model: BgNbdScorer,
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
