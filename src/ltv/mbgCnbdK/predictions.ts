import type { Columns, Row } from "../../schema/columns.ts";
import type { DiscountOptions, HorizonOptions, TimedModel } from "../kernel/predictionOptions.ts";
import type { CountAndHorizon } from "../kernel/purchaseChances.ts";
import type { PurchaseHistories, PurchaseHistory } from "../kernel/purchaseHistory.ts";
import { mbgCnbdK } from "./family.ts";
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
export type MbgCnbdKScorer = RegularScorer;

/**
 * Chance that a customer has not left by the end of the observation: the more regular his purchases, the sooner a silence tells.
 *
 * A customer without a repeat purchase may have left after his first one: his chance is below 1, other than in BG/CNBD-k.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } };
 * probabilityAlive(model, { frequency: [2, 2], recency: [30.43, 20], age: [38.86, 38.86] }) // => [0.8019, 0.4285]
 * @see Reutterer, Platzer & Schröder (2021), Int. J. Research in Marketing 38(1), 194–215
 */
export function probabilityAlive(model: MbgCnbdKScorer, customers: PurchaseHistory): number;
export function probabilityAlive(model: MbgCnbdKScorer, customers: PurchaseHistories): Float64Array;
export function probabilityAlive(model: MbgCnbdKScorer, customers: Customers): number | Float64Array {
  return aliveNow(regularPrediction(mbgCnbdK, "probabilityAlive", model), customers);
}

/**
 * Chance that a customer will not have left `horizon` after the end of the observation.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time
 * @returns a number for one customer, a `Float64Array` in the same order for columns; from 0 to 1
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const model = { parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } };
 * probabilityAliveAfter(model, { frequency: 2, recency: 30.43, age: 38.86 }, { horizon: 39 }) // => 0.6007
 * @see Reutterer, Platzer & Schröder (2021), with purchases after the observation as further occasions to leave
 */
export function probabilityAliveAfter(
  model: MbgCnbdKScorer,
  customers: PurchaseHistory,
  options: HorizonOptions,
): number;
export function probabilityAliveAfter(
  model: MbgCnbdKScorer,
  customers: PurchaseHistories,
  options: HorizonOptions,
): Float64Array;
export function probabilityAliveAfter(
  model: MbgCnbdKScorer,
  customers: Customers,
  options: HorizonOptions,
): number | Float64Array {
  return aliveLater(regularPrediction(mbgCnbdK, "probabilityAliveAfter", model), customers, options);
}

/**
 * Log odds of not having left by the end of the observation: exact where the chance itself is too near 0 or 1 to tell.
 *
 * @returns ln(p / (1 − p)): a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example logOddsAlive({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }, { frequency: 2, recency: 30.43, age: 38.86 }) // => 1.3980
 */
export function logOddsAlive(model: MbgCnbdKScorer, customers: PurchaseHistory): number;
export function logOddsAlive(model: MbgCnbdKScorer, customers: PurchaseHistories): Float64Array;
export function logOddsAlive(model: MbgCnbdKScorer, customers: Customers): number | Float64Array {
  return oddsAlive(regularPrediction(mbgCnbdK, "logOddsAlive", model), customers);
}

/**
 * Expected purchases of a customer within `horizon` after the end of the observation, his chance of having left included. Exact: how far
 * he is through his present gap counts, where the paper approximates.
 *
 * @param customers one customer, or columns: frequency, recency, age in the model's unit of time
 * @returns a number for one customer, a `Float64Array` in the same order for columns; at least 0
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example expectedPurchases({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }, { frequency: 2, recency: 30.43, age: 38.86 }, { horizon: 39 }) // => 1.7970
 * @see Reutterer, Platzer & Schröder (2021)
 */
