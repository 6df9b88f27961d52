import type { Columns, Row } from "../../schema/columns.ts";
import type { DiscountOptions, HorizonOptions, TimedModel } from "../kernel/predictionOptions.ts";
import type { CountAndHorizon } from "../kernel/purchaseChances.ts";
import type { PurchaseHistories, PurchaseHistory } from "../kernel/purchaseHistory.ts";
import { bgCnbdK } from "./family.ts";
import type { RegularScorer } from "../regular/law.ts";
import {
  aliveLater,
  aliveNow,
  chanceOf,
  logChanceOf,
  oddsAlive,
  ofNewCustomer,
  purchasesAhead,
  regularPrediction,
  residual,
  type Customers,
} from "../regular/predictions.ts";

/** What predictions read of a model: its parameters, and its unit of time where a rate is involved. */
export type BgCnbdKScorer = RegularScorer;

/**
 * Chance that a customer has not left by the end of the observation: the more regular his purchases, the sooner a silence tells.
 *
 * A customer without a repeat purchase has had no occasion to leave in this model: his chance is 1.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } };
 * probabilityAlive(model, { frequency: [2, 2], recency: [30.43, 20], age: [38.86, 38.86] }) // => [0.7580, 0.3671]
 * @see Platzer & Reutterer (2016), Marketing Science 35(5), 779–799
 */
export function probabilityAlive(model: BgCnbdKScorer, customers: PurchaseHistory): number;
export function probabilityAlive(model: BgCnbdKScorer, customers: PurchaseHistories): Float64Array;
export function probabilityAlive(model: BgCnbdKScorer, customers: Customers): number | Float64Array {
  return aliveNow(regularPrediction(bgCnbdK, "probabilityAlive", model), customers);
}

/**
 * Chance that a customer will not have left `horizon` after the end of the observation.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } };
 * probabilityAliveAfter(model, { frequency: 2, recency: 30.43, age: 38.86 }, { horizon: 39 }) // => 0.5400
 * @see Platzer & Reutterer (2016), with purchases after the observation as further occasions to leave
 */
export function probabilityAliveAfter(
  model: BgCnbdKScorer,
  customers: PurchaseHistory,
  options: HorizonOptions,
): number;
export function probabilityAliveAfter(
  model: BgCnbdKScorer,
  customers: PurchaseHistories,
  options: HorizonOptions,
): Float64Array;
export function probabilityAliveAfter(
  model: BgCnbdKScorer,
  customers: Customers,
  options: HorizonOptions,
): number | Float64Array {
  return aliveLater(regularPrediction(bgCnbdK, "probabilityAliveAfter", model), customers, options);
}

/**
 * Log odds of not having left by the end of the observation: exact where the chance itself is too near 0 or 1 to tell.
 *
 * @returns ln(p / (1 − p)) for each customer with at least one repeat purchase
 * @throws {KeizokuError} `invalid-input` (frequency 0: the chance is 1 by definition and has no log odds), `empty-input`
 * @example logOddsAlive({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }, { frequency: 2, recency: 30.43, age: 38.86 }) // => 1.1415
 */
export function logOddsAlive(model: BgCnbdKScorer, customers: PurchaseHistory): number;
export function logOddsAlive(model: BgCnbdKScorer, customers: PurchaseHistories): Float64Array;
export function logOddsAlive(model: BgCnbdKScorer, customers: Customers): number | Float64Array {
  return oddsAlive(regularPrediction(bgCnbdK, "logOddsAlive", model), customers);
}

/**
 * Expected purchases of a customer within `horizon` after the end of the observation, his chance of having left included. Exact: how far
 * he is through his present gap counts, where the paper approximates.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example expectedPurchases({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }, { frequency: 2, recency: 30.43, age: 38.86 }, { horizon: 39 }) // => 1.6590
 * @see Platzer & Reutterer (2016)
 */
export function expectedPurchases(model: BgCnbdKScorer, customers: PurchaseHistory, options: HorizonOptions): number;
export function expectedPurchases(
  model: BgCnbdKScorer,
  customers: PurchaseHistories,
  options: HorizonOptions,
): Float64Array;
export function expectedPurchases(
  model: BgCnbdKScorer,
  customers: Customers,
  options: HorizonOptions,
): number | Float64Array {
  return purchasesAhead(regularPrediction(bgCnbdK, "expectedPurchases", model), customers, options);
}

/**
 * Expected purchases of a new customer within `horizon` after his first purchase, which is not counted.
 *
 * @returns a number for one horizon, a `Float64Array` for several
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example newCustomerPurchases({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }, { horizon: 32 }) // => 2.9747
 * @see Platzer & Reutterer (2016)
 */
export function newCustomerPurchases(model: BgCnbdKScorer, options: Row<"horizon">): number;
export function newCustomerPurchases(model: BgCnbdKScorer, options: Columns<"horizon">): Float64Array;
export function newCustomerPurchases(
  model: BgCnbdKScorer,
  options: Row<"horizon"> | Columns<"horizon">,
): number | Float64Array {
  return ofNewCustomer(regularPrediction(bgCnbdK, "newCustomerPurchases", model), options);
}

/**
 * Logarithm of the chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input` (a count above 0 needs a horizon above 0), `empty-input`
 * @example logProbabilityOfPurchases({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }, { count: 0, horizon: 39 }) // => -1.8930
 * @see Platzer & Reutterer (2016)
 */
export function logProbabilityOfPurchases(model: BgCnbdKScorer, options: Row<"count" | "horizon">): number;
export function logProbabilityOfPurchases(model: BgCnbdKScorer, options: Columns<"count" | "horizon">): Float64Array;
export function logProbabilityOfPurchases(model: BgCnbdKScorer, options: CountAndHorizon): number | Float64Array {
  return logChanceOf(regularPrediction(bgCnbdK, "logProbabilityOfPurchases", model), options);
}

/**
 * Chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityOfPurchases({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }, { count: 0, horizon: 39 }) // => 0.1506
 * @see Platzer & Reutterer (2016)
 */
export function probabilityOfPurchases(model: BgCnbdKScorer, options: Row<"count" | "horizon">): number;
export function probabilityOfPurchases(model: BgCnbdKScorer, options: Columns<"count" | "horizon">): Float64Array;
export function probabilityOfPurchases(model: BgCnbdKScorer, options: CountAndHorizon): number | Float64Array {
  return chanceOf(regularPrediction(bgCnbdK, "probabilityOfPurchases", model), options);
}

/** A model with its unit of time. */
export type TimedBgCnbdKScorer = BgCnbdKScorer & TimedModel;

/**
 * Expected purchases after the end of the observation, each discounted to that moment.
 *
 * @param model with its unit of time (`fit.timeUnit`), which turns the rate into one per unit
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example residualValue({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 }, fit: { timeUnit: "week" } }, { frequency: 2, recency: 30.43, age: 38.86 }, { discountRate: { rate: 0.15, per: "year" } }) // => 6.522
 * @see the discounted sum over the gaps of Platzer & Reutterer (2016), by quadrature over the rate
 */
export function residualValue(model: TimedBgCnbdKScorer, customers: PurchaseHistory, options: DiscountOptions): number;
export function residualValue(
  model: TimedBgCnbdKScorer,
  customers: PurchaseHistories,
  options: DiscountOptions,
): Float64Array;
export function residualValue(
  model: TimedBgCnbdKScorer,
  customers: Customers,
  options: DiscountOptions,
): number | Float64Array {
  return residual(regularPrediction(bgCnbdK, "residualValue", model), model, customers, options);
}