export function expectedPurchases(model: MbgCnbdKScorer, customers: PurchaseHistory, options: HorizonOptions): number;
export function expectedPurchases(
  model: MbgCnbdKScorer,
  customers: PurchaseHistories,
  options: HorizonOptions,
): Float64Array;
export function expectedPurchases(
  model: MbgCnbdKScorer,
  customers: Customers,
  options: HorizonOptions,
): number | Float64Array {
  return purchasesAhead(regularPrediction(mbgCnbdK, "expectedPurchases", model), customers, options);
}

/**
 * Expected purchases of a new customer within `horizon` after his first purchase, which is not counted.
 *
 * @returns a number for one horizon, a `Float64Array` for several
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example newCustomerPurchases({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }, { horizon: 32 }) // => 2.5071
 * @see Reutterer, Platzer & Schröder (2021)
 */
export function newCustomerPurchases(model: MbgCnbdKScorer, options: Row<"horizon">): number;
export function newCustomerPurchases(model: MbgCnbdKScorer, options: Columns<"horizon">): Float64Array;
export function newCustomerPurchases(
  model: MbgCnbdKScorer,
  options: Row<"horizon"> | Columns<"horizon">,
): number | Float64Array {
  return ofNewCustomer(regularPrediction(mbgCnbdK, "newCustomerPurchases", model), options);
}

/**
 * Logarithm of the chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input` (a count above 0 needs a horizon above 0), `empty-input`
 * @example logProbabilityOfPurchases({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }, { count: 0, horizon: 39 }) // => -1.0226
 * @see Reutterer, Platzer & Schröder (2021)
 */
export function logProbabilityOfPurchases(model: MbgCnbdKScorer, options: Row<"count" | "horizon">): number;
export function logProbabilityOfPurchases(model: MbgCnbdKScorer, options: Columns<"count" | "horizon">): Float64Array;
export function logProbabilityOfPurchases(model: MbgCnbdKScorer, options: CountAndHorizon): number | Float64Array {
  return logChanceOf(regularPrediction(mbgCnbdK, "logProbabilityOfPurchases", model), options);
}

/**
 * Chance that a new customer makes exactly `count` purchases within `horizon` after his first one.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example probabilityOfPurchases({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 } }, { count: 0, horizon: 39 }) // => 0.3597
 * @see Reutterer, Platzer & Schröder (2021)
 */
export function probabilityOfPurchases(model: MbgCnbdKScorer, options: Row<"count" | "horizon">): number;
export function probabilityOfPurchases(model: MbgCnbdKScorer, options: Columns<"count" | "horizon">): Float64Array;
export function probabilityOfPurchases(model: MbgCnbdKScorer, options: CountAndHorizon): number | Float64Array {
  return chanceOf(regularPrediction(mbgCnbdK, "probabilityOfPurchases", model), options);
}

/** A model with its unit of time. */
export type TimedMbgCnbdKScorer = MbgCnbdKScorer & TimedModel;

/**
 * Expected purchases after the end of the observation, each discounted to that moment.
 *
 * @param model with its unit of time (`fit.timeUnit`), which turns the rate into one per unit
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example residualValue({ parameters: { k: 3, r: 0.85, alpha: 1.45, a: 0.79, b: 2.42 }, fit: { timeUnit: "week" } }, { frequency: 2, recency: 30.43, age: 38.86 }, { discountRate: { rate: 0.15, per: "year" } }) // => 7.534
 * @see the discounted sum over the gaps of Reutterer, Platzer & Schröder (2021), by quadrature over the rate
 */
export function residualValue(model: TimedMbgCnbdKScorer, customers: PurchaseHistory, options: DiscountOptions): number;
export function residualValue(
  model: TimedMbgCnbdKScorer,
  customers: PurchaseHistories,
  options: DiscountOptions,
): Float64Array;
export function residualValue(
  model: TimedMbgCnbdKScorer,
  customers: Customers,
  options: DiscountOptions,
): number | Float64Array {
  return residual(regularPrediction(mbgCnbdK, "residualValue", model), model, customers, options);
}
